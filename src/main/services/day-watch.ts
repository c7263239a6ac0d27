import type { Day } from '../../shared/calendar.ts';
import { dayNumber } from '../../shared/calendar.ts';
import type { Topic } from '../../shared/contract/define.ts';
import { failureOf, PlumblineError } from '../../shared/result.ts';
import type { Ports } from './context.ts';
import { postDue } from './recurring.ts';
import type { OpenBook, Session } from './session.ts';

/**
 * Notices that the open book's day has become another one: at midnight in its zone, after a sleep, when the clock or the
 * zone is set. The window then asks anew for all that hangs on the day. What is due posts itself, too, as the book is
 * opened and on each new day, in the window only: the terminal posts when it is told to. What goes wrong with that is told
 * and keeps no book from opening.
 */
export function dayWatch(
  session: Session,
  ports: Pick<Ports, 'postsDue' | 'log' | 'notify'>,
  today: () => Day,
  changed: (topics: readonly Topic[]) => void,
) {
  let seen: { opened: number; day: Day } | null = null;
  const post = ({ db, readOnly }: OpenBook, day: Day): boolean => {
    if (!ports.postsDue || readOnly) return false;
    try {
      const { tables, passed } = postDue(db, dayNumber(day));
      return tables.length > 0 || passed > 0;
    } catch (error) {
      if (!(error instanceof PlumblineError)) ports.log('recurring entries could not be posted', error);
      ports.notify({ type: 'failure', failure: failureOf(error) });
      return false;
    }
  };
  return {
    /** A book has just been opened or filled; whoever did so tells the window. */
    opened(): void {
      const book = session.book();
      seen = { opened: book.opened, day: today() };
      post(book, seen.day);
    },
    /** To be called every so often. */
    check(): void {
      const book = session.current();
      if (!book) return;
      const day = today();
      if (seen?.opened === book.opened && seen.day === day) return;
      seen = { opened: book.opened, day };
      changed(post(book, day) ? ['day', 'book', 'ledger'] : ['day']);
    },
  };
}
