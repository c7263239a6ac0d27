// Protects against the mistakes that numbers of this trade invite: each by its name, through the real pipeline.
import { describe, expect, it } from 'vitest';
import {
  clientRows,
  contractRow,
  entryRow,
  priceRow,
  smallBooks,
  timeRow,
} from '../../support/small-book.ts';

const bookOf = smallBooks();
const AS_OF = '2026-06-30';
const TECH = { 'technicians.csv': [['Tech', 'no']] };

describe('recurring revenue', () => {
  it('$800 × 10 clients = $8,000 MRR', () => {
    const names = Array.from({ length: 10 }, (_, i) => `Client ${i + 1}`);
    const { value } = bookOf({
      'clients.csv': clientRows(...names),
      'contracts.csv': names.map((name) => contractRow(`K ${name}`, name, '2026-01-01')),
      'contract_prices.csv': names.map((name) => priceRow(`K ${name}`, '2026-01-01', '800')),
    })(AS_OF);
    expect(value('company/mrr')).toBe(800_000);
    expect(value('company/arr')).toBe(9_600_000);
  });

  it('$9,600 a year counts 800', () => {
    const { value } = bookOf({
      'clients.csv': clientRows('A'),
      'contracts.csv': [contractRow('K', 'A', '2026-01-01')],
      'contract_prices.csv': [priceRow('K', '2026-01-01', '9600', { cycle: 'annual' })],
    })(AS_OF);
    expect(value('company/mrr')).toBe(80_000);
    expect(value('month/2026-06/recurring')).toBe(80_000);
  });

  it('$800 to 31 March and $1,000 from 1 April reprints March unchanged in May', () => {
    const at = bookOf({
      'clients.csv': clientRows('A'),
      'contracts.csv': [contractRow('K', 'A', '2026-01-01')],
      'contract_prices.csv': [
        priceRow('K', '2026-01-01', '800'),
        priceRow('K', '2026-04-01', '1000', { reason: 'price_increase' }),
      ],
    });
    for (const asOf of ['2026-03-31', '2026-05-31']) {
      expect(at(asOf).value('month/2026-03/mrr')).toBe(80_000);
      expect(at(asOf).value('month/2026-03/recurring')).toBe(80_000);
    }
    expect(at('2026-05-31').value('month/2026-04/mrr')).toBe(100_000);
    expect(at('2026-05-31').value('month/2026-04/recurring')).toBe(100_000);
  });

  it('16 June start at $900 earns 450.00 in June, MRR 900', () => {
    const { value } = bookOf({
      'clients.csv': clientRows('A'),
      'contracts.csv': [contractRow('K', 'A', '2026-06-16')],
      'contract_prices.csv': [priceRow('K', '2026-06-16', '900')],
    })(AS_OF);
    expect(value('month/2026-06/recurring')).toBe(45_000);
    expect(value('company/mrr')).toBe(90_000);
  });

  it.each([
    ['the day after', '2026-05-14', '2026-05-15'],
    ['while the old one still runs', '2026-05-20', '2026-05-10'],
    ['at the turn of the month', '2026-04-30', '2026-05-01'],
  ])('a client that swaps a $200 service for a $250 one is +50 expansion: %s', (_when, ended, starts) => {
    const { value } = bookOf({
      'clients.csv': clientRows('A'),
      'contracts.csv': [contractRow('OLD', 'A', '2026-01-01', ended), contractRow('NEW', 'A', starts)],
      'contract_prices.csv': [priceRow('OLD', '2026-01-01', '200'), priceRow('NEW', starts, '250')],
    })(AS_OF);
    expect(value('month/2026-05/bridge/expansion')).toBe(5_000);
    for (const part of ['new', 'contraction', 'churn']) expect(value(`month/2026-05/bridge/${part}`)).toBe(0);
    const at = 'revenue/expansion/months/2026-05';
    expect(value(`${at}/events/added_contract`)).toBe(25_000);
    expect(value(`${at}/netted`)).toBe(20_000);
    expect(value(`${at}/expansion`)).toBe(5_000);
  });
});

describe('a client', () => {
  it.each([
    ['1 month', '2025-01-31', -50_000],
    ['2 months', '2025-02-28', 0],
    ['12 months', '2025-12-31', 500_000],
  ])('with a CAC of 1,000 and $500 a month is worth after %s', (_months, asOf, clv) => {
    const { value } = bookOf({
      'clients.csv': clientRows('A'),
      'contracts.csv': [contractRow('K', 'A', '2025-01-01')],
      'contract_prices.csv': [priceRow('K', '2025-01-01', '500')],
      'ledger.csv': [entryRow('2025-01-05', 'opex.sales', 'A', '1000', 'yes')],
    })(asOf);
    expect(value('client/1/clv')).toBe(clv);
  });

  it('with $2,000 over 16 h has a CER of 125.00, with 0 h none', () => {
    const { value, figure } = bookOf({
      ...TECH,
      'clients.csv': clientRows('A', 'B'),
      'ledger.csv': ['A', 'B'].map((name) => entryRow('2026-05-05', 'revenue.hourly', name, '2000')),
      'time_entries.csv': [timeRow('2026-05-05', 'A', '9:30:00'), timeRow('2026-06-01', 'A', '6:30:00')],
    })(AS_OF);
    expect(value('client/1/cer')).toBe(12_500);
    expect(value('client/2/cer')).toBeNull();
    expect(figure('client/2/cer').why).toBe('no hours logged');
  });

  it('at $1,000 with 2 h and another with 20 h give a portfolio CER of 90.91, not 275', () => {
    const { value } = bookOf({
      ...TECH,
      'clients.csv': clientRows('A', 'B'),
      'ledger.csv': ['A', 'B'].map((name) => entryRow('2026-05-05', 'revenue.hourly', name, '1000')),
      'time_entries.csv': [timeRow('2026-05-05', 'A', '2:00:00'), timeRow('2026-05-05', 'B', '20:00:00')],
    })(AS_OF);
    expect([value('client/1/cer'), value('client/2/cer')]).toEqual([50_000, 5_000]);
    expect(value('company/cer')).toBe(9_091);
    expect(value('cerMonths/total/2026-05/netCer')).toBe(9_091);
  });

  it.each([
    ['three 20-minute entries at $150 = 150.00', ['0:20:00', '0:20:00', '0:20:00'], '150', 15_000],
    ['90 min at $50 = 75.00', ['1:30:00'], '50', 7_500],
  ])('costs labour: %s', (_what, durations, rate, cents) => {
    const { value } = bookOf({
      ...TECH,
      'clients.csv': clientRows('A'),
      'cost_rates.csv': [['Tech', '2026-01-01', rate]],
      'time_entries.csv': durations.map((duration) => timeRow('2026-05-05', 'A', duration)),
    })(AS_OF);
    expect(value('client/1/labourCost')).toBe(cents);
  });
});

