import { basename } from 'node:path';
import type { Day } from '../../shared/calendar.ts';
import { dayOf } from '../../shared/calendar.ts';
import type { BookStatus } from '../../shared/contract/book.ts';
import { PlumblineError } from '../../shared/result.ts';
import { dataExtent } from '../db/masters.ts';
import { type Db, openBook, openOrRead } from '../db/open.ts';
import { isEmpty } from '../db/records.ts';
import { readSettings } from '../db/settings.ts';
import { revision } from '../db/unit-of-work.ts';
import { watchPrinted } from './printed.ts';
import { bookDay, lastDayOf } from './today.ts';

/** `opened` counts the books this process has opened. */
export type OpenBook = { db: Db; path: string; readOnly: boolean; opened: number };

/** The one open book of this process. */
export type Session = {
  /** @throws PlumblineError no_book */
  book(): OpenBook;
  current(): OpenBook | null;
  /** Opens another book, then closes the one before; a failure leaves that one open. Read-only if it can't be written. */
  open(path: string): void;
  close(): void;
};

export function createSession(options: { readonly?: boolean } = {}): Session {
  let open: OpenBook | null = null;
  let opened = 0;
  return {
    book() {
      if (!open) throw new PlumblineError('no_book', 'No book is open. Open one, or make a new one, first.');
      return open;
    },
    current: () => open,
    open(path) {
      const found = options.readonly
        ? { db: openBook(path, { readonly: true }), readOnly: true }
        : openOrRead(path);
      const next = { ...found, path, opened: ++opened };
      open?.db.close();
      watchPrinted(next.db);
      open = next;
    },
    close() {
      open?.db.close();
      open = null;
    },
  };
}

/** What the frame of every screen says of the book. */
export function statusOf(
  { db, path, readOnly, opened }: ReturnType<Session['book']>,
  today: Day,
): BookStatus {
  const settings = readSettings(db);
  const { first } = dataExtent(db);
  const last = lastDayOf(db);
  return {
    opened,
    fileName: basename(path),
    company: settings.company,
    currency: settings.currency,
    revenueBasis: settings.revenueBasis,
    timeZone: settings.timeZone,
    revision: revision(db),
    empty: isEmpty(db),
    readOnly,
    firstDay: first === null ? null : dayOf(first),
    lastDay: last === null ? null : dayOf(last),
    today,
    asOf: bookDay(db, today),
  };
}

/** Stands for paths towards the window: it gets a token, never a path. */
export type Tokens = { grant(path: string): string; path(token: string): string };

export function createTokens(): Tokens {
  const paths = new Map<string, string>();
  return {
    grant(path) {
      const token = crypto.randomUUID();
      paths.set(token, path);
      return token;
    },
    path(token) {
      const path = paths.get(token);
      if (path === undefined)
        throw new PlumblineError('bad_input', 'That file was not chosen in this window. Choose it again.');
      return path;
    },
  };
}
