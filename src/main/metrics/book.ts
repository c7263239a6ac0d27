import { firstDay, lastDay } from '../../shared/calendar.ts';
import { addSums, type ClientMeasures, type ClientScope, type Sums, zeroSums } from '../../shared/facts.ts';
import { type ClientFigures, clientFigures } from './client.ts';
import type { Facts } from './facts.ts';
import { ofSubject } from './figure.ts';
import { runRate } from './mrr.ts';
import { monthsOfData, type Period, periodNote, ttm } from './periods.ts';
import { clientsInForce, type Portfolio, portfolio, standings } from './portfolio.ts';
import { type ProfitAndLoss, profitAndLoss } from './profit.ts';
import { type Accrual, accrue, accruedIn } from './recurring.ts';
import { accruedInPeriod, accruedToDate, recurring, type Scope } from './revenue.ts';

/** What every figure of a day shares, worked out once: contracts with their accruals, the TTM, the clients. */
export type BookFigures = {
  facts: Facts;
  period: Period;
  monthsOfData: number;
  contracts: Portfolio;
  accruals: readonly Accrual[];
  /** Company sums of the TTM. */
  sums: Sums;
  /** Rows of the TTM without a client. */
  sumsWithoutClient: Sums;
  profit: ProfitAndLoss;
  clients: readonly ClientFigures[];
};

/** The days of the TTM as a scope for some client's rows. */
export const periodScope = (
  { period, monthsOfData }: Pick<BookFigures, 'period' | 'monthsOfData'>,
  client: ClientScope,
): Scope => ({ from: period.from, to: period.to, client, lacks: periodNote(period, monthsOfData) });

const byClient = <T extends { clientId: number }>(rows: readonly T[]): Map<number, T[]> => {
  const grouped = new Map<number, T[]>();
  for (const row of rows) {
    const list = grouped.get(row.clientId);
    if (list) list.push(row);
    else grouped.set(row.clientId, [row]);
  }
  return grouped;
};

/** Months of the period in which the client's accrued revenue is not 0 to the cent. */
const accruedMonths = (accruals: readonly Accrual[], { first, last }: Period): number => {
  let months = 0;
  for (let month = first; month <= last; month++)
    if (accruals.reduce((sum, accrual) => sum + accruedIn(accrual, month, month), 0) !== 0) months++;
  return months;
};

/** Works out the parts that all screens share. Pure: the same facts give the same figures. */
export function bookFigures(facts: Facts): BookFigures {
  const { settings, asOf } = facts;
  const period = ttm(asOf);
  const contracts = portfolio(facts.contracts);
  const accruals = contracts.map(({ contract, spans }) => accrue(contract, spans, asOf));
  const months = monthsOfData(period, facts.firstDay);
  const basics = { period, monthsOfData: months };
  const sumsOf = new Map(facts.ttmByClient.map((row) => [row.clientId, row.sums]));
  const toDateOf = new Map(facts.toDateByClient.map((row) => [row.clientId, row.sums]));
  const sums = facts.ttmByClient.reduce((all, row) => addSums(all, row.sums), zeroSums());
  const basis = settings.revenueBasis;
  const scope = periodScope(basics, 'any');
  const profit = profitAndLoss(sums, recurring(basis, sums, accruals, scope, accruedInPeriod(period)), scope);

  const inForce = new Set(clientsInForce(standings(contracts, asOf)));
  const accrualsOf = byClient(accruals);
  const contractsOf = byClient(
    contracts.map(({ contract, spans }) => ({ contract, spans, clientId: contract.clientId })),
  );
  const start = facts.firstDay ?? asOf;
  const clients = facts.clients.map((client): ClientFigures => {
    const own = accrualsOf.get(client.id) ?? [];
    const ownSums = sumsOf.get(client.id) ?? zeroSums();
    const past: ClientMeasures = toDateOf.get(client.id) ?? zeroSums();
    const ownScope = periodScope(basics, client.id);
    const pastScope: Scope = { from: start, to: asOf, client: client.id, lacks: [] };
    const figures = clientFigures({
      client,
      settings,
      inForce: inForce.has(client.id),
      mrr: runRate(contractsOf.get(client.id) ?? [], asOf).mrr,
      period: {
        sums: ownSums,
        recurring: recurring(basis, ownSums, own, ownScope, accruedInPeriod(period)),
        scope: ownScope,
        recurringMonths:
          basis === 'contracts'
            ? accruedMonths(own, period)
            : (facts.ledgerRecurringMonths.get(client.id) ?? 0),
      },
      toDate: {
        sums: past,
        recurring: recurring(basis, past, own, pastScope, accruedToDate),
        scope: pastScope,
      },
    });
    return ofSubject({ name: client.name }, figures);
  });
  return {
    facts,
    period,
    monthsOfData: months,
    contracts,
    accruals,
    sums,
    sumsWithoutClient: sumsOf.get(0) ?? zeroSums(),
    profit,
    clients,
  };
}

/** Profit and loss of whole months on the book's basis, or on the one asked for. */
export function profitOfMonths(
  book: Pick<BookFigures, 'facts' | 'accruals'>,
  { first, last }: Pick<Period, 'first' | 'last'>,
  sums: Sums,
  basis = book.facts.settings.revenueBasis,
  lacks: readonly string[] = [],
): ProfitAndLoss {
  const scope: Scope = { from: firstDay(first), to: lastDay(last), client: 'any', lacks };
  return profitAndLoss(
    sums,
    recurring(basis, sums, book.accruals, scope, (accrual) => accruedIn(accrual, first, last)),
    scope,
  );
}
