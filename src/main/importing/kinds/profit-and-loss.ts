import { lastDay } from '../../../shared/calendar.ts';
import { type Cents, toDecimal } from '../../../shared/money.ts';
import { type Section, sectionOf } from '../account-words.ts';
import { indented, type MonthColumn, monthColumns, monthField, monthFields } from '../layouts/cross-tab.ts';
import { type Cells, type DraftSink, type Interpreter, type Kind, type Reading, Reject } from '../types.ts';
import { booking, suggestions } from './booking.ts';

/**
 * Profit and loss by month → ledger: one entry for each account and month, on the month's last day. Totals and
 * results (`Gross Profit`) are never imported; they are worked out again, and a difference is told.
 * Entries of income sections are credits, those of cost sections debits, so that they are right whatever kind the
 * owner says the account is; without a section they count as their account's own.
 */

/** A heading or an account that others stand under. */
type Level = { name: string; depth: number; section: Section | null; isSection: boolean; sums: Cents[] };

const COMPUTED =
  /^(gross|net|operating|ordinary|trading|total (?:net|gross|operating) )\s*(?:ordinary |operating |other )*(?:profit|income|loss|earnings|surplus|margin)|^(?:profit|loss|earnings|ebitda?|surplus)\b|^net\b|^(?:rohertrag|rohergebnis|betriebsergebnis|jahresuberschuss|ergebnis)/i;
/** QuickBooks Desktop's outermost headings, which are no side of the books. */
const CONTAINER = /income\s*\/\s*expenses?$/i;
const FOOTER = /^(?:accrual|cash) basis\b/i;
const NET_OTHER = /^net other/i;
const isIncome = (section: Section | null): boolean => section === 'income' || section === 'other_income';

/** Sums that are worked out along the way; `sound` is false once a row could not be read or has no known side. */
type Running = { result: Cents[]; other: Cents[]; sound: boolean };

