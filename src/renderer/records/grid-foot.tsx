import { classes } from '../lib/classes.ts';
import { useFormat } from '../lib/format-context.tsx';
import { cellText } from './cell-text.ts';
import styles from './grid.module.css';
import { type GridColumn, isNumber } from './grid-columns.ts';

type GridFootProps = {
  columns: readonly GridColumn[];
  rowIndex: number;
  /** How many there are. */
  words: string;
  sums: Readonly<Record<string, number>> | null;
};

/** How many records the grid shows, and what their amounts add up to: all of them, in sight or not. */
export function GridFoot({ columns, rowIndex, words, sums }: GridFootProps) {
  const format = useFormat();
  return (
    <tr aria-rowindex={rowIndex} className={classes(styles.row, styles.foot)}>
      <td aria-colindex={1} className={styles.mark} />
      {columns.map(({ field }, i) => {
        const sum = sums?.[field.name];
        const text = sum === undefined ? '' : cellText(field, sum, format);
        return (
          <td
            key={field.name}
            aria-colindex={i + 2}
            className={classes(styles.cell, isNumber(field) && styles.number)}
          >
            {i === 0 && text === '' ? words : text}
          </td>
        );
      })}
    </tr>
  );
}
