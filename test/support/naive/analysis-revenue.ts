// Expansion by reason, service lines, billed against earned, spans compared, and what a client's hour earned by month.

import { type Context, monthSpan } from './analysis-context.ts';
import type { Contract } from './book.ts';
import { clientSums } from './clients.ts';
import { eachDay, firstDay, lastDay, monthKey, plusDays, plusMonths } from './days.ts';
import { type Fraction, frac, mul, quotient, shareOf, sub, sum, sumCents } from './fraction.ts';
import type { Span } from './profit.ts';
import { annualised, inForce, makeRecurring } from './recurring.ts';

export function putRevenue(context: Context): void {
  putExpansion(context);
  putLines(context);
  putBilled(context);
  putComparisons(context);
  putCer(context);
}

const REASONS = [
  'upsell',
  'upgrade',
  'price_increase',
  'correction',
  'added_contract',
  'resumed_contract',
  'other',
];

/** Day by day: a contract's price against that of the day before. */
function putExpansion({ book, recurring, rows, history, months, put }: Context): void {
  const prices = rows('contract_prices.csv');
  const reason = (contract: Contract, day: string): string => {
    if (day === contract.starts) return 'added_contract';
    const before = plusDays(day, -1);
    const earned = eachDay(contract.starts, before).some((each) => annualised(contract, each) > 0n);
    const paused = contract.pauses.some(
      (pause) => pause.from <= before && (pause.until === null || before <= pause.until),
    );
    if (paused) return earned ? 'resumed_contract' : 'added_contract';
    let why = { from: '', reason: '' };
    for (const row of prices)
      if (
        row('contract') === contract.id &&
        row('effective_from') <= day &&
        row('effective_from') >= why.from
      )
        why = { from: row('effective_from'), reason: row('change_reason') };
    if (why.reason === 'initial' && !earned) return 'added_contract';
    return REASONS.slice(0, 4).includes(why.reason) ? why.reason : 'other';
  };
  const ttm: Record<string, bigint> = {};
  for (const month of history) {
    const sums: Record<string, bigint> = { netted: 0n };
    for (const each of REASONS) sums[each] = 0n;
    const [s, e] = [plusDays(firstDay(month), -1), lastDay(month)];
    for (const client of book.clients) {
      const [start, end] = [recurring.arr(client, s), recurring.arr(client, e)];
      if (start === 0n || end === 0n) continue;
      let rises = 0n;
      for (const contract of book.contracts.filter((own) => own.client === client))
        for (const day of eachDay(firstDay(month), e)) {
          const step = annualised(contract, day) - annualised(contract, plusDays(day, -1));
          if (step <= 0n) continue;
          const why = reason(contract, day);
          sums[why] = (sums[why] ?? 0n) + step;
          rises += step;
        }
      sums.netted = (sums.netted ?? 0n) + rises - (end > start ? end - start : 0n);
    }
    sums.expansion = recurring.bridge(month).expansion;
    for (const [name, value] of Object.entries(sums)) {
      const at = REASONS.includes(name) ? `events/${name}` : name;
      put(`revenue/expansion/months/${month}/${at}`, frac(value, 12n));
      if (months.includes(month)) ttm[at] = (ttm[at] ?? 0n) + value;
    }
  }
  for (const [at, value] of Object.entries(ttm)) put(`revenue/expansion/ttm/${at}`, frac(value, 12n));
}

function putLines({ book, books, rows, asOf, ttm, put }: Context): void {
  const lineOf = new Map(rows('contracts.csv').map((row) => [row('contract'), row('service_line')]));
  const days = eachDay(ttm.from, ttm.to);
  const told = (client: string): string | null => {
    const own = book.contracts.filter(
      (contract) => contract.client === client && days.some((day) => inForce(contract, day)),
    );
    const lines = new Set(own.map((contract) => lineOf.get(contract.id)));
    return lines.size === 1 ? ([...lines][0] ?? null) : null;
  };
  const without = books.entries(
    ttm,
    (entry) =>
      entry.client === null && ['revenue.project', 'revenue.hourly', 'revenue.product'].includes(entry.kind),
  );
  const billedWithout = books.entries(
    ttm,
    (entry) => entry.client === null && entry.kind === 'revenue.recurring',
  );
  const line = (at: string, clients: string[], recurring: bigint, more: bigint): void => {
    const all = clients.map((client) => clientSums(books, client, ttm));
    const other = sumCents(clients.map((client) => books.clientOneOff(client, ttm))) + more;
    const direct = sumCents(all.map((one) => one.directCost));
    const revenue = sumCents(all.map((one) => one.revenue));
    const contribution = sum(all.map((one) => one.contribution));
    const seconds = all.reduce((total, one) => total + one.seconds, 0);
    put(`${at}/recurring`, frac(recurring));
    put(`${at}/otherRevenue`, frac(other));
    put(`${at}/revenue`, frac(recurring + other));
    put(`${at}/directCost`, frac(direct));
    put(`${at}/labourCost`, sum(all.map((one) => one.labour)));
    put(`${at}/hours`, frac(seconds));
    put(`${at}/clients`, frac(clients.length));
    put(`${at}/toldRevenue`, frac(revenue));
    put(`${at}/contribution`, contribution);
    put(`${at}/margin`, shareOf(contribution, frac(revenue)));
    put(`${at}/netCer`, quotient(frac(revenue - direct), frac(seconds, 3600)));
  };
  const billed = (clients: string[]) => sumCents(clients.map((client) => books.clientRecurring(client, ttm)));
  const accrued = (name: string): bigint => {
    const contracts = book.contracts.filter((contract) => lineOf.get(contract.id) === name);
    const own = makeRecurring({ ...book, contracts }, asOf);
    return sumCents(book.clients.map((client) => own.accrued(client, ttm.from, ttm.to)));
  };
  for (const name of new Set(lineOf.values())) {
    const clients = book.clients.filter((client) => told(client) === name);
    line(
      `revenue/lines/rows/{${name}}`,
      clients,
      books.basis === 'ledger' ? billed(clients) : accrued(name),
      0n,
    );
  }
  const rest = book.clients.filter((client) => told(client) === null);
  line('revenue/lines/untold', rest, books.basis === 'ledger' ? billed(rest) + billedWithout : 0n, without);
  line('revenue/lines/total', book.clients, books.recurringRevenue(ttm), without);
}

