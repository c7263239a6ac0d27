import type { Cells, DraftSink, Interpreter, Kind, LedgerDraft, Reading } from '../types.ts';
import { currencyProblem, readCurrency } from '../values/currencies.ts';
import { words } from '../words.ts';
import { booking, requiredDay, requiredMoney, suggestions, textOption, word } from './booking.ts';

/**
 * Payments and payouts → ledger: the gross, the provider's fee and a refund are entries of their own
 * (parts '', `fee`, `refund`). Days are those written in the file, which the providers write in UTC.
 * Options: `provider` names the accounts (`Stripe charges`, `Stripe fees`); `money` calls what comes in (`charges`).
 */

const IN_HAND = new Set(
  words(
    'paid|succeeded|completed|complete|refunded|partially refunded|partial refund|paid out|confirmed|cleared|success|successful',
  ),
);
const NOT_IN_HAND = new Set(
  words(
    'failed|pending|canceled|cancelled|declined|denied|expired|blocked|uncaptured|requires payment method|requires action|requires confirmation|requires capture|incomplete|processing|submitted|pending submission|in transit|bounced|held|unclaimed|voided|charged back|returned|reversed|temporary hold|removed|placed',
  ),
);

/** Types that only move money between the provider and the owner's bank, or between currencies. */
const OWN_TRANSFER =
  /^(payout|transfer|topup|bank deposit|general withdrawal|user initiated withdrawal|general currency conversion|withdraw|general authorization|account hold|reversal of general account hold|hold|reserve)/;
const REFUNDISH = /refund|revers|dispute|chargeback|charge failure/;
const INCOMING = /^(charge|payment)/;

type Sums = { gross: number; fee: number; refunded: number };

/** Whether a cell names the book's currency. */
const inCurrency = (cells: Cells, field: string, book: string): boolean =>
  currencyProblem(readCurrency(cells.text(field)), book) === null;

/** The amounts, in the currency they were settled in where the file has both. */
function amounts(cells: Cells, reading: Reading): Sums {
  const settled =
    cells.text('settledCurrency') !== '' && !inCurrency(cells, 'chargeCurrency', reading.currency);
  const field = settled ? 'settledCurrency' : 'chargeCurrency';
  const problem = currencyProblem(readCurrency(cells.text(field)), reading.currency);
  if (problem) cells.reject(field, problem);
  const gross = requiredMoney(cells, settled ? 'settledGross' : 'gross');
  const refunded = cells.money(settled ? 'settledRefunded' : 'refunded') ?? 0;
  return { gross, refunded: Math.abs(refunded), fee: feeOf(cells, gross) };
}

/**
 * What the provider kept, positive, net of the tax on it. Some write it positive, some negative: where the file has a
 * net amount that decides, row by row; else a fee is a cost.
 */
function feeOf(cells: Cells, gross: number): number {
  if (cells.has('feeDebit')) {
    const net = (debit: string, credit: string) => (cells.money(debit) ?? 0) - (cells.money(credit) ?? 0);
    return net('feeDebit', 'feeCredit') + net('appFeeDebit', 'appFeeCredit');
  }
  const written = cells.money('fee') ?? 0;
  const net = cells.money('net');
  if (written === 0) return 0;
  if (net === null) return Math.abs(written) - Math.abs(cells.money('feeTax') ?? 0);
  if (gross - written === net) return written - (cells.money('feeTax') ?? 0);
  if (gross + written === net) return -written + (cells.money('feeTax') ?? 0);
  return cells.reject('net', 'gross, fee and net don’t add up');
}

/** Whether the money has come; leaves out what hasn't. @throws Reject if the status isn't known */
function inHand(cells: Cells, id: string, sink: DraftSink): boolean {
  const status = word(cells.text('status'));
  const why = NOT_IN_HAND.has(status)
    ? `the payment is ${status}: it is no income`
    : OWN_TRANSFER.test(word(cells.text('type')))
      ? `“${cells.text('type')}” moves money between the provider and own accounts`
      : null;
  if (why) sink.left(cells.row.line, why, id || undefined);
  else if (status !== '' && !IN_HAND.has(status))
    cells.reject('status', `“${cells.text('status')}” doesn't say whether the money has come`);
  return why === null;
}

