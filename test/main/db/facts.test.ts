// Protects the month facts: whatever the tables hold, the sums kept are those of a naive fold over the raw rows.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  rebuildFacts,
  recount,
  refreshMonths,
  revenueByClientMonth,
  staleMonths,
  sumsByClient,
  sumsByMonth,
  sumsByTechnician,
  sumsToDate,
} from '../../../src/main/db/facts.ts';
import type { Db } from '../../../src/main/db/open.ts';
import { dayNumber, dayOf, monthNumber } from '../../../src/shared/calendar.ts';
import { ACCOUNT_KINDS, type AccountKind, WORK_TYPES } from '../../../src/shared/domain.ts';
import { CLIENT_MEASURES, MEASURES } from '../../../src/shared/facts.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { emptyBook, insert } from '../../support/raw-book.ts';

const temporary = temporaryFolder();
let db: Db;
beforeAll(() => {
  db = emptyBook(temporary.next());
});
afterAll(() => db.close());

const FIRST = dayNumber('2025-11-01');
const MONTHS = ['2025-11', '2025-12', '2026-01', '2026-02', '2026-03'];
const LAST = dayNumber('2026-03-31');

type Entry = { day: number; kind: AccountKind; client: number | null; cents: number; acquisition: number };
type Time = {
  day: number;
  client: number | null;
  technician: number;
  seconds: number;
  billable: number;
  work: string;
};
type Rate = { technician: number; from: number; cents: number };
type Rows = { ledger: Entry[]; time: Time[]; rates: Rate[] };

const day = fc.integer({ min: FIRST, max: LAST });
const client = fc.option(fc.integer({ min: 1, max: 3 }));
const technician = fc.integer({ min: 1, max: 2 });
const flag = fc.constantFrom(0, 1);
const rate = fc.record({
  technician,
  // Few days, so that equal ones come up.
  from: fc.constantFrom(FIRST - 400, FIRST + 10, FIRST + 40, FIRST + 41, FIRST + 92),
  cents: fc.integer({ min: 0, max: 20_000 }),
});
const rows: fc.Arbitrary<Rows> = fc.record({
  ledger: fc.array(
    fc.record({
      day,
      kind: fc.constantFrom(...ACCOUNT_KINDS),
      client,
      cents: fc.integer({ min: -1_000_000, max: 1_000_000 }),
      acquisition: flag,
    }),
    { maxLength: 40 },
  ),
  time: fc.array(
    fc.record({
      day,
      client,
      technician,
      seconds: fc.nat(100_000),
      billable: flag,
      work: fc.constantFrom(...WORK_TYPES),
    }),
    { maxLength: 40 },
  ),
  rates: fc.array(rate, { maxLength: 6 }),
});

/** Runs in a savepoint that is rolled back, so that every run begins with an empty book. */
function within(all: Rows, check: () => void): void {
  db.exec('SAVEPOINT run');
  try {
    for (const id of [1, 2, 3]) insert(db, 'clients', { id, name: `Client ${id}` });
    for (const id of [1, 2]) insert(db, 'technicians', { id, name: `Technician ${id}`, is_owner: id - 1 });
    for (const [i, kind] of ACCOUNT_KINDS.entries()) insert(db, 'accounts', { id: i + 1, name: kind, kind });
    for (const one of all.rates) putRate(one);
    for (const { day: on, kind, client: who, cents, acquisition } of all.ledger)
      insert(db, 'ledger_entries', {
        day: on,
        account_id: ACCOUNT_KINDS.indexOf(kind) + 1,
        client_id: who,
        cents,
        acquisition,
      });
    for (const { day: on, client: who, technician: by, seconds, billable, work } of all.time)
      insert(db, 'time_entries', {
        day: on,
        client_id: who,
        technician_id: by,
        seconds,
        billable,
        work_type: work,
      });
    rebuildFacts(db);
    check();
  } finally {
    db.exec('ROLLBACK TO run; RELEASE run');
  }
}
const putRate = ({ technician: who, from, cents }: Rate) =>
  insert(db, 'cost_rates', { technician_id: who, effective_from: dayOf(from), hourly_cents: cents });

type Sums = Record<string, number>;

