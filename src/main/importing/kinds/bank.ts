import { suggestBankLine } from '../account-words.ts';
import type { Cells, DraftSink, Interpreter, Kind, Reading } from '../types.ts';
import { words } from '../words.ts';
import { booking, flagOption, requiredDay, requiredMoney, textOption, word } from './booking.ts';

/**
 * Bank statement → ledger. The counterparty is the account the owner is asked about; rules (rules.ts) decide later
 * by counterparty and text. Money out is a debit, whatever the account turns out to be.
 * Options: `provider` names the account of a fee column; `prefixed` takes the kind of booking off before the name.
 */

/** States in which money has moved; a file without a state column has moved all of it. */
const MOVED = new Set(
  words('completed|complete|sent|booked|posted|settled|cleared|executed|paid|success|successful|processed'),
);
const NOT_MOVED = new Set(
  words(
    'pending|failed|declined|reverted|cancelled|canceled|rejected|blocked|returned|created|scheduled|draft|authorised|authorized|reversed',
  ),
);
/** Types that move money between the owner's own pockets. */
const OWN = new Set(['exchange', 'internal transfer', 'pocket transfer', 'vault transfer']);

const NAMELESS = 'Without counterparty';

/** The amount with money in positive, from one column or from two of which one is filled. */
function moneyIn(cells: Cells): number | null {
  if (cells.has('debit') || cells.has('credit')) {
    const [debit, credit] = [cells.money('debit'), cells.money('credit')];
    // Some banks write what goes out as a negative debit: the column says the direction already.
    if (debit !== null || credit !== null) return (credit ?? 0) - Math.abs(debit ?? 0);
    if (!cells.has('amount')) return null;
  }
  return cells.money('amount');
}

function moved(cells: Cells, line: number, id: string, sink: DraftSink): boolean {
  const state = word(cells.text('state'));
  if (NOT_MOVED.has(state)) {
    sink.left(line, `the booking is ${state}: no money has moved`, id || undefined);
    return false;
  }
  if (state !== '' && !MOVED.has(state))
    cells.reject('state', `“${cells.text('state')}” doesn't say whether the money has moved`);
  const type = word(cells.text('type'));
  if (OWN.has(type)) {
    sink.left(line, `“${cells.text('type')}” moves money between own accounts`, id || undefined);
    return false;
  }
  return true;
}

/** `Debit TWINT: Corner Shop` and `Purchase card no. xxxx 1, Corner Shop` are the same counterparty. */
const withoutPrefix = (text: string): string =>
  (/^[^:]{3,40}: (.+)$/.exec(text) ?? /(?:card no\.|karten-nr\.)[^,]*,\s*(.+)$/i.exec(text))?.[1] ?? text;

/** What the line probably is: by whom it names, else by what is said of it. */
function suggestionFor(texts: readonly string[], moneyOut: boolean): string | null {
  for (const text of texts) {
    const found = suggestBankLine(text, moneyOut);
    if (found) return found;
  }
  return null;
}

function interpreter(reading: Reading): Interpreter {
  const prefixed = flagOption(reading, 'prefixed');
  const provider = textOption(reading, 'provider') || 'Bank';
  return {
    row(cells, sink) {
      const { line } = cells.row;
      const id = cells.text('id');
      if (!moved(cells, line, id, sink)) return;
      const amount = moneyIn(cells);
      if (amount === null && cells.text('date') === '')
        return sink.left(line, 'a detail of the booking above, without date and amount');
      const day = requiredDay(cells);
      if (amount === null) return void requiredMoney(cells, cells.has('amount') ? 'amount' : 'debit');
      const text = cells.text('text') || (prefixed ? cells.text('counterparty') : '');
      const written = cells.text('counterparty');
      const counterparty = (prefixed ? withoutPrefix(written) : written) || text || NAMELESS;
      const shared = {
        day,
        id: id || null,
        vendor: counterparty,
        memo: text,
        document: cells.text('reference'),
        sign: 'debit' as const,
      };
      const fee = cells.money('fee') ?? 0;
      sink.draft(
        booking({
          ...shared,
          account: counterparty,
          cents: -amount,
          suggestion: suggestionFor(
            [counterparty, cells.text('category'), text, cells.text('reference')],
            amount < 0,
          ),
        }),
      );
      if (fee !== 0) {
        const account = `${provider} fees`;
        sink.draft(
          booking({
            ...shared,
            part: 'fee',
            account,
            cents: Math.abs(fee),
            suggestion: 'opex.other',
          }),
        );
      }
    },
  };
}

export const bank: Kind = {
  kind: 'bank',
  fields: [
    {
      field: 'id',
      label: 'Transaction id',
      type: 'id',
      headers: words('transaction id|transactionid|id|transferwise id'),
    },
    {
      field: 'date',
      label: 'Date',
      type: 'day',
      required: true,
      headers: words(
        'booking date|date|transaction date|completed date|date completed|posting date|posted date|buchungstag|buchungsdatum|datum|value date|data|fecha',
      ),
    },
    {
      field: 'counterparty',
      label: 'Counterparty',
      type: 'text',
      headers: words(
        'partner name|counterparty|payee|booking text|name|merchant|beneficiary|beguenstigter/zahlungspflichtiger|auftraggeber/empfanger|description|details',
      ),
    },
    {
      field: 'text',
      label: 'Text',
      type: 'text',
      headers: words(
        'payment reference|bank description|payment purpose|memo|narrative|verwendungszweck|reference|note|notes|description|details',
      ),
    },
    {
      field: 'amount',
      label: 'Amount',
      type: 'money',
      headers: words('amount|betrag|transaction amount|importo|montant|importe|valor'),
    },
    {
      field: 'debit',
      label: 'Money out',
      type: 'money',
      headers: words(
        'debit|debit amount|money out|withdrawal|withdrawals|paid out|debit chf|debit eur|debit usd|debit gbp|belastung|lastschrift|soll',
      ),
    },
    {
      field: 'credit',
      label: 'Money in',
      type: 'money',
      headers: words(
        'credit|credit amount|money in|deposit|deposits|paid in|credit chf|credit eur|credit usd|credit gbp|gutschrift|haben',
      ),
    },
    { field: 'fee', label: 'Fee', type: 'money', headers: ['fee', 'fees'] },
    {
      field: 'currency',
      label: 'Currency',
      type: 'text',
      headers: ['currency', 'payment currency', 'wahrung', 'curr'],
    },
    { field: 'state', label: 'State', type: 'text', headers: ['state', 'status'] },
    { field: 'type', label: 'Type', type: 'text', headers: ['type', 'transaction type'] },
    {
      field: 'reference',
      label: 'Reference',
      type: 'text',
      headers: words('reference number|check number|check #|cheque number|reference'),
    },
    { field: 'category', label: 'Category', type: 'text', headers: ['category', 'kategorie'] },
  ],
  interpreter,
};