function interpreter(reading: Reading): Interpreter {
  const months = monthColumns(reading.header).filter(
    ({ month }) => reading.columns[monthField(month)] !== undefined,
  );
  const names = months[0]?.column ?? 0;
  const suggest = suggestions();
  const zeros = () => months.map(() => 0);
  const all: Level = { name: '', depth: -1, section: null, isSection: true, sums: zeros() };
  const levels: Level[] = [all];
  const running: Running = { result: zeros(), other: zeros(), sound: true };
  const used = new Map<string, string>();

  /** How far in the sections themselves stand: results do too, accounts stand deeper or not at all. */
  let sectionDepth = 0;

  const top = (): Level => levels[levels.length - 1] ?? all;
  /** Ends what a row at this depth can't stand under. Files without indentation have accounts at their section's depth. */
  const close = (depth: number, sections: boolean) => {
    while (
      levels.length > 1 &&
      (top().depth > depth || (top().depth === depth && (sections || !top().isSection)))
    )
      levels.pop();
  };

  /** The account's path without its section, unless another section has that path too. */
  const accountName = (name: string, section: string): { id: string; account: string } => {
    const path = [...levels.filter((level) => !level.isSection).map((level) => level.name), name].join(':');
    const first = used.get(path) ?? section;
    used.set(path, first);
    return {
      id: `${section}:${path}`,
      account: first === section || section === '' ? path : `${section}:${path}`,
    };
  };

  const add = (values: readonly Cents[], section: Section | null) => {
    const sign = isIncome(section) ? 1 : -1;
    const other = section === 'other_income' || section === 'other_expense';
    if (section === null) running.sound = false;
    values.forEach((cents, i) => {
      for (const level of levels) level.sums[i] = (level.sums[i] ?? 0) + cents;
      running.result[i] = (running.result[i] ?? 0) + sign * cents;
      if (other) running.other[i] = (running.other[i] ?? 0) + sign * cents;
    });
  };

  const account = (
    cells: Cells,
    sink: DraftSink,
    name: string,
    depth: number,
    values: readonly (Cents | null)[],
  ) => {
    close(depth, false);
    const { section } = top();
    const { id, account: known } = accountName(name, levels.findLast((level) => level.isSection)?.name ?? '');
    const income = isIncome(section);
    const level: Level = { name, depth, section, isSection: false, sums: zeros() };
    levels.push(level);
    add(
      values.map((cents) => cents ?? 0),
      section,
    );
    checkTotal(cells, sink, values);
    months.forEach(({ month }, i) => {
      const cents = values[i] ?? 0;
      if (cents === 0) return;
      sink.draft(
        booking({
          id,
          part: monthField(month),
          context: id,
          day: lastDay(month),
          account: known,
          suggestion: suggest(known, section),
          cents: income ? -cents : cents,
          sign: section === null ? 'natural' : 'debit',
        }),
      );
    });
  };

  const heading = (sink: DraftSink, line: number, name: string, depth: number) => {
    close(depth, true);
    const container = CONTAINER.test(name);
    const section = container ? null : sectionOf(name);
    // Inside a section, `Sales` is an account like others.
    const inside = levels.some((level) => !level.isSection || level.section !== null);
    const isSection = !inside && (container || section !== null);
    if (isSection) sectionDepth = Math.max(sectionDepth, depth);
    levels.push({ name, depth, section: isSection ? section : top().section, isSection, sums: zeros() });
    sink.left(line, 'a heading of the report');
  };

  const total = (cells: Cells, sink: DraftSink, name: string) => {
    const { line } = cells.row;
    const of = name.replace(/^total(?: for| of)?\s*/i, '').replace(/ - other$/i, '');
    const at = of === '' ? 0 : levelOf(levels, of);
    sink.left(line, 'a sum of rows above');
    if (at === -1)
      return sink.warn(line, `“${name}” could not be checked: no heading above it is called “${of}”`);
    const level = levels[at] ?? all;
    if (at > 0) {
      compare(cells, sink, name, level.sums);
      levels.splice(at);
    }
  };

  const computed = (cells: Cells, sink: DraftSink, name: string, depth: number) => {
    sink.left(cells.row.line, 'a result, worked out from the accounts above');
    close(depth, true);
    if (running.sound && !name.includes('%'))
      compare(cells, sink, name, NET_OTHER.test(name) ? running.other : running.result);
  };

  const compare = (cells: Cells, sink: DraftSink, name: string, sums: readonly Cents[]) => {
    months.forEach(({ month }, i) => {
      const written = cells.money(monthField(month)) ?? 0;
      const sum = sums[i] ?? 0;
      if (written !== sum)
        sink.warn(
          cells.row.line,
          `“${name}” of ${monthField(month)} says ${toDecimal(written)}, but its rows add up to ${toDecimal(sum)}`,
        );
    });
  };

  /** Totals and results that can't be read are told like those that don't add up: they keep no row out. */
  const furniture = (cells: Cells, sink: DraftSink, check: () => void) => {
    try {
      check();
    } catch (problem) {
      if (!(problem instanceof Reject)) throw problem;
      sink.warn(cells.row.line, `${problem.column}: ${problem.message}`);
    }
  };

  return {
    row(cells, sink) {
      const { row } = cells;
      const { name, depth } = indented((i) => row.cell(i), names);
      const filled = months.some(({ column }) => row.cell(column).trim() !== '');
      if (name === '') return filled ? cells.reject('', 'there are amounts, but no account') : undefined;
      if (FOOTER.test(name)) return sink.left(row.line, 'the report’s footer');
      if (/^total\b/i.test(name)) return furniture(cells, sink, () => total(cells, sink, name));
      if (COMPUTED.test(name) && filled && depth <= sectionDepth)
        return furniture(cells, sink, () => computed(cells, sink, name, depth));
      if (!filled) return heading(sink, row.line, name, depth);
      try {
        account(cells, sink, name, depth, read(cells, months));
      } catch (problem) {
        running.sound = false;
        throw problem;
      }
    },
  };
}

/** The open level that a `Total …` row closes; -1 = none. `Total COGS` closes `Cost of Goods Sold`. */
function levelOf(levels: readonly Level[], name: string): number {
  const wanted = bare(name);
  const named = levels.findLastIndex((level) => bare(level.name) === wanted);
  if (named !== -1) return named;
  const section = sectionOf(name);
  return section === null
    ? -1
    : levels.findLastIndex((level) => level.isSection && level.section === section);
}

const bare = (name: string): string =>
  name
    .toLowerCase()
    .replace(/^(?:less|plus|add):?\s+/, '')
    .trim();

const read = (cells: Cells, months: readonly MonthColumn[]): (Cents | null)[] =>
  months.map(({ month }) => cells.money(monthField(month)));

/** The row's own total, where the report has one. */
function checkTotal(cells: Cells, sink: DraftSink, values: readonly (Cents | null)[]): void {
  const sum = values.reduce<number>((all, cents) => all + (cents ?? 0), 0);
  const written = cells.money('total');
  if (written !== null && written !== sum)
    sink.warn(
      cells.row.line,
      `the row’s total says ${toDecimal(written)}, but its months add up to ${toDecimal(sum)}`,
    );
}

export const profitAndLoss: Kind = {
  kind: 'profit_and_loss',
  fields: [
    // Blank in most files: the name stands in whatever columns come before the first month.
    {
      field: 'account',
      label: 'Account',
      type: 'text',
      headers: ['account', 'account name', 'konto', 'cuenta', 'conta', 'compte'],
    },
    {
      field: 'total',
      label: 'Total',
      type: 'money',
      headers: ['total', 'summe', 'gesamt', 'totale', 'suma'],
    },
  ],
  headerFields: monthFields,
  interpreter,
};
