import { type Day, type DayNumber, dayNumber, dayOf } from '../../shared/calendar.ts';
import type { Topic } from '../../shared/contract/define.ts';
import type { CallName, Output } from '../../shared/contract/index.ts';
import type { DueDay } from '../../shared/contract/ledger.ts';
import { dueAfter } from '../../shared/recurring.ts';
import { PlumblineError } from '../../shared/result.ts';
import type { Done } from '../db/change-log.ts';
import { type Db, guarded } from '../db/open.ts';
import { imageReader } from '../db/record-images.ts';
import { markTold, postings, recurringRows, untold } from '../db/recurring.ts';
import { accountMergePreview, mergeAccounts } from './account-merge.ts';
import type { Handlers } from './context.ts';
import type { DayFigures } from './figures.ts';
import { accountList, kindPreview } from './ledger-accounts.ts';
import { bookNames, toValues } from './record-values.ts';
import { openDays, postDue, postNamed, recurringTitle, scheduleOf, skipNamed } from './recurring.ts';
import type { Session } from './session.ts';
import { splitAmount, splitPreview } from './split.ts';

type LedgerHandlers = Pick<Handlers, Extract<CallName, `ledger.${string}` | `accounts.${string}`>>;

/** What has become of each recurring entry's due days. */
export function recurringStates(db: Db, today: DayNumber): Output<'ledger.recurring'> {
  const settled = Map.groupBy(postings(db), ({ recurringId }) => recurringId);
  const { waiting, held } = openDays(db, today);
  const entries = recurringRows(db).map((row) => {
    const own = settled.get(row.id) ?? [];
    const posted = own.filter(({ there }) => there);
    const last = posted.at(-1);
    const next = row.paused ? null : dueAfter(scheduleOf(row), today);
    return {
      id: row.id,
      next: next === null ? null : dayOf(next),
      posted: posted.flatMap(({ entryId }) => entryId ?? []),
      lastPosted: last ? dayOf(last.day) : null,
      skipped: own.filter(({ there }) => !there).map(({ day }) => dayOf(day)),
      waiting: waiting.filter(({ recurring }) => recurring.id === row.id).map(({ day }) => dayOf(day)),
      held: held.find(({ recurring }) => recurring.id === row.id)?.count ?? 0,
    };
  });
  return { today: dayOf(today), entries };
}

const TOLD = 50;

/** What the owner is to be told or asked. */
function newsOf(db: Db, today: DayNumber): Output<'ledger.news'> {
  const ids = untold(db);
  const [read, names] = [imageReader(db), bookNames(db)];
  const entries = ids.slice(0, TOLD).map((id) => {
    const values = toValues('ledger_entries', read('ledger_entries', id) ?? {}, names);
    const text = (field: string) => String(values[field] ?? '');
    return {
      id,
      date: text('date'),
      account: text('account'),
      client: text('client'),
      amount: Number(values.amount),
      memo: text('memo'),
    };
  });
  const { waiting, held } = openDays(db, today);
  return {
    posted: { ids, entries },
    waiting: waiting.map(({ recurring, day }) => ({
      recurring: recurring.id,
      day: dayOf(day),
      title: recurringTitle(db, recurring.id),
      amount: recurring.cents,
    })),
    held: held.map(({ recurring, count, first }) => ({
      recurring: recurring.id,
      title: recurringTitle(db, recurring.id),
      count,
      first: dayOf(first),
    })),
  };
}

const NO_NEWS: Output<'ledger.news'> = { posted: { ids: [], entries: [] }, waiting: [], held: [] };

const named = (days: readonly DueDay[]) =>
  days.map(({ recurring, day }) => ({ recurring, day: dayNumber(day) }));

/** Recurring entries, accounts and splitting. */
export function ledgerService(
  session: Session,
  today: () => Day,
  withFigures: <T>(asOf: string, use: (figures: DayFigures) => T) => T,
  changed: (topics: readonly Topic[]) => void,
): LedgerHandlers {
  const db = () => session.book().db;
  const now = () => dayNumber(today());
  const writable = (): Db => {
    const book = session.book();
    if (book.readOnly)
      throw new PlumblineError('read_only', 'This book is open read-only, so nothing can be changed in it.');
    return book.db;
  };
  const written = ({ result, label, tables }: Done<number[]>) => {
    if (tables.length > 0) changed(['book', 'ledger']);
    return { label, changed: tables.length > 0, ids: result };
  };
  return {
    'ledger.recurring': () => recurringStates(db(), now()),
    'ledger.postDue': ({ asOf }) => {
      const book = writable();
      const { waiting, held, passed, ...done } = postDue(book, asOf ? dayNumber(asOf) : now());
      if (passed > 0 && done.tables.length === 0) changed(['ledger']);
      return { ...written(done), waiting, held };
    },
    'ledger.post': ({ days, allowClosed }) => {
      const book = writable();
      return written(postNamed(book, named(days), now(), allowClosed));
    },
    'ledger.skip': ({ days }) => {
      const book = writable();
      const skipped = skipNamed(book, named(days), now());
      changed(['ledger']);
      return { skipped };
    },
    'ledger.news': () => (session.book().readOnly ? NO_NEWS : newsOf(db(), now())),
    'ledger.told': () => {
      const book = writable();
      guarded(book.name, () => markTold(book));
      changed(['ledger']);
      return {};
    },
    'ledger.accounts': (input) => accountList(db(), input),
    'ledger.kindPreview': (input) => withFigures(input.asOf, (day) => kindPreview(db(), day, input)),
    'accounts.mergePreview': (input) =>
      withFigures(input.asOf, (day) => accountMergePreview(db(), day, input)),
    'accounts.merge': (input) => {
      const { result, label, tables } = mergeAccounts(writable(), input);
      if (tables.length > 0) changed(['book', 'ledger']);
      return { label, changed: tables.length > 0, moved: result };
    },
    'ledger.splitPreview': (input) => splitPreview(db(), input),
    'ledger.split': (input) => written(splitAmount(writable(), input)),
  };
}
