import { copyFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { afterEach } from 'vitest';
import { staleMonths } from '../../src/main/db/facts.ts';
import { type Db, openBook } from '../../src/main/db/open.ts';
import { inlineRunner } from '../../src/main/jobs/runner.ts';
import type { Ports, Services } from '../../src/main/services/context.ts';
import { dispatch } from '../../src/main/services/dispatch.ts';
import { createServices } from '../../src/main/services/index.ts';
import type { CallName, Input, Notice, Output } from '../../src/shared/contract/index.ts';
import type { Failure, Result } from '../../src/shared/result.ts';
import { temporaryFolder } from './folder.ts';
import { soundBook } from './raw-book.ts';

export type KeptBook = ReturnType<ReturnType<typeof keptBooks>>;

/** What the log and the importer's memory of places say; the rest is the book's content. */
const BESIDE = new Set([
  'audit_log',
  'record_changes',
  'recurring_postings',
  'book',
  'import_unpacked',
  'printed_figures',
]);

/** Books that are kept through calls, as the window keeps them. Call it where tests are declared. */
export function keptBooks() {
  const temporary = temporaryFolder();
  const open: Services[] = [];
  afterEach(() => {
    for (const services of open.splice(0)) services.close();
  });
  let template: string | null = null;
  const sound = (): string => {
    if (template === null) {
      template = temporary.next();
      soundBook(template).close();
    }
    return template;
  };
  const unexpected = (): never => {
    throw new Error('not part of this test');
  };
  /**
   * @param path an existing book; else one with a sound row of everything
   * @param outside what of the outside world the test has
   */
  return (path?: string, outside: Partial<Ports> = {}) => {
    const file = path ?? temporary.next();
    if (path === undefined) copyFileSync(sound(), file);
    const notices: Notice[] = [];
    const services = createServices({
      today: () => '2026-07-15',
      log: (message, detail) => {
        throw new Error(message, { cause: detail });
      },
      choose: unexpected,
      chooseExports: unexpected,
      printDialog: unexpected,
      pdf: unexpected,
      writeFile: unexpected,
      jobs: inlineRunner(),
      notify: (notice) => void notices.push(notice),
      sampleDir: '',
      dataDir: null,
      ...outside,
    });
    open.push(services);
    services.openPath(file);
    const call = async <N extends CallName>(name: N, input: Input<N>): Promise<Result<Output<N>>> =>
      (await dispatch(
        services.handlers,
        name,
        input,
        (message, detail) => {
          throw new Error(message, { cause: detail });
        },
        { checkOutput: true },
      )) as Result<Output<N>>;
    const reading = <T>(work: (db: Db) => T): T => {
      const db = openBook(file, { readonly: true });
      try {
        return work(db);
      } finally {
        db.close();
      }
    };
    return {
      file,
      notices,
      checkDay: services.checkDay,
      /** A token for a path, as a dialog would give. */
      grant: services.grant,
      call,
      /** The same, where a failure is none of the test's business. */
      async must<N extends CallName>(name: N, input: Input<N>): Promise<Output<N>> {
        const result = await call(name, input);
        if (!result.ok) throw new Error(`${name}: ${result.error.code} ${result.error.message}`);
        return result.data;
      },
      /** The failure of a call that must fail. */
      async refused<N extends CallName>(name: N, input: Input<N>): Promise<Failure> {
        const result = await call(name, input);
        if (result.ok) throw new Error(`${name} was not refused`);
        return result.error;
      },
      /** All rows of the book but the log's; facts that are all 0 count as none. */
      content(): Record<string, unknown[]> {
        return reading((db) => {
          const tables = db
            .prepare<[], string>(
              "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
            )
            .pluck()
            .all()
            .filter((table) => !BESIDE.has(table));
          return Object.fromEntries(
            tables.map((table) => [
              table,
              db
                .prepare<[], Record<string, unknown>>(`SELECT * FROM ${table} ORDER BY 1, 2`)
                .all()
                .map(({ packed: _, ...row }) => row),
            ]),
          );
        });
      },
      stale: () => reading(staleMonths),
      rows: <T = Record<string, unknown>>(sql: string): T[] => reading((db) => db.prepare<[], T>(sql).all()),
      /** Behind the calls' back, as an import would. */
      behind(sql: string): void {
        const db = new Database(file);
        try {
          db.exec(sql);
        } finally {
          db.close();
        }
      },
    };
  };
}
