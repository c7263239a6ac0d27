import {
  type ColumnDef,
  createSortedRowModel,
  rowSortingFeature,
  type SortingState,
  sortFn_alphanumeric,
  sortFn_basic,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { type ReactNode, useMemo, useRef } from 'react';
import { classes } from '../lib/classes.ts';
import { TabStopProvider } from './figure-stops.ts';
import { moveInRow, RowWindow } from './row-window.tsx';
import { SortHeader } from './sort-header.tsx';
import styles from './table.module.css';

const features = tableFeatures({
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  sortFns: { alphanumeric: sortFn_alphanumeric, basic: sortFn_basic },
});

/** The least a column without a width of its own gets. */
const FLEXIBLE = 150;

/** One column: what it sorts by, what it shows, what stands in the total row. */
export type Column<Row> = {
  id: string;
  header: string;
  /** Null sorts last, whichever way the column is sorted. */
  sortBy: (row: Row) => string | number | null;
  cell: (row: Row) => ReactNode;
  total?: ReactNode;
  /** Pixels; a column without shares what is left. */
  width?: number;
  kind?: 'text' | 'number';
};

type TableProps<Row> = {
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowId: (row: Row) => string;
  sortedBy: { id: string; descending: boolean };
  /** Shown in place of rows. */
  nothing: string;
};

/** Rows that can be sorted, with a head and a total that stay in sight; long ones render only what is seen. */
export function Table<Row extends object>({
  label,
  columns,
  rows,
  rowId,
  sortedBy,
  nothing,
}: TableProps<Row>) {
  const initialState = useRef<{ sorting: SortingState }>({
    sorting: [{ id: sortedBy.id, desc: sortedBy.descending }],
  });
  const definitions = useMemo(
    () =>
      columns.map(
        (column): ColumnDef<typeof features, Row> => ({
          id: column.id,
          accessorFn: (row) => column.sortBy(row) ?? undefined,
          sortFn: column.kind === 'number' ? 'basic' : 'alphanumeric',
          sortUndefined: 'last',
          sortDescFirst: column.kind === 'number',
        }),
      ),
    [columns],
  );
  const table = useTable({
    features,
    columns: definitions,
    data: rows,
    getRowId: rowId,
    initialState: initialState.current,
    enableSortingRemoval: false,
    enableMultiSort: false,
  });
  const sorted = table.getRowModel().rows;
  const hasTotal = columns.some((column) => column.total !== undefined);
  const look = (column: Column<Row>) => classes(column.kind === 'number' && styles.number);

  return (
    <div className={styles.panel}>
      <table
        className={styles.table}
        style={{ minWidth: columns.reduce((width, column) => width + (column.width ?? FLEXIBLE), 0) }}
        aria-label={label}
        aria-rowcount={sorted.length + 1 + (hasTotal ? 1 : 0)}
      >
        <colgroup>
          {columns.map((column) => (
            <col key={column.id} style={column.width ? { width: column.width } : undefined} />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            {columns.map((column) => {
              const model = table.getColumn(column.id);
              return (
                <SortHeader
                  key={column.id}
                  className={look(column)}
                  text={column.header}
                  direction={model?.getIsSorted() || null}
                  onPress={() => model?.toggleSorting()}
                />
              );
            })}
          </tr>
        </thead>
        {sorted.length === 0 ? (
          <tbody>
            <tr>
              <td className={styles.nothing} colSpan={columns.length}>
                {nothing}
              </td>
            </tr>
          </tbody>
        ) : (
          <RowWindow
            ids={sorted.map((row) => row.id)}
            columns={columns.length}
            renderCells={(index) => {
              const row = sorted[index];
              if (!row) return null;
              return columns.map((column, i) => {
                const cell = column.cell(row.original);
                return i === 0 ? (
                  // A long name is cut; pointing at it shows the rest.
                  <th
                    key={column.id}
                    scope="row"
                    className={look(column)}
                    {...(typeof cell === 'string' && { title: cell })}
                  >
                    {cell}
                  </th>
                ) : (
                  <td key={column.id} className={look(column)}>
                    {cell}
                  </td>
                );
              });
            }}
          />
        )}
        {hasTotal && (
          <TabStopProvider value={false}>
            <tfoot>
              <tr
                className={styles.row}
                aria-rowindex={sorted.length + 2}
                tabIndex={0}
                onKeyDown={(event) => void moveInRow(event)}
              >
                {columns.map((column, i) =>
                  i === 0 ? (
                    <th key={column.id} scope="row">
                      {column.total}
                    </th>
                  ) : (
                    <td key={column.id} className={look(column)}>
                      {column.total}
                    </td>
                  ),
                )}
              </tr>
            </tfoot>
          </TabStopProvider>
        )}
      </table>
    </div>
  );
}
