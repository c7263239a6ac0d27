// The oracle: METRICS.md once more, read word for word and without a line of the product's code.

import { readBook } from './book.ts';
import { clientFigures } from './clients.ts';
import { makeClock } from './clock.ts';
import { companyFigures, monthFigures } from './company.ts';
import { eachMonth, firstDay, lastCompleteMonth, lastDay, plusMonths } from './days.ts';
import { Books, type Span } from './profit.ts';
import { makeRecurring } from './recurring.ts';
import { serviceFigures } from './service.ts';
import { valuationFigures } from './valuation.ts';

export function naiveFigures(dir: string, asOf: string): object {
  const book = readBook(dir);
  const last = lastCompleteMonth(asOf);
  const first = plusMonths(last, -11);
  const ttm: Span = { from: firstDay(first), to: lastDay(last) };
  const toDate: Span = { from: '1900-01-01', to: asOf };
  const books = new Books(book, makeRecurring(book, asOf));
  const holidays = new Set((book.settings.get('holidays') ?? '').split(' '));
  const clock = makeClock(
    book.settings.get('time_zone') ?? 'UTC',
    book.settings.get('business_hours') ?? 'Mon-Fri 08:00-17:00',
    holidays,
  );
  return {
    as_of: asOf,
    ttm: [first, last],
    company: companyFigures(books, ttm, asOf),
    valuation: valuationFigures(books, ttm, asOf),
    service: serviceFigures(book, clock, ttm, asOf),
    months: Object.fromEntries(
      eachMonth(plusMonths(last, -23), last).map((month) => [month, monthFigures(books, month)]),
    ),
    clients: Object.fromEntries(
      book.clients.map((client) => [client, clientFigures(books, client, ttm, toDate)]),
    ),
  };
}
