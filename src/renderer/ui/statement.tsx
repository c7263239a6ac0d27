import type { StatementLine } from '../../shared/contract/metrics.ts';
import { classes } from '../lib/classes.ts';
import { Figure } from './figure.tsx';
import { FigureTable } from './figure-table.tsx';
import styles from './statement.module.css';

/** Lines that add up, sums in bold under a rule. */
export function Statement({ label, lines }: { label: string; lines: readonly StatementLine[] }) {
  return (
    <FigureTable className={styles.statement} aria-label={label}>
      <tbody>
        {lines.map((line) => (
          <tr key={line.label} className={classes(line.level === 'sum' && styles.sum)}>
            <th scope="row">
              {line.label}
              {line.note && <span className={styles.note}>{line.note}</span>}
            </th>
            <td>
              <Figure figure={line.figure} />
            </td>
          </tr>
        ))}
      </tbody>
    </FigureTable>
  );
}
