import { classes } from '../lib/classes.ts';
import styles from './grid.module.css';
import { type GridColumn, saidBy } from './grid-columns.ts';
import { HEAD_ROW, type Sort } from './grid-state.ts';

type GridHeadProps = {
  columns: readonly GridColumn[];
  sort: Sort | null;
  focused: number | null;
  allSelected: boolean;
};

const SPOKEN = { up: 'ascending', down: 'descending' } as const;

/** The headings: pressing one sorts, pressing it again turns the order round; their edges can be drawn. */
export function GridHead({ columns, sort, focused, allSelected }: GridHeadProps) {
  return (
    <tr
      aria-rowindex={1}
      data-row={HEAD_ROW}
      className={classes(styles.row, styles.head, allSelected && styles.selected)}
    >
      <th scope="col" aria-colindex={1} className={styles.mark}>
        <span className="visually-hidden">Chosen</span>
        <span className={styles.box} aria-hidden="true" />
      </th>
      {columns.map((column, i) => {
        const { name, label, look } = column;
        const way = sort?.field === name ? (sort.descending ? 'down' : 'up') : null;
        return (
          <th
            key={name}
            scope="col"
            aria-colindex={i + 2}
            {...(saidBy(column) && { 'aria-sort': way ? SPOKEN[way] : 'none' })}
            data-column={i}
            tabIndex={focused === i ? 0 : -1}
            title={label}
            className={classes(styles.cell, look === 'number' && styles.number, way && styles.sorted)}
          >
            {label}
            {way && (
              <span className={styles.arrow} aria-hidden="true">
                {way === 'down' ? ' ▼' : ' ▲'}
              </span>
            )}
            <span className={styles.grip} data-grip={i} />
          </th>
        );
      })}
    </tr>
  );
}
