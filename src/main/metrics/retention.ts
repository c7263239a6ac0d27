import { ratio } from '../../shared/ratio.ts';
import { type BookFigures, periodScope } from './book.ts';
import { type Kept, retention } from './bridge.ts';
import { churnFigures } from './churn.ts';
import { type Figure, fromItems, quotient } from './figure.ts';
import { unpriced } from './mrr.ts';

/** METRICS.md, "GRR", "NRR" and "Client churn rate" over the TTM. */

/** GRR, NRR and churn; MRR of the cohort that nobody priced is said. */
export function retentionFigures(book: BookFigures) {
  const { contracts, period } = book;
  const before = period.from - 1;
  const kept = retention(contracts, before, period.to);
  const cohort = new Set(kept.map(({ clientId }) => clientId));
  const ofPeriod = periodScope(book, 'any').lacks;
  // Without a price then, a client may be missing from the cohort itself; at the end only the cohort's contracts count.
  const atStart = [...ofPeriod, ...unpriced(contracts, before)];
  const atEnd = unpriced(
    contracts.filter(({ contract }) => cohort.has(contract.clientId)),
    period.to,
  );
  const of = (name: string, cents: (row: Kept) => number, lacks: readonly string[]): Figure =>
    fromItems(
      name,
      'cents',
      'clients',
      kept.map((row) => ({ id: row.clientId, value: ratio(cents(row), 12) })),
      { lacks },
    );
  const start = of('MRR of the cohort at the start', (row) => row.start, atStart);
  const share = (name: string, figure: Figure): Figure =>
    quotient(name, figure, start, {
      unit: 'share',
      none: 'no client had MRR before the period',
      policy:
        'Clients with MRR the day before the period; one paused at its end counts as lost until it resumes.',
    });
  const { lost, ...churned } = churnFigures(contracts, before, period.to, ofPeriod);
  return {
    grr: share(
      'Gross revenue retention (GRR)',
      of('MRR kept', (row) => Math.min(row.start, row.end), atEnd),
    ),
    nrr: share(
      'Net revenue retention (NRR)',
      of('MRR of the cohort at the end', (row) => row.end, atEnd),
    ),
    ...churned,
    churnedClients: lost,
  };
}
