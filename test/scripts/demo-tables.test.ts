import { describe, expect, it } from 'vitest';
import { align, formatFor, keyFigures, topClients } from '../../scripts/lib/demo-tables.mjs';

const client = (contribution: number | null) => ({
  revenue_cents: 123456,
  seconds: 5400,
  cer_cents: null,
  contribution_cents: contribution,
  net_clv_cents: -200,
});

describe('the tables of the demo', () => {
  it('align numbers to the right', () => {
    expect(
      align([
        ['a', '1'],
        ['long', '1000'],
      ]),
    ).toEqual(['a         1', 'long   1000']);
  });

  it('write money in the currency of the book and say when a figure is not available', () => {
    const { money, share } = formatFor('USD');
    expect(money(123456)).toBe('$1,234.56');
    expect(money(-5)).toBe('-$0.05');
    expect(money(null)).toBe('n/a');
    expect(share(0.12345)).toBe('12.3%');
    expect(share(null)).toBe('n/a');
    expect(formatFor('').money(100)).toBe('1.00');
  });

  it('show the clients that contribute most first', () => {
    const clients = { Low: client(1), High: client(9000), Mid: client(50), None: client(null) };
    const lines = topClients({ clients }, formatFor('USD'), 2);
    expect(lines.map((line) => line.split(' ')[0])).toEqual(['Client', 'High', 'Mid']);
    expect(lines[1]).toMatch(/\$1,234\.56 +1\.5 +n\/a +\$90\.00 +-\$2\.00$/);
  });

  it('survive figures that are all missing', () => {
    const nothing = new Proxy({}, { get: () => null });
    const lines = keyFigures({ company: nothing, valuation: nothing }, formatFor('USD'));
    expect(lines).toHaveLength(13);
    expect(new Set(lines.map((line) => line.length)).size).toBe(1);
  });
});
