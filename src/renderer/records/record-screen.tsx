import { type ReactNode, type RefObject, useEffect, useRef } from 'react';
import type { FieldValues, RecordTable } from '../../shared/records/fields.ts';
import { TABLES } from '../../shared/records/tables.ts';
import { useQuery } from '../lib/store.ts';
import { goTo } from '../lib/ui-state.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import styles from './grid.module.css';
import { gridOf, setGrid, useGrid } from './grid-state.ts';
import { HistoryList } from './history-list.tsx';
import { arrived, useArrival } from './navigate.ts';
import { RecordForm } from './record-form.tsx';
import { RecordGrid } from './record-grid.tsx';
import { SidePanel } from './side-panel.tsx';
import type { RecordGridProps } from './use-grid.ts';

type RecordScreenProps = Omit<RecordGridProps, 'onOpen'> & {
  /** What stands beside the grid for a record, or for a new one, in place of its plain form. */
  panel?: (id: number | 'new', close: () => void, open: (what: number | 'new') => void) => ReactNode;
};

/** A screen that is a table of records: the grid, and beside it the record that is open. */
export function RecordScreen({ panel, ...props }: RecordScreenProps) {
  const { table, view = table } = props;
  const { open } = useGrid(table, view);
  const screen = useRef<HTMLDivElement>(null);
  useArriving(table, open, screen);
  const close = () => {
    setGrid(table, { open: null }, view);
    // Back to the cell one came from.
    screen.current?.querySelector<HTMLElement>('[role="grid"] [tabindex="0"]')?.focus();
  };
  return (
    <div ref={screen} className={styles.screen} data-fills="">
      <RecordGrid empty={<Nothing table={table} view={view} />} {...props} />
      {open !== null &&
        (panel ? (
          panel(open, close, (what) => setGrid(table, { open: what }, view))
        ) : (
          <RecordPanel table={table} view={view} id={open} defaults={props.defaults ?? {}} onClose={close} />
        ))}
    </div>
  );
}

/** Where one was led to a record, its panel takes the focus, whatever closed on the way; a part of it takes it from there. */
function useArriving(
  table: RecordTable,
  open: number | 'new' | null,
  screen: RefObject<HTMLElement | null>,
): void {
  const arrival = useArrival((state) => state.arrival);
  useEffect(() => {
    if (arrival?.table !== table) return;
    if (open !== arrival.id) return arrived();
    // What led here gives the focus back as it closes, in the next frame at the latest.
    const waiting = requestAnimationFrame(() => {
      const panel = screen.current?.querySelector<HTMLElement>(':scope > section');
      if (panel && !panel.contains(document.activeElement)) panel.focus();
      if (!arrival.part) arrived();
    });
    return () => cancelAnimationFrame(waiting);
  }, [arrival, table, open, screen]);
}

/** A table without records, or a filter that no record meets. */
function Nothing({ table, view }: { table: RecordTable; view: string }) {
  const { one, many } = TABLES[table];
  const { search, filters, ids, open } = useGrid(table, view);
  const isReadOnly = useQuery('book.status', {}).data?.readOnly ?? false;
  if (search !== '' || filters.length > 0 || ids !== null)
    return (
      <EmptyState
        title={`No ${many} found`}
        actions={
          <Button onPress={() => setGrid(table, { search: '', filters: [], ids: null }, view)}>
            {`Show all ${many}`}
          </Button>
        }
      >
        No {one} meets the search and the filters.
      </EmptyState>
    );
  return (
    <EmptyState
      title={`No ${many} yet`}
      actions={
        !isReadOnly &&
        open !== 'new' && (
          <>
            <Button look="primary" onPress={() => setGrid(table, { open: 'new' }, view)}>
              {`Add ${one}`}
            </Button>
            <Button onPress={() => goTo('import')}>Import your tools’ exports</Button>
          </>
        )
      }
    >
      Type one into the first row, paste rows from a spreadsheet, or import what your tools export.
    </EmptyState>
  );
}

type RecordPanelProps = {
  table: RecordTable;
  view: string;
  id: number | 'new';
  defaults: FieldValues;
  onClose: () => void;
};

/** One record in full: its form, and what became of it; or the form for a new one. */
export function RecordPanel({ id, ...props }: RecordPanelProps) {
  if (id !== 'new') return <KnownPanel key={id} {...props} id={id} />;
  const { table, view, defaults, onClose } = props;
  const { one } = TABLES[table];
  return (
    <SidePanel label={one} title={`New ${one}`} onClose={onClose}>
      <RecordForm
        table={table}
        initial={defaults}
        onDone={(saved) => setGrid(table, { open: saved }, view)}
        onCancel={onClose}
      />
    </SidePanel>
  );
}

function KnownPanel({ table, view, id, onClose }: Omit<RecordPanelProps, 'id'> & { id: number }) {
  const { data, error } = useQuery('records.get', { table, id });
  const isGone = error?.code === 'not_found';
  // Removed, or taken back: there is nothing to show any more.
  useEffect(() => {
    if (isGone && gridOf(table, view).open === id) setGrid(table, { open: null }, view);
  }, [isGone, table, view, id]);
  if (isGone) return null;
  return (
    <SidePanel label={TABLES[table].one} title={data?.title ?? ''} onClose={onClose}>
      {/* The arrows go on through the grid while a record is open beside it: the caret stays there. */}
      <RecordForm table={table} id={id} autoFocus={false} onDone={() => undefined} onCancel={onClose} />
      <section aria-label="History">
        <h3>History</h3>
        <HistoryList record={{ table, id }} />
      </section>
    </SidePanel>
  );
}
