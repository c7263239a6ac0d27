// Protects the rows behind the analysis figures: whatever the tables hold, they are those of a naive fold over the raw rows.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  billedBefore,
  clientMonths,
  secondsByCategory,
  technicianMonths,
} from '../../../src/main/db/analysis-facts.ts';
import { rebuildFacts } from '../../../src/main/db/facts.ts';
import { dataExtent } from '../../../src/main/db/masters.ts';
import type { Db } from '../../../src/main/db/open.ts';
import { dayNumber, dayOf, monthNumber } from '../../../src/shared/calendar.ts';
import { CLIENT_MEASURES, TECHNICIAN_MEASURES } from '../../../src/shared/facts.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { emptyBook, insert } from '../../support/raw-book.ts';

const temporary = temporaryFolder();
let db: Db;
beforeAll(() => {
  db = emptyBook(temporary.next());
});
afterAll(() => db.close());

const [FIRST, LAST] = ['2025-11-01', '2026-03-31'].map(dayNumber) as [number, number];
/** Hourly cents of the two technicians; the second has no rate before February. */
const RATES = [
  { technician: 1, from: FIRST - 100, cents: 5000 },
  { technician: 1, from: dayNumber('2026-01-15'), cents: 7700 },
  { technician: 2, from: dayNumber('2026-02-01'), cents: 3333 },
];
const KINDS = ['revenue.recurring', 'revenue.project', 'cogs.licences', 'cogs.labor', 'opex.sales'] as const;
const CATEGORIES = ['Network', '', 'Network', 'Email'];

const day = fc.oneof(
  fc.integer({ min: FIRST, max: LAST }),
  // The ends of months, where a row falls to one side or the other.
  fc.constantFrom(...['2025-11-30', '2025-12-01', '2026-01-31', '2026-02-01', '2026-02-28'].map(dayNumber)),
);
const client = fc.constantFrom(null, 1, 2);
const book = fc.record({
  ledger: fc.array(
    fc.record({
      day,
      client,
      kind: fc.constantFrom(...KINDS),
      cents: fc.integer({ min: -100_000, max: 100_000 }),
      acquisition: fc.constantFrom(0, 1),
    }),
    { maxLength: 30 },
  ),
  time: fc.array(
    fc.record({
      day,
      client,
      technician: fc.constantFrom(1, 2),
      seconds: fc.nat(90_000),
      billable: fc.constantFrom(0, 1),
      work: fc.constantFrom('support', 'presales', 'onboarding', 'internal'),
      // T5 is no ticket of the book.
      ticket: fc.constantFrom('', 'T1', 'T2', 'T3', 'T4', 'T5'),
    }),
    { maxLength: 30 },
  ),
});
type Book = typeof book extends fc.Arbitrary<infer T> ? T : never;

/** Runs in a savepoint that is rolled back, so that every run begins with an empty book. */
function within({ ledger, time }: Book, check: () => void): void {
  db.exec('SAVEPOINT run');
  try {
    for (const id of [1, 2]) insert(db, 'clients', { id, name: `Client ${id}` });
    for (const id of [1, 2]) insert(db, 'technicians', { id, name: `Technician ${id}`, is_owner: id - 1 });
    for (const { technician, from, cents } of RATES)
      insert(db, 'cost_rates', {
        technician_id: technician,
        effective_from: dayOf(from),
        hourly_cents: cents,
      });
    for (const [i, kind] of KINDS.entries()) insert(db, 'accounts', { id: i + 1, name: kind, kind });
    for (const [i, category] of CATEGORIES.entries())
      insert(db, 'tickets', {
        ...{ id: i + 1, code: `T${i + 1}`, category, status: 'open' },
        ...{ opened_at: FIRST * 86_400, opened_offset: 0, reopened: 0 },
      });
    for (const { day: on, client: who, kind, cents, acquisition } of ledger)
      insert(db, 'ledger_entries', {
        ...{ day: on, account_id: KINDS.indexOf(kind) + 1, client_id: who, cents, acquisition },
      });
    for (const { day: on, client: who, technician, seconds, billable, work, ticket } of time)
      insert(db, 'time_entries', {
        ...{ day: on, client_id: who, technician_id: technician, seconds, billable, work_type: work, ticket },
      });
    rebuildFacts(db);
    check();
  } finally {
    db.exec('ROLLBACK TO run; RELEASE run');
  }
}

const monthOf = (on: number): number => {
  const date = new Date(on * 86_400_000);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
};
const rateOn = (technician: number, on: number): number | null =>
  RATES.filter((row) => row.technician === technician && row.from <= on).at(-1)?.cents ?? null;

