import { counted } from '../../shared/facts.ts';
import { ratio } from '../../shared/ratio.ts';
import { acquisition } from './acquisition.ts';
import { type BookFigures, periodScope } from './book.ts';
import { clientCount } from './churn.ts';
import { effectiveRates } from './client.ts';
import { concentration } from './concentration.ts';
import { type Figure, fromItems, fromRows, given, lacking, minus, plus, quotient, total } from './figure.ts';
import { unassignedTime, uncostedNote, uncostedTime } from './labour.ts';
import { projectedLtv } from './lifetime.ts';
import { runRate, unpriced } from './mrr.ts';
import { clientsInForce, clientsWithMrr, standings } from './portfolio.ts';
import { inForce } from './recurring.ts';
import { retentionFigures } from './retention.ts';
import { entries } from './revenue.ts';
import { unnamed } from './unnamed.ts';

/** METRICS.md figures of the whole company: run rate, client sums and their reconciliation, labour coverage, and the rest gathered. */
export type CompanyFigures = ReturnType<typeof companyFigures>;

function staffLabour(book: BookFigures): Figure {
  const { facts, period } = book;
  const staff = facts.technicians.filter((technician) => !technician.isOwner).map(({ id }) => id);
  const sums = facts.ttmByTechnician.filter((row) => staff.includes(row.technicianId)).map((row) => row.sums);
  const labour = sums.reduce((all, row) => all + BigInt(row.labour), 0n);
  const uncosted = sums.reduce((all, row) => all + row.uncosted_seconds, 0);
  return fromRows(
    'Labour cost of staff time',
    'cents',
    ratio(labour, 3600n),
    { rows: 'time', measure: 'labour', from: period.from, to: period.to, client: 'any', technicians: staff },
    { lacks: [...periodScope(book, 'any').lacks, ...uncostedNote(uncosted)] },
  );
}

/** How long ahead a contract under notice is an owner's concern. */
export const NOTICE_AHEAD_DAYS = 90;

/** Contracts in force whose notice ends them soon: how many, and their MRR. */
function endingSoon({ contracts, facts }: BookFigures) {
  const soon = contracts.filter(
    ({ contract }) =>
      inForce(contract, facts.asOf) &&
      contract.endedOn !== null &&
      contract.endedOn - facts.asOf <= NOTICE_AHEAD_DAYS,
  );
  return {
    contracts: fromItems(
      'Contracts ending soon',
      'count',
      'contracts',
      counted(soon.map(({ contract }) => contract.id)),
    ),
    mrr: runRate(soon, facts.asOf, 'MRR of contracts ending soon').mrr,
  };
}

/** All company figures of the TTM and the day. */
export function companyFigures(book: BookFigures) {
  const { facts, contracts, profit, clients, sums } = book;
  const at = standings(contracts, facts.asOf);
  const paying = clientsWithMrr(at);
  const { mrr, arr } = runRate(contracts, facts.asOf);
  const kept = retentionFigures(book);
  const ofPeriod = periodScope(book, 'with').lacks;
  const { time, cost } = unnamed(book.sumsWithoutClient);
  const ofRevenue = profit.recurring.lacks;
  const uncostedSeconds = clients.reduce((all, row) => all + row.uncostedSeconds, 0);
  const uncosted = uncostedNote(uncostedSeconds);
  const sumOver = (
    name: string,
    pick: (row: (typeof clients)[number]) => Figure,
    lacks: readonly string[] = ofPeriod,
    unit: Figure['unit'] = 'cents',
  ) => total(name, clients.map(pick).map(plus), { lacksInstead: lacks }, unit);
  const contribution = sumOver('Client contributions', (row) => row.contribution, [
    ...ofRevenue,
    ...uncosted,
    ...time,
    ...cost,
  ]);
  const labour = sumOver('Client labour cost', (row) => row.labourCost, [...ofPeriod, ...uncosted, ...time]);
  const revenue = sumOver('Client revenue', (row) => row.revenue, ofRevenue);
  const direct = sumOver('Direct cost', (row) => row.directCost, [...ofPeriod, ...cost]);
  const hours = sumOver('Hours', (row) => row.hours, [...ofPeriod, ...time], 'seconds');
  const productRevenue = sumOver('Product revenue', (row) => row.productRevenue);
  // Costs without a client belong here: the figure has all of them.
  const unallocatedCogs = total('COGS that is no client’s direct cost', [plus(profit.cogs), minus(direct)], {
    lacksInstead: profit.cogs.lacks,
  });
  const withoutClient = entries(
    'Revenue without a client',
    book.sumsWithoutClient,
    facts.settings.revenueBasis === 'ledger'
      ? ['revenue.recurring', 'revenue.project', 'revenue.hourly', 'revenue.product']
      : ['revenue.project', 'revenue.hourly', 'revenue.product'],
    periodScope(book, 0),
  );
  const withMrr = lacking(
    clientCount('Clients with MRR', paying),
    unpriced(
      contracts.filter(({ contract }) => !paying.includes(contract.clientId)),
      facts.asOf,
    ),
  );
  const arpa = quotient('ARPA', mrr, withMrr, {
    unit: 'cents',
    none: 'no client has MRR',
  });
  const acquired = acquisition(book);
  const staff = staffLabour(book);
  const scope = periodScope(book, 'any');
  const clientMargin = quotient('Contribution margin', contribution, revenue, {
    unit: 'share',
    none: 'no client revenue in the period',
    positive: true,
  });
  return {
    arr,
    mrr,
    endingSoon: endingSoon(book),
    clientsInForce: clientCount('Clients in force', clientsInForce(at)),
    clientsWithMrr: withMrr,
    arpa,
    ...kept,
    contribution,
    labourCost: labour,
    revenue,
    directCost: direct,
    hours,
    uncostedTime: uncostedTime(uncostedSeconds, periodScope(book, 'with')),
    unassignedTime: unassignedTime(book.sumsWithoutClient, scope),
    productRevenue,
    margin: clientMargin,
    unallocatedCogs,
    withoutClient,
    /** Reconciliation: equals the books' gross profit, always. */
    reconciled: total(
      'Gross profit, from clients',
      [plus(contribution), plus(labour), minus(unallocatedCogs), plus(withoutClient)],
      // What time and costs without a client or a rate take from one line, another gives back.
      { lacksInstead: profit.grossProfit.lacks },
    ),
    ...effectiveRates({ revenue, productRevenue, directCost: direct, hours }),
    projectedLtv: projectedLtv(arpa, clientMargin, kept.clientChurn, kept.churnedClients.length),
    monthsOfData: given('Months of data', 'count', book.monthsOfData, 'calendar'),
    ...acquired,
    staffLabour: staff,
    labourCoverage: quotient(
      'Labour coverage',
      staff,
      entries('Payroll in COGS', sums, ['cogs.labor'], scope),
      { unit: 'share', none: 'no labour in COGS in the period' },
    ),
    concentration: concentration(book),
  };
}
