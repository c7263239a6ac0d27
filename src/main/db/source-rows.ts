import { type Day, dayOf } from '../../shared/calendar.ts';
import type { ClientScope, Item, Source } from '../../shared/facts.ts';
import { multiply, type Ratio, ratio, sum } from '../../shared/ratio.ts';
import { zoneClock } from '../../shared/timestamp.ts';
import type { Db } from './open.ts';
import { readSettings } from './settings.ts';

/** The rows of the book behind a figure, listed by page, with the exact total of all of them. */

export type ListedRow = { id: number; date: Day | null; label: string; detail: string; value: Ratio };
export type Listing = { count: number; total: Ratio; page: ListedRow[] };

type Page = { offset: number; limit: number };

/** `IN (…)` over a list of any length, as one parameter. */
const inList = (column: string) => `${column} IN (SELECT value FROM json_each(?))`;

type Where = { sql: string[]; values: unknown[] };

const scoped = (where: Where, alias: string, client: ClientScope): void => {
  if (client === 'with') where.sql.push(`${alias}.client_id IS NOT NULL`);
  else if (client === 0) where.sql.push(`${alias}.client_id IS NULL`);
  else if (client !== 'any') {
    where.sql.push(`${alias}.client_id = ?`);
    where.values.push(client);
  }
};

const worded = (...parts: (string | null)[]): string => parts.filter((part) => part).join(' · ');

type Summed = { count: number; total: number | null };

function ledger(db: Db, source: Extract<Source, { rows: 'ledger' }>, { offset, limit }: Page): Listing {
  const where: Where = {
    sql: ['l.day BETWEEN ? AND ?', inList('a.kind')],
    values: [source.from, source.to, JSON.stringify(source.kinds)],
  };
  scoped(where, 'l', source.client);
  if (source.acquisition !== undefined) {
    where.sql.push('l.acquisition = ?');
    where.values.push(source.acquisition ? 1 : 0);
  }
  const from = `FROM ledger_entries l JOIN accounts a ON a.id = l.account_id LEFT JOIN clients c ON c.id = l.client_id
    WHERE ${where.sql.join(' AND ')}`;
  const all = db
    .prepare<unknown[], Summed>(`SELECT COUNT(*) AS count, SUM(l.cents) AS total ${from}`)
    .get(...where.values);
  const page = db
    .prepare<
      unknown[],
      {
        id: number;
        day: number;
        account: string;
        client: string | null;
        vendor: string;
        memo: string;
        document: string;
        cents: number;
      }
    >(
      `SELECT l.id, l.day, a.name AS account, c.name AS client, l.vendor, l.memo, l.document, l.cents ${from} ORDER BY l.day, l.id LIMIT ? OFFSET ?`,
    )
    .all(...where.values, limit, offset)
    .map((row) => ({
      id: row.id,
      date: dayOf(row.day),
      label: worded(row.account, row.client),
      detail: worded(row.vendor, row.memo, row.document),
      value: ratio(row.cents),
    }));
  return { count: all?.count ?? 0, total: ratio(all?.total ?? 0), page };
}

const SECONDS_AN_HOUR = 3600n;

