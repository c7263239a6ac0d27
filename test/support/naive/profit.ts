// The books of any span of days: revenue by client, costs by kind, labour cost of time.

import { type Book, cents, type LedgerEntry, type TimeEntry } from './book.ts';
import { type Fraction, frac, sum, sumCents } from './fraction.ts';
import type { Recurring } from './recurring.ts';

export type Basis = 'contracts' | 'ledger';

export interface Span {
  from: string;
  to: string;
}

export const within = (day: string, span: Span): boolean => span.from <= day && day <= span.to;
export const isDirect = (entry: LedgerEntry): boolean =>
  entry.client !== null &&
  entry.kind.startsWith('cogs.') &&
  entry.kind !== 'cogs.labor' &&
  !entry.acquisition;

const ONE_OFF = ['revenue.project', 'revenue.hourly', 'revenue.product'];

export class Books {
  readonly book: Book;
  readonly recurring: Recurring;
  readonly basis: Basis;
  readonly targetCer: bigint;

  constructor(book: Book, recurring: Recurring) {
    this.book = book;
    this.recurring = recurring;
    this.basis = book.settings.get('revenue_basis') === 'ledger' ? 'ledger' : 'contracts';
    this.targetCer = cents(book.settings.get('target_cer') ?? '');
  }

  entries(span: Span, matches: (entry: LedgerEntry) => boolean): bigint {
    return sumCents(
      this.book.ledger
        .filter((entry) => within(entry.date, span) && matches(entry))
        .map((entry) => entry.cents),
    );
  }

  kind(span: Span, ...kinds: string[]): bigint {
    return this.entries(span, (entry) =>
      kinds.some((kind) => entry.kind === kind || entry.kind.startsWith(`${kind}.`)),
    );
  }

  recurringRevenue(span: Span, basis: Basis = this.basis): bigint {
    if (basis === 'ledger') return this.kind(span, 'revenue.recurring');
    return sumCents(this.book.clients.map((client) => this.recurring.accrued(client, span.from, span.to)));
  }

  clientRecurring(client: string, span: Span): bigint {
    if (this.basis === 'contracts') return this.recurring.accrued(client, span.from, span.to);
    return this.entries(span, (entry) => entry.client === client && entry.kind === 'revenue.recurring');
  }

  clientOneOff(client: string, span: Span): bigint {
    return this.entries(span, (entry) => entry.client === client && ONE_OFF.includes(entry.kind));
  }

  clientRevenue(client: string, span: Span): bigint {
    return this.clientRecurring(client, span) + this.clientOneOff(client, span);
  }

  directCost(client: string, span: Span): bigint {
    return this.entries(span, (entry) => entry.client === client && isDirect(entry));
  }

  operatingRevenue(span: Span, basis: Basis = this.basis): bigint {
    return this.recurringRevenue(span, basis) + this.kind(span, ...ONE_OFF);
  }

  netProfit(span: Span, basis: Basis = this.basis): bigint {
    const costs = ['cogs', 'opex', 'other_expense', 'depreciation', 'amortization', 'interest', 'income_tax'];
    return this.operatingRevenue(span, basis) + this.kind(span, 'other_income') - this.kind(span, ...costs);
  }

  ebitda(span: Span, basis: Basis = this.basis): bigint {
    const addedBack = ['interest', 'income_tax', 'depreciation', 'amortization'];
    return this.netProfit(span, basis) + this.kind(span, ...addedBack);
  }

  /** The technician's hourly cost on a day in cents, or null where no rate is in force yet. */
  hourlyCost(technician: string, day: string): bigint | null {
    let best: { from: string; cents: bigint } | null = null;
    for (const rate of this.book.rates) {
      if (rate.technician !== technician || rate.from > day) continue;
      if (best === null || rate.from >= best.from) best = rate;
    }
    return best?.cents ?? null;
  }

  time(span: Span, matches: (entry: TimeEntry) => boolean): TimeEntry[] {
    return this.book.time.filter((entry) => within(entry.date, span) && matches(entry));
  }

  labourCost(entries: TimeEntry[]): Fraction {
    return sum(
      entries.map((entry) =>
        frac((this.hourlyCost(entry.technician, entry.date) ?? 0n) * BigInt(entry.seconds), 3600n),
      ),
    );
  }

  uncostedSeconds(entries: TimeEntry[]): number {
    const uncosted = entries.filter((entry) => this.hourlyCost(entry.technician, entry.date) === null);
    return uncosted.reduce((total, entry) => total + entry.seconds, 0);
  }
}
