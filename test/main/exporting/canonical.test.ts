// Protects the way out: what a book says is exported whole, reads back as the same book, and no earlier export is spoilt.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jobs } from '../../../src/main/services/job-functions.ts';
import { CANONICAL_NAMES, OWN_FILES } from '../../../src/shared/canonical.ts';
import { type Failure, PlumblineError } from '../../../src/shared/result.ts';
import { type FolderRows, temporaryFolder, writeFolder } from '../../support/folder.ts';
import { readCsv } from '../../support/naive/csv.ts';
import { createFrom, exportTo, figuresOf } from '../../support/product.ts';
import { randomBook } from '../../support/random-book.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const golden = join(root, '..', 'shared', 'golden');
/** What every book is exported as. */
const FILES = CANONICAL_NAMES.filter((file) => !OWN_FILES.has(file));
const temporary = temporaryFolder();
/** Far above what it takes, milliseconds: every file is flushed to disk, on machines that are busy. */
const PATIENCE = 120_000;

const bytes = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder)
      .sort()
      .map((file) => [file, readFileSync(join(folder, file), 'latin1')]),
  );

/** Folder → book → export → book → export; gives both books and both exports. */
function around(folder: string) {
  const [first, second] = [temporary.next(), temporary.next()];
  const [out, again] = [join(dirname(first), 'Export'), join(dirname(second), 'Export')];
  createFrom(folder, first);
  exportTo(first, out);
  createFrom(out, second);
  exportTo(second, again);
  return { first, second, out, again };
}

const books = [
  join(root, 'resources', 'sample'),
  ...(existsSync(golden) ? readdirSync(golden).map((name) => join(golden, name)) : []),
]
  .filter((folder) => existsSync(join(folder, 'expected.json')))
  .map((folder) => [basename(folder), folder] as const);

describe('a book', () => {
  it.each(books)(
    '(%s) exported and read again has the same figures, and exports the same bytes',
    (_name, folder) => {
      const asOf = (JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as { as_of: string })
        .as_of;
      const { first, second, out, again } = around(folder);
      expect(readdirSync(out).sort()).toEqual([...FILES].sort());
      expect(figuresOf(second, asOf)).toEqual(figuresOf(first, asOf));
      expect(bytes(again)).toEqual(bytes(out));
    },
  );

  it(
    'of random records keeps every cell',
    () => {
      fc.assert(
        fc.property(randomBook, ({ rows, asOf }) => {
          const { first, second, out, again } = around(writeFolder(temporary.next('Folder'), rows));
          expect(bytes(again)).toEqual(bytes(out));
          expect(figuresOf(second, asOf)).toEqual(figuresOf(first, asOf));
        }),
        { numRuns: 5, seed: 20260630 },
      );
    },
    PATIENCE,
  );

  it(
    'keeps any text, and rows in their order',
    () => {
      const piece = fc.constantFrom(
        ',',
        '"',
        '\n',
        '\r\n',
        '\r',
        '=',
        '+1',
        '@',
        ' ',
        '\t',
        'ü',
        '🦊',
        'x',
        "'",
        '\u00a0',
        '\0',
      );
      const text = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(''));
      const name = text.map((own) => `N${own}`);
      const names = fc.uniqueArray(name, { minLength: 1, maxLength: 3 });
      fc.assert(
        fc.property(
          names,
          fc.array(fc.tuple(text, text, text, name), { minLength: 1, maxLength: 5 }),
          (clients, texts) => {
            const rows: FolderRows = {
              'settings.csv': [['company', `${clients[0]}`]],
              'clients.csv': clients.map((client, i) => [client, '', '', texts[i]?.[0] ?? '']),
              'technicians.csv': clients.map((technician) => [technician, 'no']),
              'ledger.csv': texts.map(([vendor, memo, document, account]) => [
                '2026-01-01',
                account,
                'cogs.other',
                clients[0] ?? '',
                '1.00',
                vendor,
                memo,
                document,
                'no',
              ]),
              'time_entries.csv': texts.map(([ticket, note]) => [
                '2026-01-01',
                clients.at(-1) ?? '',
                clients[0] ?? '',
                '0:00:01',
                'no',
                'support',
                ticket,
                note,
              ]),
              'tickets.csv': texts.map(([subject, category, priority], i) => [
                `${i}`,
                '',
                subject,
                category,
                priority,
                '',
                '2026-01-01T00:00:00+05:45',
                '',
                '',
                'open',
                category,
                '',
                '0',
              ]),
            };
            const { out, again } = around(writeFolder(temporary.next('Folder'), rows));
            for (const [file, own] of Object.entries(rows)) {
              // Read by another reader than the product's; settings come in the order of their list.
              const columns = (readFileSync(join(out, file), 'utf8').split('\n')[0] ?? '').split(',');
              const found = readCsv(join(out, file)).map((row) => columns.map(row));
              expect(found).toEqual(own);
            }
            expect(bytes(again)).toEqual(bytes(out));
          },
        ),
        { numRuns: 15 },
      );
    },
    PATIENCE,
  );

  it('keeps recurring entries, what became of each due day by the rows of both files, aliases, and accounts without entries', () => {
    const rows: FolderRows = {
      'clients.csv': [['Alder', '', '', '']],
      'ledger.csv': [
        ['2026-01-01', 'Sales', 'revenue.project', 'Alder', '1.00', '', '', '', 'no'],
        ['2026-01-31', 'Rent', 'opex.rent', '', '900.00', 'House', '', '', 'no'],
      ],
      'recurring_entries.csv': [
        ['Tools', 'opex.tools', 'Alder', '-5.00', '', 'x', 'yes', 'week', '2026-01-05', '2026-01-05', 'yes'],
        ['Rent', 'opex.rent', '', '900.00', 'House', '', 'no', 'month', '2026-01-31', '', 'no'],
      ],
      'recurring_postings.csv': [
        ['1', '2026-01-05', ''],
        ['2', '2026-01-31', '2'],
      ],
      'client_aliases.csv': [
        ['Alder', 'ALD'],
        ['Alder', 'Alder & Sons'],
      ],
      'accounts.csv': [
        ['Unused', 'opex.other'],
        ['Rent', 'interest'],
      ],
      'account_aliases.csv': [
        ['Rent', 'opex.rent', 'Office', 'opex.other'],
        ['Rent', 'opex.rent', 'Office, (old)', 'opex.rent'],
        ['Unused', 'opex.other', 'Rent', 'opex.other'],
      ],
    };
    const { out, again } = around(writeFolder(temporary.next('Folder'), rows));
    for (const [file, own] of Object.entries(rows)) {
      const columns = (readFileSync(join(out, file), 'utf8').split('\n')[0] ?? '').split(',');
      expect(readCsv(join(out, file)).map((row) => columns.map(row))).toEqual(own);
    }
    expect(bytes(again)).toEqual(bytes(out));
    // An export without any takes the earlier one's files away.
    exportTo(bookWith('New'), out);
    expect(readdirSync(out).sort()).toEqual([...FILES].sort());
  });

  it('without records exports every file, with its header alone', () => {
    const { out } = around(writeFolder(temporary.next('Folder'), { 'settings.csv': [] }));
    const texts = Object.values(bytes(out));
    expect(texts).toHaveLength(FILES.length);
    for (const text of texts) expect(text).toMatch(/^[a-z_,]+\n$/);
  });
});

