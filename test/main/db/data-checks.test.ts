// Protects what the data checks count and list: on random rows each equals a naive look at every one of them.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { found, tally } from '../../../src/main/db/data-checks.ts';
import { rebuildFacts } from '../../../src/main/db/facts.ts';
import type { Db } from '../../../src/main/db/open.ts';
import { dayNumber, dayOf } from '../../../src/shared/calendar.ts';
import { ROW_CHECKS, type RowCheck } from '../../../src/shared/data-checks.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { emptyBook, insert } from '../../support/raw-book.ts';

const temporary = temporaryFolder();
let db: Db;
beforeAll(() => {
  db = emptyBook(temporary.next());
});
afterAll(() => db.close());

const TODAY = dayNumber('2026-02-10');
const SECONDS = 86_400;
/** Midnight in New York, five hours behind. */
const TOMORROW = (TODAY + 1) * SECONDS + 5 * 3600;
const NOW = { today: TODAY, tomorrow: TOMORROW };

const KINDS = ['revenue.recurring', 'cogs.licences', 'cogs.labor', 'opex.rent'] as const;
/** Name and kind of the accounts; one name has two kinds. */
const ACCOUNTS = [
  ['Services', 'revenue.recurring'],
  ['Software', 'cogs.licences'],
  ['Payroll', 'cogs.labor'],
  ['Software', 'opex.rent'],
] as const;

const day = fc.oneof(
  fc.integer({ min: TODAY - 60, max: TODAY + 3 }),
  fc.constantFrom(TODAY, TODAY + 1, dayNumber('2026-01-31'), dayNumber('2026-02-01')),
);
const client = fc.constantFrom(null, 1, 2, 3);
const moment = fc.option(fc.integer({ min: TOMORROW - 200_000, max: TOMORROW + 20_000 }));
const book = fc.record({
  rates: fc.array(fc.record({ technician: fc.constantFrom(1, 2), from: day }), { maxLength: 5 }),
  contracts: fc.array(fc.record({ client: fc.constantFrom(1, 2), starts: day, ends: fc.option(day) }), {
    maxLength: 4,
  }),
  time: fc.array(
    fc.record({
      day,
      client,
      technician: fc.constantFrom(1, 2),
      seconds: fc.nat(3),
      work: fc.constantFrom('support', 'internal'),
    }),
    { maxLength: 25 },
  ),
  ledger: fc.array(
    fc.record({ day, client, account: fc.nat(KINDS.length - 1), cents: fc.integer({ min: -9, max: 9 }) }),
    { maxLength: 25 },
  ),
  tickets: fc.array(
    fc.record({
      opened: fc.integer({ min: TOMORROW - 200_000, max: TOMORROW + 20_000 }),
      answered: moment,
      resolved: moment,
      status: fc.constantFrom('open', 'resolved'),
    }),
    { maxLength: 8 },
  ),
  surveys: fc.array(
    fc.record({
      kind: fc.constantFrom('csat', 'nps'),
      day,
      max: fc.constantFrom(5, 10),
      score: fc.option(fc.nat(5)),
    }),
    { maxLength: 6 },
  ),
  adjustments: fc.array(day, { maxLength: 3 }),
});
type Book = typeof book extends fc.Arbitrary<infer T> ? T : never;

