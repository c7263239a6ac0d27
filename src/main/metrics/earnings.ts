import { ratio } from '../../shared/ratio.ts';
import { type BookFigures, periodScope } from './book.ts';
import { type Figure, fromItems, given, minus, plus, product, total } from './figure.ts';
import { entries } from './revenue.ts';

/** METRICS.md, "Valuation": from EBITDA to adjusted EBITDA and SDE. */

/** What earnings are worked out from: the TTM's sums and profit, of the book's day or of an earlier one. */
export type EarningsInput = Pick<BookFigures, 'facts' | 'profit' | 'sums' | 'period' | 'monthsOfData'>;

/** Owner's pay in the books less what replacing the owner costs, for the months with data. */
function ownerFigures(book: EarningsInput) {
  const { settings } = book.facts;
  const scope = periodScope(book, 'any');
  const { lacks } = scope;
  const paid = entries('Owner’s pay in the books', book.sums, ['opex.owner_pay'], scope);
  const marketPay = product(
    'Market pay of the owner',
    'cents',
    [
      given(
        'Market pay a year',
        'cents',
        settings.ownerMarketPay,
        'settings',
        'no market pay for the owner is set',
      ),
      given('Months with data ÷ 12', 'ratio', ratio(book.monthsOfData, 12), 'calendar'),
    ],
    { lacks },
  );
  return {
    paid,
    marketPay,
    normalisation: total('Owner pay to market', [plus(paid), minus(marketPay)], {
      policy: 'Draws are equity and are never added back.',
    }),
  };
}

function adjustmentFigures(input: EarningsInput) {
  const { facts, period } = input;
  const { lacks } = periodScope(input, 'any');
  const dated = facts.adjustments.filter(({ day }) => day >= period.from && day <= period.to);
  const sumOf = (name: string, rows: typeof dated, notes = lacks): Figure =>
    fromItems(
      name,
      'cents',
      'adjustments',
      rows.map(({ id, cents }) => ({ id, value: cents })),
      { lacks: notes },
    );
  return {
    rows: dated,
    /** Each on its own, by its number. */
    each: Object.fromEntries(dated.map((row) => [row.id, sumOf(row.label, [row], [])])),
    all: sumOf('Adjustments', dated),
    documented: sumOf(
      'Documented adjustments',
      dated.filter((row) => row.confidence === 'documented'),
    ),
    estimated: sumOf(
      'Estimated adjustments',
      dated.filter((row) => row.confidence === 'estimated'),
    ),
  };
}

/** From EBITDA to adjusted EBITDA and SDE. */
export function earnings(input: EarningsInput) {
  const owner = ownerFigures(input);
  const adjustments = adjustmentFigures(input);
  const adjustedEbitda = total(
    'Adjusted EBITDA',
    [input.profit.ebitda, owner.normalisation, adjustments.all].map(plus),
  );
  const sde = total('Seller’s discretionary earnings (SDE)', [adjustedEbitda, owner.marketPay].map(plus));
  return { owner, adjustments, adjustedEbitda, sde };
}
