import type { EntryContext } from '../../shared/entry/types.ts';
import { classes } from '../lib/classes.ts';
import { useFormat } from '../lib/format-context.tsx';
import { cellText } from './cell-text.ts';
import styles from './grid.module.css';
import { type GridColumn, saidBy } from './grid-columns.ts';

type GridFootProps = {
  columns: readonly GridColumn[];
  context: EntryContext;
  rowIndex: number;
  /** How many there are. */
  words: string;
  sums: Readonly<Record<string, number>> | null;
};

/** How many records the grid shows, and what their amounts add up to: all of them, in sight or not. */
export function GridFoot({ columns, context, rowIndex, words, sums }: GridFootProps) {
  const format = useFormat();
  return (
    <tr aria-rowindex={rowIndex} className={classes(styles.row, styles.foot)}>
      <td aria-colindex={1} className={styles.mark} />
      {columns.map((column, i) => {
        const { name, look } = column;
        const [said, sum] = [saidBy(column), sums?.[name]];
        const text = said && sum !== undefined ? cellText(said, sum, context, format) : '';
        return (
          <td
            key={name}
            aria-colindex={i + 2}
            className={classes(styles.cell, look === 'number' && styles.number)}
          >
            {i === 0 && text === '' ? words : text}
          </td>
        );
      })}
    </tr>
  );
}
