import { dayNumber, monthOfDay } from '../../shared/calendar.ts';
import type { Output, ParsedInput } from '../../shared/contract/index.ts';
import { MAX_CENTS, toDecimal } from '../../shared/money.ts';
import type { FieldValues } from '../../shared/records/fields.ts';
import { PlumblineError } from '../../shared/result.ts';
import { divideCents } from '../../shared/split.ts';
import { secondsByClient } from '../db/accounts.ts';
import { clients, contracts } from '../db/masters.ts';
import type { Db } from '../db/open.ts';
import { imageReader } from '../db/record-images.ts';
import { portfolio, standings } from '../metrics/portfolio.ts';
import { saveRecords } from './record-save.ts';
import { bookNames, toValues } from './record-values.ts';

/** One amount over several clients: what each gets, and the entries that say so. */

type SplitInput = ParsedInput<'ledger.splitPreview'>;
type Preview = Output<'ledger.splitPreview'>;

const bad = (message: string, field: string): PlumblineError =>
  new PlumblineError('bad_input', message, { fields: { [field]: message } });

/** The values of what is divided: those of an entry, or those that were given. @throws PlumblineError not_found, bad_input */
function wholeOf(db: Db, { entry, values }: SplitInput): FieldValues {
  if (entry !== undefined) {
    const image = imageReader(db)('ledger_entries', entry);
    if (!image) throw new PlumblineError('not_found', 'This ledger entry is no longer in the book.');
    return toValues('ledger_entries', image, bookNames(db));
  }
  if (!values) throw bad('Say which entry to split, or what to enter.', 'values');
  return values;
}

/** What each client weighs; null = nothing is weighed. */
function weigher(db: Db, by: SplitInput['by'], date: string): (client: number) => number | null {
  switch (by) {
    case 'seats': {
      const seats = new Map(clients(db).map((client) => [client.id, client.seats ?? 0]));
      return (client) => seats.get(client) ?? 0;
    }
    case 'hours': {
      const seconds = secondsByClient(db, monthOfDay(dayNumber(date)));
      return (client) => seconds.get(client) ?? 0;
    }
    case 'mrr': {
      const now = standings(portfolio(contracts(db)), dayNumber(date));
      return (client) => now.get(client)?.annualCents ?? 0;
    }
    default:
      return () => null;
  }
}

const NOTHING: Partial<Record<SplitInput['by'], string>> = {
  seats: 'None of these clients has seats. Enter them with the clients, or divide another way.',
  hours: 'Nobody has worked for these clients in the month of the entry. Divide another way.',
  mrr: 'None of these clients has recurring revenue on the day of the entry. Divide another way.',
};

/** What each part gets, in cents. @throws PlumblineError bad_input */
function amountsOf(total: number, { by, parts }: SplitInput, weights: readonly (number | null)[]): number[] {
  const shares = parts.map(({ share }) => share ?? 0);
  const sum = shares.reduce((all, share) => all + share, 0);
  if (by === 'amounts') {
    if (shares.some((share) => Math.abs(share) > MAX_CENTS))
      throw bad('An amount is larger than any that a book can hold.', 'parts');
    if (sum !== total)
      throw bad(
        `The parts add up to ${toDecimal(sum)}, not to ${toDecimal(total)}: ${
          (sum < total) === (total > 0)
            ? `${toDecimal(Math.abs(total - sum))} is left`
            : `that is ${toDecimal(Math.abs(total - sum))} too much`
        }.`,
        'parts',
      );
    return shares;
  }
  if (by === 'percent') {
    if (shares.some((share) => share < 0)) throw bad('A share can’t be less than nothing.', 'parts');
    if (sum !== 10_000) throw bad(`The shares add up to ${toDecimal(sum)} %, not to 100 %.`, 'parts');
    return divideCents(total, shares);
  }
  const own = weights.map((weight) => (by === 'equal' ? 1 : Math.max(0, weight ?? 0)));
  if (own.every((weight) => weight === 0)) throw bad(NOTHING[by] ?? 'There is nothing to divide by.', 'by');
  return divideCents(total, own);
}

/** How an amount would be divided. @throws PlumblineError not_found, bad_input */
export function splitPreview(db: Db, input: SplitInput): Preview {
  const whole = wholeOf(db, input);
  const total = Number(whole.amount);
  if (total === 0) throw bad('There is nothing to divide: the amount is 0.', 'amount');
  if (Math.abs(total) > MAX_CENTS) throw bad('The amount is larger than any that a book can hold.', 'amount');
  if (new Set(input.parts.map(({ client }) => client)).size < input.parts.length)
    throw bad('A client stands twice. Name each once.', 'parts');
  const names = bookNames(db);
  const weigh = weigher(db, input.by, String(whole.date));
  const named = input.parts.map(({ client }) => {
    const id = client === null ? undefined : names.idOf('clients', client);
    if (client !== null && id === undefined)
      throw bad(`There is no client “${client.slice(0, 40)}” in this book.`, 'parts');
    return { client, weight: id === undefined ? null : weigh(id) };
  });
  const amounts = amountsOf(
    total,
    input,
    named.map(({ weight }) => weight),
  );
  return { total, parts: named.map((part, i) => ({ ...part, amount: amounts[i] ?? 0 })) };
}

/**
 * Divides an amount over clients in one step: an entry for each part that is not 0. An entry that is split becomes its
 * first part.
 * @throws PlumblineError not_found, bad_input, closed_month
 */
export function splitAmount(db: Db, { allowClosed, ...input }: ParsedInput<'ledger.split'>) {
  const whole = wholeOf(db, input);
  const parts = splitPreview(db, input).parts.filter(({ amount }) => amount !== 0);
  const rows = parts.map(({ client, amount }, i) => ({
    ...(i === 0 && input.entry !== undefined ? { id: input.entry } : {}),
    values: { ...whole, client, amount } as Record<string, string | number | null>,
  }));
  const what = [whole.account, whole.memo].filter((word) => word !== '').join(' · ');
  const label = `Split ${what} over ${parts.length === 1 ? '1 client' : `${parts.length} clients`}`;
  const done = saveRecords(db, { sets: [{ table: 'ledger_entries', rows }], allowClosed }, label);
  return { ...done, result: done.result.flat() };
}
