import { copyFileSync, writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { staleMonths } from '../../src/main/db/facts.ts';
import { openBook } from '../../src/main/db/open.ts';
import { jobs } from '../../src/main/services/job-functions.ts';
import type { JobControl, JobMap } from '../../src/main/services/jobs.ts';
import type { ImportCommitted, ImportPlan, ImportUndo } from '../../src/shared/contract/importing.ts';
import type { FolderRows } from './folder.ts';
import { csv, temporaryFolder, writeFolder } from './folder.ts';
import { createFrom, quiet } from './product.ts';

/** Real books to import into, and all that is in them, read past the product. */

export type Given = JobMap['planImport']['input']['given'];
/** What the owner says of a file; answers alone are enough. */
export type Said = Partial<Given>;
export type Dump = Record<string, Record<string, unknown>[]>;

const givenOf = (said: Said): Given => ({ answers: {}, ...said });

/** What an import may leave behind for good: that it was, who did it, and what it learnt. */
const KEPT_TABLES = [
  'import_batches',
  'import_changes',
  'import_mappings',
  'import_answers',
  'import_accounts',
  'audit_log',
  'book',
];

/** All rows of all tables in the order of their keys. */
function dump(path: string): Dump {
  const db = new Database(path, { readonly: true });
  try {
    const tables = db
      .prepare<[], string>(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
      )
      .pluck()
      .all();
    return Object.fromEntries(
      tables.map((table) => [
        table,
        db.prepare<[], Record<string, unknown>>(`SELECT * FROM ${table} ORDER BY 1, 2`).all(),
      ]),
    );
  } finally {
    db.close();
  }
}

export type ImportBook = ReturnType<ReturnType<typeof importBooks>['book']>;

/** @param rows of the canonical folder every book is made from */
export function importBooks(rows: FolderRows = {}) {
  const temporary = temporaryFolder();
  let template: string | null = null;
  const made = (): string => {
    if (template === null) {
      template = temporary.next();
      const settings = [
        ['company', 'Alder IT'],
        ['time_zone', 'Europe/Berlin'],
      ];
      createFrom(writeFolder(temporary.next('folder'), { 'settings.csv': settings, ...rows }), template);
    }
    return template;
  };
  return {
    next: temporary.next,
    /** Writes a file of the owner's; rows of cells, or its text or bytes as they are. */
    file(content: readonly (readonly string[])[] | string | Uint8Array, name = 'export.csv'): string {
      const path = temporary.next(name);
      const whole = typeof content === 'string' || content instanceof Uint8Array ? content : csv(content);
      writeFileSync(path, whole);
      return path;
    },
    book() {
      const book = temporary.next();
      copyFileSync(made(), book);
      const commit = (path: string, said: Said = {}, control: JobControl = quiet) =>
        jobs.commitImport({ book, path, given: givenOf(said), content: null, saveAs: '' }, control);
      return {
        path: book,
        plan: (path: string, said: Said = {}, control: JobControl = quiet): ImportPlan =>
          jobs.planImport({ book, path, given: givenOf(said) }, control) as ImportPlan,
        tryCommit: commit,
        /** Commits; open questions fail the test. */
        commit(path: string, said: Said = {}, control: JobControl = quiet): ImportCommitted {
          const done = commit(path, said, control) as { receipt: ImportCommitted } | { plan: ImportPlan };
          if ('plan' in done)
            throw new Error(`questions are open: ${done.plan.questions.map(({ id }) => id).join(', ')}`);
          return done.receipt;
        },
        undo: (batch: number, keepEdited = false): ImportUndo =>
          jobs.undoImport({ book, batch, keepEdited }, quiet) as ImportUndo,
        preview: (batch: number): ImportUndo => jobs.previewUndo({ book, batch }, quiet) as ImportUndo,
        saveRejected: (path: string, to: string, said: Said = {}) =>
          jobs.saveRejected({ book, path, given: givenOf(said), to }, quiet),
        everything: (): Dump => dump(book),
        /** Everything but what says that an import was. Facts of months without any row count as none. */
        content(): Dump {
          const all = dump(book);
          for (const table of KEPT_TABLES) delete all[table];
          return all;
        },
        /** Rows of one question to the database. */
        rows<T = Record<string, unknown>>(sql: string, ...values: unknown[]): T[] {
          const db = new Database(book, { readonly: true });
          try {
            return db.prepare<unknown[], T>(sql).all(...values);
          } finally {
            db.close();
          }
        },
        /** An edit by hand, as a later screen of the app would write it. */
        edit(sql: string, ...values: unknown[]): void {
          const db = openBook(book);
          try {
            db.prepare(sql).run(...values);
          } finally {
            db.close();
          }
        },
        /** Works on the book with a connection of the product's own. */
        withDb<T>(work: (db: ReturnType<typeof openBook>) => T): T {
          const db = openBook(book);
          try {
            return work(db);
          } finally {
            db.close();
          }
        },
        /** Months whose facts a recount contradicts. */
        stale(): number[] {
          const db = openBook(book, { readonly: true });
          try {
            return staleMonths(db);
          } finally {
            db.close();
          }
        },
      };
    },
  };
}

/** Takes what Plumbline suggests for every question, and the first option where it suggests nothing. */
export const suggested = ({ questions }: ImportPlan): Record<string, string> =>
  Object.fromEntries(
    questions.map(({ id, suggestion, options }) => [id, suggestion ?? options[0]?.value ?? 'Nobody']),
  );

/** Answers rounds of questions with `answer`, until none is left. */
export function answered(
  book: ImportBook,
  path: string,
  said: Said = {},
  answer: (plan: ImportPlan) => Record<string, string> = suggested,
): { said: Said; plan: ImportPlan; asked: string[] } {
  const answers: Record<string, string> = { ...said.answers };
  const asked: string[] = [];
  for (let round = 0; round < 6; round++) {
    const plan = book.plan(path, { ...said, answers });
    if (plan.questions.length === 0) return { said: { ...said, answers }, plan, asked };
    asked.push(...plan.questions.map(({ id }) => id));
    Object.assign(answers, answer(plan));
  }
  throw new Error(`questions without an end: ${asked.join(', ')}`);
}

/** The same content whichever import it came from. */
export const withoutBatch = (content: Dump): Dump =>
  Object.fromEntries(
    Object.entries(content).map(([table, rows]) => [table, rows.map(({ batch_id: _, ...row }) => row)]),
  );

/** Writes time with the source's own ids, of one day: columns that no tool has, so that its kind has to be given. */
export const workFile =
  (books: Pick<ReturnType<typeof importBooks>, 'file'>) =>
  (...rows: [id: string, client: string, user: string, duration: string, note?: string][]): string =>
    books.file([
      ['Entry ID', 'Date', 'Client', 'User', 'Duration', 'Billable', 'Description'],
      ...rows.map(([id, client, user, duration, note = '']) => [
        id,
        '2026-03-20',
        client,
        user,
        duration,
        'yes',
        note,
      ]),
    ]);
