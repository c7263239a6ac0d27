import Database from 'better-sqlite3';
import { monthName } from '../../shared/calendar.ts';
import { inWords } from '../../shared/duration.ts';
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

type Counted = { count: number; sample: string | null };

/** Remarks on the data: each a query for how many and one example, and the sentence for it. */
const REMARKS: { sql: string; say: (found: Counted) => string }[] = [
  {
    sql: `SELECT COALESCE(SUM(t.seconds), 0) AS count, MIN(p.name) AS sample FROM time_entries t JOIN technicians p ON p.id = t.technician_id
      WHERE NOT EXISTS (SELECT 1 FROM rate_spans r WHERE r.technician_id = t.technician_id AND t.day BETWEEN r.from_day AND r.to_day)`,
    say: ({ count, sample }) => `${inWords(count)} of time have no cost rate (${sample} and perhaps others).`,
  },
  {
    sql: 'SELECT COUNT(*) AS count, MIN(code) AS sample FROM contracts k WHERE NOT EXISTS (SELECT 1 FROM contract_prices p WHERE p.contract_id = k.id)',
    say: ({ count, sample }) => `${count} contracts have no price, e.g. ${sample}.`,
  },
  {
    sql: 'SELECT COUNT(*) AS count, MIN(code) AS sample FROM contracts WHERE ended_on < starts_on',
    say: ({ count, sample }) =>
      `${count} contracts ended before they began and were never in force, e.g. ${sample}.`,
  },
  {
    sql: "SELECT COUNT(*) AS count, MIN(code) AS sample FROM tickets WHERE status = 'resolved' AND resolved_at IS NULL",
    say: ({ count, sample }) =>
      `${count} tickets are resolved without a time and count as open, e.g. ${sample}.`,
  },
  {
    sql: 'SELECT COUNT(*) AS count, MIN(code) AS sample FROM tickets WHERE resolved_at < opened_at OR first_response_at < opened_at',
    say: ({ count, sample }) =>
      `${count} tickets were answered or resolved before they were opened, e.g. ${sample}.`,
  },
  {
    sql: `SELECT COUNT(*) AS count, MIN(memo) AS sample FROM ledger_entries l JOIN accounts a ON a.id = l.account_id
      WHERE a.kind LIKE 'cogs.%' AND a.kind <> 'cogs.labor' AND l.client_id IS NULL`,
    say: ({ count }) => `${count} direct costs name no client and stay with the company.`,
  },
  {
    sql: "SELECT COUNT(*) AS count, NULL AS sample FROM settings WHERE (SELECT COUNT(*) FROM settings WHERE key = 'currency') = 0",
    say: () => 'The book names no currency.',
  },
];

const remarks = (db: Db): Check => ({
  name: 'data',
  ok: true,
  findings: [
    ...REMARKS.flatMap(({ sql, say }) => {
      const found = db.prepare<[], Counted>(sql).get();
      return found && found.count > 0 ? [say(found)] : [];
    }),
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