/** METRICS.md's sums, row by row. */
function fold(
  all: Rows,
  from: number,
  to: number,
  matches: (row: { client: number | null }) => boolean,
): Sums {
  const sums: Sums = Object.fromEntries(MEASURES.map((measure) => [measure, 0]));
  const count = (measure: string, value: number) => {
    sums[measure] = (sums[measure] ?? Number.NaN) + value;
  };
  const inside = (row: { day: number; client: number | null }) =>
    row.day >= from && row.day <= to && matches(row);
  for (const row of all.ledger.filter(inside)) {
    count(row.kind.split('.').join('_'), row.cents);
    const direct = row.kind.startsWith('cogs.') && row.kind !== 'cogs.labor' && row.acquisition === 0;
    if (direct) count('direct_cost', row.cents);
    if (row.acquisition === 1) count('acquisition_entries', row.cents);
  }
  for (const row of all.time.filter(inside)) {
    const hourly = rateOn(all.rates, row.technician, row.day);
    const winning = row.work === 'presales' || row.work === 'onboarding';
    count('entries', 1);
    count('seconds', row.seconds);
    count('billable_seconds', row.billable * row.seconds);
    count('labour', row.seconds * (hourly ?? 0));
    count('uncosted_seconds', hourly === null ? row.seconds : 0);
    count('acquisition_labour', winning ? row.seconds * (hourly ?? 0) : 0);
    count('acquisition_uncosted_seconds', winning && hourly === null ? row.seconds : 0);
    count('unassigned_seconds', row.client === null && row.work !== 'internal' ? row.seconds : 0);
  }
  return sums;
}

/** The rate row with the latest day that has come; of equal days the later row. */
function rateOn(rates: readonly Rate[], who: number, on: number): number | null {
  let best: Rate | null = null;
  for (const one of rates)
    if (one.technician === who && one.from <= on && (best === null || one.from >= best.from)) best = one;
  return best?.cents ?? null;
}

const zero = Object.fromEntries(MEASURES.map((measure) => [measure, 0]));
const of = (found: readonly { clientId: number; sums: Sums }[], who: number): Sums =>
  found.find(({ clientId }) => clientId === who)?.sums ?? zero;
const bounds = (month: string): [number, number] => {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return [Date.UTC(year, number - 1, 1) / 86_400_000, Date.UTC(year, number, 0) / 86_400_000];
};

/** Everything that `db/facts.ts` answers, against the fold. */
function agrees(all: Rows): void {
  for (const name of MONTHS) {
    const month = monthNumber(name);
    const [from, to] = bounds(name);
    const found = sumsByClient(db, month, month);
    for (const who of [0, 1, 2, 3])
      expect(of(found, who)).toEqual(fold(all, from, to, (row) => (row.client ?? 0) === who));
    const company = sumsByMonth(db, month, month).all[0]?.sums ?? zero;
    expect(company).toEqual(fold(all, from, to, () => true));
    const ofClients = sumsByMonth(db, month, month).withClient[0]?.sums ?? zero;
    expect(ofClients).toEqual(fold(all, from, to, (row) => row.client !== null));
    const technicians = sumsByTechnician(db, month, month);
    for (const who of [1, 2]) {
      const own = fold(
        { ...all, ledger: [], time: all.time.filter((row) => row.technician === who) },
        from,
        to,
        () => true,
      );
      const kept = technicians.find(({ technicianId }) => technicianId === who)?.sums;
      expect(kept ?? { seconds: 0, billable_seconds: 0, labour: 0, uncosted_seconds: 0 }).toEqual({
        seconds: own.seconds,
        billable_seconds: own.billable_seconds,
        labour: own.labour,
        uncosted_seconds: own.uncosted_seconds,
      });
    }
    for (const row of revenueByClientMonth(db, month, month)) {
      const own = fold(all, from, to, ({ client: who }) => (who ?? 0) === row.clientId);
      expect(row.recurring).toBe(own.revenue_recurring);
      expect(row.other).toBe(
        (own.revenue_project ?? 0) + (own.revenue_hourly ?? 0) + (own.revenue_product ?? 0),
      );
    }
  }
  const whole = sumsByClient(db, monthNumber(MONTHS[0] ?? ''), monthNumber(MONTHS.at(-1) ?? ''));
  for (const who of [0, 1, 2, 3])
    expect(of(whole, who)).toEqual(fold(all, FIRST, LAST, (row) => (row.client ?? 0) === who));
}

