// Protects the row reader: every table comes back as it was written, with its line numbers, wherever blocks are cut;
// what can't be read costs its own row only.
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { Encoding } from '../../../../src/main/importing/reading/decode.ts';
import { findDelimiter } from '../../../../src/main/importing/reading/delimiter.ts';
import { findEncoding } from '../../../../src/main/importing/reading/encoding.ts';
import { findHeader } from '../../../../src/main/importing/reading/header.ts';
import {
  type Delimiter,
  firstRows,
  type RowFormat,
  readRows,
} from '../../../../src/main/importing/reading/rows.ts';
import { bufferSource, type FileSource } from '../../../../src/main/importing/reading/source.ts';
import { PlumblineError } from '../../../../src/shared/result.ts';

// Properties take a second alone, and several where other tests run beside them.
vi.setConfig({ testTimeout: 60_000 });

type Read = { rows: [line: number, ...cells: string[]][]; problems: [line: number, message: string][] };

/** Not checked for being text, as `bufferSource` does: the reader must bear anything. */
const raw = (bytes: Buffer): FileSource => ({
  name: 'export.csv',
  size: bytes.length,
  *chunks(size) {
    const memory = Buffer.alloc(Math.min(size, bytes.length));
    for (let at = 0; at < bytes.length; at += size) {
      memory.fill(0x22);
      yield memory.subarray(0, bytes.copy(memory, 0, at, at + size));
    }
  },
});
function read(bytes: Buffer | string, format: Partial<RowFormat> = {}): Read {
  const result: Read = { rows: [], problems: [] };
  readRows(
    raw(Buffer.from(bytes as string)),
    { encoding: 'utf-8', delimiter: ',', ...format },
    (row) => {
      result.rows.push([row.line, ...Array.from({ length: row.width }, (_, i) => row.cell(i))]);
    },
    (line, message) => result.problems.push([line, message]),
  );
  return result;
}

const delimiters = fc.constantFrom<Delimiter>(',', ';', '\t', '|');
const blocks = fc.oneof(fc.integer({ min: 1, max: 40 }), fc.constant(1 << 12));
const PIECES = [
  ',',
  ';',
  '\t',
  '|',
  '"',
  '""',
  '\n',
  '\r',
  '\r\n',
  ' ',
  '',
  'ä',
  '€',
  '🦊',
  'x',
  "'",
  '\u2028',
  '\x1a',
  '-',
];
const cell = fc.oneof(
  fc.array(fc.constantFrom(...PIECES), { maxLength: 5 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 6 }).map((text) => text.replaceAll('\0', '0')),
  fc.string({ unit: 'grapheme-ascii', minLength: 10, maxLength: 40 }),
);
const table = fc.array(
  fc.record({
    cells: fc.array(fc.tuple(cell, fc.boolean()), { minLength: 1, maxLength: 6 }),
    blankLines: fc.nat({ max: 2 }).map((n) => Math.max(0, n - 1)),
  }),
  { maxLength: 8 },
);
const newlines = fc.constantFrom('\n', '\r\n', '\r');
const countLines = (text: string) => text.split(/\r\n|\n|\r/).length - 1;

/** RFC 4180 by hand, with quotes also where they needn't be, and what the reader should make of it. */
function write(
  rows: { cells: [string, boolean][]; blankLines: number }[],
  delimiter: string,
  newline: string,
) {
  let text = '';
  let line = 1;
  const expected: Read['rows'] = [];
  rows.forEach(({ cells, blankLines }, i) => {
    text += newline.repeat(blankLines);
    line += blankLines;
    const written = cells.map(([value, quote], at) => {
      const must =
        /[\r\n]/.test(value) ||
        value.includes(delimiter) ||
        value.startsWith('"') ||
        (value === '' && cells.length === 1) ||
        (i === 0 && at === 0 && value.startsWith('\ufeff'));
      return quote || must ? `"${value.replaceAll('"', '""')}"` : value;
    });
    expected.push([line, ...cells.map(([value]) => value)]);
    const row = written.join(delimiter);
    line += countLines(row) + 1;
    text += row + (i === rows.length - 1 && cells.length % 2 ? '' : newline);
  });
  return { text, expected };
}