describe('earnings', () => {
  const LEDGER = [
    entryRow('2026-01-31', 'revenue.project', '', '100000'),
    entryRow('2026-01-31', 'cogs.other', '', '30000'),
    entryRow('2026-02-28', 'opex.other', '', '23000'),
    entryRow('2026-03-31', 'interest', '', '3000'),
    entryRow('2026-03-31', 'income_tax', '', '9000'),
    entryRow('2026-03-31', 'depreciation', '', '6000'),
    entryRow('2026-03-31', 'amortization', '', '2000'),
  ];
  const settings = { 'settings.csv': [['owner_market_pay', '0']] };

  it('net 27k + I 3k + T 9k + D 6k + A 2k = EBITDA 47k, checked the other way', () => {
    const { value } = bookOf({ ...settings, 'ledger.csv': LEDGER })(AS_OF);
    expect(value('company/netProfit')).toBe(2_700_000);
    expect(value('company/ebitda')).toBe(4_700_000);
    expect(value('company/ebitdaCheck')).toBe(4_700_000);
  });

  it('never have draws added back', () => {
    const draws = [
      entryRow('2026-02-10', 'equity', '', '-50000'),
      entryRow('2026-04-10', 'equity', '', '8000'),
    ];
    const { value } = bookOf({ ...settings, 'ledger.csv': [...LEDGER, ...draws] })(AS_OF);
    for (const at of ['company/netProfit', 'company/ebitda', 'valuation/adjustedEbitda', 'valuation/sde'])
      expect(value(at), at).toBe(at === 'company/netProfit' ? 2_700_000 : 4_700_000);
  });
});

describe('service quality', () => {
  const survey = (kind: string, score: number | null, max: number) => [
    kind,
    '2026-05-05',
    '',
    '',
    '',
    score === null ? '' : String(score),
    String(max),
  ];

  it('NPS of 9,10,10,9,8,7,7,6,3,0 = +10', () => {
    const scores = [9, 10, 10, 9, 8, 7, 7, 6, 3, 0];
    const { value } = bookOf({ 'surveys.csv': scores.map((score) => survey('nps', score, 10)) })(AS_OF);
    expect(value('service/nps')).toBe(10);
    expect(value('service/npsAnswered')).toBe(10);
  });

  it('CSAT 30 good 6 neutral 4 bad 60 unanswered = 75 %, response 40 %', () => {
    const of = (count: number, score: number | null) =>
      Array.from({ length: count }, () => survey('csat', score, 3));
    const { value } = bookOf({ 'surveys.csv': [...of(30, 3), ...of(6, 2), ...of(4, 1), ...of(60, null)] })(
      AS_OF,
    );
    expect(value('service/csat')).toBe(0.75);
    expect(value('service/csatResponseRate')).toBe(0.4);
  });

  it.each([
    ['America/New_York', '2026-03-06T16:30:00-05:00', '2026-03-09T09:30:00-04:00', 64],
    ['Europe/Berlin', '2026-03-27T16:30:00+01:00', '2026-03-30T09:30:00+02:00', 64],
    ['Europe/Berlin', '2025-10-24T16:30:00+02:00', '2025-10-27T09:30:00+01:00', 66],
    ['UTC', '2026-03-27T16:30:00Z', '2026-03-30T09:30:00Z', 65],
  ])(
    'Friday 16:30 to Monday 09:30 across a DST change = 1 h of business time: %s from %s',
    (zone, opened, resolved, hours) => {
      const { value } = bookOf({
        'settings.csv': [
          ['time_zone', zone],
          ['business_hours', 'Mon-Fri 09:00-17:00'],
        ],
        'tickets.csv': [['T1', '', '', '', '', '', opened, '', resolved, 'resolved', '', resolved, '0']],
      })(AS_OF);
      expect(value('service/resolveBusiness/mean')).toBe(3600);
      expect(value('service/resolveWall/mean')).toBe(hours * 3600);
      expect(value('load/total/resolveBusinessMedian')).toBe(3600);
      expect(value('load/total/resolveWallMedian')).toBe(hours * 3600);
    },
  );
});