function fill({ rates, contracts, time, ledger, tickets, surveys, adjustments }: Book): void {
  insert(db, 'settings', { key: 'time_zone', value: 'America/New_York' });
  for (const id of [1, 2, 3]) insert(db, 'clients', { id, name: `Client ${id}` });
  for (const id of [1, 2]) insert(db, 'technicians', { id, name: `Technician ${id}`, is_owner: 0 });
  for (const [i, [name, kind]] of ACCOUNTS.entries()) insert(db, 'accounts', { id: i + 1, name, kind });
  for (const { technician, from } of rates)
    insert(db, 'cost_rates', { technician_id: technician, effective_from: dayOf(from), hourly_cents: 0 });
  for (const [i, { client: who, starts, ends }] of contracts.entries())
    insert(db, 'contracts', {
      ...{ code: `K${i}`, client_id: who, name: '', service_line: '', starts_on: dayOf(starts) },
      ended_on: ends === null ? null : dayOf(ends),
    });
  for (const { day: on, client: who, technician, seconds, work } of time)
    insert(db, 'time_entries', {
      ...{ day: on, client_id: who, technician_id: technician, seconds, billable: 1, work_type: work },
    });
  for (const { day: on, client: who, account, cents } of ledger)
    insert(db, 'ledger_entries', { day: on, account_id: account + 1, client_id: who, cents, acquisition: 0 });
  for (const [i, { opened, answered, resolved, status }] of tickets.entries())
    insert(db, 'tickets', {
      ...{ code: `T${i}`, status, opened_at: opened, opened_offset: 0 },
      ...{ first_response_at: answered, first_response_offset: answered === null ? null : 0 },
      ...{ resolved_at: resolved, resolved_offset: resolved === null ? null : 0 },
    });
  for (const { kind, day: on, max, score } of surveys)
    insert(db, 'surveys', { kind, sent_on: on, score, scale_max: max });
  for (const on of adjustments)
    insert(db, 'adjustments', {
      ...{ day: dayOf(on), label: 'A', category: 'other', cents: 1, recurring: 0, confidence: 'documented' },
    });
  rebuildFacts(db);
}

/** Runs in a savepoint that is rolled back, so that every run begins with an empty book. */
function within(rows: Book, check: () => void): void {
  db.exec('SAVEPOINT run');
  try {
    fill(rows);
    check();
  } finally {
    db.exec('ROLLBACK TO run; RELEASE run');
  }
}

const numbered = <T>(rows: readonly T[]): (T & { id: number })[] =>
  rows.map((row, i) => ({ ...row, id: i + 1 }));

type Hit = { record: string; id: number; value: number | null };
const hits = <T extends { id: number }>(
  record: string,
  rows: readonly T[],
  of: (row: T) => boolean,
  value: (row: T) => number | null = () => null,
): Hit[] => rows.filter(of).map((row) => ({ record, id: row.id, value: value(row) }));

/** Last day of a client that has contracts, all of them with an end; null otherwise. */
const leftOn = (contracts: Book['contracts'], who: number | null): number | null => {
  const own = contracts.filter((row) => row.client === who);
  if (own.length === 0 || own.some(({ ends }) => ends === null)) return null;
  return Math.max(...own.map(({ ends }) => ends ?? 0));
};

const repeats = (rows: readonly string[]): number =>
  new Set(rows.filter((row, i) => rows.indexOf(row) < i)).size;

/** Every row of the book looked at, one by one. */
function naive(check: RowCheck, rows: Book): Hit[] {
  const [time, ledger, tickets, surveys] = [
    numbered(rows.time),
    numbered(rows.ledger),
    numbered(rows.tickets),
    numbered(rows.surveys),
  ];
  const seconds = (row: { seconds: number }) => row.seconds;
  const cents = (row: { cents: number }) => row.cents;
  const late = (at: number | null) => at !== null && at >= TOMORROW;
  const after = (left: number | null, on: number) => left !== null && on > left;
  switch (check) {
    case 'uncosted_time':
      return hits(
        'time',
        time,
        (row) =>
          row.seconds > 0 &&
          !rows.rates.some(({ technician, from }) => technician === row.technician && from <= row.day),
        seconds,
      );
    case 'time_without_client':
      return hits(
        'time',
        time,
        (row) => row.client === null && row.work !== 'internal' && row.seconds > 0,
        seconds,
      );
    case 'costs_without_client':
      return hits('ledger', ledger, (row) => row.client === null && row.account === 1, cents);
    case 'time_on_ended_clients':
      return hits('time', time, (row) => after(leftOn(rows.contracts, row.client), row.day), seconds);
    case 'costs_of_ended_clients':
      return hits(
        'ledger',
        ledger,
        (row) => [1, 2].includes(row.account) && after(leftOn(rows.contracts, row.client), row.day),
        cents,
      );
    case 'tickets_out_of_order':
      return hits(
        'tickets',
        tickets,
        ({ opened, answered, resolved }) => (answered ?? opened) < opened || (resolved ?? opened) < opened,
      );
    case 'tickets_without_time':
      return hits('tickets', tickets, (row) => row.status === 'resolved' && row.resolved === null);
    case 'nps_scales':
      return hits('surveys', surveys, (row) => row.kind === 'nps' && row.max !== 10);
    case 'future_days':
      return [
        ...hits('time', time, (row) => row.day > TODAY),
        ...hits('ledger', ledger, (row) => row.day > TODAY),
        ...hits('tickets', tickets, (row) => late(row.opened) || late(row.answered) || late(row.resolved)),
        ...hits('surveys', surveys, (row) => row.day > TODAY),
        ...hits(
          'adjustments',
          numbered(rows.adjustments.map((on) => ({ day: on }))),
          (row) => row.day > TODAY,
        ),
      ];
    default:
      return [];
  }
}

