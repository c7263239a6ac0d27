import type { CanonicalFile } from '../../src/shared/canonical.ts';
import type { FolderRows } from './folder.ts';
import { clientRows, contractRow, entryRow, priceRow } from './small-book.ts';

/** The day that the book below is read on. */
export const WHOLE_DAY = '2026-06-30';

export const workRow = (
  date: string,
  client: string,
  technician: string,
  { work = 'support', ticket = 'T1' } = {},
): string[] => [date, client, technician, '2:00:00', 'yes', work, ticket, ''];

/** Code, opened, first response, resolved. */
export const ticketRow = (
  code: string,
  client: string,
  [opened, responded, resolved]: readonly [string, string, string],
  status = 'resolved',
): string[] => [code, client, 'Mail', 'Mail', '', 'Tech', opened, responded, resolved, status, '', '', '0'];

const monthsFrom = (year: number, month: number): string[] =>
  Array.from({ length: 30 }, (_, i) => {
    const at = year * 12 + month - 1 + i;
    return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
  }).filter((name) => name <= '2026-06');

/** A book that lacks nothing: everything priced, costed, told apart and set, from `first` on. A lost client, too. */
export function wholeBook(first: `${number}-${number}` = '2024-01'): FolderRows {
  const [year = 0, month = 0] = first.split('-').map(Number);
  const months = monthsFrom(year, month);
  const day = `${first}-01`;
  return {
    'settings.csv': [
      ['company', 'Whole'],
      ['currency', 'USD'],
      ['revenue_basis', 'contracts'],
      ['time_zone', 'UTC'],
      ['business_hours', 'Mon-Fri 08:00-17:00'],
      ['owner_market_pay', '90000.00'],
      ['target_cer', '1.00'],
      ['stuck_days', '7'],
      ['holidays', '2026-01-01'],
      ['debt', '1000.00'],
      ['cash', '0.00'],
      ['deferred_revenue', '0.00'],
      ['ebitda_multiple', '4'],
      ['sde_multiple', '3'],
    ],
    'clients.csv': clientRows('A', 'B', 'C').map((row, i) => (i < 2 ? [row[0] ?? '', '', '5', ''] : row)),
    'technicians.csv': [
      ['Tech', 'no'],
      ['Odd', 'no'],
      ['Owner', 'yes'],
    ],
    'cost_rates.csv': [
      ['Tech', '2023-01-01', '40.00'],
      ['Owner', '2023-01-01', '60.00'],
    ],
    'contracts.csv': [
      contractRow('K1', 'A', day),
      contractRow('K2', 'B', day),
      contractRow('K3', 'C', day, '2026-02-28').map((cell, i) => (i === 3 ? 'backup' : cell)),
    ],
    'contract_prices.csv': ['K1', 'K2', 'K3'].map((code) => priceRow(code, day, '6000')),
    'ledger.csv': months.flatMap((name) => [
      entryRow(`${name}-05`, 'revenue.recurring', 'A', '6100'),
      entryRow(`${name}-05`, 'revenue.recurring', 'B', '5900'),
      entryRow(`${name}-05`, 'revenue.recurring', 'C', '6000'),
      entryRow(`${name}-06`, 'revenue.project', 'A', '500'),
      entryRow(`${name}-06`, 'revenue.hourly', 'B', '100'),
      entryRow(`${name}-06`, 'revenue.product', 'B', '50'),
      entryRow(`${name}-07`, 'cogs.licences', 'A', '300'),
      entryRow(`${name}-07`, 'cogs.labor', '', '4000'),
      entryRow(`${name}-08`, 'opex.owner_pay', '', '3000'),
      entryRow(`${name}-08`, 'opex.sales', '', '200'),
    ]),
    'time_entries.csv': months.flatMap((name) => [
      workRow(`${name}-09`, 'A', 'Tech'),
      workRow(`${name}-09`, 'B', 'Owner'),
      workRow(`${name}-09`, 'C', 'Tech'),
      workRow(`${name}-10`, 'A', 'Tech', { work: 'onboarding' }),
      // Internal time is nobody's: it is no lack.
      workRow(`${name}-11`, '', 'Tech', { work: 'internal' }),
    ]),
    'tickets.csv': [
      ticketRow('T1', 'A', ['2026-05-04T09:00:00Z', '2026-05-04T10:00:00Z', '2026-05-05T09:00:00Z']),
      ticketRow('T2', 'B', ['2026-06-29T09:00:00Z', '', ''], 'open'),
    ],
    'surveys.csv': [['csat', '2026-05-06', 'A', 'Tech', 'T1', '5', '5']],
    'adjustments.csv': [['2026-05-06', 'Legal', 'one_time', '100.00', 'no', 'documented', '']],
  };
}

/** The same book with more rows in some of its files. */
export function withRows(book: FolderRows, more: FolderRows): FolderRows {
  const all: FolderRows = { ...book };
  for (const [file, rows] of Object.entries(more) as [CanonicalFile, readonly (readonly string[])[]][])
    all[file] = [...(book[file] ?? []), ...rows];
  return all;
}
