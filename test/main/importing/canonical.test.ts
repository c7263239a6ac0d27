// Protects reading a folder: every bad cell is told by file, line, column and a sentence, all of them at once, and a folder
// that cannot be read whole leaves nothing behind.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openBook } from '../../../src/main/db/open.ts';
import { jobs } from '../../../src/main/services/job-functions.ts';
import { CANONICAL_FILES, CANONICAL_NAMES, type CanonicalFile } from '../../../src/shared/canonical.ts';
import { type Failure, PlumblineError, type Problem } from '../../../src/shared/result.ts';
import { csv, type FolderRows, temporaryFolder, writeFolder } from '../../support/folder.ts';
import { createFrom } from '../../support/product.ts';

const temporary = temporaryFolder();

/** One good row of each file; every other test spoils one of its cells. */
const GOOD: Record<CanonicalFile, Record<string, string>> = {
  'settings.csv': { key: 'company', value: 'Fernhollow' },
  'clients.csv': { client: 'Alder', since: '2020-02-29', seats: '5', notes: 'x' },
  'technicians.csv': { technician: 'Ruth', is_owner: 'yes' },
  'cost_rates.csv': { technician: 'Ruth', effective_from: '2024-01-01', hourly_cost: '72.00' },
  'contracts.csv': {
    contract: 'C1',
    client: 'Alder',
    name: 'Managed',
    service_line: 'managed',
    starts_on: '2024-01-01',
    term_ends_on: '2026-12-31',
    ended_on: '',
    notice_days: '30',
    auto_renews: 'yes',
    assignable: 'unknown',
    signed: 'no',
  },
  'contract_prices.csv': {
    contract: 'C1',
    effective_from: '2024-01-01',
    cycle: 'monthly',
    amount: '1000.00',
    discount: '10',
    change_reason: 'initial',
  },
  'contract_pauses.csv': { contract: 'C1', from: '2024-07-01', until: '2024-07-31' },
  'ledger.csv': {
    date: '2024-03-01',
    account: 'Licences',
    kind: 'cogs.licences',
    client: 'Alder',
    amount: '-12.50',
    vendor: 'V',
    memo: 'm',
    document: 'd',
    acquisition: 'no',
  },
  'time_entries.csv': {
    date: '2024-03-02',
    client: '',
    technician: 'Ruth',
    duration: '26:15:00',
    billable: 'yes',
    work_type: 'internal',
    ticket: '0001',
    note: '',
  },
  'tickets.csv': {
    ticket: '0001',
    client: 'Alder',
    subject: 's',
    category: 'c',
    priority: 'p',
    technician: 'Ruth',
    opened_at: '2024-03-01T09:00:00-05:00',
    first_response_at: '2024-03-01T09:30:00-05:00',
    resolved_at: '2024-03-02T09:30:00Z',
    status: 'resolved',
    status_reason: '',
    last_activity_at: '',
    reopened: '2',
  },
  'surveys.csv': {
    survey: 'csat',
    sent_on: '2024-03-03',
    client: 'Alder',
    technician: 'Ruth',
    ticket: '0001',
    score: '4',
    scale_max: '5',
  },
  'adjustments.csv': {
    date: '2024-03-04',
    label: 'Legal',
    category: 'one_time',
    amount: '100',
    recurring: 'no',
    confidence: 'documented',
    note: '',
  },
  'recurring_entries.csv': {
    account: 'Rent',
    kind: 'opex.rent',
    client: 'Alder',
    amount: '900.00',
    vendor: 'V',
    memo: 'm',
    acquisition: 'no',
    every: 'month',
    first_day: '2024-01-31',
    last_day: '2024-12-31',
    paused: 'no',
  },
  'recurring_postings.csv': { recurring: '1', due_day: '2024-01-31', entry: '1' },
  'client_aliases.csv': { client: 'Alder', alias: 'ALD' },
  'accounts.csv': { account: 'Old', kind: 'opex.other' },
  'account_aliases.csv': { account: 'Old', kind: 'opex.other', alias: 'Elder', alias_kind: 'cogs.other' },
};
const rowOf = (file: CanonicalFile, change: Record<string, string> = {}) => {
  const row = { ...GOOD[file], ...change };
  return CANONICAL_FILES[file].map((column) => row[column] ?? '');
};
const goodFolder = (): FolderRows => Object.fromEntries(CANONICAL_NAMES.map((file) => [file, [rowOf(file)]]));