describe('rows', () => {
  it('come back as they were written, with their lines, whatever the block', () => {
    fc.assert(
      fc.property(
        table,
        delimiters,
        newlines,
        blocks,
        fc.boolean(),
        (rows, delimiter, newline, block, mark) => {
          const { text, expected } = write(rows, delimiter, newline);
          const found = read((mark ? '\ufeff' : '') + text, { delimiter, block });
          expect(found).toEqual({ rows: expected, problems: [] });
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('come back from UTF-16', () => {
    fc.assert(
      fc.property(table, newlines, blocks, fc.boolean(), (rows, newline, block, big) => {
        const { text, expected } = write(rows, '\t', newline);
        const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
        if (big) bytes.swap16();
        const encoding: Encoding = big ? 'utf-16be' : 'utf-16le';
        expect(read(bytes, { delimiter: '\t', encoding, block })).toEqual({ rows: expected, problems: [] });
      }),
      { numRuns: 300 },
    );
  });

  it('come back from Windows-1252 and CP850', () => {
    const bytes = Buffer.from('M\x81ller,\xe1\n', 'latin1');
    expect(read(bytes, { encoding: 'cp850', block: 1 }).rows).toEqual([[1, 'Müller', 'ß']]);
    expect(read(Buffer.from('M\xfcller,\x80', 'latin1'), { encoding: 'windows-1252' }).rows).toEqual([
      [1, 'Müller', '€'],
    ]);
  });

  it('count blank lines, and mixed line ends, as an editor does', () => {
    expect(read('\n\r\na\rb\r\r\nc\n\n"x\r\ny\rz"\nd').rows).toEqual([
      [3, 'a'],
      [4, 'b'],
      [6, 'c'],
      [8, 'x\r\ny\rz'],
      [11, 'd'],
    ]);
  });

  it('keep a quote inside an unquoted cell as text', () => {
    expect(read('Monitor 24",5" pipe,a"b"\n').rows).toEqual([[1, 'Monitor 24"', '5" pipe', 'a"b"']]);
  });

  it.each([1, 3, 1 << 12])(
    'read a quote written with a backslash where nothing else makes sense (block %i)',
    (block) => {
      const text = '"Q \\"C\\"",-1,"x"\n"ends in \\",2,y\n"a\\"b,\nz",3\n';
      const { rows, problems } = read(text, { block });
      expect(rows).toEqual([
        [1, 'Q \\"C\\"', '-1', 'x'],
        [2, 'ends in \\', '2', 'y'],
        // Across a line end it is not tried: the row is told, and the next one is read for itself.
        [4, 'z"', '3'],
      ]);
      expect(problems.map(([line]) => line)).toEqual([3]);
    },
  );

  it('give an empty text beyond the end', () => {
    readRows(
      raw(Buffer.from('a,b')),
      { encoding: 'utf-8', delimiter: ',' },
      (row) => expect([-1, 2, 5000, Number.NaN].map((i) => row.cell(i))).toEqual(['', '', '', '']),
      () => {},
    );
  });

  it('stop when the visitor or the progress says so', () => {
    const text = Buffer.from('a\n'.repeat(1000));
    const lines: number[] = [];
    const format: RowFormat = { encoding: 'utf-8', delimiter: ',', block: 16 };
    readRows(
      raw(text),
      format,
      (row) => lines.push(row.line) < 5,
      () => {},
    );
    expect(lines).toEqual([1, 2, 3, 4, 5]);
    const done: number[] = [];
    readRows(
      raw(text),
      format,
      () => {},
      () => {},
      (bytes) => done.push(bytes) < 3,
    );
    expect(done).toHaveLength(3);
    const all: number[] = [];
    readRows(
      raw(text),
      format,
      () => {},
      () => {},
      (bytes) => all.push(bytes),
    );
    expect(all.at(-1)).toBe(2000);
    expect(all).toEqual([...all].sort((a, b) => a - b));
  });
});

describe('a row that cannot be read', () => {
  const message = (text: string | Buffer, format: Partial<RowFormat> = {}) => read(text, format);

  it.each([1, 5, 1 << 18])('costs only itself when its quote never ends (blocks of %i)', (block) => {
    const { rows, problems } = message('a,b\nc,"d\ne,f\ng,h', { block });
    expect(rows).toEqual([
      [1, 'a', 'b'],
      [3, 'e', 'f'],
      [4, 'g', 'h'],
    ]);
    expect(problems).toEqual([[2, expect.stringContaining('never ends')]]);
  });

  it.each([1, 5, 1 << 18])(
    'costs only itself when its quote ends at another cell’s (blocks of %i)',
    (block) => {
      const { rows, problems } = message('a,"x\ny\r\nz"\r\nc,"5" pipe"\nd,"6\ne,"g"\nh,i\n', { block });
      expect(rows).toEqual([
        [1, 'a', 'x\ny\r\nz'],
        [6, 'e', 'g'],
        [7, 'h', 'i'],
      ]);
      expect(problems.map(([line]) => line)).toEqual([4, 5]);
      expect(problems[0]?.[1]).toContain('written twice');
    },
  );

  it('names the line where the quote opened, not the row', () => {
    expect(message('"a\nb",c\n"d\ne","f\ng').problems.map(([line]) => line)).toEqual([4]);
  });

  it('is found a megabyte further down', () => {
    const filler = 'x,y\n'.repeat(1 << 19);
    const { rows, problems } = message(`a,"b\n${filler}c,d`);
    expect(problems.map(([line]) => line)).toEqual([1]);
    expect(rows).toHaveLength((1 << 19) + 1);
    expect(rows[0]?.[0]).toBe(2);
  });

  it('is not a megabyte of rows between two stray quotes', () => {
    const filler = 'x,y\n'.repeat(1 << 19);
    const { rows, problems } = message(`a,"b\n${filler}c"\nd,e`);
    expect(problems.map(([line]) => line)).toEqual([1]);
    expect(rows.slice(-2)).toEqual([
      [(1 << 19) + 2, 'c"'],
      [(1 << 19) + 3, 'd', 'e'],
    ]);
  });

  it('may hold NULs', () => {
    const { rows, problems } = message('a\n"b\0",c\nd\0\ne');
    expect(rows).toEqual([
      [1, 'a'],
      [4, 'e'],
    ]);
    expect(problems).toEqual([
      [2, expect.stringContaining('NUL')],
      [3, expect.stringContaining('NUL')],
    ]);
  });

  it.each([4, 1 << 18])('may hold what is no UTF-8 (blocks of %i)', (block) => {
    const { rows, problems } = message(Buffer.from('é,1\n\xe9,2\né,3\n', 'latin1'), { block });
    expect(rows).toEqual([]);
    expect(problems.map(([line]) => line)).toEqual([1, 2, 3]);
    const mixed = Buffer.concat([
      Buffer.from('é,1\n'),
      Buffer.from('\xe9,2\n', 'latin1'),
      Buffer.from('ü,3'),
    ]);
    expect(message(mixed, { block })).toEqual({
      rows: [
        [1, 'é', '1'],
        [3, 'ü', '3'],
      ],
      problems: [[2, expect.stringContaining('not UTF-8')]],
    });
  });

  it('may have a million columns', () => {
    const { rows, problems } = message(`a\n${','.repeat(999_999)}\nb\n${'"",'.repeat(4095)}c`);
    expect(problems).toEqual([[2, expect.stringContaining('1000000 cells')]]);
    expect(rows.map(([line, ...cells]) => [line, cells.length])).toEqual([
      [1, 1],
      [3, 1],
      [4, 4096],
    ]);
  });

  it.each(['\n', '\r', '\r\n'])('may be longer than 16 MB, ended by %j', (newline) => {
    const { rows, problems } = message(`a${newline}${'x'.repeat((1 << 24) + 1)}${newline}b${newline}"c"`);
    expect(rows).toEqual([
      [1, 'a'],
      [3, 'b'],
      [4, 'c'],
    ]);
    expect(problems).toEqual([[2, expect.stringContaining('16 MB')]]);
  });

  it.each(['\r', '\r\n'])(
    'may be longer than 32 MB and end in %j with the CR last in its block',
    (newline) => {
      const block = 1 << 20;
      const long = 'x'.repeat(34 * block - 2 - newline.length);
      const { rows } = message(`a${newline}${long}${newline}b${newline}c`, { block });
      expect(rows).toEqual([
        [1, 'a'],
        [3, 'b'],
        [4, 'c'],
      ]);
    },
  );

  it('is not one with a cell of 10 MB', () => {
    const cell = 'x'.repeat(10 << 20);
    const { rows, problems } = message(`a,"${cell}",${cell.slice(0, 1 << 20)}\nb`);
    expect(problems).toEqual([]);
    expect(rows.map((row) => row.map((value) => String(value).length))).toEqual([
      [1, 1, 10 << 20, 1 << 20],
      [1, 1],
    ]);
  });
});

describe('two gigabytes in one line', () => {
  const PIECE = 1 << 20;
  it.each([
    ['of one cell', 'x'],
    ['of cells', 'x,'],
    ['of an open quote', `"${'y'.repeat(31)}`],
    ['of doubled quotes', '""'],
    ['of halves of characters', '\xe2\x82'],
  ])('%s are a problem and need little memory', (_, pattern) => {
    const piece = Buffer.alloc(PIECE, Buffer.from(pattern, 'latin1'));
    const source: FileSource = {
      name: 'big.csv',
      size: 2048 * PIECE,
      *chunks() {
        yield Buffer.from('a,b\n');
        for (let i = 0; i < 2048; i++) yield piece;
        yield Buffer.from('\nc,d');
      },
    };
    const before = process.memoryUsage().rss;
    let most = 0;
    const rows: string[] = [];
    const problems: number[] = [];
    readRows(
      source,
      { encoding: 'utf-8', delimiter: ',' },
      (row) => rows.push(`${row.line}:${row.cell(0)}`),
      (line) => problems.push(line),
      () => {
        most = Math.max(most, process.memoryUsage().rss - before);
      },
    );
    expect(rows).toEqual(['1:a', '3:c']);
    expect(problems).toEqual([2]);
    expect(most).toBeLessThan(250 << 20);
    // Looking at the beginning doesn't read it all.
    let taken = 0;
    const counted: FileSource = {
      ...source,
      *chunks(size) {
        for (const chunk of source.chunks(size)) {
          taken += chunk.length;
          yield chunk;
        }
      },
    };
    firstRows(counted, { encoding: 'utf-8', delimiter: ',' }, 60);
    expect(taken).toBeLessThan(64 << 20);
  });
});

describe('anything at all', () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc.array(fc.constantFrom(0, 9, 10, 13, 34, 44, 59, 65, 0xc3, 0xa4, 0xff, 0xfe, 0xe2), { maxLength: 60 }),
  );

  it('is read or refused in a sentence', () => {
    fc.assert(
      fc.property(bytes, blocks, (values, block) => {
        try {
          const source = bufferSource('any.csv', Buffer.from(values));
          const { encoding } = findEncoding(source);
          const delimiter = findDelimiter(source, encoding) ?? ',';
          findHeader(firstRows(source, { encoding, delimiter, block }, 60).rows, new Set());
        } catch (error) {
          expect(error).toBeInstanceOf(PlumblineError);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('is read alike whatever the block, each line once', () => {
    fc.assert(
      fc.property(bytes, blocks, delimiters, (values, block, delimiter) => {
        const whole = read(Buffer.from(values), { delimiter });
        expect(read(Buffer.from(values), { delimiter, block })).toEqual(whole);
        const lines = [...whole.rows, ...whole.problems].map(([line]) => line);
        expect(Math.max(0, ...lines)).toBeLessThanOrEqual(
          countLines(Buffer.from(values).toString('latin1')) + 1,
        );
        expect(new Set(lines).size).toBe(lines.length);
      }),
      { numRuns: 1000 },
    );
  });
});
