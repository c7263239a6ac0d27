import type { ReactNode } from 'react';
import { counted, TABLES } from '../../shared/records/tables.ts';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/text-field.tsx';
import { ColumnChooser } from './column-chooser.tsx';
import { AddFilter, FilterBar } from './filter-bar.tsx';
import { saidBy } from './grid-columns.ts';
import { NEW_ROW } from './grid-state.ts';
import styles from './grid-tools.module.css';
import { saveList } from './save-list.ts';
import type { GridModel } from './use-grid.ts';

type GridToolsProps = {
  model: GridModel;
  /** Asks what is to change of the records chosen. */
  onChange: () => void;
  /** What the screen adds. */
  more?: ReactNode;
};

/** The lines above a grid: what it shows, and what can be done with it. */
export function GridTools({ model, onChange, more }: GridToolsProps) {
  const { table, view, grid, context, columns, offered, isReadOnly, targets, at } = model;
  const { one, many } = TABLES[table];
  const chosen = grid.selected.size;
  const what = chosen > 0 ? counted(table, chosen) : '';
  const bar = { table, view, grid, context };
  const fields = columns.flatMap((column) => (saidBy(column) ? [column.name] : []));
  return (
    <div className={styles.lines}>
      <div className={styles.tools}>
        <div className={styles.search}>
          <TextField
            label={`Search ${many}`}
            hideLabel
            placeholder={`Search ${many}`}
            value={grid.search}
            maxLength={200}
            onChange={(search) => model.set({ search })}
            onKeyDown={(event) => {
              if (event.key === 'ArrowDown') model.place({ row: 0, column: at.column });
              else if (event.key === 'Escape') model.set({ search: '' });
              // Else Ctrl K and Ctrl Z would not be heard from here.
              else return event.continuePropagation();
              event.preventDefault();
            }}
          />
        </div>
        <AddFilter {...bar} />
        <ColumnChooser table={table} view={view} shown={grid.columns} offered={offered} />
        <Button onPress={() => void saveList(model.query, fields)}>Save as CSV…</Button>
        {more}
        <div className={styles.end}>
          {targets.length > 0 && chosen === 0 && <Button onPress={() => model.open(at.row)}>Open</Button>}
          {!isReadOnly && chosen > 0 && <Button onPress={onChange}>{`Change ${what}…`}</Button>}
          {!isReadOnly && targets.length > 0 && (
            <Button onPress={() => void model.remove()}>{chosen > 0 ? `Remove ${what}` : 'Remove'}</Button>
          )}
          {!isReadOnly && (
            <Button look="primary" onPress={() => model.open(NEW_ROW)}>
              {`Add ${one}`}
            </Button>
          )}
        </div>
      </div>
      <FilterBar {...bar} />
    </div>
  );
}