describe('month facts', () => {
  it('equal a naive fold over the raw rows', () => {
    fc.assert(
      fc.property(rows, (all) =>
        within(all, () => {
          agrees(all);
          expect(staleMonths(db)).toEqual([]);
        }),
      ),
      { numRuns: 40 },
    );
  }, 60_000);

  it('to date and of any days equal it too', () => {
    fc.assert(
      fc.property(rows, day, fc.nat(70), (all, from, length) =>
        within(all, () => {
          const to = from + length;
          const [toDate, days] = [sumsToDate(db, from), recount(db, from, to)];
          for (const who of [0, 1, 2, 3]) {
            const own = (row: { client: number | null }) => (row.client ?? 0) === who;
            // To date only what clients' figures need is summed.
            const wanted = fold(all, 0, from, own) as Record<string, number>;
            const found = toDate.find(({ clientId }) => clientId === who)?.sums;
            for (const measure of CLIENT_MEASURES) expect(found?.[measure] ?? 0).toBe(wanted[measure]);
            expect(of(days, who)).toEqual(fold(all, from, to, own));
          }
        }),
      ),
      { numRuns: 40 },
    );
  }, 60_000);

  it('follow a change once its months are refreshed, and are found stale until then', () => {
    fc.assert(
      fc.property(rows, rate, fc.nat(), (all, added, pick) =>
        within(all, () => {
          const before = MONTHS.map((name) => JSON.stringify(fold(all, ...bounds(name), () => true)));
          putRate(added);
          const gone = all.ledger.length > 0 ? pick % all.ledger.length : -1;
          if (gone >= 0)
            db.prepare(
              'DELETE FROM ledger_entries WHERE id = (SELECT id FROM ledger_entries ORDER BY id LIMIT 1 OFFSET ?)',
            ).run(gone);
          const after: Rows = {
            ...all,
            rates: [...all.rates, added],
            ledger: all.ledger.filter((_, i) => i !== gone),
          };
          const changed = MONTHS.filter(
            (name, i) => JSON.stringify(fold(after, ...bounds(name), () => true)) !== before[i],
          );
          expect(staleMonths(db)).toEqual(changed.map(monthNumber));
          refreshMonths(db, changed.map(monthNumber));
          agrees(after);
          expect(staleMonths(db)).toEqual([]);
        }),
      ),
      { numRuns: 40 },
    );
  }, 60_000);

  const one: Rows = {
    ledger: [{ day: FIRST, kind: 'cogs.other', client: 1, cents: 5, acquisition: 0 }],
    time: [{ day: FIRST + 31, client: null, technician: 1, seconds: 60, billable: 1, work: 'support' }],
    rates: [{ technician: 1, from: FIRST, cents: 100 }],
  };

  it.each([
    ['a sum', 'UPDATE client_month SET cogs_other = 6 WHERE client_id = 1', ['2025-11']],
    ['a row that went', 'DELETE FROM client_month WHERE client_id = 0', ['2025-12']],
    ['a row for another client', 'UPDATE client_month SET client_id = 2 WHERE client_id = 1', ['2025-11']],
    [
      'a month without records',
      'INSERT INTO client_month (client_id, month, seconds) VALUES (1, 24312, 1)',
      ['2026-01'],
    ],
    ['a technician’s sum', 'UPDATE technician_month SET labour = labour + 1', ['2025-12']],
    ['a technician’s row that went', 'DELETE FROM technician_month', ['2025-12']],
    [
      'a technician’s month without records',
      'INSERT INTO technician_month (technician_id, month, seconds) VALUES (1, 24314, 1)',
      ['2026-03'],
    ],
  ])('that were tampered with are found: %s', (_what, sql, months) => {
    within(one, () => {
      db.exec(sql);
      expect(staleMonths(db)).toEqual(months.map(monthNumber));
      rebuildFacts(db);
      expect(staleMonths(db)).toEqual([]);
    });
  });

  it('of a book without records are none', () => {
    within({ ledger: [], time: [], rates: [] }, () => {
      expect(staleMonths(db)).toEqual([]);
      expect(sumsToDate(db, LAST)).toEqual([]);
    });
  });
});