function interpreter(reading: Reading): Interpreter {
  const suggest = suggestions();
  const provider = textOption(reading, 'provider') || 'Payment provider';
  const income = `${provider} ${textOption(reading, 'money') || 'payments'}`;
  const fees = `${provider} fees`;

  /** The account of a row's gross, and whether it is the provider's own charge or something bought. */
  const accountOf = (type: string, gross: number): { account: string; sign: LedgerDraft['sign'] } => {
    if (/^(stripe )?fee|^fees?$|billing fee/.test(type)) return { account: fees, sign: 'debit' };
    if (type === '' ? gross >= 0 : INCOMING.test(type) || REFUNDISH.test(type) || gross >= 0)
      return { account: income, sign: 'natural' };
    return { account: type === '' ? `${provider} payments sent` : `${provider}: ${type}`, sign: 'debit' };
  };

  return {
    row(cells, sink) {
      const id = cells.text('id');
      if (!inHand(cells, id, sink)) return;
      const day = requiredDay(cells);
      const { gross, fee, refunded } = amounts(cells, reading);
      const refundDay = refunded === 0 ? day : (cells.day('refundDate') ?? day);
      const memo = cells.text('memo');
      const client = cells.text('client');
      const payer = cells.text('payer');
      const shared = { day, id: id || null, memo, document: cells.text('document') };
      const { account, sign } = accountOf(word(cells.text('type')), gross);
      const ofProvider = { ...shared, account: fees, vendor: provider, suggestion: 'opex.other' };
      if (account === fees) put(sink, { ...ofProvider, sign, cents: -gross });
      else if (sign === 'debit')
        put(sink, {
          ...shared,
          account,
          sign,
          cents: -gross,
          vendor: client || payer,
          suggestion: suggest(account),
        });
      else put(sink, { ...shared, account, cents: gross, client, vendor: payer });
      put(sink, {
        ...shared,
        part: 'refund',
        day: refundDay,
        account: income,
        cents: -refunded,
        client,
        vendor: payer,
      });
      put(sink, { ...ofProvider, part: 'fee', cents: fee });
      checkPayout(cells, gross, fee, sink);
    },
  };
}

/** An amount of zero is no entry. */
function put(sink: DraftSink, given: Parameters<typeof booking>[0]): void {
  if (given.cents !== 0) sink.draft(booking(given));
}

/** A payout's own amount is its gross less its fees. */
function checkPayout(cells: Cells, gross: number, fee: number, sink: DraftSink): void {
  const paid = cells.money('paidOut');
  if (paid !== null && paid !== gross - fee)
    sink.warn(cells.row.line, 'the payout is not its payments less its fees; both were taken as written');
}

export const payments: Kind = {
  kind: 'payments',
  fields: [
    {
      field: 'id',
      label: 'Id',
      type: 'id',
      headers: words('id|balance transaction id|balance_transaction_id|transaction id|payment id'),
    },
    {
      field: 'date',
      label: 'Date',
      type: 'day',
      required: true,
      headers: words(
        'created date|created_utc|created|created at|created_at|date|charge date|arrival_date|payment date',
      ),
    },
    {
      field: 'client',
      label: 'Client',
      type: 'text',
      headers: words('customer description|customer name|customer|name'),
    },
    // An address makes no client: it is kept as who paid, for rules to go by.
    {
      field: 'payer',
      label: 'Payer',
      type: 'text',
      headers: words('customer email|from email address|email'),
    },
    {
      field: 'gross',
      label: 'Gross amount',
      type: 'money',
      required: true,
      headers: ['gross', 'total_payment_amount', 'amount', 'payment amount'],
    },
    { field: 'fee', label: 'Fee', type: 'money', headers: ['fee', 'fees', 'transaction fee'] },
    { field: 'feeTax', label: 'Tax on the fee', type: 'money', headers: ['taxes on fee'] },
    { field: 'net', label: 'Net amount', type: 'money', headers: ['net'] },
    {
      field: 'refunded',
      label: 'Amount refunded',
      type: 'money',
      headers: ['amount refunded', 'amount_refunded'],
    },
    { field: 'refundDate', label: 'Refund date', type: 'day', headers: ['refunded date', 'refunded_at'] },
    { field: 'currency', label: 'Currency', type: 'text', headers: ['currency'] },
    // Not `currency`: where a charge was settled in another one, that decides.
    { field: 'chargeCurrency', label: 'Currency of the charge', type: 'text', headers: [] },
    { field: 'settledCurrency', label: 'Settled currency', type: 'text', headers: ['converted currency'] },
    { field: 'settledGross', label: 'Settled amount', type: 'money', headers: ['converted amount'] },
    {
      field: 'settledRefunded',
      label: 'Settled refund',
      type: 'money',
      headers: ['converted amount refunded'],
    },
    { field: 'status', label: 'Status', type: 'text', headers: ['status', 'state'] },
    {
      field: 'type',
      label: 'Type',
      type: 'text',
      headers: ['reporting_category', 'reporting category', 'type'],
    },
    { field: 'memo', label: 'Description', type: 'text', headers: ['description', 'subject', 'note'] },
    {
      field: 'document',
      label: 'Invoice or reference',
      type: 'text',
      headers: ['invoice id', 'invoice number', 'reference'],
    },
    { field: 'feeDebit', label: 'Transaction fees', type: 'money', headers: ['transaction_fee_debit'] },
    {
      field: 'feeCredit',
      label: 'Transaction fees returned',
      type: 'money',
      headers: ['transaction_fee_credit'],
    },
    { field: 'appFeeDebit', label: 'App fees', type: 'money', headers: ['app_fee_debit'] },
    { field: 'appFeeCredit', label: 'App fees returned', type: 'money', headers: ['app_fee_credit'] },
    { field: 'paidOut', label: 'Paid out', type: 'money', headers: [] },
  ],
  interpreter,
};
