import { type Cents, parseMoney } from '../../../shared/money.ts';
import type { Cells, DraftSink } from '../types.ts';
import { requiredMoney } from './booking.ts';

/** What an invoice or a line of it is worth, net of tax, by the columns a file has. */

/**
 * How a file's amounts are read: of a line its own net, its total less its taxes, or quantity × rate; of an invoice
 * on one row its total less its taxes, its subtotal, or, where there is no tax column at all, its total.
 */
export type Way = 'net' | 'line-total' | 'quantity' | 'total-less-tax' | 'subtotal' | 'total' | 'amount';

/** Whether the way reads lines, of which an invoice may have several. */
export const isOfLines = (way: Way): boolean => way === 'net' || way === 'line-total' || way === 'quantity';

/** @param has whether a field has a column */
export function wayOf(has: (field: string) => boolean): Way | null {
  if (has('net')) return 'net';
  if (has('lineTotal')) return 'line-total';
  const taxed = has('taxTotal') || has('taxTable') || has('tax');
  // A file of lines names items; one that has an invoice's total as well as quantity and rate still is one of lines.
  if (has('quantity') && has('rate') && !(has('amount') && has('item'))) return 'quantity';
  if (has('total') && taxed) return 'total-less-tax';
  if (has('subtotal')) return 'subtotal';
  if (has('total')) return 'total';
  return has('amount') ? 'amount' : null;
}

/** The row's amount net of tax. @throws Reject */
export function netOf(cells: Cells, way: Way, sink: DraftSink): Cents {
  switch (way) {
    case 'net':
      return requiredMoney(cells, 'net');
    case 'line-total':
      return requiredMoney(cells, 'lineTotal') - (cells.money('tax') ?? 0) - (cells.money('tax2') ?? 0);
    case 'quantity':
      return timesRate(cells, sink);
    case 'total-less-tax':
      return requiredMoney(cells, 'total') - invoiceTax(cells);
    case 'subtotal':
      return requiredMoney(cells, 'subtotal');
    case 'total':
      return requiredMoney(cells, 'total');
    case 'amount':
      return requiredMoney(cells, 'amount') - (cells.money('tax') ?? 0);
  }
}

/** The taxes of a whole invoice. */
export function invoiceTax(cells: Cells): Cents {
  if (cells.has('taxTable')) return nestedTax(cells);
  if (cells.has('taxTotal')) return cells.money('taxTotal') ?? 0;
  return (cells.money('tax') ?? 0) + (cells.money('tax2') ?? 0);
}

/** Invoice2go's table inside a cell: names, then a row for each tax, parted by `;`; the column `total` is added up. */
function nestedTax(cells: Cells): Cents {
  const [names = '', ...rows] = cells.text('taxTable').split(';');
  const at = names.split(',').indexOf('total');
  if (names === '' || names === '0') return 0;
  if (at === -1) return cells.reject('taxTable', 'the taxes in this cell have no total');
  return rows.reduce((sum, row) => {
    if (row.trim() === '') return sum;
    const read = parseMoney((row.split(',')[at] ?? '').trim());
    return read.ok ? sum + read.cents : cells.reject('taxTable', read.reason);
  }, 0);
}

/**
 * Quantity × rate, exactly. What isn't whole cents is rounded half away from zero, as invoices do line by line, and
 * told: the invoice may have rounded differently.
 */
function timesRate(cells: Cells, sink: DraftSink): Cents {
  const quantity = cells.number('quantity') ?? cells.reject('quantity', 'there is no quantity here');
  const rate = cells.number('rate') ?? cells.reject('rate', 'there is no rate here');
  if ((cells.number('discount') ?? 0) !== 0)
    return cells.reject(
      'discount',
      'the line has a discount, and whether that is an amount or a share isn’t told; export the line amounts',
    );
  const { cents, exact } = product(quantity, rate);
  if (!exact)
    sink.warn(
      cells.row.line,
      `${quantity} × ${rate} is not whole cents: taken as ${cents / 100}, as invoices round`,
    );
  return cents;
}

/** A number's written decimals as an integer and its scale: a number of up to 15 digits shows as it was written. */
function scaled(value: number): { units: bigint; decimals: number } {
  const text = /e/.test(String(value)) ? value.toFixed(15) : String(value);
  const decimals = text.split('.')[1]?.length ?? 0;
  return { units: BigInt(text.replace('.', '')), decimals };
}

/** a × b in cents, rounded half away from zero once. */
export function product(a: number, b: number): { cents: Cents; exact: boolean } {
  const [x, y] = [scaled(a), scaled(b)];
  const units = x.units * y.units * 100n;
  const scale = 10n ** BigInt(x.decimals + y.decimals);
  const magnitude = units < 0n ? -units : units;
  const rounded = Number((magnitude * 2n + scale) / (scale * 2n));
  return { cents: units < 0n && rounded !== 0 ? -rounded : rounded, exact: magnitude % scale === 0n };
}
