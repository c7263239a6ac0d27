import { toDecimal } from '../../../shared/money.ts';
import { isBlank } from '../reading/cell-shape.ts';
import { subtotalCheck } from '../reading/subtotals.ts';
import { type Cells, type DraftSink, type Interpreter, Reject, type Row } from '../types.ts';
import { booking, requiredDay, suggestions } from './booking.ts';
import { moneyOf } from './ledger-money.ts';

/** What the first row of a booking says for all of them. */
type Head = { day: number; document: string; name: string; context: string };

const SIDES = ['debit', 'credit'] as const;

/**
 * A journal → ledger entries. Each booking stands on all its accounts, its day, type, number and name only on the
 * first of its rows. A row without an account but with amounts is the sum of the booking above it, or of the whole
 * journal; both are held against their rows.
 */
export function journal(): Interpreter {
  const suggest = suggestions();
  const checks = { debit: subtotalCheck(toDecimal), credit: subtotalCheck(toDecimal) };
  /** Null before the first booking, and where its first row can't be read. */
  let head: Head | null = null;
  let begun = 0;

  const begin = (cells: Cells): void => {
    head = null;
    begun = cells.row.line;
    const day = requiredDay(cells);
    const [document, name] = [cells.text('document'), cells.text('vendor')];
    head = { day, document, name, context: [day, cells.text('type'), document, name].join('\n') };
  };

  const count = (cells: Cells): void => {
    for (const side of SIDES) {
      const cents = unlessRejected(() => cells.money(side) ?? 0);
      if (cents instanceof Reject) checks[side].unreadable();
      else checks[side].add(cents);
    }
  };

  const compare = (cells: Cells, sink: DraftSink): void => {
    const { line } = cells.row;
    sink.left(line, 'a sum of rows above');
    for (const side of SIDES) {
      const stated = unlessRejected(() => cells.money(side));
      if (stated instanceof Reject) sink.warn(line, `${stated.column}: ${stated.message}`);
      else if (stated !== null) {
        const message = checks[side].compare(
          cells.text('date') || `Sum of the booking on line ${begun}`,
          stated,
        );
        if (message !== null) sink.warn(line, message);
      }
    }
  };

  return {
    row(cells, sink) {
      const { row } = cells;
      const account = cells.text('account');
      if (account === '') {
        if (SIDES.some((side) => cells.text(side) !== '')) compare(cells, sink);
        else if (!isBlankRow(row)) sink.left(row.line, 'a line without an account and an amount');
        return;
      }
      count(cells);
      if (cells.text('date') !== '') begin(cells);
      if (head === null)
        return cells.reject(
          'date',
          begun === 0
            ? 'there is no date here'
            : `the first row of the booking, on line ${begun}, can’t be read`,
        );
      const money = moneyOf(cells);
      if (money.cents === 0) return sink.left(row.line, 'the amount is zero');
      const { day, document, name, context } = head;
      sink.draft(
        booking({
          ...money,
          day,
          context,
          account,
          suggestion: suggest(account),
          vendor: cells.text('vendor') || name,
          memo: cells.text('memo'),
          document,
        }),
      );
    },
  };
}

function unlessRejected<T>(read: () => T): T | Reject {
  try {
    return read();
  } catch (error) {
    if (error instanceof Reject) return error;
    throw error;
  }
}

function isBlankRow(row: Row): boolean {
  for (let i = 0; i < row.width; i++) if (!isBlank(row.cell(i))) return false;
  return true;
}
