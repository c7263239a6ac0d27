// The whole company: TTM flows, stocks as of the day, and the 24 months.

import type { ClientSums } from './clients.ts';
import { clientSums, isAcquisitionWork } from './clients.ts';
import { eachMonth, firstDay, lastDay, plusDays } from './days.ts';
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
  sum,
  sumCents,
  toNumber,
  whole,
} from './fraction.ts';
import type { Books, Span } from './profit.ts';
import type { Recurring } from './recurring.ts';

const byCodePoint = (a: string, b: string): number => {
  const left = [...a];
  const right = [...b];
  for (let i = 0; i < Math.min(left.length, right.length); i += 1) {
    const step = (left[i]?.codePointAt(0) ?? 0) - (right[i]?.codePointAt(0) ?? 0);
    if (step !== 0) return step;
  }
  return left.length - right.length;
};

function churn(recurring: Recurring, span: Span): { left: string[]; rate: Fraction | null } {
  const atStart = recurring.inForceOn(plusDays(span.from, -1));
  const left = atStart.filter((client) => !recurring.clientInForce(client, span.to));
  return { left: left.sort(byCodePoint), rate: quotient(frac(left.length), frac(atStart.length)) };
}

function retention(books: Books, span: Span): { grr: Fraction | null; nrr: Fraction | null } {
  let [start, kept, end] = [0n, 0n, 0n];
  for (const client of books.book.clients) {
    const before = books.recurring.arr(client, plusDays(span.from, -1));
    if (before === 0n) continue;
    const after = books.recurring.arr(client, span.to);
    start += before;
    end += after;
    if (after < before) kept += after;
    else kept += before;
  }
  return { grr: quotient(frac(kept), frac(start)), nrr: quotient(frac(end), frac(start)) };
}

/** Needs a twelfth root, the one figure that cannot be a fraction. */
function projectedLtv(arpa: Fraction | null, all: ClientSums[], rate: Fraction | null): number | null {
  const revenue = frac(sumCents(all.map((one) => one.revenue)));
  const margin = shareOf(sum(all.map((one) => one.contribution)), revenue);
  if (arpa === null || margin === null || rate === null || rate.n === 0n || rate.n === rate.d) return null;
  const monthlyChurn = 1 - (1 - toNumber(rate)) ** (1 / 12);
  const value = toNumber(mul(arpa, margin)) / monthlyChurn;
  return Math.sign(value) * Math.round(Math.abs(value));
}

/** Months of the span that are not before the month the data begins in. */
export function monthsOfData(books: Books, span: Span): number {
  const firsts = [books.book.contracts.map((row) => row.starts), books.book.ledger.map((row) => row.date)];
  const first = [...firsts.flat(), ...books.book.time.map((row) => row.date)].sort()[0];
  if (first === undefined) return 0;
  return eachMonth(span.from.slice(0, 7), span.to.slice(0, 7)).filter((month) => month >= first.slice(0, 7))
    .length;
}

function newClients(books: Books, span: Span): number {
  return books.book.clients.filter((client) => {
    const starts = books.book.contracts.filter((row) => row.client === client).map((row) => row.starts);
    const first = starts.sort()[0];
    return first !== undefined && span.from <= first && first <= span.to;
  }).length;
}

