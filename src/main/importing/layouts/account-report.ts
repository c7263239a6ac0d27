import type { Cents } from '../../../shared/money.ts';
import type { Header, Row } from '../types.ts';
import { indented } from './cross-tab.ts';

/**
 * Reports that list bookings under the account they belong to: headings, opening balances, bookings, sub-totals. Two
 * shapes are told apart by the header. Where its first columns have no name (QuickBooks), accounts stand in them, one
 * column or three blanks deeper for each level. Where every column has one (Xero), an account is a row with one cell.
 */

/** What a row of a report is. */
export type ReportRow =
  | { is: 'entry' }
  | { is: 'blank' }
  | { is: 'heading'; name: string }
  | { is: 'balance'; name: string }
  | { is: 'footer'; name: string }
  /** `account` '' = the whole report. */
  | { is: 'total'; name: string; account: string; sums: Sums | null };

/** Sums by field, of an account with all that stands under it. */
export type Sums = Record<string, Cents>;

type Level = { name: string; path: string; depth: number; closed: boolean; sums: Sums };

export type AccountReport = {
  /** Takes the next row in and says what it is. */
  next(row: Row): ReportRow;
  /** The account that the current row stands under, such as `Software:RMM & PSA`; '' = none. */
  path(): string;
  /** Counts an entry's amounts towards the sums of its account and all above it. */
  add(field: string, cents: Cents): void;
};

const FOOTER = /^(?:(?:accrual|cash) basis\b|(?:mon|tues|wednes|thurs|fri|satur|sun)day, )/i;
const BALANCE =
  /^(?:(?:opening|closing|beginning|ending|starting) balance|balance (?:brought|carried) forward)\b/i;
const TOTAL = /^total(?:\s+for)?(?:\s+|$)/i;
/** QuickBooks' words for an account with what is under it, and for what is booked on a parent itself. */
const WITH_SUBS = / with (?:sub-?accounts|subs)$/i;
const ITSELF = / - other$/i;

/** A level under another; what QuickBooks calls `Fees - Other` is `Fees` itself. */
function levelUnder(parent: Level | undefined, name: string, depth: number): Level {
  const itself = name.replace(ITSELF, '') === parent?.name;
  const path = itself ? parent.path : parent?.path ? `${parent.path}:${name}` : name;
  return { name, path, depth, closed: false, sums: {} };
}

/**
 * Reads a report row by row.
 * @param header its blank first columns hold the accounts
 */
export function accountReport(header: Header): AccountReport {
  const named = header.names.findIndex((name) => name !== '');
  const report = levelUnder(undefined, '', -1);
  const levels: Level[] = [report];

  /** The account that entries belong to now: the deepest that no total has ended. */
  const current = (): Level => levels.findLast((level) => !level.closed) ?? report;

  const open = (name: string, depth: number): ReportRow => {
    while (levels.length > 1 && (levels[levels.length - 1]?.depth ?? -1) >= depth) levels.pop();
    levels.push(levelUnder(levels[levels.length - 1], name, depth));
    return { is: 'heading', name };
  };

  const total = (name: string): ReportRow => {
    const rest = name.replace(TOTAL, '').trim();
    if (rest === '') return { is: 'total', name, account: '', sums: report.sums };
    const account = rest.replace(WITH_SUBS, '');
    const level = levels.findLast((each) => each.name === account);
    if (!level || level === report) return { is: 'total', name, account, sums: null };
    level.closed = true;
    return { is: 'total', name, account, sums: level.sums };
  };

  const ofName = (name: string, depth: number): ReportRow => {
    if (TOTAL.test(name)) return total(name);
    if (BALANCE.test(name)) return { is: 'balance', name };
    if (FOOTER.test(name)) return { is: 'footer', name };
    return open(name, depth);
  };

  return {
    next(row) {
      const place = indented((i) => row.cell(i), named > 0 ? named : 1);
      const only = filledCells(row, Math.max(named, 1));
      if (place.name === '') {
        if (only.count === 0) return { is: 'blank' };
        return BALANCE.test(only.first) ? { is: 'balance', name: only.first } : { is: 'entry' };
      }
      if (named > 0 || only.count === 0 || TOTAL.test(place.name) || BALANCE.test(place.name))
        return ofName(place.name, place.depth);
      return { is: 'entry' };
    },
    path: () => current().path,
    add(field, cents) {
      const last = levels.indexOf(current());
      for (let i = 0; i <= last; i++) {
        const { sums } = levels[i] ?? report;
        sums[field] = (sums[field] ?? 0) + cents;
      }
    },
  };
}

/** How many cells from a column on hold something, and the first of them. */
function filledCells(row: Row, from: number): { count: number; first: string } {
  let count = 0;
  let first = '';
  for (let i = from; i < row.width; i++) {
    const text = row.cell(i).trim();
    if (text === '') continue;
    if (count++ === 0) first = text;
  }
  return { count, first };
}
