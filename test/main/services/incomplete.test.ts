// Protects “incomplete is visible”: what a figure lacks is said on the figure, and nothing is said that it doesn't lack.
import { afterEach, describe, expect, it } from 'vitest';
import { type Db, openBook } from '../../../src/main/db/open.ts';
import { dayFigures, figureAt } from '../../../src/main/services/figures.ts';
import { type FolderRows, temporaryFolder, writeFolder } from '../../support/folder.ts';
import { createFrom } from '../../support/product.ts';

const folder = temporaryFolder();
let open: Db | null = null;
afterEach(() => {
  open?.close();
  open = null;
});

const CONTRACT = ['Care', 'managed', '2025-01-01', '', '', '', 'yes', 'yes', 'yes'];

/** The figures of a book made from these rows, by address. */
function figuresOf(rows: FolderRows, asOf = '2026-06-30') {
  const target = folder.next();
  createFrom(writeFolder(folder.next('rows'), rows), target);
  open = openBook(target);
  const day = dayFigures(open, asOf);
  return (at: string) => {
    const figure = figureAt(day, at);
    if (!figure) throw new Error(`no figure at ${at}`);
    return figure;
  };
}

const clients = [['Acme', '', '', '']];

describe('what a figure lacks', () => {
  it('a contract in force that no price applies to yet, on MRR, revenue and EBITDA', () => {
    const at = figuresOf({
      'clients.csv': clients,
      'contracts.csv': [['C1', 'Acme', ...CONTRACT]],
      'contract_prices.csv': [['C1', '2027-01-01', 'monthly', '100.00', '', 'initial']],
    });
    for (const address of ['company/mrr', 'company/recurring', 'company/ebitda', 'client/1/revenue'])
      expect(at(address).lacks, address).toContain('Contract C1 has no price');
  });

  it('nothing for an unpriced contract that ended before', () => {
    const at = figuresOf({
      'clients.csv': clients,
      'contracts.csv': [['C1', 'Acme', 'Care', 'managed', '2024-01-01', '', '2024-02-28', '', '', '', '']],
    });
    expect(at('company/mrr').lacks).toEqual([]);
    expect(at('company/recurring').lacks).not.toContain('Contract C1 has no price');
  });

  it('months before the book began are no zeros, and a short year says so', () => {
    const at = figuresOf(
      {
        'clients.csv': clients,
        'contracts.csv': [['C1', 'Acme', 'Care', 'managed', '2026-01-01', '', '', '', '', '', '']],
        'contract_prices.csv': [['C1', '2026-01-01', 'monthly', '100.00', '', 'initial']],
      },
      '2026-06-30',
    );
    expect(at('headline/2025-06-30/ebitda').value).toBeNull();
    expect(at('headline/2026-06-30/ebitda').value).not.toBeNull();
    for (const address of ['company/ebitda', 'headline/2026-06-30/ebitda', 'year/ttm/ebitda'])
      expect(at(address).lacks.join(), address).toContain('6 of 12 months');
  });

  it('a suggested price of nothing says that the rest already pays', () => {
    const at = figuresOf({
      'settings.csv': [['target_cer', '100.00']],
      'clients.csv': clients,
      'contracts.csv': [['C1', 'Acme', ...CONTRACT]],
      'contract_prices.csv': [['C1', '2025-01-01', 'monthly', '100.00', '', 'initial']],
      'ledger.csv': [['2026-01-05', 'Project', 'revenue.project', 'Acme', '5000.00', '', '', '', 'no']],
    });
    const price = at('client/1/suggestedPrice');
    expect(Number(price.value?.n)).toBeLessThan(0);
    expect(price.policy).toContain('already pay');
  });

  it('direct costs without a client, on contribution, margin and what follows from them', () => {
    const rows = (client: string): FolderRows => ({
      'clients.csv': clients,
      'ledger.csv': [
        ['2026-01-05', 'Project', 'revenue.project', 'Acme', '5000.00', '', '', '', 'no'],
        ['2026-01-06', 'Licences', 'cogs.licences', client, '300.00', '', '', '', 'no'],
      ],
    });
    const untold = figuresOf(rows(''));
    for (const address of ['company/contribution', 'company/margin', 'company/directCost'])
      expect(untold(address).lacks.join(), address).toContain('name no client');
    expect(untold('company/revenue').lacks.join()).not.toContain('name no client');
    open?.close();
    expect(figuresOf(rows('Acme'))('company/contribution').lacks.join()).not.toContain('name no client');
  });
});
