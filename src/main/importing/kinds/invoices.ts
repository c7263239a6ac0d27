import { type Cents, toDecimal } from '../../../shared/money.ts';
import type { Cells, DraftSink, Interpreter, Kind, LedgerDraft, Reading } from '../types.ts';
import { booking, ordinals, requiredDay, suggestions, word } from './booking.ts';
import { INVOICE_FIELDS } from './invoice-fields.ts';
import { invoiceTax, isOfLines, netOf, type Way, wayOf } from './invoice-money.ts';

/**
 * Invoices → revenue, a ledger entry for each line, or for each invoice where a row is one. Always net of tax. Drafts
 * and voids are left out and name the entry they withdraw, so that an invoice voided later loses its revenue. An
 * invoice's own totals are never summed: they check its lines.
 */

/** A line's id: the invoice's number and the line's place in it, so that a changed status doesn't make a second one. */
const lineId = (number: string, ordinal: number): string | null =>
  number === '' ? null : `${number}#${ordinal}`;

const NOT_ISSUED =
  /^(?:draft|void|voided|deleted|cancell?ed|submitted|pending approval|rejected|estimate|quote|pro ?forma|entwurf|storniert|rascunho|cancelad[ao]|brouillon|annul|borrador|anulad)/;
const CREDIT = /credit (?:note|memo)|creditnote|accreccredit|^refund|^credit$|gutschrift/;
const NO_SALE = /^(?:payment|bill|accpay|purchase|estimate|quote|proposal|deposit|time|statement|journal)/;

/** Amounts of the whole invoice that stand on each of its rows. */
const EXTRAS = [
  { field: 'invoiceDiscount', part: 'discount', account: 'Discounts', sign: -1 },
  { field: 'shipping', part: 'shipping', account: 'Shipping', sign: 1 },
  { field: 'adjustment', part: 'adjustment', account: 'Adjustments', sign: 1 },
] as const;

/** The invoice whose lines are being read: consecutive rows with one number. */
type Open = {
  number: string;
  line: number;
  sum: Cents;
  /** What the lines must add up to; null = the file doesn't tell, or a line could not be read. */
  expected: Cents | null;
  /** The invoice's total with tax. */
  gross: Cents | null;
  /** Lines kept back until it is known whether they include tax. */
  waiting: { draft: LedgerDraft; tax: Cents }[];
};

function interpreter(reading: Reading): Interpreter {
  const has = (field: string) => reading.columns[field] !== undefined;
  const way = wayOf(has);
  const lines = way !== null && isOfLines(way);
  const mayIncludeTax = way === 'net' && has('tax') && has('total') && has('taxTotal');
  const ordinal = ordinals();
  const totals = new Map<string, Cents>();
  const suggest = suggestions();
  let open: Open | null = null;
  let toldOfTax =
    has('tax') ||
    has('taxTotal') ||
    has('taxTable') ||
    way === 'subtotal' ||
    way === 'net' ||
    way === 'quantity';

  const close = (sink: DraftSink) => {
    if (open) finish(open, sink);
    open = null;
  };

  /** The draft of one amount of an invoice. */
  const draft = (cells: Cells, id: string | null, account: string, cents: Cents): LedgerDraft =>
    booking({
      id,
      day: requiredDay(cells),
      account,
      cents,
      suggestion: suggest(account, 'income'),
      client: cells.text('client'),
      memo: cells.text('memo'),
      document: cells.text('number'),
    });

  const line = (cells: Cells, sink: DraftSink, number: string, place: number, way: Way) => {
    const sign = signOf(cells);
    const cents = sign(netOf(cells, way, sink));
    const id = lineId(number, place);
    const account = cells.text('account') || cells.text('item') || 'Invoices';
    const made = draft(cells, id, account, cents);
    const extras =
      place === 1 && lines
        ? extrasOf(cells, number).map((extra) => ({ ...extra, cents: sign(extra.cents) }))
        : [];
    const expected = lines ? expectedOf(cells, sign) : null;
    if (!lines && isRepeated(totals, number, cents))
      return sink.left(cells.row.line, 'repeats an invoice above: its total counts once', id ?? undefined);
    if (open === null)
      open = {
        number,
        line: cells.row.line,
        sum: 0,
        expected: expected?.net ?? null,
        gross: expected?.gross ?? null,
        waiting: [],
      };
    open.sum += cents;
    if (mayIncludeTax && number !== '')
      open.waiting.push({
        draft: { ...made, line: cells.row.line },
        tax: sign(cells.money('tax') ?? 0),
      });
    else if (cents === 0) sink.left(cells.row.line, 'the amount is zero', id ?? undefined);
    else sink.draft(made);
    for (const extra of extras)
      if (extra.cents !== 0) sink.draft(draft(cells, `${number}#${extra.part}`, extra.account, extra.cents));
  };

  return {
    row(cells, sink) {
      const number = cells.text('number');
      if (open && (open.number !== number || number === '')) close(sink);
      // Counted before anything can fail: a line keeps its place though the one before it could not be read.
      const place = number === '' ? 1 : ordinal(number);
      if (leftOut(cells, sink, number, place)) return;
      if (way === null) return cells.reject('', 'no column says what was invoiced');
      if (!toldOfTax) {
        toldOfTax = true;
        sink.warn(
          cells.row.line,
          'no column tells the tax: amounts are taken as they are, without sales tax',
        );
      }
      try {
        line(cells, sink, number, place, way);
      } catch (problem) {
        // Its lines can't be checked against its total any more.
        if (open) (open as Open).expected = null;
        throw problem;
      }
    },
    end: close,
  };
}

