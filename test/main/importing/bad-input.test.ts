// Protects against files no tool should write: each is refused in a sentence or becomes a plan whose rows are refused one
// by one; nothing crashes, hangs, takes memory without bound or is written.
import { closeSync, openSync, readdirSync, readFileSync, truncateSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ImportPlan } from '../../../src/shared/contract/importing.ts';
import { PlumblineError } from '../../../src/shared/result.ts';
import { importBooks, type Said, suggested } from '../../support/import-book.ts';
import { EVIL, mutated } from '../../support/mutations.ts';

const books = importBooks({
  'settings.csv': [
    ['company', 'Alder IT'],
    ['currency', 'USD'],
  ],
  'clients.csv': [['Cedar Clinic', '', '', '']],
});
const book = books.book();
const before = book.everything();

const HEADER = ['date', 'client', 'technician', 'duration', 'billable', 'work_type', 'ticket', 'note'];
const GOOD = ['2026-03-01', 'Cedar Clinic', 'Robin', '1:00', 'yes', 'support', '', ''];
const HEAD = `${HEADER.join(',')}\n`;
const LINE = `${GOOD.join(',')}\n`;

/** A plan, or the sentence of a refusal; anything else fails the test. */
function look(content: string | Uint8Array | string[][], said: Said = {}): ImportPlan | string {
  return lookAt(books.file(content), said);
}
function lookAt(path: string, said: Said = {}): ImportPlan | string {
  try {
    return book.plan(path, said);
  } catch (error) {
    if (!(error instanceof PlumblineError)) throw error;
    expect(['bad_data', 'bad_input']).toContain(error.failure.code);
    expect(error.message).toMatch(/[.!?]$/);
    return error.message;
  }
}
const refused = (content: string | Uint8Array | string[][]): string => {
  const result = look(content);
  return typeof result === 'string' ? result : `a plan of ${result.rows} rows`;
};
function plan(content: string | Uint8Array | string[][], said: Said = {}): ImportPlan {
  const result = look(content, said);
  if (typeof result === 'string') throw new Error(result);
  return result;
}
const reasons = ({ rejected }: ImportPlan) => rejected.map((row) => [row.line, row.column, row.reason]);

