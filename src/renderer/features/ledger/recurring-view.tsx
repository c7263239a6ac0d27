import { useMemo } from 'react';
import type { RecurringState } from '../../../shared/contract/ledger.ts';
import type { BookRecord } from '../../../shared/contract/records.ts';
import { choiceWords } from '../../../shared/records/words.ts';
import type { Formatter } from '../../lib/format.ts';
import { useFormat } from '../../lib/format-context.tsx';
import { useQuery } from '../../lib/store.ts';
import { setGrid, useGrid } from '../../records/grid-state.ts';
import { addRecord } from '../../records/navigate.ts';
import { RecordForm } from '../../records/record-form.tsx';
import { removeRecords } from '../../records/save.ts';
import { SidePanel } from '../../records/side-panel.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { DueDays } from './due-days.tsx';
import styles from './ledger.module.css';
import { setLedger, useLedger } from './ledger-state.ts';
import { RowButton } from './row-button.tsx';

/** More recurring entries than a book has. */
const ALL = 1000;

type Row = { record: BookRecord; state: RecurringState | undefined };

const text = ({ record }: Row, field: string): string => String(record.values[field] ?? '');

const openIt = (id: number | 'new' | null): void => setGrid('recurring_entries', { open: id });

/** What became of due days, in a few words. */
function standing({ record, state }: Row, format: Formatter): string {
  const words = [
    ...(record.values.paused === true ? ['Paused'] : []),
    ...(state && state.held > 0 ? ['First due day to be looked at'] : []),
    ...(state && state.waiting.length > 0 ? [`${format.count(state.waiting.length)} waiting`] : []),
    ...(state && state.skipped.length > 0 ? [`${format.count(state.skipped.length)} left out`] : []),
  ];
  return words.join(', ');
}

const columnsOf = (format: Formatter, open: number | 'new' | null): Column<Row>[] => [
  {
    id: 'name',
    header: 'What',
    sortBy: (row) => text(row, 'memo') || text(row, 'account'),
    cell: (row) => (
      <RowButton
        id={row.record.id}
        text={text(row, 'memo') || text(row, 'account')}
        isOpen={open === row.record.id}
        onPress={() => openIt(row.record.id)}
      />
    ),
  },
  {
    id: 'account',
    header: 'Account',
    width: 150,
    sortBy: (row) => text(row, 'account'),
    cell: (row) => text(row, 'account'),
  },
  {
    id: 'client',
    header: 'Client',
    width: 130,
    sortBy: (row) => text(row, 'client'),
    cell: (row) => text(row, 'client'),
  },
  {
    id: 'amount',
    header: 'Amount',
    width: 110,
    kind: 'number',
    sortBy: (row) => Number(row.record.values.amount),
    cell: (row) => format.money(Number(row.record.values.amount), { cents: true }),
  },
  {
    id: 'every',
    header: 'Every',
    width: 80,
    sortBy: (row) => text(row, 'every'),
    cell: (row) => choiceWords(text(row, 'every')),
  },
  {
    id: 'next',
    header: 'Next due',
    width: 110,
    sortBy: (row) => row.state?.next ?? null,
    cell: (row) => (row.state?.next ? format.day(row.state.next) : '–'),
  },
  {
    id: 'last',
    header: 'Last posted',
    width: 110,
    sortBy: (row) => row.state?.lastPosted ?? null,
    cell: (row) => (row.state?.lastPosted ? format.day(row.state.lastPosted) : '–'),
  },
  {
    id: 'standing',
    header: 'Standing',
    width: 150,
    sortBy: (row) => standing(row, format) || null,
    cell: (row) => standing(row, format),
  },
];

/** Entries that post themselves, when they are due next, and what became of each due day. */
export function RecurringView({ readOnly }: { readOnly: boolean }) {
  const format = useFormat();
  const records = useQuery('records.list', { table: 'recurring_entries', count: ALL });
  const states = useQuery('ledger.recurring', {});
  const { open } = useGrid('recurring_entries');
  const columns = useMemo(() => columnsOf(format, open), [format, open]);
  return (
    <>
      {!readOnly && (
        <div className={styles.tools}>
          <Button onPress={() => startNew()}>Add recurring entry</Button>
          <p className={styles.about}>
            Posted when due: as the book is opened, and at midnight. A month that is closed is asked about.
          </p>
        </div>
      )}
      <div className={styles.view}>
        <div className={styles.scroller}>
          <Loaded {...records} reserve={[240]}>
            {({ rows }) =>
              rows.length === 0 && open === null ? (
                <EmptyState
                  title="Nothing posts itself yet"
                  actions={
                    !readOnly && (
                      <Button look="primary" onPress={() => startNew()}>
                        Add recurring entry
                      </Button>
                    )
                  }
                >
                  Rent, licences, a fixed fee: what comes every week, month, quarter or year is entered once,
                  and booked by itself on each due day.
                </EmptyState>
              ) : (
                <Table
                  label="Recurring entries"
                  columns={columns}
                  rows={rows.map((record) => ({
                    record,
                    state: states.data?.entries.find(({ id }) => id === record.id),
                  }))}
                  rowId={({ record }) => String(record.id)}
                  sortedBy={{ id: 'name', descending: false }}
                  nothing="Nothing posts itself yet."
                />
              )
            }
          </Loaded>
        </div>
        {open !== null && (
          <RecurringPanel
            key={open}
            open={open}
            state={states.data?.entries.find(({ id }) => id === open)}
            readOnly={readOnly}
          />
        )}
      </div>
    </>
  );
}

function startNew(): void {
  setLedger({ recurringStart: {} });
  addRecord('recurring_entries');
}

type RecurringPanelProps = { open: number | 'new'; state: RecurringState | undefined; readOnly: boolean };

function RecurringPanel({ open, state, readOnly }: RecurringPanelProps) {
  const initial = useLedger(({ recurringStart }) => recurringStart);
  const id = open === 'new' ? undefined : open;
  const { data } = useQuery('records.list', { table: 'recurring_entries', count: ALL });
  const isPaused = data?.rows.find((row) => row.id === id)?.values.paused === true;
  const close = () => openIt(null);
  const remove = async () => {
    if (id === undefined) return;
    const done = await removeRecords('recurring_entries', [id]);
    if (done.ok) close();
  };
  return (
    <SidePanel
      label="Recurring entry"
      title={id === undefined ? 'New recurring entry' : 'Recurring entry'}
      about={id === undefined ? ['What is due by today is posted as soon as it is added.'] : []}
      actions={id !== undefined && !readOnly && <Button onPress={() => void remove()}>Remove</Button>}
      onClose={close}
    >
      <RecordForm
        table="recurring_entries"
        id={id}
        initial={initial}
        onDone={(saved) => openIt(saved)}
        onCancel={close}
      />
      {state && <DueDays state={state} isPaused={isPaused} readOnly={readOnly} />}
    </SidePanel>
  );
}
