import { type DayNumber, dayOf } from '../../shared/calendar.ts';
import type { Found, JudgedCheck } from '../../shared/data-checks.ts';
import type { ContractRow } from '../../shared/facts.ts';
import type { Cents } from '../../shared/money.ts';
import type { BookFigures } from './book.ts';
import { type Portfolio, standings } from './portfolio.ts';
import { accruedIn, FOREVER } from './recurring.ts';

/** Data checks that contracts and a day's sums answer: what can't be as it stands, and what bills and contracts say of each other. */

type Names = ReadonlyMap<number, string>;

const lastDayOf = ({ endedOn }: ContractRow): DayNumber => endedOn ?? FOREVER;
const neverInForce = (contract: ContractRow): boolean => lastDayOf(contract) < contract.startsOn;

const ofContract = (
  contract: ContractRow,
  names: Names,
  day: DayNumber | null,
  detail: string,
  value: Cents | null = null,
): Found => ({
  record: 'contracts',
  id: contract.id,
  day,
  client: names.get(contract.clientId) ?? null,
  what: contract.name === '' ? contract.code : `${contract.code} · ${contract.name}`,
  detail,
  value,
});

/** Contracts in force on days before their first price, or without any. */
export const withoutPrice = (contracts: readonly ContractRow[], names: Names): Found[] =>
  contracts.flatMap((contract) => {
    if (neverInForce(contract)) return [];
    const first = Math.min(FOREVER + 1, ...contract.prices.map(({ from }) => from));
    if (first <= contract.startsOn) return [];
    const said = contract.prices.length === 0 ? 'no price at all' : `first price from ${dayOf(first)}`;
    return [ofContract(contract, names, contract.startsOn, said)];
  });

/** Contracts that ended before they began. */
export const endedBeforeStart = (contracts: readonly ContractRow[], names: Names): Found[] =>
  contracts
    .filter(neverInForce)
    .map((contract) =>
      ofContract(contract, names, contract.startsOn, `ended ${dayOf(contract.endedOn ?? contract.startsOn)}`),
    );

/** Contracts of one client and service line that are in force on days another one is; the later of each pair. */
export function overlapping(contracts: readonly ContractRow[], names: Names): Found[] {
  const lines = Map.groupBy(
    contracts.filter((contract) => !neverInForce(contract)),
    ({ clientId, serviceLine }) => `${clientId} ${serviceLine}`,
  );
  return [...lines.values()].flatMap((line) => {
    const inOrder = line.toSorted((a, b) => a.startsOn - b.startsOn || a.id - b.id);
    return inOrder.flatMap((contract, i) => {
      const before = inOrder.slice(0, i).find((other) => lastDayOf(other) >= contract.startsOn);
      if (!before) return [];
      const until = before.endedOn === null ? 'has no end' : `ends ${dayOf(before.endedOn)}`;
      return [ofContract(contract, names, contract.startsOn, `${before.code} ${until}`)];
    });
  });
}

/** Contracts with more than one price row from the same day. */
export const pricesOnOneDay = (contracts: readonly ContractRow[], names: Names): Found[] =>
  contracts.flatMap((contract) =>
    [...Map.groupBy(contract.prices, ({ from }) => from)]
      .filter(([, rows]) => rows.length > 1)
      .map(([from, rows]) =>
        ofContract(contract, names, from, `${rows.length} prices from one day; the one entered last counts`),
      ),
  );

/** Price rows that begin after their contract's end and so never apply. */
export const pricesOutOfForce = (contracts: readonly ContractRow[], names: Names): Found[] =>
  contracts.flatMap((contract) =>
    contract.prices
      .filter(({ from }) => !neverInForce(contract) && from > lastDayOf(contract))
      .map(({ from }) =>
        ofContract(contract, names, from, `ended ${dayOf(contract.endedOn ?? from)}, before this price`),
      ),
  );

const ofClient = (
  { id, name }: { id: number; name: string },
  what: string,
  value: Cents | null,
  detail = '',
): Found => ({ record: 'clients', id, day: null, client: name, what, detail, value });