type Sums = Record<string, number>;
/** What rows of time add up to. */
function foldTime(rows: Book['time']): Sums {
  const sums = { seconds: 0, billable_seconds: 0, labour: 0, uncosted_seconds: 0, unassigned_seconds: 0 };
  const won = { acquisition_labour: 0, acquisition_uncosted_seconds: 0 };
  for (const { day: on, client: who, technician, seconds, billable, work } of rows) {
    const rate = rateOn(technician, on);
    sums.seconds += seconds;
    sums.billable_seconds += billable * seconds;
    if (rate === null) sums.uncosted_seconds += seconds;
    else sums.labour += seconds * rate;
    if (who === null && work !== 'internal') sums.unassigned_seconds += seconds;
    if (work !== 'presales' && work !== 'onboarding') continue;
    if (rate === null) won.acquisition_uncosted_seconds += seconds;
    else won.acquisition_labour += seconds * rate;
  }
  return { ...sums, ...won };
}
function foldLedger(rows: Book['ledger']): Sums {
  const sum = (of: (row: Book['ledger'][number]) => boolean) =>
    rows.filter(of).reduce((all, row) => all + row.cents, 0);
  return {
    ...Object.fromEntries(KINDS.map((kind) => [kind.replace('.', '_'), sum((row) => row.kind === kind)])),
    direct_cost: sum(({ kind, acquisition }) => kind === 'cogs.licences' && acquisition === 0),
    acquisition_entries: sum(({ acquisition }) => acquisition === 1),
  };
}
/** The sums that are asked for; what no row adds to is 0. */
const only = (measures: readonly string[], sums: Sums | undefined): Sums =>
  Object.fromEntries(measures.map((measure) => [measure, sums?.[measure] ?? 0]));

const SPANS = [
  ['2025-11', '2026-03'],
  ['2025-12', '2026-01'],
  ['2026-02', '2026-02'],
].map((names) => names.map(monthNumber) as [number, number]);

describe('the rows behind the analysis figures', () => {
  it('equal a naive fold over the raw rows', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(book, fc.constantFrom(...SPANS), (rows, [first, last]) =>
        within(rows, () => {
          const months = Array.from({ length: last - first + 1 }, (_, i) => first + i);
          const inside = ({ day: on }: { day: number }) => monthOf(on) >= first && monthOf(on) <= last;
          const ofClients = clientMonths(db, first, last);
          const ofTechnicians = technicianMonths(db, first, last);
          for (const row of [...ofClients, ...ofTechnicians]) expect(months).toContain(row.month);
          for (const month of months) {
            const own = ({ day: on }: { day: number }) => monthOf(on) === month;
            for (const who of [0, 1, 2]) {
              const its = (row: { day: number; client: number | null }) =>
                own(row) && (row.client ?? 0) === who;
              const found = ofClients.filter((row) => row.month === month && row.clientId === who);
              expect(found.length).toBeLessThan(2);
              const wanted = { ...foldTime(rows.time.filter(its)), ...foldLedger(rows.ledger.filter(its)) };
              expect(found[0]?.sums ?? only(CLIENT_MEASURES, {})).toEqual(only(CLIENT_MEASURES, wanted));
            }
            for (const who of [1, 2]) {
              const wanted = foldTime(rows.time.filter((row) => own(row) && row.technician === who));
              const found = ofTechnicians.filter((row) => row.month === month && row.technicianId === who);
              expect(found.length).toBeLessThan(2);
              expect(found[0]?.sums ?? only(TECHNICIAN_MEASURES, {})).toEqual(
                only(TECHNICIAN_MEASURES, wanted),
              );
            }
          }
          const before = rows.ledger.filter(({ day: on }) => monthOf(on) < first);
          expect(billedBefore(db, first)).toBe(foldLedger(before).revenue_recurring);
          const categories = new Map<string, number>();
          for (const { ticket, seconds } of rows.time.filter(inside)) {
            const category = CATEGORIES[Number(ticket.slice(1)) - 1];
            if (ticket !== '' && category !== undefined)
              categories.set(category, (categories.get(category) ?? 0) + seconds);
          }
          const found = secondsByCategory(db, first, last);
          expect(new Map(found.map((row) => [row.category, row.seconds]))).toEqual(categories);
          expect(found).toHaveLength(categories.size);
          const days = [...rows.ledger, ...rows.time].map((row) => row.day);
          expect(dataExtent(db).first).toBe(days.length === 0 ? null : Math.min(...days));
        }),
      ),
      { numRuns: 60 },
    );
  });
});