/** Tries to make a book; gives the failure and what lies in the folder where the book would be. */
function attempt(
  rows: FolderRows,
  raw: Record<string, string | Uint8Array> = {},
): { failure: Failure; left: string[] } {
  const book = temporary.next();
  const folder = writeFolder(join(temporary.next(), 'Exports'), rows, raw);
  try {
    createFrom(folder, book);
  } catch (error) {
    if (error instanceof PlumblineError) return { failure: error.failure, left: readdirSync(dirname(book)) };
    throw error;
  }
  throw new Error('the folder was read');
}
function problemsOf(rows: FolderRows, raw: Record<string, string | Uint8Array> = {}): Problem[] {
  const { failure, left } = attempt(rows, raw);
  expect(failure.code).toBe('bad_data');
  expect(left).toEqual([]);
  for (const { message } of failure.problems ?? []) expect(message).toMatch(/\w+ \w+/);
  return failure.problems ?? [];
}

const BAD_DAY = ['2026-02-30', '30.06.2026', '2026-6-1', 'soon'];
const BAD_MONEY = ['1,000.00', '1.005', '$5', 'ten', '1e3', '99999999999.00'];
const BAD_WHOLE = ['1.5', '-1', 'many', '12345678901'];
const BAD_FLAG = ['true', '1', 'YES', 'y', ' yes'];
const BAD_MOMENT = ['2024-03-01T09:00:00', '2024-03-01', '2024-02-30T09:00:00Z', '2024-03-01 09:00:00Z'];
const WORD = ['something else', 'MONTHLY'];
/** For each column the values that do not fit; '' among them where a value is needed. */
const BAD: { [F in CanonicalFile]: Record<string, readonly string[]> } = {
  'settings.csv': { key: ['', 'colour', 'constructor'], value: ['   '] },
  'clients.csv': { client: ['', '  '], since: BAD_DAY, seats: BAD_WHOLE },
  'technicians.csv': { technician: ['', ' '], is_owner: BAD_FLAG },
  'cost_rates.csv': {
    technician: ['', 'Nobody', 'ruth'],
    effective_from: ['', ...BAD_DAY],
    hourly_cost: ['', '-1', ...BAD_MONEY],
  },
  'contracts.csv': {
    contract: ['', ' '],
    client: ['', 'Nobody', 'Alder '],
    starts_on: ['', ...BAD_DAY],
    term_ends_on: BAD_DAY,
    ended_on: BAD_DAY,
    notice_days: BAD_WHOLE,
    auto_renews: BAD_FLAG,
    assignable: WORD,
    signed: BAD_FLAG,
  },
  'contract_prices.csv': {
    contract: ['', 'C9'],
    effective_from: ['', ...BAD_DAY],
    cycle: ['', ...WORD],
    amount: ['', '-1', ...BAD_MONEY],
    discount: ['-1', '1000.01', ...BAD_MONEY],
    change_reason: ['', ...WORD],
  },
  'contract_pauses.csv': { contract: ['', 'C9'], from: ['', ...BAD_DAY], until: ['2024-06-30', ...BAD_DAY] },
  'ledger.csv': {
    date: ['', ...BAD_DAY],
    account: ['', ' '],
    kind: ['', 'cogs', ...WORD],
    client: ['Nobody'],
    amount: ['', ...BAD_MONEY],
    acquisition: BAD_FLAG,
  },
  'time_entries.csv': {
    date: ['', ...BAD_DAY],
    client: ['Nobody'],
    technician: ['', 'Nobody'],
    duration: ['', '1.5', '90', '1:75:00', '-1:00:00'],
    billable: BAD_FLAG,
    work_type: ['', ...WORD],
  },
  'tickets.csv': {
    ticket: ['', ' '],
    client: ['Nobody'],
    technician: ['Nobody'],
    opened_at: ['', ...BAD_MOMENT],
    first_response_at: BAD_MOMENT,
    resolved_at: BAD_MOMENT,
    status: ['', ...WORD],
    last_activity_at: BAD_MOMENT,
    reopened: BAD_WHOLE,
  },
  'surveys.csv': {
    survey: ['', ...WORD],
    sent_on: ['', ...BAD_DAY],
    client: ['Nobody'],
    technician: ['Nobody'],
    score: ['6', ...BAD_WHOLE],
    scale_max: ['', '0', ...BAD_WHOLE],
  },
  'adjustments.csv': {
    date: ['', ...BAD_DAY],
    label: ['', ' '],
    category: ['', ...WORD],
    amount: ['', ...BAD_MONEY],
    recurring: BAD_FLAG,
    confidence: ['', ...WORD],
  },
  'recurring_entries.csv': {
    account: ['', ' '],
    kind: ['', 'opex', ...WORD],
    client: ['Nobody'],
    amount: ['', ...BAD_MONEY],
    acquisition: BAD_FLAG,
    every: ['', ...WORD],
    first_day: ['', ...BAD_DAY],
    last_day: ['2024-01-30', ...BAD_DAY],
    paused: BAD_FLAG,
  },
  'recurring_postings.csv': {
    recurring: ['', '0', '2', ...BAD_WHOLE],
    due_day: ['', '2024-01-31', ...BAD_DAY],
    entry: ['0', '2', ...BAD_WHOLE],
  },
  'client_aliases.csv': { client: ['', 'Nobody'], alias: ['', ' ', 'ALD'] },
  'accounts.csv': { account: ['', ' ', 'Old'], kind: ['', ...WORD] },
  'account_aliases.csv': {
    account: ['', 'Nothing'],
    kind: ['', ...WORD],
    alias: ['', ' ', 'Elder'],
    alias_kind: ['', ...WORD],
  },
};
const columns = Object.entries(BAD).flatMap(([file, own]) =>
  Object.entries(own).map(([column, values]) => [file as CanonicalFile, column, values] as const),
);

