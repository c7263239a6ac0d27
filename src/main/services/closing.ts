import { type MonthNumber, monthName, monthNumber } from '../../shared/calendar.ts';
import type { Topic } from '../../shared/contract/define.ts';
import type { CallName } from '../../shared/contract/index.ts';
import { PlumblineError } from '../../shared/result.ts';
import { writeStep } from '../db/change-log.ts';
import { closedMonths } from '../db/closed-months.ts';
import { type Db, guarded } from '../db/open.ts';
import type { Handlers } from './context.ts';
import { keepClosing } from './printed.ts';
import type { Session } from './session.ts';

type MonthHandlers = Pick<Handlers, Extract<CallName, `months.${string}`>>;

const monthList = (db: Db): string[] => closedMonths(db).map(monthName);

/** Closes or reopens months as one step; what is closed is kept as its figures were. */
function setMonths(db: Db, months: readonly string[], closing: boolean): void {
  const already = new Set(closedMonths(db));
  const numbers = [...new Set(months.map(monthNumber))]
    .filter((month) => already.has(month) !== closing)
    .sort((a, b) => a - b);
  if (numbers.length === 0) return;
  const at = new Date().toISOString();
  const target = (id: MonthNumber) =>
    ({ table: 'closed_months', id, image: closing ? { closed_at: at } : null }) as const;
  const [first] = numbers;
  const what = numbers.length === 1 && first !== undefined ? monthName(first) : `${numbers.length} months`;
  const step = {
    action: closing ? 'months.close' : 'months.reopen',
    label: `${closing ? 'Close' : 'Reopen'} ${what}`,
    allowClosed: true,
  };
  db.transaction(() => {
    writeStep(db, step, () => ({ result: null, targets: numbers.map(target) }));
    if (closing) keepClosing(db, numbers);
  }).immediate();
}

/** Closing months, so that a change to one of them asks first. */
export function closingService(session: Session, changed: (topics: readonly Topic[]) => void): MonthHandlers {
  const db = () => session.book().db;
  const set =
    (closing: boolean) =>
    ({ months }: { months: string[] }): string[] => {
      const book = session.book();
      if (book.readOnly)
        throw new PlumblineError(
          'read_only',
          'This book is open read-only, so no month of it can be closed or reopened.',
        );
      guarded(book.db.name, () => setMonths(book.db, months, closing));
      changed(['book']);
      return monthList(book.db);
    };
  return {
    'months.closed': () => monthList(db()),
    'months.close': set(true),
    'months.reopen': set(false),
  };
}
