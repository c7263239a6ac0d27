import type { ImportRule } from '../../../shared/contract/import-learnt.ts';
import type { Output } from '../../../shared/contract/index.ts';
import { useFormat } from '../../lib/format-context.tsx';
import { useQuery } from '../../lib/store.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { PlainTable } from '../../ui/plain-table.tsx';
import styles from './importing.module.css';
import rulesCss from './rules.module.css';
import { accountKindText, counted } from './words.ts';

type Props = {
  rules: readonly ImportRule[];
  /** No rule is without its words. */
  isWhole: boolean;
  isSaving: boolean;
  onSave: (apply: boolean) => void;
  onDiscard: () => void;
};

/** Rules that are not saved yet: what they would do to lines imported before, and the ways to save them. */
export function RulesEffect({ rules, isWhole, isSaving, onSave, onDiscard }: Props) {
  const whole = rules.filter(({ pattern }) => pattern.trim() !== '');
  const { data, error, loading } = useQuery('import.previewRules', { rules: whole });
  const format = useFormat();
  const moves = data !== undefined && data.lines > 0;
  const isOff = !isWhole || isSaving;
  return (
    <div className={rulesCss.effect}>
      {error && <ErrorNotice failure={error} />}
      {data && data.moved.length > 0 && <Moves moved={data.moved} />}
      <div className={styles.buttons}>
        <p className={styles.hindrance} role="status">
          {isWhole
            ? loading || !data
              ? 'Looking at what they would do…'
              : data.lines === 0
                ? 'No line imported so far would be booked otherwise.'
                : `${counted(data.lines, 'imported line', format.count)} would be booked otherwise.`
            : 'A rule still needs its words.'}
        </p>
        <Button onPress={onDiscard}>Discard</Button>
        <Button look={moves ? 'plain' : 'primary'} isDisabled={isOff} onPress={() => onSave(false)}>
          {moves ? 'Save for the next imports' : 'Save the rules'}
        </Button>
        {moves && (
          <Button look="primary" isDisabled={isOff || loading} onPress={() => onSave(true)}>
            Save and book {counted(data.lines, 'line', format.count)} anew
          </Button>
        )}
      </div>
    </div>
  );
}

function Moves({ moved }: { moved: Output<'import.previewRules'>['moved'] }) {
  const format = useFormat();
  return (
    <PlainTable
      label="Lines that would be booked otherwise"
      head={[
        { label: 'Rule' },
        { label: 'From', kind: 'text' },
        { label: 'To', kind: 'text' },
        { label: 'Lines' },
        { label: 'Together' },
      ]}
      rows={moved.map(({ rule, from, to, lines, cents }) => ({
        key: `${rule}\n${from}\n${to}`,
        cells: [
          rule,
          accountKindText(from),
          accountKindText(to),
          format.count(lines),
          format.money(cents, { cents: true }),
        ],
      }))}
    />
  );
}