describe('a good folder', () => {
  it('is read whole', () => {
    const book = temporary.next();
    const receipt = createFrom(writeFolder(join(dirname(book), 'Exports'), goodFolder()), book);
    const records = CANONICAL_NAMES.length - 1; // Settings are no records.
    expect(receipt.rows).toBe(records);
    expect(Object.values(receipt.counts).reduce((sum, count) => sum + count, 0)).toBe(records);
    const db = openBook(book, { readonly: true });
    const stored = db.prepare('SELECT seconds, client_id, ticket FROM time_entries').get();
    const batch = db.prepare('SELECT rows FROM import_batches').pluck().all();
    const audit = db.prepare('SELECT action, revision FROM audit_log').all();
    db.close();
    expect(stored).toEqual({ seconds: 94_500, client_id: null, ticket: '0001' });
    expect(batch).toEqual([records]);
    expect(audit).toEqual([{ action: 'book.createFrom', revision: 1 }]);
  });

  it('may have its columns in any order, in any case, its lines ended by CRLF, and a byte order mark', () => {
    const book = temporary.next();
    const text = '\ufeffNOTES,Seats,client,since\r\n"two\r\nlines",5,Alder,\r\n';
    createFrom(writeFolder(join(dirname(book), 'Exports'), {}, { 'clients.csv': text }), book);
    const db = openBook(book, { readonly: true });
    const row = db.prepare('SELECT name, since, seats, notes FROM clients').get();
    db.close();
    expect(row).toEqual({ name: 'Alder', since: null, seats: 5, notes: 'two\r\nlines' });
  });
});

