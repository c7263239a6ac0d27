import { useState } from 'react';
import { Button as AriaButton, DialogTrigger } from 'react-aria-components';
import type { RecordFilter } from '../../shared/contract/records.ts';
import type { EntryContext } from '../../shared/entry/types.ts';
import type { RecordTable } from '../../shared/records/fields.ts';
import { columnsOfTable } from '../../shared/records/worked.ts';
import { useFormat } from '../lib/format-context.tsx';
import { Button } from '../ui/button.tsx';
import { ButtonDialog } from '../ui/button-dialog.tsx';
import { FilterForm } from './filter-form.tsx';
import { filterWords } from './filter-words.ts';
import { type GridState, setGrid } from './grid-state.ts';
import styles from './grid-tools.module.css';

type FilterBarProps = { table: RecordTable; view: string; grid: GridState; context: EntryContext };

const keyOf = (filter: RecordFilter): string => JSON.stringify(filter);

/** The button that adds a filter. */
export function AddFilter({ table, view, grid, context }: FilterBarProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <Button>Filter</Button>
      <ButtonDialog label="Filter">
        <FilterForm
          fields={columnsOfTable(table)}
          context={context}
          filter={null}
          first={grid.columns[grid.focus.column]}
          onDone={(added) => {
            setOpen(false);
            setGrid(table, { filters: [...grid.filters, ...added] }, view);
          }}
        />
      </ButtonDialog>
    </DialogTrigger>
  );
}

/** The filters that are set, each to be changed or taken away; nothing while there are none. */
export function FilterBar({ table, view, grid, context }: FilterBarProps) {
  const { filters, ids } = grid;
  if (filters.length === 0 && ids === null) return null;
  const set = (next: readonly RecordFilter[]) => setGrid(table, { filters: next }, view);
  return (
    <ul className={styles.filters} aria-label="Filters">
      {ids !== null && (
        <li className={styles.filter}>
          <span className={styles.words}>{`Only the ${ids.length.toLocaleString()} chosen elsewhere`}</span>
          <AriaButton
            className={styles.remove}
            aria-label="Show all again"
            onPress={() => setGrid(table, { ids: null }, view)}
          >
            ×
          </AriaButton>
        </li>
      )}
      {filters.map((filter, i) => (
        <Chip
          key={keyOf(filter)}
          table={table}
          filter={filter}
          context={context}
          onChange={(next) => set([...filters.slice(0, i), ...next, ...filters.slice(i + 1)])}
        />
      ))}
      {filters.length + (ids ? 1 : 0) > 1 && (
        <li>
          <Button look="link" onPress={() => setGrid(table, { filters: [], ids: null }, view)}>
            Clear all
          </Button>
        </li>
      )}
    </ul>
  );
}

type ChipProps = {
  table: RecordTable;
  filter: RecordFilter;
  context: EntryContext;
  onChange: (next: readonly RecordFilter[]) => void;
};

function Chip({ table, filter, context, onChange }: ChipProps) {
  const format = useFormat();
  const [isOpen, setOpen] = useState(false);
  const fields = columnsOfTable(table);
  const field = fields.find(({ name }) => name === filter.field);
  if (!field) return null;
  const words = filterWords(field, filter, context, format);
  return (
    <li className={styles.filter}>
      <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
        <AriaButton className={styles.words}>{words}</AriaButton>
        <ButtonDialog label="Change the filter">
          <FilterForm
            fields={fields}
            context={context}
            filter={filter}
            onDone={(next) => {
              setOpen(false);
              onChange(next);
            }}
          />
        </ButtonDialog>
      </DialogTrigger>
      <AriaButton
        className={styles.remove}
        aria-label={`Take away the filter: ${words}`}
        onPress={() => onChange([])}
      >
        ×
      </AriaButton>
    </li>
  );
}
