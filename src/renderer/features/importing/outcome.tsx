import type { ImportPlan } from '../../../shared/contract/importing.ts';
import type { ImportKind } from '../../../shared/import.ts';
import { classes } from '../../lib/classes.ts';
import { useFormat } from '../../lib/format-context.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Changes, Names, Totals } from './effects.tsx';
import styles from './importing.module.css';
import outcomeCss from './outcome.module.css';
import { LeftOut, Rejected, Warnings } from './row-problems.tsx';
import type { ImportFile } from './state.ts';
import { cellText } from './words.ts';

type Counts = Pick<ImportPlan, 'new' | 'changed' | 'unchanged' | 'leftOut' | 'rejectedCount'>;

/** What becomes of the rows, the answer first. */
export function CountStrip({ label, counts }: { label: string; counts: Counts }) {
  const format = useFormat();
  const parts = [
    { label: 'New', value: counts.new },
    { label: 'Changed', value: counts.changed },
    { label: 'Already there', value: counts.unchanged },
    { label: 'Left out', value: counts.leftOut, note: 'no records' },
    { label: 'Rejected', value: counts.rejectedCount, note: 'can’t be read', isBad: true },
  ];
  return (
    <dl className={outcomeCss.strip} aria-label={label}>
      {parts.map(({ label: name, value, note, isBad }) => (
        <div key={name} className={outcomeCss.part}>
          <dt>{name}</dt>
          <dd
            className={classes(
              outcomeCss.count,
              value === 0 && outcomeCss.none,
              isBad && value > 0 && outcomeCss.bad,
            )}
          >
            {format.count(value)}
          </dd>
          <dd className={outcomeCss.countNote}>{value > 0 && note}</dd>
        </div>
      ))}
    </dl>
  );
}

/** What importing the file would do. */
export function Outcome({ file, plan, kind }: { file: ImportFile; plan: ImportPlan; kind: ImportKind }) {
  return (
    <>
      <CountStrip label="What would happen" counts={plan} />
      <Preview plan={plan} />
      {plan.changes.length > 0 && <Changes plan={plan} />}
      {plan.rejectedCount > 0 && <Rejected file={file} rejected={plan.rejected} count={plan.rejectedCount} />}
      {plan.warnings.length > 0 && <Warnings warnings={plan.warnings} />}
      {plan.leftOutRows.length > 0 && <LeftOut plan={plan} />}
      {plan.totals.length > 0 && <Totals totals={plan.totals} />}
      <Names file={file} plan={plan} kind={kind} />
    </>
  );
}

const WHAT = { new: 'new', changed: 'changed', unchanged: 'there' } as const;

function Preview({ plan }: { plan: ImportPlan }) {
  const format = useFormat();
  const { columns, rows } = plan.preview;
  // A column that says nothing in any row takes room from those that do.
  const shown = columns
    .map((column, at) => ({ ...column, at }))
    .filter(({ at }) => rows.some(({ cells }) => (cells[at] ?? '') !== ''));
  if (rows.length === 0)
    return (
      <Panel title="Preview">
        <p className={styles.because}>
          {plan.questions.length > 0
            ? 'The first records will be here once the questions are answered.'
            : 'There is no record to show.'}
        </p>
      </Panel>
    );
  return (
    <Panel title="Preview" note="the first records as they will be stored">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard. */}
      <section className={styles.scroll} aria-label="Preview of records" tabIndex={0}>
        <table className={outcomeCss.preview}>
          <thead>
            <tr>
              <th scope="col" className={outcomeCss.line}>
                Line
              </th>
              {shown.map(({ label, numeric }) => (
                <th key={label} scope="col" className={classes(numeric && outcomeCss.number)}>
                  {label}
                </th>
              ))}
              <th scope="col">Is</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ line, what, cells }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: one line may make several records; the list is made anew.
              <tr key={at}>
                <td className={outcomeCss.line}>{format.count(line)}</td>
                {shown.map(({ label, numeric, at: column }) => (
                  <td key={label} className={classes(numeric && outcomeCss.number)} title={cells[column]}>
                    {cellText(cells[column] ?? '', format)}
                  </td>
                ))}
                <td className={outcomeCss.what} data-what={what}>
                  {WHAT[what]}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Panel>
  );
}