describe('a bad cell', () => {
  it.each(columns)('of %s in column %s is told where it stands', (file, column, values) => {
    // The bad rows follow one good row and one whose text has two lines; each row gives its own problem.
    const folder = goodFolder();
    const bad = values.map((value, i) => {
      const own = file === 'settings.csv' ? (['company', 'cash', 'debt', 'currency'][i] ?? '') : `${i}`;
      const unique: Record<string, string> =
        file === 'tickets.csv' ? { ticket: own } : file === 'contracts.csv' ? { contract: own } : {};
      return rowOf(file, {
        ...unique,
        ...(file === 'settings.csv' && column === 'value' ? { key: 'cash' } : {}),
        [column]: value,
      });
    });
    const named = ['clients.csv', 'technicians.csv', 'contracts.csv', 'tickets.csv', 'settings.csv'].includes(
      file,
    );
    const first = named ? [] : [rowOf(file)];
    const problems = problemsOf({ ...folder, [file]: [...first, ...bad] }).filter(
      (problem) => problem.file === file,
    );
    const lines = problems.filter((problem) => problem.column === column).map(({ line }) => line);
    expect([...new Set(lines)]).toEqual(values.map((_, i) => i + 2 + first.length));
  });

  it('does not hide the others: all problems of all files are listed', () => {
    const problems = problemsOf({
      ...goodFolder(),
      'clients.csv': [rowOf('clients.csv'), rowOf('clients.csv', { client: 'B', seats: 'x', since: 'y' })],
      'ledger.csv': [
        rowOf('ledger.csv', { amount: 'x', client: 'Nobody' }),
        rowOf('ledger.csv'),
        rowOf('ledger.csv', { kind: 'x', memo: 'two\nlines' }),
        rowOf('ledger.csv', { date: 'x' }),
      ],
      'adjustments.csv': [rowOf('adjustments.csv', { confidence: 'x' })],
    });
    expect(problems.map(({ file, line, column }) => [file, line, column])).toEqual([
      ['clients.csv', 3, 'since'],
      ['clients.csv', 3, 'seats'],
      ['ledger.csv', 2, 'client'],
      ['ledger.csv', 2, 'amount'],
      ['ledger.csv', 4, 'kind'],
      ['ledger.csv', 6, 'date'],
      ['adjustments.csv', 2, 'confidence'],
    ]);
  });

  it('is counted in the message, which says that nothing was written', () => {
    const { failure } = attempt({ ...goodFolder(), 'clients.csv': [rowOf('clients.csv', { seats: 'x' })] });
    expect(failure.message).toMatch(/“Exports”.* 1 problem in 1 file\. Nothing was written/);
  });

  it('is quoted in the message, but not for ever', () => {
    const [problem] = problemsOf({ 'clients.csv': [rowOf('clients.csv', { since: 'x'.repeat(5000) })] });
    expect(problem?.message.length).toBeLessThan(200);
    const [amount] = problemsOf({
      ...goodFolder(),
      'adjustments.csv': [rowOf('adjustments.csv', { amount: 'x'.repeat(5000) })],
    });
    expect(amount?.message.length).toBeLessThan(200);
  });
});

describe('a name', () => {
  it.each([
    ['clients.csv', 'client', 'Alder'],
    ['technicians.csv', 'technician', 'Ruth'],
    ['contracts.csv', 'contract', 'C1'],
    ['tickets.csv', 'ticket', '0001'],
    ['settings.csv', 'key', 'company'],
  ] as const)('twice in %s is refused', (file, column, name) => {
    const [problem, ...more] = problemsOf({ ...goodFolder(), [file]: [rowOf(file), rowOf(file)] });
    expect(problem).toMatchObject({ file, line: 3, column });
    expect(problem?.message).toContain(name);
    expect(more).toEqual([]);
  });

  it('that no file names is refused where it is used, and says where it should be', () => {
    const { 'clients.csv': _, ...rest } = goodFolder();
    const problems = problemsOf(rest);
    expect(problems.map(({ file }) => file)).toEqual([
      'contracts.csv',
      'ledger.csv',
      'tickets.csv',
      'surveys.csv',
      'recurring_entries.csv',
      'client_aliases.csv',
    ]);
    for (const { message, column } of problems) {
      expect(message).toContain('clients.csv');
      expect(column).toBe('client');
    }
  });
});