const sorted = (list: readonly Hit[]): Hit[] =>
  list
    .map(({ record, id, value }) => ({ record, id, value }))
    .sort((a, b) => a.record.localeCompare(b.record) || a.id - b.id);
const ALL = { from: 0, count: 1000 };
const GROUPED: readonly RowCheck[] = ['rates_on_one_day', 'accounts_of_two_kinds'];

describe('the data checks that the database answers', () => {
  it('find what a look at every row finds', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(book, (rows) =>
        within(rows, () => {
          for (const check of ROW_CHECKS) {
            if (GROUPED.includes(check)) continue;
            const wanted = sorted(naive(check, rows));
            expect([check, sorted(found(db, check, NOW, ALL))]).toEqual([check, wanted]);
            const values = wanted.flatMap(({ value }) => (value === null ? [] : [value]));
            const total = values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0);
            expect([check, tally(db, check, NOW)]).toEqual([check, { count: wanted.length, total }]);
          }
          const rates = repeats(rows.rates.map(({ technician, from }) => `${technician} ${from}`));
          expect(tally(db, 'rates_on_one_day', NOW).count).toBe(rates);
          expect(found(db, 'rates_on_one_day', NOW, ALL)).toHaveLength(rates);
        }),
      ),
      { numRuns: 60 },
    );
  });

  it('list by page, the latest day first, and lose no row between pages', () => {
    const rows = fc.sample(book, { seed: 7, numRuns: 40 });
    for (const one of rows)
      within(one, () => {
        const all = found(db, 'future_days', NOW, ALL);
        const pages = [0, 2, 4].flatMap((from) => found(db, 'future_days', NOW, { from, count: 2 }));
        expect(pages).toEqual(all.slice(0, 6));
        const days = all.filter(({ record }) => record !== 'tickets').map(({ day: on }) => on ?? 0);
        expect(days).toEqual([...days].sort((a, b) => b - a));
      });
  });

  it('name an account of two kinds once, with both', () => {
    within(
      { rates: [], contracts: [], time: [], ledger: [], tickets: [], surveys: [], adjustments: [] },
      () => {
        expect(found(db, 'accounts_of_two_kinds', NOW, ALL)).toMatchObject([
          { record: 'accounts', what: 'Software', detail: 'cogs.licences, opex.rent' },
        ]);
      },
    );
  });

  it('tell a ticket’s day by the book’s own clock', () => {
    const none = { rates: [], contracts: [], time: [], ledger: [], surveys: [], adjustments: [] };
    const one = (opened: number) => ({ opened, answered: null, resolved: null, status: 'open' as const });
    within({ ...none, tickets: [one(TOMORROW - 1), one(TOMORROW)] }, () => {
      expect(found(db, 'future_days', NOW, ALL)).toMatchObject([{ what: 'T1', day: TODAY + 1 }]);
    });
  });
});