/** Clients without any contract that have time, revenue or direct cost to date; with their time. */
export function withoutContract({ facts }: Pick<BookFigures, 'facts'>): Found[] {
  const bound = new Set(facts.contracts.map(({ clientId }) => clientId));
  const past = new Map(facts.toDateByClient.map((row) => [row.clientId, row.sums]));
  return facts.clients.flatMap((client) => {
    const sums = past.get(client.id);
    if (bound.has(client.id) || !sums) return [];
    const { seconds, direct_cost, revenue_recurring, revenue_project, revenue_hourly, revenue_product } =
      sums;
    const billed = revenue_recurring + revenue_project + revenue_hourly + revenue_product;
    if (seconds === 0 && direct_cost === 0 && billed === 0) return [];
    return [ofClient(client, 'no contract', seconds)];
  });
}

type Year = { client: { id: number; name: string }; billed: Cents; allBilled: Cents; earned: Cents };

/** What the ledger billed each client over the TTM, recurring and in all, and what its contracts earned. */
const years = ({ facts, accruals, period }: BookFigures): Year[] => {
  const sums = new Map(facts.ttmByClient.map((row) => [row.clientId, row.sums]));
  const earned = new Map<number, Cents>();
  for (const accrual of accruals)
    earned.set(
      accrual.clientId,
      (earned.get(accrual.clientId) ?? 0) + accruedIn(accrual, period.first, period.last),
    );
  return facts.clients.map((client) => {
    const own = sums.get(client.id);
    const billed = own?.revenue_recurring ?? 0;
    const rest = own ? own.revenue_project + own.revenue_hourly + own.revenue_product : 0;
    return { client, billed, allBilled: billed + rest, earned: earned.get(client.id) ?? 0 };
  });
};

const byValue = (rows: Found[]): Found[] => rows.sort((a, b) => (b.value ?? 0) - (a.value ?? 0));

/** Clients billed for recurring services over the TTM whose contracts earned nothing in it. */
export const billedNotEarned = (book: BookFigures): Found[] =>
  byValue(
    years(book)
      .filter(({ billed, earned }) => billed !== 0 && earned === 0)
      .map(({ client, billed }) => ofClient(client, 'billed, nothing under contract', billed)),
  );

/** Clients whose contracts earned over the TTM and whom the ledger billed nothing recurring in it. */
export const earnedNotBilled = (book: BookFigures): Found[] =>
  byValue(
    years(book)
      .filter(({ billed, earned }) => billed === 0 && earned !== 0)
      .map(({ client, earned }) => ofClient(client, 'earned under contract, nothing billed', earned)),
  );

const MONTHS = 12;

/**
 * Clients with MRR at both ends of a whole TTM who were billed, and for whom twelve times the lower MRR is still more
 * than all that was billed; with what is missing to it. A raise within the year, or a client's first, is none.
 */
export function mrrAboveRevenue(book: BookFigures): Found[] {
  const { period, contracts, monthsOfData } = book;
  if (monthsOfData < MONTHS) return [];
  const at = (day: DayNumber, portfolio: Portfolio) => standings(portfolio, day);
  const [start, end] = [at(period.from - 1, contracts), at(period.to, contracts)];
  return byValue(
    years(book).flatMap(({ client, billed, allBilled }) => {
      const annual = Math.min(start.get(client.id)?.annualCents ?? 0, end.get(client.id)?.annualCents ?? 0);
      if (billed === 0 || annual === 0 || annual <= allBilled) return [];
      return [ofClient(client, 'billed less than twelve times its MRR', annual - allBilled)];
    }),
  );
}

/** The rows of a check that contracts and figures answer. */
export function judged(check: JudgedCheck, book: BookFigures): Found[] {
  const { contracts, clients } = book.facts;
  const names: Names = new Map(clients.map(({ id, name }) => [id, name]));
  switch (check) {
    case 'contracts_without_price':
      return withoutPrice(contracts, names);
    case 'contracts_overlapping':
      return overlapping(contracts, names);
    case 'contracts_never_in_force':
      return endedBeforeStart(contracts, names);
    case 'prices_on_one_day':
      return pricesOnOneDay(contracts, names);
    case 'prices_out_of_force':
      return pricesOutOfForce(contracts, names);
    case 'clients_without_contract':
      return withoutContract(book);
    case 'billed_not_earned':
      return billedNotEarned(book);
    case 'earned_not_billed':
      return earnedNotBilled(book);
    case 'mrr_above_revenue':
      return mrrAboveRevenue(book);
  }
}