function putBilled({ book, books, recurring, asOf, ttm, history, put }: Context): void {
  const pair = (at: string, billed: bigint, earned: bigint): void => {
    put(`${at}/billed`, frac(billed));
    put(`${at}/earned`, frac(earned));
    put(`${at}/difference`, frac(billed - earned));
  };
  const since = (to: string): Span => ({ from: '1900-01-01', to });
  const ofAll = (span: Span) =>
    books.kind(span, 'revenue.recurring') - books.recurringRevenue(span, 'contracts');
  for (const month of history) {
    const [at, span] = [`revenue/billed/months/${month}`, monthSpan(month)];
    pair(at, books.kind(span, 'revenue.recurring'), books.recurringRevenue(span, 'contracts'));
    put(`${at}/cumulative`, frac(ofAll(since(span.to))));
  }
  const differences: bigint[] = [];
  [...book.clients, null].forEach((client, i) => {
    const at = `revenue/billed/clients/${client === null ? 0 : i + 1}`;
    const billed = (span: Span) =>
      books.entries(span, (entry) => entry.client === client && entry.kind === 'revenue.recurring');
    const earned = (span: Span) => (client === null ? 0n : recurring.accrued(client, span.from, span.to));
    pair(at, billed(ttm), earned(ttm));
    const difference = billed(since(asOf)) - earned(since(asOf));
    differences.push(difference);
    put(`${at}/toDate`, frac(difference));
  });
  pair(
    'revenue/billed/total',
    books.kind(ttm, 'revenue.recurring'),
    books.recurringRevenue(ttm, 'contracts'),
  );
  put('revenue/billed/total/toDate', frac(ofAll(since(asOf))));
  put('revenue/billed/deferred', frac(sumCents(differences.filter((each) => each > 0n))));
  put('revenue/billed/unbilled', frac(-sumCents(differences.filter((each) => each < 0n))));
}

function putComparisons({ book, books, recurring, ttm, put }: Context): void {
  const firsts = [book.contracts.map((row) => row.starts), book.ledger.map((row) => row.date)].flat();
  const began = [...firsts, ...book.time.map((row) => row.date)].sort()[0];
  const last = monthKey(ttm.to);
  for (const [span, length] of [
    ['month', 1],
    ['quarter', 3],
    ['ttm', 12],
  ] as const) {
    const of = (end: string): Record<string, Fraction | null> => {
      const period = { from: firstDay(plusMonths(end, 1 - length)), to: lastDay(end) };
      const none = began === undefined || monthKey(began) > end;
      const all = book.clients.map((client) => clientSums(books, client, period));
      const revenue = books.operatingRevenue(period);
      const values = {
        mrr: frac(recurring.totalArr(period.to), 12n),
        recurring: frac(books.recurringRevenue(period)),
        operatingRevenue: frac(revenue),
        grossProfit: frac(revenue - books.kind(period, 'cogs')),
        ebitda: frac(books.ebitda(period)),
        contribution: sum(all.map((one) => one.contribution)),
        hours: frac(all.reduce((total, one) => total + one.seconds, 0)),
      };
      return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, none ? null : value]));
    };
    const now = of(last);
    for (const [name, base] of [
      ['before', of(plusMonths(last, -length))],
      ['yearAgo', of(plusMonths(last, -12))],
    ] as const)
      for (const [key, value] of Object.entries(now)) {
        const [at, earlier] = [`revenue/comparisons/${span}/${key}/${name}`, base[key] ?? null];
        const change = value === null || earlier === null ? null : sub(value, earlier);
        put(`${at}/base`, earlier);
        put(`${at}/change`, change);
        put(`${at}/share`, change === null || earlier === null ? null : shareOf(change, earlier));
      }
    for (const [key, value] of Object.entries(now)) put(`revenue/comparisons/${span}/${key}/now`, value);
  }
}

function putCer({ book, books, months, put }: Context): void {
  const target = book.settings.get('target_cer') ?? '';
  const cell = (at: string, month: string, clients: string[]): Fraction | null => {
    const all = clients.map((client) => clientSums(books, client, monthSpan(month)));
    const seconds = all.reduce((total, one) => total + one.seconds, 0);
    const earned = sumCents(all.map((one) => one.revenue - one.directCost));
    const rate = quotient(mul(frac(earned), frac(3600n)), frac(seconds));
    put(`${at}/${month}/netCer`, rate);
    put(`${at}/${month}/hours`, frac(seconds));
    return rate;
  };
  book.clients.forEach((client, i) => {
    let run = 0;
    for (const month of months) {
      const rate = cell(`cerMonths/clients/${i + 1}`, month, [client]);
      run = rate !== null && rate.n < books.targetCer * rate.d ? run + 1 : 0;
    }
    put(`cerMonths/run/${i + 1}`, target === '' ? null : frac(run));
  });
  for (const month of months) cell('cerMonths/total', month, book.clients);
}
