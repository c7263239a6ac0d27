import type { DayNumber } from '../../shared/calendar.ts';
import type { Found } from '../../shared/data-checks.ts';
import type { Db } from './open.ts';

/** Data checks that look for rows beside others: days with too many hours, rows that look entered twice. */

const SECONDS_A_DAY = 86_400;
/** Entries are told apart by the length of their note first, up to this many: most that merely agree fall out there. */
const LENGTHS = 32;

export type LongDay = { day: DayNumber; technician: number; seconds: number };

/** What the walk over all time found: days over 24 hours, and what occurs more than once, still without its texts. */
type Walk = {
  long: LongDay[];
  twice: { day: DayNumber; technician: number; client: number; seconds: number; length: number }[];
};

/** How far days and numbers reach: `technicians`, `clients` and `longest` are one above the highest. */
type Extent = {
  first: DayNumber | null;
  last: DayNumber;
  technicians: number;
  clients: number;
  longest: number;
};

const extentOf = (db: Db): Extent | undefined =>
  db
    .prepare<[], Extent>(
      `SELECT (SELECT MIN(day) FROM time_entries) AS first, (SELECT MAX(day) FROM time_entries) AS last,
        1 + (SELECT COALESCE(MAX(id), 0) FROM technicians) AS technicians, 1 + (SELECT COALESCE(MAX(id), 0) FROM clients) AS clients,
        1 + (SELECT COALESCE(MAX(seconds), 0) FROM time_entries) AS longest`,
    )
    .get();

/** Neighbours of a sorted list that are equal, each once. */
function* repeated(sorted: Float64Array): Generator<number> {
  for (let i = 1; i < sorted.length; i++)
    if (sorted[i] === sorted[i - 1] && sorted[i] !== sorted[i - 2]) yield sorted[i] ?? 0;
}

/**
 * Walks all time entries once, each as a single number (day, technician, client, seconds, length of the note): a million of these are read
 * and sorted several times as fast as SQLite groups the rows. Days that don't fit one number together are walked in parts.
 */
function walk(db: Db): Walk {
  const result: Walk = { long: [], twice: [] };
  const extent = extentOf(db);
  if (!extent || extent.first === null) return result;
  const { first, last, technicians, clients, longest } = extent;
  const perClient = longest * LENGTHS;
  const perTechnician = clients * perClient;
  const perDay = technicians * perTechnician;
  const days = Math.max(1, Math.min(last - first + 1, Math.floor(Number.MAX_SAFE_INTEGER / perDay)));
  const keys = db
    .prepare<object, number>(
      `SELECT ((((day - @from) * @technicians + technician_id) * @clients + COALESCE(client_id, 0)) * @longest + seconds)
         * ${LENGTHS} + length(note) % ${LENGTHS} FROM time_entries ${days > last - first ? '' : 'WHERE day BETWEEN @from AND @to'}`,
    )
    .pluck();
  for (let from = first; from <= last; from += days) {
    const to = from + days - 1;
    const range = days > last - first ? { from } : { from, to };
    const sorted = new Float64Array(keys.all({ ...range, technicians, clients, longest })).sort();
    const secondsOf = (key: number) => Math.floor(key / LENGTHS) % longest;
    const partsOf = (key: number) => ({
      day: from + Math.floor(key / perDay),
      technician: Math.floor(key / perTechnician) % technicians,
      client: Math.floor(key / perClient) % clients,
      seconds: secondsOf(key),
      length: key % LENGTHS,
    });
    result.long.push(...longDays(sorted, perTechnician, secondsOf, partsOf));
    for (const key of repeated(sorted)) result.twice.push(partsOf(key));
  }
  return result;
}

/** Adds up the seconds of each technician's day; in order, those of one day stand together. */
function longDays(
  sorted: Float64Array,
  perTechnician: number,
  secondsOf: (key: number) => number,
  partsOf: (key: number) => Pick<LongDay, 'day' | 'technician'>,
): LongDay[] {
  const long: LongDay[] = [];
  let [of, seconds] = [-1, 0];
  const close = () => {
    if (seconds > SECONDS_A_DAY) {
      const { day, technician } = partsOf(of * perTechnician);
      long.push({ day, technician, seconds });
    }
  };
  for (const key of sorted) {
    const own = Math.floor(key / perTechnician);
    if (own !== of) {
      close();
      [of, seconds] = [own, 0];
    }
    seconds += secondsOf(key);
  }
  close();
  return long;
}

