import { type DayNumber, dayNumber, isDay, type MonthNumber, monthOfDay } from '../../shared/calendar.ts';
import type { RecordTable } from '../../shared/records/fields.ts';
import { type ZoneClock, zoneClock } from '../../shared/timestamp.ts';
import { accountMonths } from './accounts.ts';
import { closedMonths } from './closed-months.ts';
import type { Db } from './open.ts';
import { EVER, priceSpans, type Span } from './price-months.ts';
import { type Applied, changedColumns, type Image, type LoggedTable } from './record-images.ts';
import { readSettings } from './settings.ts';

/** Which months a change touches: whose sums follow it, and which closed ones it alters. */

const day = (cell: Image[string] | undefined): DayNumber | null =>
  typeof cell === 'number' ? cell : typeof cell === 'string' ? dayNumber(cell) : null;

/** Month by month of a technician's time from a day on: a rate says what those hours cost. */
const workedMonths = (db: Db, technician: number, from: DayNumber): MonthNumber[] =>
  db
    .prepare<[number, number], number>(
      'SELECT month FROM technician_month WHERE technician_id = ? AND month >= ?',
    )
    .pluck()
    .all(technician, monthOfDay(from));

const sides = ({ before, after }: Applied): Image[] => [before, after].filter((image) => image !== null);
const monthsOf = (change: Applied, column: string): MonthNumber[] =>
  sides(change).flatMap((image) => {
    const own = day(image[column]);
    return own === null ? [] : [monthOfDay(own)];
  });

/** Months whose sums a change touches; most tables have none. */
function summedMonths(db: Db, change: Applied): MonthNumber[] {
  switch (change.table) {
    case 'ledger_entries':
    case 'time_entries':
      return monthsOf(change, 'day');
    case 'cost_rates':
      return sides(change).flatMap((rate) =>
        workedMonths(db, Number(rate.technician_id), day(rate.effective_from) ?? EVER.from),
      );
    case 'accounts':
      return change.before && change.after && change.before.kind !== change.after.kind
        ? accountMonths(db, change.id)
        : [];
    default:
      return [];
  }
}

const differs = ({ before, after }: Applied, ...columns: string[]): boolean =>
  !before || !after || changedColumns(before, after).some((column) => columns.includes(column));

/** The days on which figures of contracts change: from the earlier of two ends, or of two beginnings. */
function contractSpan(change: Applied): Span | null {
  if (differs(change, 'client_id', 'service_line', 'starts_on')) return spanFrom(change, 'starts_on');
  if (!differs(change, 'ended_on')) return null;
  const ends = sides(change).map((image) => day(image.ended_on) ?? EVER.to);
  return { from: Math.min(...ends) + 1, to: Math.max(...ends) };
}

const spanFrom = (change: Applied, column: string): Span => ({
  from: Math.min(...sides(change).map((image) => day(image[column]) ?? EVER.from)),
  to: EVER.to,
});

/** The days on which a contract is paused by one side only; of a pause that is new, gone or moved all its days. */
function pauseSpan(change: Applied): Span | null {
  const froms = sides(change).map((image) => day(image.from_day) ?? EVER.from);
  const untils = sides(change).map((image) => day(image.until_day) ?? EVER.to);
  const whole = { from: Math.min(...froms), to: Math.max(...untils) };
  const [begins, ends] = [differs(change, 'from_day'), differs(change, 'until_day')];
  if (differs(change, 'contract_id') || (begins && ends)) return whole;
  if (begins) return { from: whole.from, to: Math.max(...froms) - 1 };
  return ends ? { from: Math.min(...untils) + 1, to: whole.to } : null;
}

/** The days on which a ticket is open, or is by one side only: whatever else is said of it belongs to its own moments. */
function ticketSpan(change: Applied, clock: ZoneClock): Span | null {
  const days = (column: string, none: DayNumber) =>
    sides(change).map(({ [column]: at }) => (typeof at === 'number' ? clock(at).day : none));
  const [opened, resolved] = [days('opened_at', EVER.from), days('resolved_at', EVER.to)];
  if (differs(change, 'opened_at', 'client_id'))
    return { from: Math.min(...opened), to: Math.max(...resolved) };
  if (!differs(change, 'resolved_at')) return null;
  return { from: Math.min(...resolved), to: Math.max(...resolved) };
}

/** The stretches of days that a change to these tables alters; for prices `priceSpans` says it, for the others their months. */
const SPANS: Partial<Record<LoggedTable, (change: Applied, clock: ZoneClock) => Span | null>> = {
  contracts: contractSpan,
  contract_pauses: pauseSpan,
  tickets: ticketSpan,
  // By these every month's figures are worked out; the others are of the day of the book, or only words.
  settings: (change) => (differs(change, 'revenue_basis', 'time_zone', 'business_hours') ? EVER : null),
};

const DAYS: Partial<Record<RecordTable, string>> = { surveys: 'sent_on', adjustments: 'day' };
const MOMENTS = ['opened_at', 'first_response_at', 'resolved_at'];

/** The months of the holidays that were added or taken away. */
function holidayMonths(change: Applied): MonthNumber[] {
  const days = (image: Image | null): string[] =>
    String(image?.holidays ?? '')
      .split(/\s+/)
      .filter(isDay);
  const [was, is] = [new Set(days(change.before)), new Set(days(change.after))];
  return [...was.symmetricDifference(is)].map((each) => monthOfDay(dayNumber(each)));
}

/** The months that changes touch: `sums` are to be made anew, `closed` are closed and altered all the same. */
export function monthsTouched(
  db: Db,
  changes: readonly Applied[],
): { sums: Set<MonthNumber>; closed: MonthNumber[] } {
  const sums = new Set<MonthNumber>();
  const closed = new Set<MonthNumber>();
  const allClosed = closedMonths(db);
  const clock = zoneClock(readSettings(db).timeZone);
  const spanOfPrice = priceSpans(db, changes);
  const spanOf = (change: Applied): Span | null =>
    change.table === 'contract_prices' ? spanOfPrice(change) : (SPANS[change.table]?.(change, clock) ?? null);
  const inMonths = (change: Applied): MonthNumber[] => {
    if (change.table === 'settings') return holidayMonths(change);
    if (change.table === 'tickets')
      return sides(change).flatMap((ticket) =>
        MOMENTS.flatMap((column) =>
          typeof ticket[column] === 'number' ? [monthOfDay(clock(ticket[column]).day)] : [],
        ),
      );
    const column = DAYS[change.table as RecordTable];
    return column ? monthsOf(change, column) : [];
  };
  for (const change of changes) {
    const own = summedMonths(db, change);
    for (const month of own) sums.add(month);
    if (allClosed.length === 0) continue;
    const span = spanOf(change);
    const touched = new Set([...own, ...inMonths(change)]);
    for (const month of allClosed)
      if (touched.has(month) || (span && month >= monthOfDay(span.from) && month <= monthOfDay(span.to)))
        closed.add(month);
  }
  return { sums, closed: [...closed].sort((a, b) => a - b) };
}
