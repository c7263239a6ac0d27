import { firstDay, lastDay, type MonthNumber, monthsFrom } from '../../shared/calendar.ts';
import { type ClientScope, type MonthSums, type Sums, zeroSums } from '../../shared/facts.ts';
import { compare, ratio } from '../../shared/ratio.ts';
import type { ClientMonthRow } from './analysis-facts.ts';
import type { BookFigures } from './book.ts';
import { directCost, effectiveRates } from './client.ts';
import { type Figure, formula, given, inMonth, ofSubject, plus, total } from './figure.ts';
import { workedTime } from './labour.ts';
import { type Accrual, accruedIn } from './recurring.ts';
import { entries, recurring, type Scope } from './revenue.ts';
import { type Unnamed, unnamed, withoutClient } from './unnamed.ts';

/** METRICS.md, "CER drift": net CER by client and month of the TTM, and how long it has been below target. */

export type CerMonth = { netCer: Figure; hours: Figure; below: boolean };

export type ClientCer = {
  clientId: number;
  months: CerMonth[];
  /** Months in a row below target to the last whole month. */
  run: Figure;
  drifting: boolean;
};

/** Complete months in a row below target that make a drift. */
export const DRIFT_MONTHS = 3;

/** (client revenue − direct cost) ÷ hours of one month, cents an hour. */
function cerMonth(
  { facts }: BookFigures,
  month: MonthNumber,
  client: ClientScope,
  sums: ClientMonthRow['sums'],
  accruals: readonly Accrual[],
  { time, cost }: Pick<Unnamed, 'time' | 'cost'> = { time: [], cost: [] },
): CerMonth {
  const { settings } = facts;
  const scope: Scope = { from: firstDay(month), to: lastDay(month), client, lacks: [] };
  const productRevenue = entries('Product revenue', sums, ['revenue.product'], scope);
  const revenue = total('Client revenue', [
    plus(recurring(settings.revenueBasis, sums, accruals, scope, (one) => accruedIn(one, month, month))),
    plus(entries('Project and hourly revenue', sums, ['revenue.project', 'revenue.hourly'], scope)),
    plus(productRevenue),
  ]);
  const hours = workedTime(sums, scope, time);
  const { netCer } = effectiveRates({
    revenue,
    productRevenue,
    directCost: directCost(sums, scope, cost),
    hours,
  });
  const target = settings.targetCer;
  return {
    netCer,
    hours,
    below: target !== null && netCer.value !== null && compare(netCer.value, target) < 0,
  };
}

/** Months below target in a row, to the last one. */
const lastRun = (months: readonly Pick<CerMonth, 'below'>[]): number =>
  months.length - 1 - months.findLastIndex(({ below }) => !below);

function runFigure(book: BookFigures, months: readonly CerMonth[], last: number): Figure {
  const target = given(
    'Target net CER',
    'cents_per_hour',
    book.facts.settings.targetCer,
    'settings',
    'no target rate is set',
  );
  return formula(
    'Months in a row below target',
    'count',
    'number of months, one after the other to the last whole one, with a net CER below the target',
    [target, ...months.slice(months.length - last).map(({ netCer }) => netCer)],
    ([goal = ratio(0n), ...rates]) => ratio(rates.filter((rate) => compare(rate, goal) < 0).length),
    { policy: 'A month without hours breaks the run.' },
  );
}

const sumsByMonth = (rows: readonly MonthSums[]): ReadonlyMap<MonthNumber, Sums> =>
  new Map(rows.map(({ month, sums }) => [month, sums]));

/** Net CER by client and month of the TTM in cents an hour, drift, and the portfolio's Σ ÷ Σ by month (METRICS.md, "CER"). */
export function cerMonths(
  book: BookFigures,
  rows: readonly ClientMonthRow[],
): { months: MonthNumber[]; clients: ClientCer[]; total: CerMonth[] } {
  const months = monthsFrom(book.period.first, book.period.last);
  const sumsOf = new Map(rows.map((row) => [`${row.clientId} ${row.month}`, row.sums]));
  const accrualsOf = Map.groupBy(book.accruals, (accrual) => accrual.clientId);
  const all = sumsByMonth(book.facts.byMonth);
  const withClient = sumsByMonth(book.facts.byMonthWithClient);
  const clients = book.clients.map(({ client }): ClientCer => {
    const own = months.map((month) =>
      ofSubject(
        inMonth(month, client.name),
        cerMonth(
          book,
          month,
          client.id,
          sumsOf.get(`${client.id} ${month}`) ?? zeroSums(),
          accrualsOf.get(client.id) ?? [],
        ),
      ),
    );
    const last = lastRun(own);
    return {
      clientId: client.id,
      months: own,
      run: { ...runFigure(book, own, last), of: { name: client.name } },
      drifting: last >= DRIFT_MONTHS,
    };
  });
  return {
    months,
    clients,
    total: months.map((month) => {
      const own = withClient.get(month) ?? zeroSums();
      const none = unnamed(withoutClient(all.get(month) ?? zeroSums(), own));
      return ofSubject(inMonth(month), cerMonth(book, month, 'with', own, book.accruals, none));
    }),
  };
}
