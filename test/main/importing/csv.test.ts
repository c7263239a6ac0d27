// Protects the CSV reader: every table comes back as it was written, whatever is in its cells and however lines end;
// what is not CSV is told with its line, not guessed at.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvLine } from '../../../src/main/exporting/csv.ts';
import { type CsvProblem, type CsvRow, decodeUtf8, readCsv } from '../../../src/main/importing/csv.ts';

function read(text: string): { rows: CsvRow[]; problems: CsvProblem[] } {
  const problems: CsvProblem[] = [];
  return { rows: [...readCsv(text, (problem) => problems.push(problem))], problems };
}
const cellsOf = (text: string) => read(text).rows.map(({ cells }) => cells);

const NASTY = [
  ',',
  '"',
  '\n',
  '\r',
  '\r\n',
  '""',
  '","',
  ' ',
  '\t',
  '=1+1',
  'ä',
  '🦊',
  'x',
  '',
  '\u2028',
  '\ufeff',
];
const cell = fc.oneof(
  fc.array(fc.constantFrom(...NASTY), { maxLength: 5 }).map((parts) => parts.join('')),
  fc.string({ unit: 'grapheme', maxLength: 6 }),
);
const table = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 0, max: 8 }))
  .chain(([width, height]) =>
    fc.array(fc.array(cell, { minLength: width, maxLength: width }), {
      minLength: height,
      maxLength: height,
    }),
  );
const written = (rows: readonly string[][]) => rows.map((row) => csvLine(row)).join('');

describe('CSV', () => {
  it('comes back as it was written', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const { rows: found, problems } = read(written(rows));
        expect(found.map(({ cells }) => cells)).toEqual(rows);
        expect(problems).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  it.each([
    ['LF', '\n'],
    ['CRLF', '\r\n'],
    ['CR', '\r'],
  ])('may end its lines with %s, the last one or not', (_name, end) => {
    // Cells without line ends of their own: those stay as they are, whatever ends a row.
    const plain = table.map((rows) => rows.map((row) => row.map((text) => text.replace(/[\r\n]/g, ''))));
    fc.assert(
      fc.property(plain, fc.boolean(), (rows, open) => {
        const text = written(rows).replaceAll('\n', end);
        expect(cellsOf(open ? text.slice(0, -end.length) : text)).toEqual(rows);
      }),
      { numRuns: 200 },
    );
  });

  it('reads the same whether cells are quoted or not', () => {
    const plain = fc.array(
      fc.array(
        fc.string({ unit: fc.constantFrom('a', ' ', '=', 'ü', ';', "'"), minLength: 1, maxLength: 3 }),
        { minLength: 2, maxLength: 2 },
      ),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(plain, fc.constantFrom('\n', '\r\n', '\r'), fc.func(fc.boolean()), (rows, end, quoted) => {
        const bare = rows.map((row) => row.join(',') + end).join('');
        const mixed = rows
          .map((row, y) => row.map((text, x) => (quoted(x, y) ? `"${text}"` : text)).join(',') + end)
          .join('');
        expect(read(mixed)).toEqual(read(bare));
      }),
    );
  });

  it('counts lines as an editor does, also past cells of several lines', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const { rows: found } = read(written(rows));
        let line = 1;
        for (const [i, row] of rows.entries()) {
          expect(found[i]?.line).toBe(line);
          line += csvLine(row).split(/\r\n|\r|\n/).length - 1;
        }
      }),
    );
    expect(read('a,b\n"x\ny\r\nz\rw",1\nlast,2\n').rows.map(({ line }) => line)).toEqual([1, 2, 6]);
  });

  it.each([
    ['LF', 'a,b\n\n\nc,"d"\n\n', [1, 4]],
    ['CRLF', 'a,b\r\n\r\n\r\nc,"d"\r\n\r\n', [1, 4]],
    ['CR', 'a,b\r\r\rc,"d"\r\r', [1, 4]],
    ['all of them', '\n\r\r\na,b\r\n\rc,d', [4, 6]],
  ])('leaves blank lines out, ended by %s, and counts them', (_name, text, lines) => {
    expect(read(text)).toEqual({
      rows: [
        { line: lines[0], cells: ['a', 'b'] },
        { line: lines[1], cells: ['c', 'd'] },
      ],
      problems: [],
    });
  });

  it('keeps spaces and tabs of cells', () => {
    expect(cellsOf(' a ,\tb\n" a "," "\n')).toEqual([
      [' a ', '\tb'],
      [' a ', ' '],
    ]);
  });

  it('reads nothing of nothing', () => {
    expect(read('')).toEqual({ rows: [], problems: [] });
    expect(read('\r\n\n')).toEqual({ rows: [], problems: [] });
  });

  it('takes a file of old Macs, quotes and all, in one walk', () => {
    // Quadratic reading would take minutes here.
    const rows = Array.from({ length: 60_000 }, (_, i) => [`row ${i}`, 'a "quoted" cell']);
    expect(cellsOf(written(rows).replaceAll('\n', '\r'))).toEqual(rows);
  });
});

describe('what is not CSV', () => {
  it('is told where a quoted cell never ends, and what came before is read', () => {
    expect(read('a,b\n1,2\n3,"open\n5,6\n')).toEqual({
      rows: [
        { line: 1, cells: ['a', 'b'] },
        { line: 2, cells: ['1', '2'] },
      ],
      problems: [{ line: 3, message: expect.stringContaining('never ends') }],
    });
    expect(read('"x\ny","open\n').problems.map(({ line }) => line)).toEqual([2]);
  });

  it.each([
    ['a quote inside a cell', 'a,b\n1,2"3\n4,5\n', 'inside a cell'],
    ['text after a closing quote', 'a,b\n"1"x,2\n4,5\n', 'after the closing quote'],
    ['a space after a closing quote', 'a,b\n"1" ,2\n4,5\n', 'after the closing quote'],
  ])('is told with its line, and the rows after it are read: %s', (_what, text, message) => {
    for (const end of ['\n', '\r\n', '\r'])
      expect(read(text.replaceAll('\n', end))).toEqual({
        rows: [
          { line: 1, cells: ['a', 'b'] },
          { line: 3, cells: ['4', '5'] },
        ],
        problems: [{ line: 2, message: expect.stringContaining(message) }],
      });
  });

  it('never hangs, throws, or passes over a line in silence', () => {
    const piece = fc.constantFrom('"', ',', '\n', '\r', 'a', '""');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 24 }), (pieces) => {
        const text = pieces.join('');
        const { rows, problems } = read(text);
        const last = text.split(/\r\n|\r|\n/).length;
        for (const { line } of [...rows, ...problems]) expect(line >= 1 && line <= last).toBe(true);
        if (/[^\r\n]/.test(text)) expect(rows.length + problems.length).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });
});

describe('UTF-8', () => {
  const bytes = (...values: number[]) => Uint8Array.from(values);

  it('is read with or without a byte order mark', () => {
    expect(decodeUtf8(new TextEncoder().encode('Bäckerei 🦊'))).toBe('Bäckerei 🦊');
    expect(decodeUtf8(bytes(0xef, 0xbb, 0xbf, 0x61))).toBe('a');
    expect(decodeUtf8(bytes())).toBe('');
  });

  it.each([
    ['Windows-1252', bytes(0x42, 0xe4, 0x63)],
    ['UTF-16', bytes(0xff, 0xfe, 0x61, 0x00)],
    ['a character cut off', bytes(0x61, 0xc3)],
    ['a surrogate on its own', bytes(0xed, 0xa0, 0x80)],
  ])('is not %s', (_what, text) => {
    expect(decodeUtf8(text)).toBeNull();
  });
});
