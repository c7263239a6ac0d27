// Protects the one query that fetches few of many tickets: every figure made from its answer is the figure made from all.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Db } from '../../../src/main/db/open.ts';
import { ticketBelongings, ticketMoments } from '../../../src/main/db/tickets.ts';
import { rounded } from '../../../src/main/metrics/figures-json.ts';
import { serviceFigures } from '../../../src/main/metrics/service.ts';
import { lasting, openOn, type TimedTickets, timedTickets } from '../../../src/main/metrics/ticket-times.ts';
import { dayNumber, lastCompleteMonth, lastDay, monthsFrom } from '../../../src/shared/calendar.ts';
import type { TicketMoments } from '../../../src/shared/facts.ts';
import { DEFAULT_SETTINGS } from '../../../src/shared/settings-text.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { emptyBook, insert } from '../../support/raw-book.ts';

const temporary = temporaryFolder();
let db: Db;
beforeAll(() => {
  db = emptyBook(temporary.next());
});
afterAll(() => db.close());

const AS_OF = ['2026-05-31', '2026-05-20', '2026-06-01'].map(dayNumber);
const DAY = 86_400;
/** Days at which the TTM of any of those days begins or ends, and the days themselves. */
const EDGES = ['2025-05-01', '2025-06-01', '2026-04-30', '2026-05-31', '2026-05-20', '2026-06-01'].map(
  dayNumber,
);
// Within two days of an edge, so that the zone decides the day; or anywhere in five years.
const moment = fc.oneof(
  fc
    .tuple(fc.constantFrom(...EDGES), fc.integer({ min: -DAY, max: 2 * DAY }))
    .map(([day, off]) => day * DAY + off),
  fc.integer({ min: dayNumber('2022-01-01') * DAY, max: dayNumber('2027-01-01') * DAY }),
);

const ticket = fc
  .record({
    opened: moment,
    responded: fc.option(moment),
    resolved: fc.option(moment),
    lastActivity: fc.option(moment),
    status: fc.constantFrom('open', 'waiting', 'resolved', 'resolved'),
  })
  .map((one) => ({
    ...one,
    responded: one.responded === null ? null : Math.max(one.opened, one.responded),
    resolved: one.resolved === null ? null : Math.max(one.opened, one.resolved),
  }));

/** A ticket's cells, as the columns have them. */
type Row = { [K in keyof TicketMoments]: TicketMoments[K][number] };
const columnsOf = (rows: readonly Row[]): TicketMoments => ({
  id: rows.map(({ id }) => id),
  opened: rows.map(({ opened }) => opened),
  responded: rows.map(({ responded }) => responded),
  resolved: rows.map(({ resolved }) => resolved),
  untimed: rows.map(({ untimed }) => untimed),
  lastActivity: rows.map(({ lastActivity }) => lastActivity),
});

/** In no order, since the read promises none. */
const idsOf = ({ id }: TimedTickets, list: readonly number[]) =>
  list.map((place) => id[place] ?? 0).sort((a, b) => a - b);

describe('the tickets fetched for a day', () => {
  it.each(['UTC', 'Pacific/Kiritimati', 'Pacific/Pago_Pago', 'America/New_York'])(
    'are all that any figure needs, in %s',
    (timeZone) => {
      fc.assert(
        fc.property(fc.array(ticket, { maxLength: 30 }), fc.constantFrom(...AS_OF), (list, asOf) => {
          const all = list.map(
            ({ status, ...one }, i): Row => ({
              id: i + 1,
              ...one,
              untimed: status === 'resolved' && one.resolved === null ? 1 : 0,
              resolved: status === 'resolved' ? one.resolved : null,
            }),
          );
          db.exec('SAVEPOINT run');
          let fetched: TicketMoments;
          let belonging: number[];
          const last = lastCompleteMonth(asOf);
          try {
            list.forEach((one, i) => {
              const offset = (at: number | null) => (at === null ? null : 0);
              insert(db, 'tickets', {
                id: i + 1,
                code: `T${i + 1}`,
                opened_at: one.opened,
                opened_offset: 0,
                first_response_at: one.responded,
                first_response_offset: offset(one.responded),
                resolved_at: one.resolved,
                resolved_offset: offset(one.resolved),
                status: one.status,
                last_activity_at: one.lastActivity,
                last_activity_offset: offset(one.lastActivity),
              });
            });
            fetched = ticketMoments(db, last - 11, last, asOf);
            belonging = [...ticketBelongings(db, last - 11, last, asOf).keys()];
          } finally {
            db.exec('ROLLBACK TO run; RELEASE run');
          }
          const figures = (moments: TicketMoments) => {
            const facts = { asOf, firstDay: null, settings: { ...DEFAULT_SETTINGS, timeZone } };
            const tickets = timedTickets(facts, moments);
            const found = serviceFigures(facts, { tickets, surveys: [] });
            const {
              opened,
              resolved,
              open,
              stuck,
              respondWall,
              resolveWall,
              respondBusiness,
              resolveBusiness,
            } = found;
            const pairs = [respondWall, resolveWall, respondBusiness, resolveBusiness];
            return {
              numbers: [
                opened,
                resolved,
                open,
                stuck,
                ...pairs.flatMap(({ mean, median }) => [mean, median]),
              ].map(rounded),
              ids: Object.values(found.tickets).map((list) => idsOf(tickets, list)),
              // The load of each month shows what was open at its end.
              backlogs: monthsFrom(last - 11, last).map((month) =>
                idsOf(tickets, openOn(tickets, lastDay(month), lasting(tickets))),
              ),
            };
          };
          expect(figures(fetched)).toEqual(figures(columnsOf(all)));
          expect(fetched).toEqual(columnsOf(fetched.id.flatMap((id) => all[id - 1] ?? [])));
          expect(belonging.sort((a, b) => a - b)).toEqual(fetched.id.toSorted((a, b) => a - b));
        }),
        { numRuns: 60 },
      );
    },
  );

  it('are not the whole book: old, done ones stay out', () => {
    db.exec('SAVEPOINT run');
    insert(db, 'tickets', {
      code: 'old',
      opened_at: dayNumber('2020-01-01') * DAY,
      opened_offset: 0,
      resolved_at: dayNumber('2020-01-02') * DAY,
      resolved_offset: 0,
      status: 'resolved',
    });
    const last = lastCompleteMonth(AS_OF[0] ?? 0);
    const found = ticketMoments(db, last - 11, last, AS_OF[0] ?? 0);
    db.exec('ROLLBACK TO run; RELEASE run');
    expect(found).toEqual(columnsOf([]));
  });
});
