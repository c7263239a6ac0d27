import { type KeyboardEvent, useEffect, useRef } from 'react';
import { durationText } from '../../../shared/entry/duration.ts';
import { classes } from '../../lib/classes.ts';
import { CellInput } from './cell-input.tsx';
import { useTime } from './time-state.ts';
import styles from './week.module.css';
import { DAY_SECONDS, type Week, type WeekCell, type WeekRow } from './week.ts';
import { weekEdit } from './week-edit.ts';
import { after, COLUMNS, moved, type Place, startsTime } from './week-keys.ts';
import { capital, weekdayName } from './words.ts';

type WeekGridProps = {
  technician: string;
  week: Week;
  today: string;
  /** Months that are closed. */
  closed: readonly string[];
  readOnly: boolean;
  /** Shows the entries of a cell. */
  onOpen: (row: WeekRow, cell: WeekCell) => void;
  /** Stands where the week has no row. */
  empty: string;
};

/** A technician's week: type a time onto a cell; Enter goes down, Tab to the right, Esc leaves it as it was. */
export function WeekGrid({ technician, week, today, closed, readOnly, empty, onOpen }: WeekGridProps) {
  const { days, rows, totals, seconds } = week;
  const focus = useTime((time) => time.focus);
  const editing = useTime((time) => time.editing);
  const grid = useRef<HTMLTableElement>(null);
  const hasFocus = useRef(false);
  const place: Place = {
    row: Math.min(focus.row, Math.max(0, rows.length - 1)),
    column: Math.min(focus.column, COLUMNS - 1),
  };
  const isTyping = editing !== null;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the rows may have been laid out anew under the focus.
  useEffect(() => {
    if (!hasFocus.current || isTyping) return;
    grid.current?.querySelector<HTMLElement>(`[data-cell="${place.row} ${place.column}"]`)?.focus();
  }, [place.row, place.column, isTyping, rows.length, days[0]]);

  const { go, clear, edit, commit } = weekEdit({ technician, readOnly, onOpen });
  const at = ({ row, column }: Place) => {
    const own = rows[row];
    const cell = own?.cells[column];
    return own && cell ? { row: own, cell } : null;
  };
  const onCellKeys = (event: KeyboardEvent) => {
    const here = at(place);
    const to = event.shiftKey || event.altKey ? null : moved(event, place, rows.length);
    const plain = !(event.ctrlKey || event.metaKey || event.altKey);
    if (to) go(to);
    else if (!here) return;
    else if (event.key === 'Enter' && !plain) onOpen(here.row, here.cell);
    else if (event.key === 'Enter' || event.key === 'F2') edit(here.row, here.cell);
    else if (event.key === 'Delete' || event.key === 'Backspace') void clear(here.row, here.cell);
    else if (plain && startsTime(event.key)) edit(here.row, here.cell, event.key);
    else return;
    event.preventDefault();
  };

  const isClosed = (day: string) => closed.includes(day.slice(0, 7));
  return (
    <table
      ref={grid}
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: what a grid is made of (WAI-ARIA, grid pattern).
      role="grid"
      aria-label={`Week of ${technician}`}
      aria-readonly={readOnly}
      className={styles.week}
      onFocus={() => {
        hasFocus.current = true;
      }}
      onBlur={(event) => {
        hasFocus.current = event.currentTarget.contains(event.relatedTarget);
      }}
    >
      <thead>
        <tr>
          <th scope="col">Client and work</th>
          {days.map((day) => (
            <th key={day} scope="col" className={classes(styles.day, day === today && styles.today)}>
              <span>
                {weekdayName(day, navigator.language)} {Number(day.slice(8))}
              </span>
              {isClosed(day) && <small>closed</small>}
            </th>
          ))}
          <th scope="col" className={styles.day}>
            Total
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.length === 0 && (
          <tr>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a cell of a grid takes the focus. */}
            <td colSpan={COLUMNS + 2} data-cell="0 0" tabIndex={0} className={styles.empty}>
              {empty}
            </td>
          </tr>
        )}
        {rows.map((row, rowIndex) => (
          <tr key={row.key}>
            <th scope="row" className={styles.work}>
              <span className={classes(row.client === null && styles.none)}>{row.client ?? 'No client'}</span>
              <small>
                {capital(row.workType)}
                {!row.billable && ', not billable'}
                {row.note !== null && row.note !== '' && ` · ${row.note}`}
              </small>
            </th>
            {row.cells.map((cell, column) => {
              const isHere = place.row === rowIndex && place.column === column;
              const draft = editing?.row === row.key && editing.day === cell.day ? editing : null;
              return (
                <td
                  key={cell.day}
                  data-cell={`${rowIndex} ${column}`}
                  tabIndex={isHere && !draft ? 0 : -1}
                  className={classes(styles.cell, draft && styles.typing)}
                  onKeyDown={draft ? undefined : onCellKeys}
                  onFocus={() => !isHere && go({ row: rowIndex, column })}
                  onMouseDown={() => go({ row: rowIndex, column })}
                  onDoubleClick={() => edit(row, cell)}
                >
                  {draft ? (
                    <CellInput
                      label={`${row.client ?? 'No client'}, ${weekdayName(cell.day, navigator.language, 'long')}`}
                      draft={draft}
                      onCommit={(step) =>
                        void commit(row, cell, draft, after({ row: rowIndex, column }, step, rows.length))
                      }
                    />
                  ) : (
                    <>
                      {cell.entries.length > 0 && durationText(cell.seconds)}
                      {cell.entries.length > 1 && (
                        <small>
                          {cell.entries.length}
                          <span className="visually-hidden"> entries</span>
                          <span aria-hidden="true">×</span>
                        </small>
                      )}
                    </>
                  )}
                </td>
              );
            })}
            <td className={styles.sum}>{row.seconds > 0 && durationText(row.seconds)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">Total</th>
          {totals.map((total, i) => (
            <td key={days[i]} className={classes(styles.sum, total > DAY_SECONDS && styles.over)}>
              {total > 0 && durationText(total)}
              {total > DAY_SECONDS && <small>over 24 h</small>}
            </td>
          ))}
          <td className={styles.sum}>{durationText(seconds)}</td>
        </tr>
      </tfoot>
    </table>
  );
}
