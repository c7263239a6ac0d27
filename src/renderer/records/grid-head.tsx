import { classes } from '../lib/classes.ts';
import styles from './grid.module.css';
import { type GridColumn, isNumber } from './grid-columns.ts';
import { HEAD_ROW, type Sort } from './grid-state.ts';

type GridHeadProps = {
  columns: readonly GridColumn[];
  sort: Sort | null;
  focused: number | null;
  allSelected: boolean;
};

/** The headings: pressing one sorts, pressing it again turns the order round. */
export function GridHead({ columns, sort, focused, allSelected }: GridHeadProps) {
  return (
    <tr aria-rowindex={1} data-row={HEAD_ROW} className={classes(styles.row, styles.head)}>
      <th scope="col" aria-colindex={1} aria-label="Chosen" className={styles.mark}>
        <input type="checkbox" tabIndex={-1} checked={allSelected} readOnly aria-label="Choose all" />
      </th>
      {columns.map(({ field }, i) => {
        const isSorted = sort?.field === field.name;
        const direction = sort?.descending ? 'descending' : 'ascending';
        return (
          <th
            key={field.name}
            scope="col"
            aria-colindex={i + 2}
            aria-sort={isSorted ? direction : 'none'}
            data-column={i}
            tabIndex={focused === i ? 0 : -1}
            className={classes(styles.cell, isNumber(field) && styles.number, isSorted && styles.sorted)}
          >
            {field.label}
            {isSorted && (
              <span className={styles.arrow} aria-hidden="true">
                {sort.descending ? ' ▼' : ' ▲'}
              </span>
            )}
            <span className={styles.grip} data-grip={i} />
          </th>
        );
      })}
    </tr>
  );
}
