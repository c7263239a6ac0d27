import { type Day, type DayNumber, dayNumber, dayOf } from '../../shared/calendar.ts';
import type { Topic } from '../../shared/contract/define.ts';
import type { CallName, Output } from '../../shared/contract/index.ts';
import { type KeptContract, renewalMonths } from '../../shared/contract-terms.ts';
import { round } from '../../shared/ratio.ts';
import type { RecordTable } from '../../shared/records/fields.ts';
import { PlumblineError } from '../../shared/result.ts';
import { zoneClock } from '../../shared/timestamp.ts';
import { keptContracts, ofClient } from '../db/kept-contracts.ts';
import type { Db } from '../db/open.ts';
import { imageReader } from '../db/record-images.ts';
import { readSettings } from '../db/settings.ts';
import {
  lastEarned,
  monthlyOn,
  nextEvent,
  stateOn,
  type TimelineEvent,
  timeline,
} from '../metrics/contract-timeline.ts';
import { FOREVER, priceSpans } from '../metrics/recurring.ts';
import type { Handlers } from './context.ts';
import { changeContract, previewChange } from './contract-change.ts';
import { contractNamed } from './contract-plans.ts';
import { type DayFigures, picker } from './figures.ts';
import type { Session } from './session.ts';

type ContractHandlers = Pick<Handlers, Extract<CallName, `contracts.${string}` | 'clients.about'>>;
type Life = Output<'contracts.timeline'>;

const daysOf = ({ from, to }: { from: DayNumber; to: DayNumber }) => ({
  from: dayOf(from),
  to: to === FOREVER ? null : dayOf(to),
});
const maybeDay = (day: DayNumber | null) => (day === null ? null : dayOf(day));

function eventOf(event: TimelineEvent, today: DayNumber): Life['events'][number] {
  const { kind, day } = event;
  const common = { kind, day: dayOf(day), coming: day > today, monthly: round(event.monthly) };
  if (event.kind === 'price') {
    const { id, cycle, amountCents, discountCents, reason } = event.price;
    const [worth, change] = [round(event.worth), event.change && round(event.change)];
    const applies = event.applies && daysOf(event.applies);
    const price = { id, cycle, amount: amountCents, discount: discountCents, reason, worth, change, applies };
    return { ...common, price };
  }
  if (event.kind === 'pause' || event.kind === 'resume') {
    const { id, from, until } = event.pause;
    return { ...common, pause: { id, from: dayOf(from), until: maybeDay(until) } };
  }
  if ('term' in event) return { ...common, term: daysOf(event.term) };
  return common;
}

/** Where a contract stands: its state, what it adds to MRR, what comes next. */
function standingOf(contract: KeptContract, today: DayNumber): Output<'contracts.standings'>['rows'][number] {
  const next = nextEvent(contract, today);
  return {
    id: contract.id,
    state: stateOn(contract, today),
    monthly: round(monthlyOn(priceSpans(contract), today)),
    next: next ? { kind: next.kind, day: dayOf(next.day) } : null,
  };
}

/** The price of a day; before the first one the first, since that is what a change starts from. */
function priceOn(contract: KeptContract, day: DayNumber): Life['price'] {
  const rows = [...contract.prices].sort((a, b) => a.from - b.from || a.id - b.id);
  const price = rows.findLast(({ from }) => from <= day) ?? rows[0];
  if (!price) return null;
  const { id, cycle, amountCents, discountCents, from } = price;
  return { id, cycle, amount: amountCents, discount: discountCents, from: dayOf(from) };
}

/** The pause that a day is in; else the next one that the contract lives to see. */
function pauseOn(contract: KeptContract, day: DayNumber): Life['pause'] {
  const open = [...contract.pauses]
    .sort((a, b) => a.from - b.from)
    .find(({ from, until }) => (until ?? FOREVER) >= day && from <= (contract.endedOn ?? FOREVER));
  return open ? { id: open.id, from: dayOf(open.from), until: maybeDay(open.until) } : null;
}