const failureOf = (work: () => unknown): Failure => {
  try {
    work();
  } catch (error) {
    if (error instanceof PlumblineError) return error.failure;
    throw error;
  }
  throw new Error('nothing failed');
};

function bookWith(client: string): string {
  const book = temporary.next();
  createFrom(writeFolder(temporary.next('Folder'), { 'clients.csv': [[client, '', '', '']] }), book);
  return book;
}

describe('an export', () => {
  it('replaces an earlier one', () => {
    const out = temporary.next('Export');
    exportTo(bookWith('Old'), out);
    exportTo(bookWith('New'), out);
    expect(bytes(out)['clients.csv']).toBe('client,since,seats,notes\nNew,,,\n');
    expect(readdirSync(out).sort()).toEqual([...FILES].sort());
  });

  it.each([1, 5, FILES.length])('stopped at file %i leaves the earlier one as it was', (at) => {
    const out = temporary.next('Export');
    exportTo(bookWith('Old'), out);
    const before = bytes(out);
    let told = 0;
    const report = () => {
      if (++told === at) throw new PlumblineError('cancelled', 'Stopped.');
    };
    const book = bookWith('New');
    expect(failureOf(() => jobs.exportFolder({ book, folder: out }, { report })).code).toBe('cancelled');
    expect(bytes(out)).toEqual(before);
  });

  it('stopped before there was any leaves nothing, not even the folder it made', () => {
    const out = temporary.next('Export');
    const report = (done: number) => {
      if (done === 3) throw new PlumblineError('cancelled', 'Stopped.');
    };
    const book = bookWith('New');
    expect(failureOf(() => jobs.exportFolder({ book, folder: out }, { report })).code).toBe('cancelled');
    expect(readdirSync(dirname(out))).toEqual([]);
  });

  it('that fails over a file that cannot be replaced leaves the earlier one as it was', () => {
    const out = temporary.next('Export');
    exportTo(bookWith('Old'), out);
    const before = bytes(out);
    // A folder where a temporary file should go.
    mkdirSync(join(out, '.ledger.csv.part'));
    expect(() => exportTo(bookWith('New'), out)).toThrow();
    const { 'clients.csv': clients } = Object.fromEntries(
      FILES.map((file) => [file, readFileSync(join(out, file), 'latin1')]),
    );
    expect(clients).toBe(before['clients.csv']);
  });

  it('takes away what an export that was killed left', () => {
    const out = temporary.next('Export');
    mkdirSync(out);
    writeFileSync(join(out, '.ledger.csv.part'), 'half');
    exportTo(bookWith('New'), out);
    expect(readdirSync(out).sort()).toEqual([...FILES].sort());
  });

  it.each(['letter.txt', '.hidden', 'clients.csv.bak', 'statement.csv.part', '.other.csv.part'])(
    'refuses a folder that holds %s and touches nothing in it',
    (name) => {
      const out = temporary.next('Export');
      mkdirSync(out);
      writeFileSync(join(out, name), 'mine');
      const failure = failureOf(() => exportTo(bookWith('New'), out));
      expect(failure.code).toBe('exists');
      expect(failure.message).toContain(name);
      expect(bytes(out)).toEqual({ [name]: 'mine' });
    },
  );

  it('refuses a file in the folder’s place', () => {
    const out = temporary.next('Export');
    writeFileSync(out, 'mine');
    expect(failureOf(() => exportTo(bookWith('New'), out)).code).toBe('exists');
    expect(readFileSync(out, 'utf8')).toBe('mine');
  });

  it('makes the folder, but not one inside a folder that is not there', () => {
    expect(failureOf(() => exportTo(bookWith('New'), join(temporary.next('Gone'), 'Export'))).code).toBe(
      'not_found',
    );
  });
});
