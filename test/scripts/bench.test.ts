import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../../scripts/bench/data.ts';
import { importLines } from '../../scripts/bench/processes.ts';
import { inCells, inLedger } from '../../scripts/bench/record-pages.ts';
import { best, interleaved, median } from '../../scripts/bench/stats.ts';
import { duration, type Row, ratio, tableLines, verdict } from '../../scripts/bench/table.ts';
import { writeToggl } from '../../scripts/bench/toggl.ts';
import { asker, emptyApp, reporter } from '../../scripts/bench/window-apps.ts';

describe('the times of the bench', () => {
  it('have a middle and a best one', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([10, 2, 4, 8])).toBe(6);
    expect(best([3, 1, 2])).toBe(1);
    expect(() => median([])).toThrow(RangeError);
  });

  it('are taken in turn, and those of the warm-up thrown away', async () => {
    const order: string[] = [];
    const thing = (name: string, times: number[]) => () => {
      order.push(name);
      return times.shift() ?? 0;
    };
    const things = { a: thing('a', [99, 1, 2]), b: async () => thing('b', [])() };
    expect(await interleaved(things, 2)).toEqual({ a: [1, 2], b: [0, 0] });
    expect(order.join(' ')).toBe('a b a b a b');
    order.length = 0;
    await interleaved({ a: thing('a', []) }, 2, 3);
    expect(order).toHaveLength(5);
  });
});

describe('the table of the bench', () => {
  const row = (more: Partial<Row>): Row => ({ name: 'new', ours: [30, 20, 40], ...more });
  const reference = { name: 'import', times: [10, 11, 5] };

  it('judges a ratio by the medians, and seconds where there is no reference', () => {
    expect(ratio(row({ reference }))).toBe(3);
    expect(verdict(row({ reference, limit: 3 }))).toBe('within');
    expect(verdict(row({ reference, limit: 2.9 }))).toBe('over');
    expect(verdict(row({ limit: 30 }))).toBe('within');
    expect(verdict(row({ limit: 29 }))).toBe('over');
    expect(verdict(row({ reference }))).toBe('–');
  });

  it('is aligned, and empty without rows', () => {
    const lines = tableLines([row({ limit: 3000 }), row({ name: 'figures', reference, limit: 2 })]);
    expect(lines.map((line) => line.replace(/ {3,}/g, ' | '))).toEqual([
      ' | ours | best | reference | theirs | best | ratio | of bests | limit | verdict',
      'new | 30.0 ms | 20.0 ms | – | – | – | – | – | 3.00 s | within',
      'figures | 30.0 ms | 20.0 ms | import | 10.0 ms | 5.00 ms | 3.00× | 4.00× | 2.00× | over',
    ]);
    expect(tableLines([])).toEqual([]);
  });

  it('writes times as a person would', () => {
    expect([4.2424, 42.424, 424.24, 4242.4].map(duration)).toEqual([
      '4.24 ms',
      '42.4 ms',
      '424 ms',
      '4.24 s',
    ]);
  });
});

describe('what the bench starts', () => {
  it('has sqlite3 read every file into a table of its name', () => {
    expect(importLines(['clients.csv', 'ledger.csv'])).toBe(
      '.import --csv clients.csv clients\n.import --csv ledger.csv ledger\n',
    );
  });

  it('gives Electron programs that are whole JavaScript', () => {
    const given = { runs: 3 };
    for (const text of [
      emptyApp(),
      reporter('[data-at^="headline/"]'),
      asker(inLedger, given),
      asker(inCells, given),
    ]) {
      expect(() => new Function('require', text)).not.toThrow();
      expect(text).toMatch(/require\('electron'\)/);
    }
    expect(reporter('[data-at^="headline/"]')).toContain('headline/');
  });
});

describe('the command line of the bench', () => {
  const bench = (...args: string[]) =>
    spawnSync(process.execPath, [join(import.meta.dirname, '../../scripts/bench.ts'), ...args], {
      encoding: 'utf8',
    });

  it.each([
    [
      ['--only', 'nothing'],
      'There is no measure nothing. There are: new, figures, decade, import, window, records, screens.',
    ],
    [['--runs', '0'], '--runs takes a whole number above 0, not 0.'],
    [['--fast'], "Unknown option '--fast'"],
  ])('refuses %j in one line', (args, words) => {
    const { status, stdout, stderr } = bench(...args);
    expect({ status, stdout, lines: stderr.trim().split('\n').length }).toEqual({
      status: 2,
      stdout: '',
      lines: 1,
    });
    expect(stderr).toContain(words);
  });
});

describe('the data of the bench', () => {
  let home = '';
  beforeAll(() => {
    home = mkdtempSync(join(tmpdir(), 'bench-'));
  });
  afterAll(() => rmSync(home, { recursive: true, force: true }));

  it('is made once, made again when it is not what it should be, and leaves nothing half-made', () => {
    const told: string[] = [];
    const store = () => openStore(home, true, (line) => told.push(line));
    const folder = store().folder('rows');
    expect(store().folder('rows')).toBe(folder);
    expect(told).toEqual(['Writing the files of rows …']);
    expect(store().rows('rows')).toBeGreaterThan(10_000);

    const time = readFileSync(join(folder, 'time_entries.csv'));
    writeFileSync(join(folder, 'time_entries.csv'), 'cut off');
    writeFileSync(`${folder}.stamp`, 'of another generator');
    store().folder('rows');
    expect(readFileSync(join(folder, 'time_entries.csv')).equals(time)).toBe(true);
    expect(told).toHaveLength(2);
    expect(readdirSync(home).sort()).toEqual(['rows-quick', 'rows-quick.stamp']);
  });

  it('writes the same time export each time, in which no row is like another', () => {
    const stretch = { from: '2026-07-01', to: '2026-07-31', rows: 200 };
    for (const name of ['one.csv', 'two.csv']) writeToggl(home, name, stretch);
    const [one, two] = ['one.csv', 'two.csv'].map((name) => readFileSync(join(home, name), 'utf8'));
    for (const name of ['one.csv', 'two.csv']) rmSync(join(home, name));
    expect(one).toBe(two);
    expect(new Set(one?.trimEnd().split('\n')).size).toBe(201);
    expect(
      one
        ?.split('\n')
        .slice(1, -1)
        .every((row) => row.includes(',2026-07-')),
    ).toBe(true);
  });

  it('has room for what is thrown away', () => {
    const store = openStore(home, true, () => {});
    const path = store.scratch('import.db');
    writeFileSync(path, 'old');
    expect(existsSync(store.scratch('import.db'))).toBe(false);
    store.clear();
    expect(readdirSync(home).filter((name) => name.startsWith('scratch'))).toEqual([]);
  });
});
