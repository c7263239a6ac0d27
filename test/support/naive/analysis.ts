// The figures behind the figures once more: every address that the product gives one, worked out from raw rows.

import { join } from 'node:path';
import type { Context, Found } from './analysis-context.ts';
import { putRevenue } from './analysis-revenue.ts';
import { putService } from './analysis-service.ts';
import { readBook } from './book.ts';
import { readCsv } from './csv.ts';
import { eachMonth, firstDay, lastCompleteMonth, lastDay, plusMonths } from './days.ts';
import { Books } from './profit.ts';
import { makeRecurring } from './recurring.ts';

export function naiveAnalysis(dir: string, asOf: string): Found {
  const book = readBook(dir);
  const recurring = makeRecurring(book, asOf);
  const last = lastCompleteMonth(asOf);
  const found: Found = new Map();
  const context: Context = {
    book,
    books: new Books(book, recurring),
    recurring,
    asOf,
    ttm: { from: firstDay(plusMonths(last, -11)), to: lastDay(last) },
    months: eachMonth(plusMonths(last, -11), last),
    history: eachMonth(plusMonths(last, -23), last),
    rows: (file) => readCsv(join(dir, file)),
    put: (at, value) => {
      if (found.has(at)) throw new Error(`twice: ${at}`);
      found.set(at, value);
    },
  };
  putRevenue(context);
  putService(context);
  return found;
}
