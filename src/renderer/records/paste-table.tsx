import { classes } from '../lib/classes.ts';
import styles from './dialogs.module.css';
import type { Paste, PastedRow } from './paste.ts';

/** More is scrolled past unread; what is wrong comes first. */
const SHOWN = 200;

const WORDS: Record<PastedRow['what'], string> = { new: 'New', changed: 'Changed', same: 'Already so' };

const isWrong = ({ cells, problems }: PastedRow): boolean =>
  problems.length > 0 || cells.some(({ reason }) => reason !== null);

/** A pasted block row by row, those with something wrong first, each reason in its cell. */
export function PasteTable({ paste }: { paste: Paste }) {
  const numbered = paste.rows.map((row, i) => ({ row, number: i + 1 }));
  const sorted = [
    ...numbered.filter(({ row }) => isWrong(row)),
    ...numbered.filter(({ row }) => !isWrong(row)),
  ];
  const more = sorted.length - SHOWN;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard.
    <section className={styles.block} tabIndex={0} aria-label="The block">
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Row</th>
            <th scope="col">What</th>
            {paste.fields.map(({ name, label }) => (
              <th key={name} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sorted.slice(0, SHOWN).map(({ row, number }) => (
            <tr key={number}>
              <td className={styles.number}>{number}</td>
              <td className={classes(row.what === 'same' && styles.faint)}>
                {WORDS[row.what]}
                {row.problems.map((problem) => (
                  <span key={problem} className={styles.reason}>
                    {problem}
                  </span>
                ))}
              </td>
              {paste.fields.map(({ name }) => {
                const cell = row.cells.find(({ field }) => field.name === name);
                return (
                  <td
                    key={name}
                    className={classes(cell?.reason && styles.bad, cell && !cell.changes && styles.faint)}
                  >
                    {cell?.text ?? ''}
                    {cell?.reason && <span className={styles.reason}>{cell.reason}</span>}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {more > 0 && <p className={styles.note}>{more.toLocaleString()} more rows are not listed here.</p>}
    </section>
  );
}
