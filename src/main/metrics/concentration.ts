import { compare } from '../../shared/ratio.ts';
import type { BookFigures } from './book.ts';
import { type Figure, plus, quotient, total } from './figure.ts';

/** METRICS.md, "Concentration". */

/** Share of the largest 1, 3, 5 clients in operating revenue; the denominator includes revenue without a client. */
export function concentration({ clients, profit }: Pick<BookFigures, 'clients' | 'profit'>) {
  const largest = clients.map((row) => row.revenue).sort((a, b) => compare(b.value ?? 0n, a.value ?? 0n));
  const top = (n: number): Figure =>
    quotient(
      n === 1 ? 'Largest client' : `Largest ${n} clients`,
      total('Their revenue', largest.slice(0, n).map(plus), {}, 'cents'),
      profit.operatingRevenue,
      { unit: 'share', none: 'no operating revenue in the period', positive: true },
    );
  return { top1: top(1), top3: top(3), top5: top(5) };
}