function life(db: Db, id: number, today: DayNumber): Life {
  const contract = contractNamed(db, id);
  const { startsOn, termEndsOn, endedOn, autoRenews } = contract;
  const spans = priceSpans(contract);
  return {
    today: dayOf(today),
    id,
    code: contract.code,
    client: String(imageReader(db)('clients', contract.clientId)?.name ?? ''),
    name: contract.name,
    serviceLine: contract.serviceLine,
    state: stateOn(contract, today),
    monthly: round(monthlyOn(spans, today)),
    startsOn: dayOf(startsOn),
    termEndsOn: maybeDay(termEndsOn),
    endedOn: maybeDay(endedOn),
    noticeDays: contract.noticeDays,
    autoRenews,
    renewalMonths:
      autoRenews && termEndsOn !== null && termEndsOn >= startsOn
        ? renewalMonths(startsOn, termEndsOn)
        : null,
    lastEarned: maybeDay(lastEarned(spans)),
    price: priceOn(contract, Math.max(today, startsOn)),
    pause: pauseOn(contract, today),
    events: timeline(contract, today).map((event) => eventOf(event, today)),
  };
}

/** What is counted of a client, and the column that dates it. */
const DATED: readonly [RecordTable, string][] = [
  ['time_entries', 'day'],
  ['ledger_entries', 'day'],
  ['tickets', 'opened_at'],
  ['surveys', 'sent_on'],
];

function aboutClient(db: Db, id: number, today: DayNumber): Output<'clients.about'> {
  const image = imageReader(db)('clients', id);
  if (!image) throw new PlumblineError('not_found', 'This client is no longer in the book.');
  const clock = zoneClock(readSettings(db).timeZone);
  const dayIn = (table: RecordTable, at: number | null) =>
    at === null ? null : dayOf(table === 'tickets' ? clock(at).day : at);
  return {
    today: dayOf(today),
    id,
    name: String(image.name),
    aliases: Array.isArray(image.aliases) ? [...image.aliases] : [],
    since: typeof image.since === 'string' ? image.since : null,
    seats: typeof image.seats === 'number' ? image.seats : null,
    notes: String(image.notes ?? ''),
    contracts: keptContracts(db)
      .filter(({ clientId }) => clientId === id)
      .map((row) => ({
        ...standingOf(row, today),
        code: row.code,
        name: row.name,
        serviceLine: row.serviceLine,
        startsOn: dayOf(row.startsOn),
        endedOn: maybeDay(row.endedOn),
      })),
    records: DATED.map(([table, column]) => {
      const { count, first, last } = ofClient(db, table, column, id);
      return { table, count, first: dayIn(table, first), last: dayIn(table, last) };
    }),
  };
}

/** Contracts as they are kept: where they stand, their life, and changing them. */
export function contractService(
  session: Session,
  today: () => Day,
  withFigures: <T>(asOf: Day, use: (day: DayFigures) => T) => T,
  changed: (topics: readonly Topic[]) => void,
): ContractHandlers {
  const now = () => dayNumber(today());
  /** Reads what belongs together at one moment. */
  const reading = <T>(work: (db: Db) => T): T => {
    const { db } = session.book();
    return db.transaction(() => work(db))();
  };
  return {
    'contracts.standings': () =>
      reading((db) => {
        const all = keptContracts(db);
        return {
          today: today(),
          mrr: withFigures(today(), (day) => picker(day)('company/mrr')),
          rows: all.map((row) => standingOf(row, now())),
        };
      }),
    'contracts.timeline': ({ contract }) => reading((db) => life(db, contract, now())),
    'contracts.preview': ({ action }) => reading((db) => previewChange(db, action, now())),
    'contracts.change': ({ action, allowClosed }) => {
      const { db, readOnly } = session.book();
      if (readOnly)
        throw new PlumblineError(
          'read_only',
          'This book is open read-only, so no contract of it can be changed.',
        );
      const done = changeContract(db, action, allowClosed);
      if (done.changed) changed(['book', 'contracts']);
      return done;
    },
    'clients.about': ({ client }) => reading((db) => aboutClient(db, client, now())),
  };
}
