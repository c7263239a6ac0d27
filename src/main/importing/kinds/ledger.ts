import { toDecimal } from '../../../shared/money.ts';
import { sectionOf } from '../account-words.ts';
import { accountReport, type ReportRow } from '../layouts/account-report.ts';
import {
  type Cells,
  type DraftSink,
  type Interpreter,
  type Kind,
  type LedgerDraft,
  type Reading,
  Reject,
} from '../types.ts';
import { booking, flagOption, ordinals, requiredDay, suggestions, textOption } from './booking.ts';
import { journal } from './journal.ts';
import { LEDGER_FIELDS } from './ledger-fields.ts';
import { type Money, moneyByType, moneyOf } from './ledger-money.ts';

/**
 * Expenses and general ledgers → ledger entries. A general ledger shows each booking in two accounts: only accounts
 * of the profit and loss count, the owner says `ignore` of the others once (they are suggested so); where a column
 * tells the balance-sheet side, its rows are left out without asking.
 *
 * Options of a tool: `account` names the one account of a file without an account column, `vendor` its one supplier;
 * `numbered` makes ids of the field `id` and the line's place among the rows that have it; `heading: 'vendor'` of an
 * account report whose headings are suppliers; `signByType` of a QuickBooks list that signs amounts by paying account.
 */

/** Whether the row is a booking; leaves it out if not. */
function isBooked(cells: Cells, sink: DraftSink, id: string | undefined): boolean {
  const { line } = cells.row;
  if (cells.flag('posted') === false) {
    sink.left(line, 'not posted: a draft', id);
    return false;
  }
  const group = cells.text('group');
  if (group !== '' && sectionOf(group) === 'balance') {
    sink.left(
      line,
      `the other side of a booking: “${cells.text('account')}” is on the balance sheet (${group})`,
      id,
    );
    return false;
  }
  return true;
}

/** Makes the draft of a booking's row; `given` is what the headings above tell. */
function maker(reading: Reading) {
  const suggest = suggestions();
  const fixed = textOption(reading, 'account');
  const supplier = textOption(reading, 'vendor');
  const byType = flagOption(reading, 'signByType');
  return {
    byType,
    draft(
      cells: Cells,
      id: string | undefined,
      money: Money,
      given: { path: string; vendor: string },
    ): LedgerDraft {
      const vendor = cells.text('vendor') || given.vendor || supplier;
      const account =
        cells.text('account') || given.path || cells.text('group') || fixed || vendor || 'Expenses';
      const section = sectionOf(cells.text('accountType')) ?? sectionOf(cells.text('group'));
      return booking({
        ...money,
        id: id ?? null,
        day: requiredDay(cells),
        context: given.path || given.vendor,
        account,
        suggestion: suggest(account, section),
        client: cells.text('client'),
        vendor,
        memo: cells.text('memo') || cells.text('memo2'),
        document: cells.text('document'),
      });
    },
  };
}

function table(reading: Reading): Interpreter {
  const make = maker(reading);
  const ordinal = ordinals();
  const numbered = flagOption(reading, 'numbered');
  return {
    row(cells, sink) {
      const written = cells.text('id');
      const id = written === '' ? undefined : numbered ? `${written}#${ordinal(written)}` : written;
      if (!isBooked(cells, sink, id)) return;
      const money = make.byType ? moneyByType(cells) : moneyOf(cells);
      if (money === null) return sink.left(cells.row.line, `a “${cells.text('type')}” is no expense`, id);
      const draft = make.draft(cells, id, money, { path: '', vendor: '' });
      if (money.cents === 0) return sink.left(cells.row.line, 'the amount is zero', id);
      sink.draft(draft);
    },
  };
}

/** The columns whose sums a report's totals repeat. */
const SUMMED: readonly string[] = ['amount', 'debit', 'credit', 'gross', 'tax'];

function report(reading: Reading): Interpreter {
  const make = maker(reading);
  const byVendor = textOption(reading, 'heading') === 'vendor';
  const rows = accountReport(reading.header);
  const summed = SUMMED.filter((field) => reading.columns[field] !== undefined);

  const entry = (cells: Cells, sink: DraftSink) => {
    for (const field of summed) rows.add(field, cells.money(field) ?? 0);
    if (!isBooked(cells, sink, undefined)) return;
    const money = make.byType ? moneyByType(cells) : moneyOf(cells);
    if (money === null) return sink.left(cells.row.line, `a “${cells.text('type')}” is no expense`);
    const path = rows.path();
    const draft = make.draft(
      cells,
      undefined,
      money,
      byVendor ? { path: '', vendor: path } : { path, vendor: '' },
    );
    if (money.cents === 0) return sink.left(cells.row.line, 'the amount is zero');
    sink.draft(draft);
  };

  return {
    row(cells, sink) {
      const row = rows.next(cells.row);
      if (row.is === 'entry') entry(cells, sink);
      else if (row.is !== 'blank') furniture(cells, sink, row, summed);
    },
  };
}

/** Leaves out what is no booking, and checks the totals among it. */
function furniture(cells: Cells, sink: DraftSink, row: ReportRow, summed: readonly string[]): void {
  const { line } = cells.row;
  if (row.is === 'heading') sink.left(line, 'a heading of the report');
  if (row.is === 'balance') sink.left(line, 'an opening or closing balance, no booking');
  if (row.is === 'footer') sink.left(line, 'the report’s footer');
  if (row.is !== 'total') return;
  sink.left(line, 'a sum of rows above');
  if (row.sums === null) {
    sink.warn(line, `“${row.name}” could not be checked: no heading above it is called “${row.account}”`);
    return;
  }
  for (const field of summed) {
    const written = writtenTotal(cells, field, sink);
    const sum = row.sums[field] ?? 0;
    if (written !== null && written !== sum)
      sink.warn(line, `“${row.name}” says ${toDecimal(written)}, but its rows add up to ${toDecimal(sum)}`);
  }
}

/** A total that can't be read keeps no row out: it is told, and not checked. */
function writtenTotal(cells: Cells, field: string, sink: DraftSink): number | null {
  try {
    return cells.money(field);
  } catch (problem) {
    if (!(problem instanceof Reject)) throw problem;
    sink.warn(cells.row.line, `${problem.column}: ${problem.message}`);
    return null;
  }
}

export const ledger: Kind = {
  kind: 'ledger',
  fields: LEDGER_FIELDS,
  interpreter: (reading) => {
    if (reading.tool?.layout === 'account-report') return report(reading);
    return reading.tool?.layout === 'journal' ? journal() : table(reading);
  },
};
