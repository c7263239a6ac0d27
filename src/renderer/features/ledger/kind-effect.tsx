import type { Output } from '../../../shared/contract/index.ts';
import type { AccountKind } from '../../../shared/domain.ts';
import { useFormat } from '../../lib/format-context.tsx';
import { useQuery } from '../../lib/store.ts';
import { stretches } from '../../records/ask.ts';
import { EffectNote, EffectPending } from '../../records/effect.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { PlainTable } from '../../ui/plain-table.tsx';

type Line = Output<'ledger.kindPreview'>['lines'][number];

/** The last lines of profit: said even where they stay, since that is what the owner wants to know. */
const ANSWERS = ['EBITDA', 'Net profit'];

type KindEffectProps = { account: number; kind: AccountKind; asOf: string };

/** What another kind of an account does to the lines of the profit and loss. */
export function KindEffect({ account, kind, asOf }: KindEffectProps) {
  const format = useFormat();
  const { data, error, loading, retry } = useQuery('ledger.kindPreview', { account, kind, asOf });
  if (error) return <ErrorNotice failure={error} onRetry={retry} isRetrying={loading} />;
  if (!data) return <EffectPending />;
  const moved = data.lines.filter(({ before, after }) => before !== after);
  const lines = data.lines.filter((line) => moved.includes(line) || ANSWERS.includes(line.name));
  const span = `${format.month(data.from.slice(0, 7))} – ${format.month(data.to.slice(0, 7))}`;
  const shown = (value: number | null, { unit }: Line) => format.figure({ value, unit });
  const sentences = [
    moved.length === 0
      ? `No line of the profit and loss of ${span} changes.`
      : `${moved.length === 1 ? '1 line' : `${format.count(moved.length)} lines`} of ${span} ${moved.length === 1 ? 'changes' : 'change'}.`,
    data.entries === 0
      ? 'The account has no entries yet.'
      : `${data.entries === 1 ? '1 entry moves' : `${format.count(data.entries)} entries move`} with it, in all years.`,
    ...(data.closed.length > 0
      ? [`Closed months change, too: ${stretches(data.closed, format.month)}.`]
      : []),
  ];
  return (
    <>
      <EffectNote lines={sentences} />
      {moved.length > 0 && (
        <PlainTable
          label="What changes"
          head={[{ label: 'Line' }, { label: 'Now' }, { label: 'Then' }]}
          rows={lines.map((line) => ({
            key: line.name,
            cells: [line.name, shown(line.before, line), shown(line.after, line)],
            level: ANSWERS.includes(line.name) ? 'sum' : 'line',
          }))}
        />
      )}
    </>
  );
}