describe('files that are no table', () => {
  it.each([
    ['empty', '', /is empty/],
    ['only a mark', '\ufeff', /single column|is empty|No line/],
    ['only line ends', '\n\r\n\n', /single column|No line/],
    ['one column', 'date\n2026-03-01\n2026-03-02\n', /single column/],
    ['a million columns', `${'a,'.repeat(1_000_000)}\n${'1,'.repeat(1_000_000)}\n`, /column/],
    ['an HTML page', '<!doctype html><table><tr><td>1</td></tr></table>', /web page/],
    ['JSON', '[{"date":"2026-03-01","client":"Cedar"},{"date":"2026-03-02"}]', /column/],
  ])('%s', (_what, content, message) => {
    expect(refused(content)).toMatch(message);
  });

  it.each([
    ['a PDF', Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1'), /is a PDF/],
    ['a workbook', Buffer.from('PK\x03\x04xl/workbook.xml', 'latin1'), /Excel workbook/],
    ['a book of ours', readFileSync(book.path), /database/],
    ['NULs alone', Buffer.alloc(70_000), /not text|UTF-16/],
    ['noise', Buffer.from(Array.from({ length: 4000 }, (_, i) => (i * 7919) % 256)), /not text|bytes|column/],
  ])('%s', (_what, content, message) => {
    expect(refused(content)).toMatch(message);
  });

  it('a folder', () => {
    expect(lookAt(join(import.meta.dirname))).toMatch(/is a folder/);
  });

  it('a header alone is a table without rows', () => {
    expect(plan(HEAD)).toMatchObject({ kind: 'time_entries', rows: 0, new: 0, questions: [] });
  });

  it('a file cut in the middle of a character, and one with a broken character within', () => {
    const cut = Buffer.concat([Buffer.from(`${HEAD}${LINE}2026-03-02,Café,`), Buffer.from([0xc3])]);
    expect(refused(cut)).toMatch(/ends in the middle of a character/);
    const broken = Buffer.concat([
      Buffer.from(`${HEAD}2026-03-02,Caf`),
      Buffer.from([0xe9]),
      Buffer.from(`,R,1:00,no,,,\n`),
    ]);
    expect(plan(broken).questions.map(({ id }) => id)).toEqual(['encoding']);
  });
});

describe('rows that can’t be read', () => {
  it('leave the rows around them alone', () => {
    const text = [
      HEAD,
      LINE,
      '2026-03-02,Cedar Clinic,"Robin, 1:00,yes,support,,\n',
      LINE.replace('01', '03'),
      '2026-03-04,Cedar\0Clinic,Robin,1:00,yes,support,,\n',
      LINE.replace('01', '05'),
    ].join('');
    const result = plan(text);
    expect(reasons(result)).toEqual([
      [3, '', expect.stringMatching(/quote/)],
      [5, '', expect.stringMatching(/NUL/)],
    ]);
    expect(result.new).toBe(3);
  });

  it('shorter rows have blanks, never their neighbour’s cells', () => {
    const result = plan(`${HEAD}2026-03-01,Cedar Clinic,Robin,1:00,yes\n2026-03-02,Cedar Clinic,Robin\n`);
    expect(result.new).toBe(1);
    expect(result.preview.rows[0]?.cells).toEqual([
      '2026-03-01',
      'Cedar Clinic',
      'Robin',
      '1:00:00',
      'yes',
      'support',
      '',
      '',
    ]);
    expect(reasons(result)).toEqual([[3, 'duration', expect.stringMatching(/empty/)]]);
  });

  it('longer rows are refused, for nobody knows which cell is too much; blank ends are none', () => {
    const result = plan(
      `${HEAD}2026-03-01,Cedar Clinic,Robin,1:00,yes,support,,VPN, and mail\n${LINE.trimEnd()},,\n2026-03-01,Clinic, Cedar,Robin,1:00,yes,support,,\n`,
    );
    expect(result.new).toBe(1);
    expect(reasons(result)).toEqual([
      [2, '', expect.stringMatching(/more cells than there are columns \(8\): “and mail” has none/)],
      [4, 'duration', expect.stringMatching(/“Robin”/)],
    ]);
  });

  it('a row of a million cells, a cell of ten megabytes, a quoted one of two', () => {
    const result = plan(
      `${HEAD}${'x,'.repeat(1_000_000)}\n${LINE}${LINE.replace('support,,', `support,,${'n'.repeat(10 << 20)}`)}${LINE.replace('support,,', `support,,"${`${'a'.repeat(1023)}\n`.repeat(1100)}"`)}${LINE.replace('01', '09')}`,
    );
    expect(result.new).toBe(2);
    const [cells, long] = result.rejected;
    expect(cells?.reason).toMatch(/1000001 cells/);
    expect(long).toMatchObject({
      line: 4,
      column: 'note',
      reason: expect.stringMatching(/100000 are the most/),
    });
  });
});

describe('values that are none', () => {
  const with_ = (column: string, value: string) => plan([HEADER, GOOD.with(HEADER.indexOf(column), value)]);
  it.each([
    ['date', '13/15/2024'],
    ['date', '2026-02-29'],
    ['date', '0000-00-00'],
    ['date', '99999-01-01'],
    ['date', '2026-03'],
    ['duration', '-1:00'],
    ['duration', '(1:00)'],
    ['duration', '1:75'],
    ['duration', '9'.repeat(40)],
    ['duration', 'NaN'],
    ['duration', '1e9'],
    ['billable', 'perhaps'],
    ['technician', ' '],
  ])('%s: %s', (column, value) => {
    const result = with_(column, value);
    expect([result.new, result.rejectedCount, result.questions]).toEqual([0, 1, []]);
    expect(result.rejected[0]).toMatchObject({ line: 2, column });
  });

  it('amounts of another currency are refused with its name', () => {
    const result = plan(
      [
        ['Date', 'Account', 'Amount', 'Currency'],
        ['2026-03-01', 'Rent', '900.00', 'EUR'],
        ['2026-03-01', 'Rent', '£900.00', 'USD'],
        ['2026-03-01', 'Rent', '900.005', 'USD'],
        ['2026-03-01', 'Rent', '99999999999999999999.00', 'USD'],
        ['2026-03-01', 'Rent', '900.00', 'USD'],
      ],
      { kind: 'ledger', answers: { 'account:Rent': 'opex.rent' } },
    );
    expect(result.new).toBe(1);
    expect(reasons(result)).toEqual([
      [2, expect.any(String), expect.stringMatching(/EUR/)],
      [3, 'Amount', expect.stringMatching(/GBP|pound/i)],
      [4, 'Amount', expect.any(String)],
      [5, 'Amount', expect.any(String)],
    ]);
  });

  it('formula cells are text, whatever they would do in a spreadsheet', () => {
    const note = "=cmd|'/C calc'!A0";
    const result = plan([HEADER, GOOD.with(7, note), GOOD.with(7, `'${note}`).with(0, '2026-03-02')]);
    expect(result.preview.rows.map(({ cells }) => cells.at(-1))).toEqual([note, note]);
  });
});

describe('size', () => {
  it('a line without an end of a quarter of a gigabyte: refused in bounded memory', () => {
    const many = 2000;
    const path = books.file(`${HEAD}${LINE.repeat(many)}`);
    // Sparse: the disk holds the ends only.
    truncateSync(path, 256 << 20);
    const file = openSync(path, 'a');
    writeSync(file, `\n${LINE.replace('01', '02')}`);
    closeSync(file);
    const memory = process.memoryUsage().rss;
    const result = lookAt(path) as ImportPlan;
    expect(process.memoryUsage().rss - memory).toBeLessThan(150 << 20);
    expect(result).toMatchObject({ new: many + 1, rejectedCount: 1 });
    expect(result.rejected[0]).toMatchObject({
      line: many + 2,
      reason: expect.stringMatching(/longer than 16 MB/),
    });
  }, 60_000);

  it('many different refusals keep no more than are shown', () => {
    const rows = Array.from({ length: 20_000 }, (_, i) => `x${i},Cedar Clinic,Robin,1:00,yes,support,,`);
    const result = plan(`${HEAD}${rows.join('\n')}\n`);
    expect([result.rejectedCount, result.rejected.length]).toEqual([20_000, 1000]);
  });
});

const FIXTURES = join(import.meta.dirname, '..', '..', 'fixtures', 'import');
const fixtures = readdirSync(FIXTURES).map((name) => readFileSync(join(FIXTURES, name)));

describe('fuzz', () => {
  it('random bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 3000 }), (bytes) => {
        look(bytes);
      }),
      { numRuns: 60 },
    );
  });

  // Planned, imported with whatever is suggested, and undone; spellings that were answered stay learnt.
  const other = books.book();
  const content = () => ({ ...other.content(), client_aliases: [] });
  const state = content();
  const through = (path: string): void => {
    const answers = { 'account:*': 'opex.other', encoding: 'cp850', zone: 'UTC', billable: 'yes' };
    const result = lookAt(path, { answers });
    if (typeof result === 'string') return;
    const said = { answers: { ...answers, ...suggested(result) } };
    const done = other.tryCommit(path, said) as { receipt?: { batch: number } };
    if (!done.receipt) return;
    expect(other.stale()).toEqual([]);
    other.undo(done.receipt.batch);
    expect(content()).toEqual(state);
  };
  const runs = (usual: number): number => Math.ceil(usual * Number(process.env.FUZZ ?? 1));

  it('random tables under the names that tools use', () => {
    const cell = fc.oneof(
      fc.constantFrom('', '-', '0', '2026-03-01', '03/04/2026', '1,234', '12.50', '1:30', 'yes', 'Σ', "'=1"),
      fc.constantFrom(...EVIL),
      fc.string({ unit: 'binary', maxLength: 12 }),
    );
    const named = fc.constantFrom(
      ...new Set(fixtures.flatMap((bytes) => bytes.toString('utf8').split('\n')[0]?.split(',') ?? [])),
    );
    fc.assert(
      fc.property(
        fc.array(named, { minLength: 2, maxLength: 10 }),
        fc.array(fc.array(cell, { minLength: 1, maxLength: 11 }), { maxLength: 6 }),
        (header, rows) => through(books.file([header.map((name) => name.replace(/["\r]/g, '')), ...rows])),
      ),
      { numRuns: runs(80) },
    );
  }, 600_000);

  it('fixtures with anything changed in them', () => {
    fc.assert(
      fc.property(fc.constantFrom(...fixtures).chain(mutated), (bytes) => through(books.file(bytes))),
      { numRuns: runs(80) },
    );
  }, 600_000);

  it('wrote nothing in all of this', () => {
    expect(book.everything()).toEqual(before);
  });
});
