import { type Day, type DayNumber, dayNumber, dayOf, monthName } from '../../shared/calendar.ts';
import type { CallName, Output, ParsedInput } from '../../shared/contract/index.ts';
import type { Cents } from '../../shared/money.ts';
import { ratio, round } from '../../shared/ratio.ts';
import { PlumblineError } from '../../shared/result.ts';
import type { Db } from '../db/open.ts';
import { rateRows, technicianTotals, workedByMonth } from '../db/technicians.ts';
import { type RateRow, rateDifferences, rateOn, rateSpans } from '../metrics/rate-effect.ts';
import { FOREVER } from '../metrics/recurring.ts';
import type { Handlers } from './context.ts';
import type { Session } from './session.ts';

type TechnicianHandlers = Pick<Handlers, Extract<CallName, `technicians.${string}`>>;
type Action = ParsedInput<'technicians.ratePreview'>['action'];
type Effect = Output<'technicians.ratePreview'>;

const SECONDS_AN_HOUR = 3600;
const FIRST: DayNumber = -719_162;
/** A number no record has: of a row that is yet to be written, the latest of all. */
const NEW = Number.MAX_SAFE_INTEGER;

/** What time costs at a rate, exact until it is rounded; nothing where nobody knows the rate. */
const partsOf = (seconds: number, hourly: Cents | null): bigint => BigInt(seconds) * BigInt(hourly ?? 0);
const centsOf = (parts: bigint): Cents => round(ratio(parts, SECONDS_AN_HOUR));

const secondsBetween = (db: Db, technician: number, from: DayNumber, to: DayNumber): number =>
  workedByMonth(db, technician, from, to).reduce((all, { seconds }) => all + seconds, 0);

/** Every technician with the rate of a day and the time logged. */
export function technicianList(db: Db, today: DayNumber): Output<'technicians.list'>['rows'] {
  return technicianTotals(db).map(({ id, name, isOwner, seconds, uncosted }) => {
    const spans = rateSpans(rateRows(db, id));
    const now = rateOn(spans, today);
    const next = spans.find(({ from }) => from > today);
    return {
      id,
      name,
      isOwner,
      hourly: now?.hourlyCents ?? null,
      since: now ? dayOf(now.from) : null,
      next: next ? { from: dayOf(next.from), hourly: next.hourlyCents } : null,
      seconds,
      uncosted,
    };
  });
}

/** @throws PlumblineError not_found */
function technicianNamed(db: Db, id: number) {
  const technician = technicianTotals(db).find((each) => each.id === id);
  if (!technician) throw new PlumblineError('not_found', 'This technician is no longer in the book.');
  return technician;
}

function rates(db: Db, id: number, today: DayNumber): Omit<Output<'technicians.rates'>, 'today'> {
  const { name, isOwner, uncosted } = technicianNamed(db, id);
  const rows = [...rateRows(db, id)].sort((a, b) => a.from - b.from || a.id - b.id);
  const spans = new Map(rateSpans(rows).map((span) => [span.id, span]));
  let before: RateRow | null = null;
  return {
    id,
    name,
    isOwner,
    uncosted,
    rates: rows.map((row) => {
      const span = spans.get(row.id);
      const seconds = span ? secondsBetween(db, id, span.from, span.to) : 0;
      const change = before && row.hourlyCents - before.hourlyCents;
      if (span) before = row;
      return {
        id: row.id,
        from: dayOf(row.from),
        to: span && span.to < FOREVER ? dayOf(span.to) : null,
        hourly: row.hourlyCents,
        change,
        coming: row.from > today,
        overruled: !span,
        seconds,
        cost: centsOf(partsOf(seconds, row.hourlyCents)),
      };
    }),
  };
}

/** A technician's rates as an action makes them. @throws PlumblineError not_found */
function after(rows: readonly RateRow[], action: Action): RateRow[] {
  const { rate } = action;
  if (rate !== undefined && !rows.some(({ id }) => id === rate))
    throw new PlumblineError('not_found', 'This cost rate is no longer in the book.');
  const others = rows.filter(({ id }) => id !== rate);
  if (action.do === 'removeRate') return others;
  return [...others, { id: rate ?? NEW, from: dayNumber(action.from), hourlyCents: action.hourly }];
}

/** How many hours of which months get another cost. */
function effectOf(db: Db, action: Action): Effect {
  const { technician } = action;
  technicianNamed(db, technician);
  const rows = rateRows(db, technician);
  const differences = rateDifferences(rows, after(rows, action));
  const months = new Map<number, { seconds: number; before: bigint; after: bigint }>();
  const total = { seconds: 0, uncosted: { before: 0, after: 0 }, before: 0n, after: 0n };
  for (const { from, to, before: was, after: is } of differences)
    for (const { month, seconds } of workedByMonth(db, technician, from, to)) {
      const own = months.get(month) ?? { seconds: 0, before: 0n, after: 0n };
      const cost = { before: partsOf(seconds, was), after: partsOf(seconds, is) };
      months.set(month, {
        seconds: own.seconds + seconds,
        before: own.before + cost.before,
        after: own.after + cost.after,
      });
      total.seconds += seconds;
      total.before += cost.before;
      total.after += cost.after;
      if (was === null) total.uncosted.before += seconds;
      if (is === null) total.uncosted.after += seconds;
    }
  const [first, last] = [differences[0], differences.at(-1)];
  return {
    days:
      first && last
        ? { from: dayOf(Math.max(first.from, FIRST)), to: last.to === FOREVER ? null : dayOf(last.to) }
        : null,
    seconds: total.seconds,
    cost: { before: centsOf(total.before), after: centsOf(total.after) },
    uncosted: total.uncosted,
    months: [...months]
      .sort(([a], [b]) => a - b)
      .map(([month, own]) => ({
        month: monthName(month),
        seconds: own.seconds,
        cost: { before: centsOf(own.before), after: centsOf(own.after) },
      })),
  };
}

/** Technicians, and what their hour costs over time. */
export function technicianService(session: Session, today: () => Day): TechnicianHandlers {
  const now = () => dayNumber(today());
  const reading = <T>(work: (db: Db) => T): T => {
    const { db } = session.book();
    return db.transaction(() => work(db))();
  };
  return {
    'technicians.list': () => reading((db) => ({ today: today(), rows: technicianList(db, now()) })),
    'technicians.rates': ({ technician }) =>
      reading((db) => ({ today: today(), ...rates(db, technician, now()) })),
    'technicians.ratePreview': ({ action }) => reading((db) => effectOf(db, action)),
  };
}