describe('a file', () => {
  const text = (rows: readonly (readonly string[])[]) => csv(rows);
  const header = CANONICAL_FILES['clients.csv'];
  const cases: [string, string | Uint8Array, Partial<Problem>[]][] = [
    [
      'with a ragged row',
      `${text([header])}Alder,,5\nBirch,,5,x,y\nCedar,,5,x\n`,
      [{ line: 2 }, { line: 3 }],
    ],
    ['without a column', 'client,since,notes\nAlder,,\n', [{ line: 1, column: 'seats' }]],
    [
      'with a column of its own',
      'client,since,seats,notes,colour\nAlder,,,,\n',
      [{ line: 1, column: 'colour' }],
    ],
    ['with a column twice', 'client,since,seats,notes,client\nAlder,,,,\n', [{ line: 1, column: 'client' }]],
    [
      'with semicolons',
      'client;since;seats;notes\nAlder;;;\n',
      [...header.map((column) => ({ line: 1, column })), { line: 1 }],
    ],
    ['that is empty', '', [{}]],
    ['with a quote never closed', 'client,since,seats,notes\n"Alder,,5,x\n', [{ line: 2 }]],
    ['with a stray quote', 'client,since,seats,notes\nAl"der,,5,x\n', [{ line: 2 }]],
    [
      'that is not UTF-8',
      Uint8Array.from([...new TextEncoder().encode('client,since,seats,notes\nB'), 0xe4, 0x0a]),
      [{}],
    ],
  ];

  it.each(cases)('%s is refused', (_what, content, expected) => {
    const problems = problemsOf({}, { 'clients.csv': content });
    expect(problems.map(({ message: _, ...where }) => where)).toMatchObject(
      expected.map((where) => ({ file: 'clients.csv', ...where })),
    );
  });

  it('.csv that is none of a book’s is refused; others are passed over', () => {
    const rows = { 'clients.csv': [rowOf('clients.csv')] };
    expect(
      problemsOf(rows, { 'Clients 2.csv': '', 'LEDGER.CSV': '' })
        .map(({ file }) => file)
        .sort(),
    ).toEqual(['Clients 2.csv', 'LEDGER.CSV']);
    const book = temporary.next();
    const folder = writeFolder(join(dirname(book), 'Exports'), rows, {
      'expected.json': '{}',
      'readme.txt': '',
    });
    expect(createFrom(folder, book).rows).toBe(1);
  });
});

describe('a folder', () => {
  it.each([
    ['that is empty', 'bad_data', (path: string) => mkdirSync(path)],
    ['that is not there', 'not_found', () => {}],
    ['that is a file', 'not_found', (path: string) => writeFileSync(path, 'x')],
  ] as const)('%s is refused in words and nothing is left', (_what, code, make) => {
    const [folder, book] = [temporary.next('Exports'), temporary.next()];
    make(folder);
    let failure: Failure | null = null;
    try {
      createFrom(folder, book);
    } catch (error) {
      if (error instanceof PlumblineError) failure = error.failure;
    }
    expect(failure?.code).toBe(code);
    expect(failure?.message).toContain('“Exports”');
    expect(failure?.message).not.toContain(dirname(folder));
    expect(readdirSync(dirname(book))).toEqual([]);
  });

  it('is read into an empty book all or nothing', () => {
    const book = temporary.next();
    createFrom(writeFolder(join(temporary.next(), 'Empty'), { 'settings.csv': [] }), book);
    const state = () => {
      const db = openBook(book, { readonly: true });
      const all = [
        'book',
        'clients',
        'technicians',
        'settings',
        'import_batches',
        'audit_log',
        'client_month',
        'accounts',
      ];
      const rows = Object.fromEntries(
        all.map((table) => [table, db.prepare(`SELECT * FROM ${table}`).all()]),
      );
      db.close();
      return rows;
    };
    const before = state();
    const bad = writeFolder(join(temporary.next(), 'Bad'), {
      ...goodFolder(),
      'adjustments.csv': [rowOf('adjustments.csv', { amount: 'x' })],
    });
    expect(() => jobs.importFolder({ book, folder: bad }, { report: () => {} })).toThrow(PlumblineError);
    expect(state()).toEqual(before);
    const good = writeFolder(join(temporary.next(), 'Good'), goodFolder());
    expect(jobs.importFolder({ book, folder: good }, { report: () => {} }).rows).toBe(
      CANONICAL_NAMES.length - 1,
    );
    const full = state();
    expect(full.clients).toHaveLength(1);
    let code: string | null = null;
    try {
      jobs.importFolder({ book, folder: good }, { report: () => {} });
    } catch (error) {
      code = error instanceof PlumblineError ? error.failure.code : String(error);
    }
    expect(code).toBe('not_empty');
    expect(state()).toEqual(full);
  });

  it('is left as it was', () => {
    const folder = writeFolder(join(temporary.next(), 'Exports'), goodFolder());
    const before = readdirSync(folder).map((file) => [file, readFileSync(join(folder, file), 'utf8')]);
    createFrom(folder, temporary.next());
    expect(readdirSync(folder).map((file) => [file, readFileSync(join(folder, file), 'utf8')])).toEqual(
      before,
    );
  });
});
