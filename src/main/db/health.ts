import Database from 'better-sqlite3';
import { monthName } from '../../shared/calendar.ts';
import { staleMonths } from './facts.ts';
import { MIGRATIONS } from './migrations/index.ts';
import type { Db } from './open.ts';

/** One thing that was looked at. Findings of a check that is `ok` are remarks: true of the data, not wrong with the file. */
export type Check = { name: string; ok: boolean; findings: string[] };

const failing = (name: string, findings: string[]): Check => ({ name, ok: findings.length === 0, findings });

const integrity = (db: Db): Check =>
  failing(
    'integrity',
    (db.pragma('integrity_check') as { integrity_check: string }[])
      .map((row) => row.integrity_check)
      .filter((text) => text !== 'ok'),
  );

const foreignKeys = (db: Db): Check =>
  failing(
    'foreign keys',
    (db.pragma('foreign_key_check') as { table: string; rowid: number; parent: string }[]).map(
      ({ table, rowid, parent }) =>
        `Row ${rowid} of ${table} refers to a row of ${parent} that is not there.`,
    ),
  );

const schemaOf = (db: Db): Map<string, string> =>
  new Map(
    db
      .prepare<[], { name: string; sql: string }>(
        "SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'",
      )
      .all()
      .map(({ name, sql }) => [name, sql]),
  );

/** The schema must be what the migrations make. */
function schema(db: Db): Check {
  const fresh = new Database(':memory:');
  for (const migration of MIGRATIONS) fresh.exec(migration.sql);
  const [wanted, found] = [schemaOf(fresh), schemaOf(db)];
  fresh.close();
  const findings: string[] = [];
  for (const [name, sql] of wanted)
    if (!found.has(name)) findings.push(`${name} is missing.`);
    else if (found.get(name) !== sql) findings.push(`${name} is not as this version makes it.`);
  for (const name of found.keys()) if (!wanted.has(name)) findings.push(`${name} is not part of a book.`);
  return failing('schema', findings);
}

const facts = (db: Db): Check =>
  failing(
    'month facts',
    staleMonths(db).map(
      (month) => `The sums kept for ${monthName(month)} differ from a recount of its rows.`,
    ),
  );

/** Remarks on the data that no row carries; what rows say is the data checks' to tell (data-checks.ts). */
const remarks = (db: Db): Check => ({
  name: 'data',
  ok: true,
  findings: [
    ...(db.prepare("SELECT 1 FROM settings WHERE key = 'currency'").get()
      ? []
      : ['The book names no currency.']),
    // SQLite leaves the CHECKs of a table out of account while the file is open for reading only.
    ...(db.readonly
      ? ['The file is read-only here, so single values were not held against their columns’ rules.']
      : []),
  ],
});

/** Looks the whole book over. `onCheck` is told what comes next and may throw to stop. */
export function checkBook(db: Db, onCheck: (name: string, done: number, total: number) => void): Check[] {
  const checks: [string, (db: Db) => Check][] = [
    ['integrity', integrity],
    ['foreign keys', foreignKeys],
    ['schema', schema],
    ['month facts', facts],
    ['data', remarks],
  ];
  return checks.map(([name, run], i) => {
    onCheck(name, i, checks.length);
    return run(db);
  });
}
