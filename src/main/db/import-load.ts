import type { ImportTable } from '../../shared/import.ts';
import { type Db, isBusy } from './open.ts';
import { isEmpty } from './records.ts';

/**
 * A load that is large beside its table: indexes, foreign keys and CHECKs wait for its end, where each is done for all
 * rows at once. Row by row they would take as long as writing does.
 */

const LARGE = { rows: 50_000, times: 4 };

/** Whether so many rows are better loaded into this table than inserted. */
export function isLoad(db: Db, table: ImportTable, expected: number): boolean {
  const highest = db.prepare<[], number | null>(`SELECT MAX(id) FROM ${table}`).pluck().get() ?? 0;
  return expected >= LARGE.rows && expected >= highest * LARGE.times;
}

/** Tables that an import may write to in passing. */
const MASTERS = ['clients', 'technicians', 'accounts'] as const;

/**
 * Does the work with settings changed. They are put back afterwards, also when it fails.
 * @param settings of the connection, in the order in which they are set
 */
function withSettings<T>(db: Db, settings: Readonly<Record<string, string | number>>, work: () => T): T {
  const before = Object.keys(settings).map((name) => [name, db.pragma(name, { simple: true })] as const);
  try {
    for (const [name, value] of Object.entries(settings)) db.pragma(`${name} = ${value}`);
    return work();
  } finally {
    for (const [name, value] of before) db.pragma(`${name} = ${value}`);
  }
}

/** Some change only outside a transaction. Rows are written in their order: few pages have to be kept in memory. */
const LOADING = { foreign_keys: 0, ignore_check_constraints: 0, temp_store: 'FILE', cache_size: -8000 };

/**
 * Does the work, a transaction, in which rows may be loaded. Whoever begins a load in it has to end it with `finish`.
 *
 * In a book without records that nobody else has open, its pages go straight into the book: nobody else can open it until
 * the load is over, and a book left in its midst needs the journal beside it to become empty again. A book that holds
 * anything is worth more than the time: there all is written beside it first, and it is sound at any moment.
 */
export function loading<T>(db: Db, work: () => T): T {
  const straight = isEmpty(db) && writesStraight(db);
  try {
    return withSettings(db, LOADING, work);
  } finally {
    if (straight) writeBeside(db);
  }
}

/** @returns false, and all is as it was, if somebody else has the book open */
function writesStraight(db: Db): boolean {
  try {
    const set = () => db.pragma('journal_mode = DELETE', { simple: true });
    return withSettings(db, { busy_timeout: 0 }, set) === 'delete';
  } catch (error) {
    if (isBusy(error)) return false;
    throw error;
  }
}

function writeBeside(db: Db): void {
  try {
    db.pragma('journal_mode = WAL');
  } catch {
    // The load is in the book or taken back, whatever this met; the next opening that may write sets it.
  }
}

/**
 * SQLite sorts in runs that fit the processor's caches, merged through a temporary file: twice as quick as one list in
 * memory, and without the memory. A thread of its own sorts one run while the next is collected.
 */
const SORTING = { cache_size: -2000, threads: 2 };

/** Begins a load within the transaction of `loading`. */
export function beginLoad(db: Db, table: ImportTable) {
  db.pragma('ignore_check_constraints = ON');
  const indexes = db
    .prepare<[string, string], { name: string; sql: string }>(
      "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL AND name <> ?",
    )
    // What is loaded is known by blocks, and adds next to nothing to the index of identities.
    .all(table, `${table}_identity`);
  for (const { name } of indexes) db.exec(`DROP INDEX ${name}`);
  return {
    /**
     * Makes good what waited.
     * @param tables that were written to
     * @throws if a row breaks a rule of the schema: then the transaction must be taken back
     */
    finish(tables: Iterable<ImportTable>): void {
      db.pragma('ignore_check_constraints = OFF');
      const written = new Set([table, ...tables, ...MASTERS]);
      for (const own of written) checkRows(db, own);
      for (const other of tablesOf(db)) if (!written.has(other as ImportTable)) checkParents(db, other);
      withSettings(db, SORTING, () => db.exec(indexes.map(({ sql }) => sql).join(';\n')));
    },
  };
}

const tablesOf = (db: Db): string[] =>
  db
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql IS NOT NULL")
    .pluck()
    .all();

function checkParents(db: Db, table: string): void {
  const [orphan] = db.pragma(`foreign_key_check(${table})`) as unknown[];
  if (orphan !== undefined) throw new Error(`the load broke a foreign key: ${JSON.stringify(orphan)}`);
}

/**
 * Holds every row against the CHECKs and the foreign keys of its table, in one walk; types and NOT NULL are held when it
 * is written. `quick_check` and `foreign_key_check` would do the same at several times the cost.
 */
function checkRows(db: Db, table: string): void {
  const sql = db.prepare('SELECT sql FROM sqlite_schema WHERE name = ?').pluck().get(table) as string;
  const keys = db.pragma(`foreign_key_list(${table})`) as {
    table: string;
    from: string;
    to: string | null;
  }[];
  const broken = [
    ...checksIn(sql).map((check) => `NOT (${check})`),
    ...keys.map(
      ({ table: parent, from, to }) =>
        `${from} IS NOT NULL AND ${from} NOT IN (SELECT ${to ?? 'rowid'} FROM ${parent})`,
    ),
  ];
  if (broken.length === 0) return;
  const find = db.prepare(`SELECT id FROM ${table} NOT INDEXED WHERE ${broken.join(' OR ')} LIMIT 1`).pluck();
  const found = find.get();
  if (found !== undefined)
    throw new Error(`the load broke a CHECK or a foreign key of ${table}: record ${found}`);
}

/** The conditions of all CHECKs in a CREATE TABLE. */
export function checksIn(sql: string): string[] {
  const checks: string[] = [];
  for (const { index, 0: begin } of sql.matchAll(/\bCHECK\s*\(/g)) {
    const from = index + begin.length;
    let [at, open, quoted] = [from, 1, false];
    for (; open > 0 && at < sql.length; at++) {
      const letter = sql[at];
      if (letter === "'") quoted = !quoted;
      else if (!quoted) open += letter === '(' ? 1 : letter === ')' ? -1 : 0;
    }
    checks.push(sql.slice(from, at - 1));
  }
  return checks;
}