/** Turns a credit note's amounts negative, however they are written. */
function signOf(cells: Cells): (cents: Cents) => Cents {
  const credit = CREDIT.test(word(cells.text('type'))) || CREDIT.test(word(cells.text('status')));
  return (cents) => (credit && cents > 0 ? -cents : cents);
}

/** Leaves out rows that are no sale, or not one yet. */
function leftOut(cells: Cells, sink: DraftSink, number: string, place: number): boolean {
  const status = word(cells.text('status'));
  const type = word(cells.text('type'));
  const unissued = cells.flag('issued') === false;
  const reason = NOT_ISSUED.test(status)
    ? `the invoice is “${cells.text('status')}”: no revenue`
    : NO_SALE.test(type)
      ? `a “${cells.text('type')}” is no invoice`
      : unissued
        ? 'the invoice was not issued: a draft'
        : null;
  if (reason === null) return false;
  sink.left(cells.row.line, reason, lineId(number, place) ?? undefined);
  if (place === 1 && number !== '')
    for (const { field, part } of EXTRAS)
      if ((cells.money(field) ?? 0) !== 0) sink.left(cells.row.line, reason, `${number}#${part}`);
  return true;
}

function extrasOf(cells: Cells, number: string) {
  if (number === '') return [];
  return EXTRAS.map(({ field, part, account, sign }) => {
    const cents = cells.money(field) ?? 0;
    return { part, account, cents: cents === 0 ? 0 : sign * cents };
  });
}

/** What the lines of an invoice add up to by the invoice's own totals. */
function expectedOf(cells: Cells, sign: (cents: Cents) => Cents): { net: Cents | null; gross: Cents | null } {
  const [subtotal, total] = [cells.money('subtotal'), cells.money('total')];
  const net = subtotal ?? (total !== null && cells.has('taxTotal') ? total - invoiceTax(cells) : null);
  return { net: net === null ? null : sign(net), gross: total === null ? null : sign(total) };
}

/** Whether a file of invoices has this one already: the total stands on every line of it. */
function isRepeated(totals: Map<string, Cents>, number: string, cents: Cents): boolean {
  if (number === '') return false;
  const first = totals.get(number);
  if (first === undefined) totals.set(number, cents);
  return first === cents;
}

/** Puts the lines that waited, and tells if they don't add up. */
function finish({ number, line, sum, expected, gross, waiting }: Open, sink: DraftSink): void {
  const taxes = waiting.reduce((all, { tax }) => all + tax, 0);
  const includesTax =
    waiting.length > 0 && expected !== null && sum !== expected && sum === gross && sum - taxes === expected;
  for (const { draft, tax } of waiting) {
    const cents = includesTax ? draft.cents - tax : draft.cents;
    if (cents !== 0) sink.draft({ ...draft, cents });
    else sink.left(line, 'the amount is zero', draft.id ?? undefined);
  }
  if (expected !== null && !includesTax && sum !== expected)
    sink.warn(
      line,
      `the lines of invoice ${number} add up to ${toDecimal(sum)}, but it says ${toDecimal(expected)} without tax`,
    );
}

export const invoices: Kind = { kind: 'invoices', fields: INVOICE_FIELDS, interpreter };