export function companyFigures(books: Books, ttm: Span, asOf: string): object {
  const { book, recurring } = books;
  const arr = recurring.totalArr(asOf);
  const paying = book.clients.filter((client) => recurring.arr(client, asOf) > 0n).length;
  const arpa = quotient(frac(arr, 12n), frac(paying));
  const revenue = books.operatingRevenue(ttm);
  const cogs = books.kind(ttm, 'cogs');
  const all = book.clients.map((client) => clientSums(books, client, ttm));
  const direct = sumCents(all.map((one) => one.directCost));
  const clientRevenue = sumCents(all.map((one) => one.revenue));
  const product = sumCents(all.map((one) => one.product));
  const hours = frac(
    all.reduce((total, one) => total + one.seconds, 0),
    3600,
  );
  const lost = churn(recurring, ttm);
  const { grr, nrr } = retention(books, ttm);
  const joined = newClients(books, ttm);
  const courtship = books.labourCost(books.time(ttm, isAcquisitionWork));
  const staff = books.labourCost(books.time(ttm, (entry) => !book.owners.has(entry.technician)));
  const largest = all.map((one) => one.revenue).sort((a, b) => (a < b ? 1 : a > b ? -1 : 0));
  const top = (count: number): number | null =>
    orNull(shareOf(frac(sumCents(largest.slice(0, count))), frac(revenue)), ratio);
  return {
    arr_cents: Number(arr),
    mrr_cents: whole(frac(arr, 12n)),
    clients_in_force: recurring.inForceOn(asOf).length,
    clients_with_mrr: paying,
    arpa_cents: orNull(arpa, whole),
    recurring_revenue_cents: Number(books.recurringRevenue(ttm)),
    operating_revenue_cents: Number(revenue),
    cogs_cents: Number(cogs),
    gross_profit_cents: Number(revenue - cogs),
    opex_cents: Number(books.kind(ttm, 'opex')),
    net_profit_cents: Number(books.netProfit(ttm)),
    ebitda_cents: Number(books.ebitda(ttm)),
    r3_share: orNull(shareOf(frac(books.recurringRevenue(ttm)), frac(revenue)), ratio),
    gross_margin: orNull(shareOf(frac(revenue - cogs), frac(revenue)), ratio),
    ebitda_margin: orNull(shareOf(frac(books.ebitda(ttm)), frac(revenue)), ratio),
    grr: orNull(grr, ratio),
    nrr: orNull(nrr, ratio),
    client_churn: orNull(lost.rate, ratio),
    churned_clients: lost.left,
    client_contribution_cents: whole(sum(all.map((one) => one.contribution))),
    client_labour_cents: whole(sum(all.map((one) => one.labour))),
    unallocated_cogs_cents: Number(cogs - direct),
    revenue_without_client_cents: Number(revenue - clientRevenue),
    cer_cents: orNull(quotient(frac(clientRevenue - product), hours), whole),
    projected_ltv_cents: projectedLtv(arpa, all, lost.rate),
    months_of_data: monthsOfData(books, ttm),
    new_clients: joined,
    blended_cac_cents: orNull(
      quotient(add(frac(books.kind(ttm, 'opex.sales')), courtship), frac(joined)),
      whole,
    ),
    staff_labour_cents: whole(staff),
    labour_coverage: orNull(quotient(staff, frac(books.kind(ttm, 'cogs.labor'))), ratio),
    concentration_top1: top(1),
    concentration_top3: top(3),
    concentration_top5: top(5),
  };
}

export function monthFigures(books: Books, month: string): object {
  const { book, recurring } = books;
  const span = { from: firstDay(month), to: lastDay(month) };
  const end = recurring.totalArr(span.to);
  const bridge = recurring.bridge(month);
  const revenue = books.operatingRevenue(span);
  const cogs = books.kind(span, 'cogs');
  const buyers = book.clients.filter((client) => books.clientRevenue(client, span) !== 0n).length;
  const gained = bridge.new + bridge.expansion + bridge.reactivation + bridge.resumed;
  const lost = bridge.churn + bridge.contraction + bridge.paused;
  return {
    start_arr_cents: Number(recurring.totalArr(plusDays(span.from, -1))),
    end_arr_cents: Number(end),
    mrr_cents: whole(frac(end, 12n)),
    arr_bridge_cents: Object.fromEntries(
      Object.entries(bridge).map(([name, value]) => [name, Number(value)]),
    ),
    recurring_revenue_cents: Number(books.recurringRevenue(span)),
    operating_revenue_cents: Number(revenue),
    cogs_cents: Number(cogs),
    gross_profit_cents: Number(revenue - cogs),
    opex_cents: Number(books.kind(span, 'opex')),
    net_profit_cents: Number(books.netProfit(span)),
    ebitda_cents: Number(books.ebitda(span)),
    arpu_cents: orNull(buyers === 0 ? null : div(frac(revenue), frac(buyers)), whole),
    client_churn: orNull(churn(recurring, span).rate, ratio),
    quick_ratio: orNull(quotient(frac(gained), frac(lost)), ratio),
  };
}
