import { useState } from 'react';
import { dayNumber, monthName, monthNumber, monthOfDay } from '../../../shared/calendar.ts';
import type { BookStatus } from '../../../shared/contract/book.ts';
import { act } from '../../lib/book-actions.ts';
import { useFormat } from '../../lib/format-context.tsx';
import { keysOf } from '../../lib/shortcuts.ts';
import { useQuery } from '../../lib/store.ts';
import { setUi } from '../../lib/ui-state.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { Panel } from '../../ui/panel.tsx';
import styles from './history.module.css';

/** Every month the book has something of, the latest first; the year after it as a row of its own. */
function monthsOf({ firstDay, lastDay }: BookStatus): string[] {
  if (!firstDay || !lastDay) return [];
  const [first, last] = [firstDay, lastDay].map((day) => monthOfDay(dayNumber(day)));
  if (first === undefined || last === undefined) return [];
  return Array.from({ length: last - first + 1 }, (_, i) => monthName(last - i));
}

const years = (months: readonly string[]): string[] => [...new Set(months.map((month) => month.slice(0, 4)))];

/** Months and whether they are closed; closing one closes what lies before it, too. */
export function MonthsView({ status }: { status: BookStatus }) {
  const query = useQuery('months.closed', {});
  const months = monthsOf(status);
  if (months.length === 0)
    return (
      <EmptyState title="No months to close yet">
        Once the book has entries, each of their months can be closed here, so that nothing in it changes
        unnoticed.
      </EmptyState>
    );
  return (
    <Loaded {...query} reserve={[320]}>
      {(closed) => <Months months={months} closed={new Set(closed)} status={status} />}
    </Loaded>
  );
}

type MonthsProps = { months: readonly string[]; closed: ReadonlySet<string>; status: BookStatus };

function Months({ months, closed, status }: MonthsProps) {
  const format = useFormat();
  const [busy, setBusy] = useState(false);
  const doing = async (work: () => Promise<unknown>) => {
    setBusy(true);
    await work();
    setBusy(false);
  };
  const close = (month: string) =>
    doing(async () => {
      const open = months.filter((each) => each <= month && !closed.has(each));
      const done = await act('months.close', { months: open });
      const what =
        open.length === 1 ? format.month(month) : `${open.length} months, up to ${format.month(month)}`;
      if (done) setUi({ done: `Closed ${what}. Undo: ${keysOf('Z')}` });
    });
  const reopen = (month: string) => doing(() => act('months.reopen', { months: [month] }));
  return (
    <Panel
      title="Months"
      note={`${[...closed].filter((month) => months.includes(month)).length} of ${months.length} closed`}
    >
      {years(months).map((year) => (
        <section key={year} className={styles.year} aria-label={year}>
          <h3 className={styles.yearName}>{year}</h3>
          <ul className={styles.months}>
            {months
              .filter((month) => month.startsWith(year))
              .sort((a, b) => monthNumber(a) - monthNumber(b))
              .map((month) => {
                const isClosed = closed.has(month);
                return (
                  <li key={month} className={styles.month} data-closed={isClosed || undefined}>
                    <span className={styles.monthName}>{format.monthOnly(month)}</span>
                    <span className={styles.state}>{isClosed ? 'closed' : 'open'}</span>
                    <Button
                      look="link"
                      isDisabled={busy || status.readOnly}
                      aria-label={`${isClosed ? 'Reopen' : 'Close'} ${format.month(month)}`}
                      onPress={() => void (isClosed ? reopen(month) : close(month))}
                    >
                      {isClosed ? 'Reopen' : 'Close'}
                    </Button>
                  </li>
                );
              })}
          </ul>
        </section>
      ))}
      <p className={styles.note}>
        Closing a month closes every open month before it. Its figures are kept as they are then. Reopening is
        a change like any other: it stands in the history and can be undone.
      </p>
    </Panel>
  );
}
