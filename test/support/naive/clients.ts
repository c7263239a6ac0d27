// One client over the TTM, and to date.

import { eachMonth, firstDay, lastDay } from './days.ts';
import {
  add,
  div,
  type Fraction,
  frac,
  mul,
  orNull,
  quotient,
  ratio,
  shareOf,
  sub,
  whole,
} from './fraction.ts';
import type { Books, Span } from './profit.ts';

const ACQUISITION_WORK = ['presales', 'onboarding'];
export const isAcquisitionWork = (entry: { workType: string }): boolean =>
  ACQUISITION_WORK.includes(entry.workType);

export interface ClientSums {
  revenue: bigint;
  product: bigint;
  directCost: bigint;
  labour: Fraction;
  seconds: number;
  uncosted: number;
  contribution: Fraction;
}

export function clientSums(books: Books, client: string, span: Span): ClientSums {
  const revenue = books.clientRevenue(client, span);
  const directCost = books.directCost(client, span);
  const entries = books.time(span, (entry) => entry.client === client);
  const labour = books.labourCost(entries);
  return {
    revenue,
    product: books.entries(span, (entry) => entry.client === client && entry.kind === 'revenue.product'),
    directCost,
    labour,
    seconds: entries.reduce((total, entry) => total + entry.seconds, 0),
    uncosted: books.uncostedSeconds(entries),
    contribution: sub(frac(revenue - directCost), labour),
  };
}

function suggestedPrice(books: Books, client: string, ttm: Span, forTarget: Fraction): Fraction | null {
  const paying = eachMonth(ttm.from.slice(0, 7), ttm.to.slice(0, 7)).filter(
    (month) => books.clientRecurring(client, { from: firstDay(month), to: lastDay(month) }) !== 0n,
  );
  if (paying.length === 0) return null;
  return div(sub(forTarget, frac(books.clientOneOff(client, ttm))), frac(paying.length));
}

export function clientFigures(books: Books, client: string, ttm: Span, toDate: Span): object {
  const asOf = toDate.to;
  const now = clientSums(books, client, ttm);
  const ever = clientSums(books, client, toDate);
  const hours = frac(now.seconds, 3600);
  const target = frac(books.targetCer);
  const forTarget = add(mul(target, hours), frac(now.directCost));
  const flagged = books.entries(toDate, (entry) => entry.client === client && entry.acquisition);
  const courtship = books.time(toDate, (entry) => entry.client === client && isAcquisitionWork(entry));
  const acquisition = add(frac(flagged), books.labourCost(courtship));
  return {
    in_force: books.recurring.clientInForce(client, asOf),
    mrr_cents: whole(frac(books.recurring.arr(client, asOf), 12n)),
    revenue_cents: Number(now.revenue),
    direct_cost_cents: Number(now.directCost),
    labour_cost_cents: whole(now.labour),
    seconds: now.seconds,
    uncosted_seconds: now.uncosted,
    contribution_cents: whole(now.contribution),
    margin: orNull(shareOf(now.contribution, frac(now.revenue)), ratio),
    cer_cents: orNull(quotient(frac(now.revenue - now.product), hours), whole),
    net_cer_cents: orNull(quotient(frac(now.revenue - now.directCost), hours), whole),
    revenue_for_target_cents: whole(forTarget),
    suggested_price_cents: orNull(suggestedPrice(books, client, ttm, forTarget), whole),
    acquisition_cost_cents: whole(acquisition),
    clv_cents: whole(sub(frac(ever.revenue), acquisition)),
    net_clv_cents: whole(sub(ever.contribution, frac(flagged))),
    to_date_uncosted_seconds: ever.uncosted,
  };
}
