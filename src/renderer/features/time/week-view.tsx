import { type KeyboardEvent, useRef, useState } from 'react';
import { dayNumber, dayOf } from '../../../shared/calendar.ts';
import type { QuickBook } from '../../../shared/entry/quick-line.ts';
import { call } from '../../lib/client.ts';
import { useFormat } from '../../lib/format-context.tsx';
import { useQuery } from '../../lib/store.ts';
import { setUi } from '../../lib/ui-state.ts';
import { Button } from '../../ui/button.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Select } from '../../ui/select.tsx';
import { AddRow } from './add-row.tsx';
import { CellEntries } from './cell-entries.tsx';
import { keepRows, rememberTechnician, setByNote, setTime, useKept, useTime } from './time-state.ts';
import styles from './week.module.css';
import {
  firstWeekday,
  keyOf,
  layOut,
  type RowWork,
  type WeekRow,
  weekLater,
  weekOf,
  workOf,
} from './week.ts';
import { WeekGrid } from './week-grid.tsx';

const ROWS = [
  { value: 'work', label: 'By work' },
  { value: 'note', label: 'By note' },
] as const;

const NO_ROWS: readonly RowWork[] = [];

type WeekViewProps = { book: QuickBook; technician: string; readOnly: boolean };

/** A technician's week, and the way to others. */
export function WeekView({ book, technician, readOnly }: WeekViewProps) {
  const format = useFormat();
  const { today, clients, technicians } = book;
  const chosen = useTime((time) => time.first);
  const byNote = useTime((time) => time.byNote);
  const first = chosen ?? weekOf(today, firstWeekday(navigator.language));
  const query = useQuery('time.week', { technician, first });
  const kept = useKept(technician, first);
  const [opened, setOpened] = useState<{ row: string; day: string } | null>(null);

  const sheet = useRef<HTMLDivElement>(null);

  const goTo = (weeks: number) =>
    setTime({ first: weeks === 0 ? null : weekLater(first, weeks), editing: null });
  /** Goes to the first day of a row that was added: its times are typed next. */
  const goToRow = (rows: readonly WeekRow[], added: RowWork) => {
    const key = keyOf(workOf(added, byNote));
    setTime({ focus: { row: rows.findIndex((row) => row.key === key), column: 0 }, editing: null });
    requestAnimationFrame(() => sheet.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus());
  };
  const copyRows = async () => {
    setUi({ failure: null, done: null });
    const before = await call('time.week', { technician, first: weekLater(first, -1) });
    if (!before.ok) return setUi({ failure: before.error });
    keepRows(
      technician,
      first,
      before.data.entries.map((entry) => workOf(entry, byNote)),
    );
    if (before.data.entries.length === 0)
      setUi({ done: `${technician} has no time in the week before this one.` });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const target = event.target as HTMLElement;
    // Menus and dialogs hang elsewhere in the page, and a letter typed into a field is a letter.
    if (!event.currentTarget.contains(target) || target.closest('input, [aria-haspopup]')) return;
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (event.key === 'PageUp') goTo(-1);
    else if (event.key === 'PageDown') goTo(1);
    else if (event.key === 't') goTo(0);
    else return;
    event.preventDefault();
  };
  return (
    <section className={styles.view} aria-label="Week" onKeyDown={onKeyDown}>
      <div className={styles.tools}>
        <Select
          label="Technician"
          hideLabel
          options={technicians.map((name) => ({ id: name, text: name }))}
          value={technician}
          onChange={(name) => {
            rememberTechnician(name);
            setTime({ editing: null });
          }}
        />
        <Button keys="Page Up" onPress={() => goTo(-1)}>
          Previous<span className="visually-hidden"> week</span>
        </Button>
        <p className={styles.span}>
          {format.day(first)} – {format.day(dayOf(dayNumber(first) + 6))}
        </p>
        <Button keys="Page Down" onPress={() => goTo(1)}>
          Next<span className="visually-hidden"> week</span>
        </Button>
        <Button keys="T" onPress={() => goTo(0)} isDisabled={chosen === null}>
          This week
        </Button>
        <span className={styles.far}>
          <Segmented
            label="Rows"
            options={ROWS}
            value={byNote ? 'note' : 'work'}
            onChange={(rows) => setByNote(rows === 'note')}
          />
          {!readOnly && <Button onPress={() => void copyRows()}>Copy last week’s rows</Button>}
        </span>
      </div>
      <Loaded {...query} reserve={[220]}>
        {({ technician: whose, first: from, entries, closed }) => {
          // While another week is read, this one stays.
          const week = layOut(from, entries, from === first && whose === technician ? kept : NO_ROWS, byNote);
          const row = week.rows.find(({ key }) => key === opened?.row);
          const cell = row?.cells.find(({ day }) => day === opened?.day);
          return (
            <>
              <div ref={sheet} className={styles.sheet}>
                <WeekGrid
                  technician={whose}
                  week={week}
                  today={today}
                  closed={closed}
                  readOnly={readOnly}
                  empty={`${whose} has no time in this week.${readOnly ? '' : ' Type a line above, add a row below, or copy the rows of last week.'}`}
                  onOpen={(of, { day }) => setOpened({ row: of.key, day })}
                />
              </div>
              {!readOnly && (
                <AddRow
                  clients={clients.map(({ name }) => name)}
                  onAdd={(added) => {
                    keepRows(technician, first, [added]);
                    goToRow(layOut(from, entries, [...kept, added], byNote).rows, added);
                  }}
                />
              )}
              {row && cell && (
                <CellEntries row={row} cell={cell} readOnly={readOnly} onClose={() => setOpened(null)} />
              )}
            </>
          );
        }}
      </Loaded>
    </section>
  );
}
