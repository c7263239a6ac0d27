import fc from 'fast-check';

/** Changes that files suffer or that somebody thought up, for files whose readers must survive them. */

/** Cells that are at the edge of something. */
export const EVIL: readonly string[] = [
  '',
  ' ',
  '-',
  '0',
  '-1',
  '00',
  '1e999',
  'NaN',
  '9'.repeat(30),
  '9007199254740993',
  '9999-12-31',
  '0001-01-01',
  '0000-00-00',
  '13/15/2024',
  '2026-02-29',
  '45933',
  '1.23E+15',
  '=1+1',
  "'-5",
  '€',
  '-110.7 €',
  'USD',
  '"',
  '""',
  '\0',
  '\u202e',
  '🙂',
  'ß'.repeat(5000),
  '1:00:00:00',
  '99999999:00',
  '-0:30',
  '1h 30m',
  '100 %',
  'Total',
  'Grand total',
  'null',
  '__proto__',
  'constructor',
  'client:x',
  '\\"',
];

type Change = (bytes: Buffer) => Buffer;

const splice = (bytes: Buffer, at: number, remove: number, put: Uint8Array): Buffer =>
  Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(Math.min(bytes.length, at + remove))]);

/** Changes a cell: what stands between two commas, semicolons or line ends. */
const replaceCell =
  (nth: number, text: string): Change =>
  (bytes) => {
    const cells = [...bytes.toString('latin1').matchAll(/[^,;\r\n]*/g)];
    const cell = cells[nth % cells.length];
    return cell ? splice(bytes, cell.index, cell[0].length, Buffer.from(text)) : bytes;
  };

const lineChange =
  (nth: number, how: 'twice' | 'gone' | 'cut'): Change =>
  (bytes) => {
    const lines = bytes.toString('latin1').split('\n');
    const at = nth % lines.length;
    const line = lines[at] ?? '';
    if (how === 'gone') lines.splice(at, 1);
    else if (how === 'twice') lines.splice(at, 0, line);
    else lines[at] = line.slice(0, Math.floor(line.length / 2));
    return Buffer.from(lines.join('\n'), 'latin1');
  };

const change: fc.Arbitrary<Change> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.tuple(fc.nat(5000), fc.constantFrom(...EVIL)).map((pair) => replaceCell(...pair)),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.nat(500), fc.constantFrom('twice' as const, 'gone' as const, 'cut' as const))
      .map((pair) => lineChange(...pair)),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(fc.nat(100_000), fc.nat(5), fc.uint8Array({ maxLength: 4 })).map(
      ([at, remove, put]): Change =>
        (bytes) =>
          splice(bytes, at % (bytes.length + 1), remove, put),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.nat(100_000).map(
      (at): Change =>
        (bytes) =>
          bytes.subarray(0, Math.max(1, at % (bytes.length + 1))),
    ),
  },
);

/** A file with one to four changes made to it. */
export const mutated = (bytes: Buffer): fc.Arbitrary<Buffer> =>
  fc
    .array(change, { minLength: 1, maxLength: 4 })
    .map((changes) => changes.reduce((all, one) => one(all), bytes));
