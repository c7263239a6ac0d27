import { dayNumber, dayOf } from '../../../shared/calendar.ts';
import type { ContractChange, ContractEvent, ContractLife } from '../../../shared/contract/contracts.ts';
import type { Cycle } from '../../../shared/domain.ts';
import { choiceWords } from '../../../shared/records/words.ts';
import type { Formatter } from '../../lib/format.ts';
import { spanWords } from '../../lib/period.ts';

/** What contracts say of themselves, in sentences. */

const comingWords = (kind: ContractEvent['kind']): string =>
  kind === 'notice' ? 'Last day for notice' : choiceWords(kind);
/** What has happened is told otherwise than what is to come. */
const PAST_WORDS: Partial<Record<ContractEvent['kind'], string>> = {
  start: 'Began',
  pause: 'Paused',
  resume: 'Resumed',
  notice: 'Last day for notice was',
  renewal: 'Renewed itself',
  termEnd: 'Term ended',
  end: 'Ended',
};

const CYCLE_WORDS: Record<Cycle, string> = {
  monthly: 'a month',
  quarterly: 'a quarter',
  annual: 'a year',
};

/** “$1,000.00 a month, less $1.00”. */
export function priceWords(
  { cycle, amount, discount }: { cycle: Cycle; amount: number; discount: number | null },
  format: Formatter,
): string {
  const money = (cents: number) => format.money(cents, { cents: true });
  return `${money(amount)} ${CYCLE_WORDS[cycle]}${discount ? `, less ${money(discount)} discount` : ''}`;
}

/** By how much a price is more or less than the one before it: “+$50.00 a month, +5.0 %”; nothing for the first. */
export function changeWords(
  { worth, change }: { worth: number; change: number | null },
  format: Formatter,
): string {
  if (change === null) return '';
  if (change === 0) return 'no change a month';
  const before = worth - change;
  const share = before === 0 ? '' : `, ${format.share(change / before, { signed: true })}`;
  return `${format.money(change, { cents: true, signed: true })} a month${share}`;
}

/** An event as its line in the timeline: what, and what more there is to say. */
export function eventWords(
  event: ContractEvent,
  life: Pick<ContractLife, 'noticeDays' | 'today'>,
  format: Formatter,
): { title: string; detail: string } {
  const title = (event.coming ? undefined : PAST_WORDS[event.kind]) ?? comingWords(event.kind);
  const { price, pause, term } = event;
  if (price) {
    // Where the amount at the end of the line says it all, it is not said twice.
    const isPlain = price.cycle === 'monthly' && !price.discount && price.worth === event.monthly;
    const notes = [
      isPlain ? '' : priceWords(price, format),
      changeWords(price, format),
      price.applies === null ? 'never counts: another price or the end comes first' : '',
      price.applies && price.applies.from > event.day ? `counts from ${format.day(price.applies.from)}` : '',
    ].filter((note) => note !== '');
    return {
      title: price.reason === 'initial' ? 'First price' : choiceWords(price.reason),
      detail: notes.join(' · '),
    };
  }
  if (event.kind === 'pause')
    return {
      title,
      detail: pause?.until ? `earns nothing until ${format.day(pause.until)}` : 'earns nothing until resumed',
    };
  if (event.kind === 'notice' && term?.to)
    return { title, detail: `${life.noticeDays} days before the term ends on ${format.day(term.to)}` };
  if (event.kind === 'renewal' && term?.to) return { title, detail: `through ${format.day(term.to)}` };
  if (event.kind === 'termEnd') return { title, detail: 'goes on until it is ended' };
  if (event.kind === 'end') return { title, detail: 'the last day in force' };
  return { title, detail: '' };
}

/** What of the contract's terms is known, in one line each. */
export function termWords(life: ContractLife, format: Formatter): string[] {
  const { termEndsOn, noticeDays, autoRenews, renewalMonths, endedOn, lastEarned, today } = life;
  const days = (count: number) => `${count} ${count === 1 ? 'day' : 'days'}`;
  return [
    termEndsOn ? `Term to ${format.day(termEndsOn)}` : 'No committed term',
    noticeDays === null ? '' : `${days(noticeDays)} notice`,
    autoRenews ? `renews itself${renewalMonths ? ` by ${renewalMonths} months` : ''}` : '',
    endedOn ? `${endedOn < today ? 'ended' : 'ends'} ${format.day(endedOn)}` : '',
    endedOn && lastEarned && lastEarned !== endedOn ? `last day earned ${format.day(lastEarned)}` : '',
  ].filter((words) => words !== '');
}

const dayBefore = (day: string): string => dayOf(dayNumber(day) - 1);

/** What it earns, and what MRR becomes. */
function earningWords({ days, at, contract, book }: ContractChange, format: Formatter): string[] {
  if (!days) return ['What it earns does not change on any day.'];
  const money = (cents: number, signed = false) => format.money(cents, { cents: true, signed });
  const by = contract.after - contract.before;
  const isShare = contract.before > 0 && contract.after > 0;
  const share = isShare ? ` (${format.share(by / contract.before, { signed: true })})` : '';
  return [
    `From ${format.day(at)}${days.to ? ` to ${format.day(days.to)}` : ''} it earns ${money(contract.after)} a month instead of ${money(contract.before)}: ${money(by, true)}${share}.`,
    `MRR of the book that day becomes ${money(book.after)}, ${money(by, true)}.`,
  ];
}

/** The last day earned, where it changes or nothing else does. */
function lastEarnedWords({ days, lastEarned }: ContractChange, format: Formatter): string[] {
  const { before, after } = lastEarned;
  if (after !== before)
    return [after ? `The last day earned is ${format.day(after)}.` : 'It earns without an end.'];
  return after && !days ? [`The last day earned stays ${format.day(after)}.`] : [];
}

function priceNotes({ price }: ContractChange, format: Formatter): string[] {
  if (!price) return [];
  const { applies, replaces } = price;
  return [
    applies === null ? 'This price never counts: another one, or the end, comes first.' : '',
    applies?.to ? `It is the price until ${format.day(applies.to)}.` : '',
    replaces ? 'Another price begins on the same day; the newer one counts.' : '',
  ].filter((line) => line !== '');
}

/** Which months earn another amount, and that the others stay. */
function monthWords({ days, at, months, monthCount, earned }: ContractChange, format: Formatter): string[] {
  const [first, last] = [months[0]?.month, months.at(-1)?.month];
  if (first === undefined || last === undefined)
    return days ? [`Months through ${format.month(dayBefore(at).slice(0, 7))} stay as printed.`] : [];
  const by = format.money(earned.after - earned.before, { cents: true, signed: true });
  if (monthCount === 1) return [`${format.month(first)} earns ${by}. Earlier months stay as printed.`];
  const which = months.length === monthCount ? `, ${spanWords({ first, last }, format)},` : '';
  return [`${monthCount} months${which} earn ${by} in all. Earlier months stay as printed.`];
}

/** What a change would do, a sentence each; the first is the answer. */
export const effectWords = (change: ContractChange, format: Formatter): string[] => [
  ...earningWords(change, format),
  ...lastEarnedWords(change, format),
  ...priceNotes(change, format),
  ...monthWords(change, format),
];
