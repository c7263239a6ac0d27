import type { ImportPlan } from '../../../shared/contract/importing.ts';
import type { RejectedRow } from '../../../shared/import.ts';
import { useFormat } from '../../lib/format-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Panel } from '../../ui/panel.tsx';
import { PlainTable } from '../../ui/plain-table.tsx';
import { saveRejected } from './actions.ts';
import styles from './importing.module.css';
import type { ImportFile } from './state.ts';
import { sentence } from './words.ts';

type RejectedProps = { file: ImportFile; rejected: readonly RejectedRow[]; count: number };

/** Rows that can't be read, and why. */
export function Rejected({ file, rejected, count }: RejectedProps) {
  const format = useFormat();
  const isCut = count > rejected.length;
  return (
    <Panel
      title="Rejected"
      note={
        isCut
          ? `the first ${format.count(rejected.length)} of ${format.count(count)}`
          : 'the other rows are not held up'
      }
      aside={<Button onPress={() => void saveRejected(file)}>Save rejected rows as CSV…</Button>}
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard. */}
      <section className={styles.scroll} aria-label="Rejected rows" tabIndex={0}>
        <PlainTable
          label="Rejected rows and why"
          head={[
            { label: 'Line', kind: 'word' },
            { label: 'Column', kind: 'word' },
            { label: 'Reason', kind: 'text' },
          ]}
          rows={rejected.map(({ line, column, reason }, at) => ({
            key: `${line} ${at}`,
            cells: [format.count(line), column, reason],
          }))}
        />
      </section>
    </Panel>
  );
}

/** Rows that are no records: nothing is dropped unseen. */
export function LeftOut({ plan }: { plan: ImportPlan }) {
  const format = useFormat();
  const linesOf = (lines: readonly number[], count: number) =>
    `${lines.map((line) => format.count(line)).join(', ')}${count > lines.length ? ' …' : ''}`;
  return (
    <Panel title="Left out" note="rows that are no records">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard. */}
      <section className={styles.scroll} aria-label="Left-out rows" tabIndex={0}>
        <PlainTable
          label="Left-out rows by reason"
          head={[{ label: 'Reason' }, { label: 'Rows' }, { label: 'Lines', kind: 'text' }]}
          rows={plan.leftOutRows.map(({ reason, count, lines }) => ({
            key: reason,
            cells: [sentence(reason), format.count(count), linesOf(lines, count)],
          }))}
        />
      </section>
    </Panel>
  );
}

/** What is imported and still deserves a look. */
export function Warnings({ warnings }: { warnings: ImportPlan['warnings'] }) {
  const format = useFormat();
  return (
    <Panel title="Worth a look" note="imported all the same">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard. */}
      <section className={styles.scroll} aria-label="Warnings" tabIndex={0}>
        <PlainTable
          label="Warnings by line"
          head={[
            { label: 'Line', kind: 'word' },
            { label: 'What', kind: 'text' },
          ]}
          rows={warnings.map(({ line, message }, at) => ({
            key: `${line} ${at}`,
            cells: [format.count(line), message],
          }))}
        />
      </section>
    </Panel>
  );
}