function time(db: Db, source: Extract<Source, { rows: 'time' }>, { offset, limit }: Page): Listing {
  const where: Where = { sql: ['t.day BETWEEN ? AND ?'], values: [source.from, source.to] };
  scoped(where, 't', source.client);
  if (source.workTypes) {
    where.sql.push(inList('t.work_type'));
    where.values.push(JSON.stringify(source.workTypes));
  }
  if (source.technicians) {
    where.sql.push(inList('t.technician_id'));
    where.values.push(JSON.stringify(source.technicians));
  }
  if (source.category !== undefined) {
    where.sql.push('t.ticket IN (SELECT code FROM tickets WHERE category = ?)');
    where.values.push(source.category);
  }
  if (source.measure === 'billable') where.sql.push('t.billable = 1');
  if (source.measure === 'uncosted') where.sql.push('r.hourly_cents IS NULL');
  const labour = source.measure === 'labour';
  const measured = labour ? 't.seconds * COALESCE(r.hourly_cents, 0)' : 't.seconds';
  const scale = ratio(1n, labour ? SECONDS_AN_HOUR : 1n);
  const from = `FROM time_entries t JOIN technicians p ON p.id = t.technician_id LEFT JOIN clients c ON c.id = t.client_id
    LEFT JOIN rate_spans r ON r.technician_id = t.technician_id AND t.day BETWEEN r.from_day AND r.to_day
    WHERE ${where.sql.join(' AND ')}`;
  const all = db
    .prepare<unknown[], Summed>(`SELECT COUNT(*) AS count, SUM(${measured}) AS total ${from}`)
    .get(...where.values);
  const page = db
    .prepare<
      unknown[],
      {
        id: number;
        day: number;
        technician: string;
        client: string | null;
        work: string;
        note: string;
        ticket: string;
        rate: number | null;
        measured: number;
      }
    >(
      `SELECT t.id, t.day, p.name AS technician, c.name AS client, t.work_type AS work, t.note, t.ticket, r.hourly_cents AS rate,
        ${measured} AS measured ${from} ORDER BY t.day, t.id LIMIT ? OFFSET ?`,
    )
    .all(...where.values, limit, offset)
    .map((row) => ({
      id: row.id,
      date: dayOf(row.day),
      label: worded(row.technician, row.client),
      detail: worded(
        row.work,
        row.ticket,
        row.note,
        labour && row.rate === null ? 'no cost rate on that day' : null,
      ),
      value: multiply(row.measured, scale),
    }));
  return { count: all?.count ?? 0, total: multiply(all?.total ?? 0, scale), page };
}

type Named = { id: number; date: Day | number | null; label: string; detail: string };

/** How the records that items belong to are named; a number for a date is a moment, whose day the book's zone says. */
const NAMES: Record<'clients' | 'contracts' | 'adjustments' | 'tickets' | 'surveys', string> = {
  clients: `SELECT id, NULL AS date, name AS label, '' AS detail FROM clients`,
  contracts: `SELECT k.id, k.starts_on AS date, c.name AS label, k.code || ' · ' || k.name AS detail
    FROM contracts k JOIN clients c ON c.id = k.client_id`,
  adjustments: `SELECT id, day AS date, label, category || ' · ' || confidence || CASE WHEN note = '' THEN '' ELSE ' · ' || note END AS detail FROM adjustments`,
  tickets: `SELECT t.id, t.opened_at AS date, COALESCE(c.name, '') AS label, t.code || ' · ' || t.subject AS detail
    FROM tickets t LEFT JOIN clients c ON c.id = t.client_id`,
  surveys: `SELECT s.id, date(s.sent_on * 86400, 'unixepoch') AS date, COALESCE(c.name, '') AS label,
    s.kind || CASE WHEN s.score IS NULL THEN ' · not answered' ELSE ' · ' || s.score || ' of ' || s.scale_max END AS detail
    FROM surveys s LEFT JOIN clients c ON c.id = s.client_id`,
};

function items(db: Db, rows: keyof typeof NAMES, list: readonly Item[], { offset, limit }: Page): Listing {
  const shown = list.slice(offset, offset + limit);
  const named = new Map(
    db
      .prepare<[string], Named>(`SELECT * FROM (${NAMES[rows]}) WHERE ${inList('id')}`)
      .all(JSON.stringify(shown.map(({ id }) => id)))
      .map((row) => [row.id, row]),
  );
  const clock = rows === 'tickets' ? zoneClock(readSettings(db).timeZone) : null;
  const dateOf = (date: Named['date']): Day | null =>
    typeof date === 'number' ? clock && dayOf(clock(date).day) : date;
  return {
    count: list.length,
    total: sum(list.map(({ value }) => value)),
    page: shown.map(({ id, value, day }) => {
      const { date, label, detail } = named.get(id) ?? { date: null, label: '', detail: '' };
      return {
        id,
        date: day === undefined ? dateOf(date) : dayOf(day),
        label,
        detail,
        value: multiply(value, 1),
      };
    }),
  };
}

/** Lists a page of the rows that a figure adds up, and totals all of them. */
export function sourceRows(db: Db, source: Source, page: Page): Listing {
  switch (source.rows) {
    case 'ledger':
      return ledger(db, source, page);
    case 'time':
      return time(db, source, page);
    default:
      return items(db, source.rows, source.items, page);
  }
}
