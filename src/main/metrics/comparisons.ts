import { COMPARED, type Compared, SPANS } from '../../shared/analysis.ts';
import { lastDay, type MonthNumber } from '../../shared/calendar.ts';
import { addSums, type MonthSums, type Sums, zeroSums } from '../../shared/facts.ts';
import { type BookFigures, profitOfMonths } from './book.ts';
import { directCost } from './client.ts';
import { type Figure, minus, ofSubject, plus, quotient, total, unavailable } from './figure.ts';
import { labourCost, workedTime } from './labour.ts';
import { runRate } from './mrr.ts';
import { monthsOfData, type Period, period } from './periods.ts';
import { accruedIn } from './recurring.ts';
import { entries, recurring, type Scope } from './revenue.ts';
import { unnamed, withoutClient } from './unnamed.ts';

/** METRICS.md, "Periods": the last whole month, the three and the twelve to it, beside those before and a year ago. */

const LENGTHS: Record<(typeof SPANS)[number], number> = { month: 1, quarter: 3, ttm: 12 };

const sumOf = (rows: readonly MonthSums[], { first, last }: Period): Sums =>
  rows
    .filter(({ month }) => month >= first && month <= last)
    .reduce((sums, row) => addSums(sums, row.sums), zeroSums());

/** The compared figures of some whole months; n/a where the book has no data in them. */
function figuresOf(book: BookFigures, span: Period): Record<Compared, Figure> {
  const { facts } = book;
  const months = monthsOfData(span, facts.firstDay);
  const all = span.last - span.first + 1;
  const lacks = months === all || months === 0 ? [] : [`${months} of ${all} months have data`];
  const company = sumOf(facts.byMonth, span);
  const profit = profitOfMonths(book, span, company, facts.settings.revenueBasis, lacks);
  const sums = sumOf(facts.byMonthWithClient, span);
  const { time, cost } = unnamed(withoutClient(company, sums));
  const scope: Scope = { from: span.from, to: span.to, client: 'with', lacks };
  const revenue = total('Client revenue', [
    plus(
      recurring(facts.settings.revenueBasis, sums, book.accruals, scope, (accrual) =>
        accruedIn(accrual, span.first, span.last),
      ),
    ),
    plus(
      entries(
        'Project, hourly and product revenue',
        sums,
        ['revenue.project', 'revenue.hourly', 'revenue.product'],
        scope,
      ),
    ),
  ]);
  const found: Record<Compared, Figure> = {
    mrr: runRate(book.contracts, lastDay(span.last), 'MRR at the end').mrr,
    recurring: profit.recurring,
    operatingRevenue: profit.operatingRevenue,
    grossProfit: profit.grossProfit,
    ebitda: profit.ebitda,
    contribution: total('Client contributions', [
      plus(revenue),
      minus(directCost(sums, scope, cost)),
      minus(labourCost(sums, scope, time)),
    ]),
    hours: workedTime(sums, scope, time),
  };
  if (months === 0)
    for (const key of COMPARED) found[key] = unavailable(found[key], 'the book has no data in these months');
  return ofSubject({ months: { first: span.first, last: span.last } }, found);
}

/** A figure of an earlier span, how much the one of now differs, and that as a share of it. */
export function against(now: Figure, base: Figure) {
  const of = now.of ?? {};
  const change = { ...total(`Change of ${now.name}`, [plus(now), minus(base)]), of };
  return {
    base,
    change,
    share: {
      ...quotient(`Change of ${now.name}, as a share`, change, base, {
        unit: 'share',
        none: 'the earlier figure is zero or negative',
        positive: true,
      }),
      of,
    },
  };
}

/** Three spans with their figures now, before and a year ago; cents, hours in seconds, shares. */
export function comparisons(book: BookFigures) {
  return SPANS.map((span) => {
    const length = LENGTHS[span];
    const at = (last: MonthNumber) => period(last - length + 1, last);
    const spans = {
      now: at(book.period.last),
      before: at(book.period.last - length),
      yearAgo: at(book.period.last - 12),
    };
    const [now, before, yearAgo] = [spans.now, spans.before, spans.yearAgo].map((own) =>
      figuresOf(book, own),
    );
    return {
      span,
      spans,
      rows: Object.fromEntries(
        COMPARED.flatMap((key) =>
          now && before && yearAgo
            ? [
                [
                  key,
                  {
                    now: now[key],
                    before: against(now[key], before[key]),
                    yearAgo: against(now[key], yearAgo[key]),
                  },
                ],
              ]
            : [],
        ),
      ),
    };
  });
}