/** Of entries that agree in day, technician, client and duration, those that nothing tells apart. */
const sameEntries = (db: Db, twice: Walk['twice']): number[] =>
  db
    .prepare<[string], number>(
      `SELECT id FROM (
        SELECT t.id, t.day, COUNT(*) OVER (PARTITION BY t.day, t.technician_id, t.client_id, t.seconds, t.work_type, t.ticket, t.note) AS alike
        FROM json_each(?) k CROSS JOIN time_entries t ON t.client_id IS k.value ->> 'client' AND t.day = k.value ->> 'day'
          AND t.technician_id = k.value ->> 'technician' AND t.seconds = k.value ->> 'seconds'
          AND length(t.note) % ${LENGTHS} = k.value ->> 'length'
      ) WHERE alike > 1 ORDER BY day DESC, id`,
    )
    .pluck()
    .all(JSON.stringify(twice.map((key) => ({ ...key, client: key.client === 0 ? null : key.client }))));

/** Ledger entries that agree in day, client, amount, vendor, account and document; nothing is nothing twice. */
const sameBookings = (db: Db): number[] =>
  db
    .prepare<[], number>(
      `SELECT l.id FROM (
        SELECT day, client_id, cents, vendor, account_id, document FROM ledger_entries WHERE cents <> 0
        GROUP BY 1, 2, 3, 4, 5, 6 HAVING COUNT(*) > 1
      ) g CROSS JOIN ledger_entries l ON l.day = g.day AND l.client_id IS g.client_id AND l.cents = g.cents
        AND l.vendor = g.vendor AND l.account_id = g.account_id AND l.document = g.document
      ORDER BY l.day DESC, l.id`,
    )
    .pluck()
    .all();

/** What looks wrong beside other rows: a technician's days over 24 hours, and the numbers of rows that look entered twice. */
export type Suspects = { longDays: LongDay[]; time: number[]; ledger: number[] };

/** Finds them all, the latest first. */
export function suspects(db: Db): Suspects {
  const { long, twice } = walk(db);
  return {
    longDays: long.sort((a, b) => b.day - a.day || a.technician - b.technician),
    time: sameEntries(db, twice),
    ledger: sameBookings(db),
  };
}

/** Rows in the order of a list of numbers. */
const inOrder = (ids: readonly number[], rows: readonly Found[]): Found[] => {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
};

const listed = (db: Db, sql: string, ids: readonly number[]): Found[] =>
  inOrder(ids, db.prepare<[string], Found>(sql).all(JSON.stringify(ids)));

/** Time entries by their numbers. */
export const timeRows = (db: Db, ids: readonly number[]): Found[] =>
  listed(
    db,
    `SELECT 'time' AS record, t.id, t.day, c.name AS client, p.name AS what,
      trim(t.work_type || ' · ' || t.ticket || CASE WHEN t.ticket = '' THEN '' ELSE ' · ' END || t.note, ' ·') AS detail, t.seconds AS value
     FROM json_each(?) k JOIN time_entries t ON t.id = k.value JOIN technicians p ON p.id = t.technician_id
     LEFT JOIN clients c ON c.id = t.client_id`,
    ids,
  );

/** Ledger entries by their numbers. */
export const ledgerRows = (db: Db, ids: readonly number[]): Found[] =>
  listed(
    db,
    `SELECT 'ledger' AS record, l.id, l.day, c.name AS client, a.name AS what,
      trim(l.vendor || CASE WHEN l.vendor = '' THEN '' ELSE ' · ' END || l.memo || CASE WHEN l.memo = '' THEN '' ELSE ' · ' END || l.document, ' ·') AS detail,
      l.cents AS value
     FROM json_each(?) k JOIN ledger_entries l ON l.id = k.value JOIN accounts a ON a.id = l.account_id
     LEFT JOIN clients c ON c.id = l.client_id`,
    ids,
  );

/** Long days with the technician's name and how many entries they have. */
export function longDayRows(db: Db, days: readonly LongDay[]): Found[] {
  const entries = db.prepare<[number, number], { id: number; name: string; entries: number }>(
    `SELECT p.id, p.name, COUNT(*) AS entries FROM time_entries t JOIN technicians p ON p.id = t.technician_id
     WHERE t.day = ? AND t.technician_id = ?`,
  );
  return days.flatMap(({ day, technician, seconds }): Found[] => {
    const row = entries.get(day, technician);
    if (!row) return [];
    const detail = `${row.entries} ${row.entries === 1 ? 'entry' : 'entries'}`;
    return [{ record: 'technicians', id: row.id, day, client: null, what: row.name, detail, value: seconds }];
  });
}
