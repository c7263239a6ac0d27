import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generate } from '../../scripts/sample/generate.ts';
import { AS_OF, defaults } from '../../scripts/sample/world.ts';
import { readCsv } from '../support/naive/csv.ts';
import { naiveFigures } from '../support/naive/index.ts';

const root = join(import.meta.dirname, '..', '..');
const sample = join(root, 'resources', 'sample');
const files = (dir: string): string[] =>
  readdirSync(dir)
    .filter((name) => !name.startsWith('.'))
    .sort();
const column = (dir: string, file: string, name: string): string[] =>
  readCsv(join(dir, file)).map((row) => row(name));

let out = '';
beforeAll(() => {
  out = mkdtempSync(join(tmpdir(), 'sample-'));
});
afterAll(() => rmSync(out, { recursive: true, force: true }));

describe('the sample company', () => {
  it('is written again byte for byte, in any time zone', () => {
    const dir = join(out, 'again');
    const env = { ...process.env, TZ: 'Pacific/Auckland', LC_ALL: 'de_DE.UTF-8' };
    execFileSync(process.execPath, [join(root, 'scripts', 'sample.ts'), '--out', dir], {
      env,
      stdio: 'pipe',
    });
    expect(files(dir)).toEqual(files(sample));
    for (const name of files(dir)) {
      expect(readFileSync(join(dir, name)).equals(readFileSync(join(sample, name))), name).toBe(true);
    }
  });

  it('has the figures it claims', () => {
    const expected: unknown = JSON.parse(readFileSync(join(sample, 'expected.json'), 'utf8'));
    expect(naiveFigures(sample, AS_OF)).toEqual(expected);
  });

  it('keeps the awkward rows it is there for', () => {
    const time = readFileSync(join(sample, 'time_entries.csv'), 'utf8').split('\n');
    expect(time.some((line, i) => line !== '' && line === time[i + 1])).toBe(true);
    expect(column(sample, 'time_entries.csv', 'note').some((note) => note.startsWith('='))).toBe(true);
    expect(column(sample, 'time_entries.csv', 'duration')).toContain('26:30:00');
    expect(column(sample, 'clients.csv', 'seats')).toContain('');
    expect(column(sample, 'clients.csv', 'client')).toEqual(
      expect.arrayContaining(['Alder Creek Dental, P.C.', 'Kestrel "Blue Barn" Brewing', 'Bäckerei Vogel']),
    );
    const prices = readCsv(join(sample, 'contract_prices.csv'));
    const dated = prices.map((row) => `${row('contract')} ${row('effective_from')}`);
    expect(new Set(dated).size).toBeLessThan(dated.length);
    expect(prices.some((row) => Number(row('amount')) === 0)).toBe(true);
    const tickets = readCsv(join(sample, 'tickets.csv'));
    const offset = (text: string): string => text.slice(-6);
    const overDst = tickets.filter(
      (row) => row('resolved_at') !== '' && offset(row('opened_at')) !== offset(row('resolved_at')),
    );
    expect(overDst.length).toBeGreaterThan(2);
  });

  it('lets every reference point at something', () => {
    const clients = new Set(['', ...column(sample, 'clients.csv', 'client')]);
    const people = new Set(['', ...column(sample, 'technicians.csv', 'technician')]);
    const contracts = new Set(column(sample, 'contracts.csv', 'contract'));
    const tickets = new Set(['', ...column(sample, 'tickets.csv', 'ticket')]);
    const stray = (file: string, name: string, known: Set<string>): string[] =>
      column(sample, file, name).filter((value) => !known.has(value));
    for (const file of ['contracts.csv', 'ledger.csv', 'time_entries.csv', 'tickets.csv', 'surveys.csv']) {
      expect(stray(file, 'client', clients), file).toEqual([]);
    }
    for (const file of ['time_entries.csv', 'tickets.csv', 'surveys.csv', 'cost_rates.csv']) {
      expect(stray(file, 'technician', people), file).toEqual([]);
    }
    for (const file of ['contract_prices.csv', 'contract_pauses.csv']) {
      expect(stray(file, 'contract', contracts), file).toEqual([]);
    }
    for (const file of ['time_entries.csv', 'surveys.csv']) {
      expect(stray(file, 'ticket', tickets), file).toEqual([]);
    }
  });
});

describe('the generator', () => {
  it('makes a book of the size asked for', () => {
    const dir = join(out, 'sized');
    const options = { ...defaults, years: 5, clients: 40, timeEntries: 9000, tickets: 2000, ledger: 8000 };
    generate({ ...options, seed: 'other' }, dir);
    const count = (file: string): number => readCsv(join(dir, file)).length;
    expect(count('time_entries.csv')).toBe(9000);
    expect(count('tickets.csv')).toBe(2000);
    expect(count('ledger.csv')).toBe(8000);
    const clients = column(dir, 'clients.csv', 'client');
    expect(clients.length).toBe(40);
    expect(new Set(clients).size).toBe(40);
    expect(column(dir, 'time_entries.csv', 'date').every((day) => day <= AS_OF)).toBe(true);
  });
});
