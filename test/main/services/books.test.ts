// Protects what the calls about books promise: one open book that a failure never loses, all or nothing, tokens for paths.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, describe, expect, it } from 'vitest';
import { inlineRunner, type QuietRunner } from '../../../src/main/jobs/runner.ts';
import type { Ports, Services } from '../../../src/main/services/context.ts';
import { dispatch } from '../../../src/main/services/dispatch.ts';
import { createServices } from '../../../src/main/services/index.ts';
import { jobs } from '../../../src/main/services/job-functions.ts';
import type { CallName, Input, Notice, Output } from '../../../src/shared/contract/index.ts';
import { PlumblineError, type Result } from '../../../src/shared/result.ts';
import { temporaryFolder, writeFolder } from '../../support/folder.ts';
import { createFrom } from '../../support/product.ts';
import { emptyBook, tamper } from '../../support/raw-book.ts';

const temporary = temporaryFolder();
const sampleDir = join(import.meta.dirname, '..', '..', '..', 'resources', 'sample');

type App = {
  services: Services;
  call<N extends CallName>(name: N, input: Input<N>): Promise<Result<Output<N>>>;
  /** The same, where a failure is none of the test's business. */
  must<N extends CallName>(name: N, input: Input<N>): Promise<Output<N>>;
  grant(path: string): string;
  notices: Notice[];
  logged: unknown[];
  dataDir: string;
};
const apps: App[] = [];
afterEach(() => {
  for (const { services } of apps.splice(0)) services.close();
});

function app(ports: Partial<Ports> = {}): App {
  const notices: Notice[] = [];
  const logged: unknown[] = [];
  const dataDir = ports.dataDir ?? temporary.next('data');
  const unexpected = (): never => {
    throw new Error('not part of this test');
  };
  const services = createServices({
    today: () => '2026-07-15',
    log: (message, detail) => void logged.push([message, detail]),
    choose: unexpected,
    chooseExports: unexpected,
    printDialog: unexpected,
    pdf: unexpected,
    writeFile: unexpected,
    jobs: inlineRunner(),
    notify: (notice) => void notices.push(notice),
    sampleDir,
    dataDir,
    ...ports,
  });
  const call: App['call'] = async (name, input) =>
    (await dispatch(services.handlers, name, input, (...entry) => void logged.push(entry), {
      checkOutput: true,
    })) as Result<Output<typeof name>>;
  const must: App['must'] = async (name, input) => {
    const result = await call(name, input);
    if (!result.ok) throw new Error(`${name}: ${result.error.code} ${result.error.message}`);
    return result.data;
  };
  const made = { services, call, must, grant: services.grant, notices, logged, dataDir };
  apps.push(made);
  return made;
}

const folderWith = (...clients: string[]): string =>
  writeFolder(temporary.next('Exports'), {
    'settings.csv': [['company', clients[0] ?? 'Empty']],
    'clients.csv': clients.map((name) => [name, '', '', '']),
  });
function bookWith(...clients: string[]): string {
  const book = temporary.next(`${clients[0] ?? 'Empty'}.plumbline`);
  createFrom(folderWith(...clients), book);
  return book;
}
const code = (result: Result<unknown>) => (result.ok ? 'ok' : result.error.code);

describe('opening', () => {
  it('another book closes the one before and tells everyone', async () => {
    const { must, grant, notices, services } = app();
    const [first, second] = [bookWith('Alder'), bookWith('Birch')];
    expect(await must('book.open', { file: grant(first) })).toMatchObject({ company: 'Alder', empty: false });
    expect(await must('book.open', { file: grant(second) })).toMatchObject({
      company: 'Birch',
      fileName: 'Birch.plumbline',
    });
    expect(notices.filter(({ type }) => type === 'changed')).toHaveLength(2);
    // Nothing holds the first any more: its journals are gone.
    expect(readdirSync(dirname(first))).toEqual(['Alder.plumbline']);
    services.close();
    expect(await must('book.status', {})).toBeNull();
  });

  it.each([
    ['is missing', 'not_found', () => {}],
    ['is a text', 'not_a_book', (file: string) => writeFileSync(file, 'Dear owner')],
    [
      'is newer',
      'newer_book',
      (file: string) => {
        emptyBook(file).close();
        tamper(file, (db) => db.pragma('user_version = 99'));
      },
    ],
  ] as const)('a file that %s fails and keeps the book that is open', async (_what, expected, make) => {
    const { call, must, grant, notices } = app();
    await must('book.open', { file: grant(bookWith('Alder')) });
    const told = notices.length;
    const bad = temporary.next('Bad.plumbline');
    make(bad);
    const result = await call('book.open', { file: grant(bad) });
    expect(code(result)).toBe(expected);
    expect(await must('book.status', {})).toMatchObject({ company: 'Alder' });
    expect(await must('book.recent', {})).toHaveLength(1);
    expect(notices).toHaveLength(told);
  });

  it('needs a token that was handed out: the window cannot name a path', async () => {
    const { call, grant } = app();
    const book = bookWith('Alder');
    for (const file of [book, basename(book), `${grant(book)}x`, 'x'])
      expect(code(await call('book.open', { file }))).toBe('bad_input');
    expect(code(await call('book.open', { file: grant(book) }))).toBe('ok');
    expect(grant(book)).not.toBe(grant(book));
    expect(grant(book)).not.toContain('Alder');
  });

  it('with no book open, the calls that need one say so', async () => {
    const { call, grant } = app();
    const calls: [CallName, unknown][] = [
      ['settings.get', {}],
      ['settings.update', { change: {} }],
      ['metrics.figures', { asOf: '2026-06-30' }],
      ['metrics.overview', { asOf: '2026-06-30' }],
      ['book.check', {}],
      ['book.export', { to: grant(temporary.next('Out')) }],
      ['book.importFolder', { from: grant(folderWith('Alder')) }],
      ['print.valuation', { asOf: '2026-06-30' }],
    ];
    for (const [name, input] of calls)
      expect([name, code(await call(name, input as never))]).toEqual([name, 'no_book']);
  });

  it('the sample company makes a book once, and opens it from then on', async () => {
    const { must, call, dataDir } = app();
    mkdirSync(dataDir);
    const first = await must('book.openSample', {});
    expect(first).toMatchObject({ empty: false, readOnly: false });
    await must('settings.update', { change: { company: 'Mine now' } });
    expect(await must('book.openSample', {})).toMatchObject({ company: 'Mine now' });
    await must('book.close', {});
    writeFileSync(join(dataDir, first.fileName), 'spoilt');
    expect(await must('book.openSample', {})).toMatchObject({ company: first.company });
    expect(code(await call('metrics.overview', { asOf: '2026-06-30' }))).toBe('ok');
  });

  it('tells the day screens open on: the last with data, or today if that is earlier', async () => {
    const { must, grant } = app();
    const on = async (day: string) => {
      const book = temporary.next();
      createFrom(
        writeFolder(temporary.next('Exports'), {
          'ledger.csv': [[day, 'A', 'cogs.other', '', '1', '', '', '', '']],
        }),
        book,
      );
      return must('book.open', { file: grant(book) });
    };
    expect(await on('2026-03-31')).toMatchObject({
      asOf: '2026-03-31',
      firstDay: '2026-03-31',
      lastDay: '2026-03-31',
    });
    expect(await on('2027-01-01')).toMatchObject({ asOf: '2026-07-15', lastDay: '2027-01-01' });
    expect(await must('book.open', { file: grant(bookWith()) })).toMatchObject({
      asOf: '2026-07-15',
      firstDay: null,
      lastDay: null,
    });
  });

  it('tells the day of the last ticket as the book’s zone has it', async () => {
    const { must, grant } = app();
    const opened = '2026-06-30T23:30:00-04:00';
    const book = temporary.next();
    createFrom(
      writeFolder(temporary.next('Exports'), {
        'settings.csv': [['time_zone', 'America/New_York']],
        'tickets.csv': [['T1', '', '', '', '', '', opened, '', '', 'open', '', opened, '0']],
      }),
      book,
    );
    expect(await must('book.open', { file: grant(book) })).toMatchObject({
      asOf: '2026-06-30',
      lastDay: '2026-06-30',
    });
  });
});

describe('making a book', () => {
  const settings = {
    company: 'New',
    currency: 'EUR',
    timeZone: 'Europe/Berlin',
    revenueBasis: 'ledger',
  } as const;

  it('gives an empty one with its settings, its name ended as a book’s', async () => {
    const { must, grant } = app();
    const path = temporary.next('New');
    expect(await must('book.create', { file: grant(path), ...settings })).toMatchObject({
      fileName: 'New.plumbline',
      empty: true,
      currency: 'EUR',
      revenueBasis: 'ledger',
      timeZone: 'Europe/Berlin',
    });
    expect(existsSync(path)).toBe(false);
  });

  it('refuses a zone that is none, by field, and makes no file', async () => {
    const { call, grant } = app();
    const path = temporary.next();
    const result = await call('book.create', { file: grant(path), ...settings, timeZone: 'Mars/Phobos' });
    expect(result).toMatchObject({
      ok: false,
      error: { code: 'bad_input', fields: { timeZone: expect.any(String) } },
    });
    expect(readdirSync(dirname(path))).toEqual([]);
  });

  it.each(['book.create', 'book.createFrom'] as const)(
    '%s refuses a file that exists and leaves it untouched',
    async (name) => {
      const { call, grant } = app();
      const path = temporary.next();
      writeFileSync(path, 'mine');
      const file = grant(path);
      const result =
        name === 'book.create'
          ? await call(name, { file, ...settings })
          : await call(name, { file, from: grant(folderWith('Alder')) });
      expect(code(result)).toBe('exists');
      expect(readdirSync(dirname(path))).toEqual([basename(path)]);
      expect(readFileSync(path, 'utf8')).toBe('mine');
    },
  );

  it('from a folder never overwrites a file that came while it was read', () => {
    const book = temporary.next();
    const report = () => {
      if (!existsSync(book)) writeFileSync(book, 'came first');
    };
    expect(() => jobs.createFromFolder({ target: book, folder: folderWith('Alder') }, { report })).toThrow(
      /exists/,
    );
    expect(readdirSync(dirname(book))).toEqual([basename(book)]);
    expect(readFileSync(book, 'utf8')).toBe('came first');
  });

  it('from a folder with bad rows lists them and keeps the open book', async () => {
    const { call, must, grant } = app();
    await must('book.open', { file: grant(bookWith('Alder')) });
    const bad = writeFolder(temporary.next('Bad'), { 'clients.csv': [['A', 'x', 'y', '']] });
    const path = temporary.next();
    const result = await call('book.createFrom', { file: grant(path), from: grant(bad) });
    expect(result).toMatchObject({
      ok: false,
      error: { code: 'bad_data', problems: [{ column: 'since' }, { column: 'seats' }] },
    });
    expect(readdirSync(dirname(path))).toEqual([]);
    expect(await must('book.status', {})).toMatchObject({ company: 'Alder' });
  });

  it.each([1, 2, 3])('stopped at report %i leaves no file and the open book as it was', async (at) => {
    let told = 0;
    const runner: QuietRunner = inlineRunner();
    const cancelling: QuietRunner = {
      ...runner,
      run: (name, input, onProgress) =>
        runner.run(name, input, (...progress) => {
          onProgress?.(...progress);
          if (++told === at) runner.cancel();
        }),
    };
    const { call, must, grant, notices } = app({ jobs: cancelling });
    await must('book.open', { file: grant(bookWith('Alder')) });
    told = 0;
    const path = temporary.next();
    expect(code(await call('book.createFrom', { file: grant(path), from: grant(sampleDir) }))).toBe(
      'cancelled',
    );
    expect(readdirSync(dirname(path))).toEqual([]);
    expect(await must('book.status', {})).toMatchObject({ company: 'Alder' });
    // The window is told that the progress is over.
    expect(notices.filter(({ type }) => type === 'progress').at(-1)).toMatchObject({ done: null });
  });
});

describe('reading a folder into the open book', () => {
  it('fills an empty one and tells', async () => {
    const { must, grant, notices } = app();
    await must('book.open', { file: grant(bookWith()) });
    const told = notices.length;
    expect(await must('book.importFolder', { from: grant(folderWith('Alder', 'Birch')) })).toEqual({
      counts: { clients: 2 },
      rows: 2,
    });
    expect(await must('book.status', {})).toMatchObject({ empty: false, company: 'Alder' });
    expect(notices.slice(told).some(({ type }) => type === 'changed')).toBe(true);
  });

  it('refuses one that has records', async () => {
    const { call, must, grant } = app();
    await must('book.open', { file: grant(bookWith('Alder')) });
    const before = await must('book.status', {});
    expect(code(await call('book.importFolder', { from: grant(folderWith('Birch')) }))).toBe('not_empty');
    expect(await must('book.status', {})).toEqual(before);
  });

  it('with a bad row leaves the book empty', async () => {
    const { call, must, grant } = app();
    await must('book.open', { file: grant(bookWith()) });
    const before = await must('book.status', {});
    const bad = writeFolder(temporary.next('Bad'), {
      'clients.csv': [
        ['A', '', '', ''],
        ['B', 'x', '', ''],
      ],
    });
    expect(code(await call('book.importFolder', { from: grant(bad) }))).toBe('bad_data');
    expect(await must('book.status', {})).toEqual(before);
  });
});

describe('settings', () => {
  it('change those that are named, null takes away, the others stay', async () => {
    const { must, grant, notices } = app();
    await must('book.open', { file: grant(bookWith('Alder')) });
    const before = await must('settings.get', {});
    const change = {
      targetCer: 12_500,
      holidays: ['2026-12-25'],
      deferredRevenue: -5,
      businessHours: 'Sat 09:00-12:00',
    };
    expect(await must('settings.update', { change })).toEqual({ ...before, ...change });
    expect(await must('settings.get', {})).toEqual({ ...before, ...change });
    expect(
      await must('settings.update', { change: { targetCer: null, holidays: [], deferredRevenue: null } }),
    ).toEqual({
      ...before,
      businessHours: change.businessHours,
    });
    expect(notices.at(-1)).toMatchObject({ type: 'changed', topics: ['settings'] });
    expect(await must('book.status', {})).toMatchObject({ revision: 3 });
  });

  it.each([
    ['timeZone', { timeZone: 'Mars/Phobos', company: 'Other' }],
    ['businessHours', { company: 'Other', businessHours: 'whenever' }],
    ['targetCer', { targetCer: 2 ** 50, company: 'Other' }],
  ] as const)('with a bad %s fail by that field and change nothing', async (field, change) => {
    const { call, must, grant } = app();
    await must('book.open', { file: grant(bookWith('Alder')) });
    const before = [await must('settings.get', {}), await must('book.status', {})];
    const result = await call('settings.update', { change });
    expect(result).toMatchObject({ ok: false, error: { code: 'bad_input' } });
    if (!result.ok) expect(Object.keys(result.error.fields ?? {})).toEqual([field]);
    expect([await must('settings.get', {}), await must('book.status', {})]).toEqual(before);
  });

  it('say that another program is writing, in words', async () => {
    const { call, must, grant } = app();
    const book = bookWith('Alder');
    await must('book.open', { file: grant(book) });
    const other = new Database(book);
    other.exec('BEGIN IMMEDIATE');
    const result = await call('settings.update', { change: { company: 'Other' } });
    other.exec('ROLLBACK');
    other.close();
    expect(code(result)).toBe('locked');
    expect(code(await call('settings.update', { change: { company: 'Other' } }))).toBe('ok');
    // SQLite waits two seconds for the other one.
  }, 30_000);
});

describe('the list of recent books', () => {
  it('is newest first, without doubles and without files that went', async () => {
    const { must, grant, services } = app();
    const [first, second, third] = [bookWith('Alder'), bookWith('Birch'), bookWith('Cedar')];
    for (const book of [first, second, third, first]) await must('book.open', { file: grant(book) });
    const companies = async () => (await must('book.recent', {})).map(({ company }) => company);
    expect(await companies()).toEqual(['Alder', 'Cedar', 'Birch']);
    expect(services.lastBook()).toBe(first);
    for (const entry of await must('book.recent', {}))
      expect(JSON.stringify(entry)).not.toContain(temporary.path);
    const [, cedar] = await must('book.recent', {});
    expect(await must('book.openRecent', { id: cedar?.id ?? '' })).toMatchObject({ company: 'Cedar' });
    expect(await companies()).toEqual(['Cedar', 'Alder', 'Birch']);
  });

  it('knows nothing of an id that it did not give', async () => {
    const { call } = app();
    expect(code(await call('book.openRecent', { id: 'x' }))).toBe('not_found');
  });

  it.each([
    ['cut off', '[{"path":"/x","comp'],
    ['of another shape', '{"path":1}'],
    ['empty', ''],
    ['not text', '\0\0\0'],
  ])('that is %s is no reason not to start, and is made anew', async (_what, content) => {
    const dataDir = temporary.next('data');
    mkdirSync(dataDir);
    writeFileSync(join(dataDir, 'recent-books.json'), content);
    const { must, grant, services, logged } = app({ dataDir });
    expect(services.lastBook()).toBeNull();
    expect(await must('book.recent', {})).toEqual([]);
    expect(logged.length).toBeGreaterThan(0);
    await must('book.open', { file: grant(bookWith('Alder')) });
    expect(await must('book.recent', {})).toHaveLength(1);
  });

  it('that cannot be written keeps no book from opening', async () => {
    const dataDir = temporary.next('data');
    writeFileSync(dataDir, 'a file where the folder should be');
    const { must, grant, logged } = app({ dataDir });
    expect(await must('book.open', { file: grant(bookWith('Alder')) })).toMatchObject({ company: 'Alder' });
    expect(logged.length).toBeGreaterThan(0);
  });
});

describe('the check', () => {
  it('finds a value that its column refuses, in the file as a job opens it', async () => {
    const { must, grant } = app();
    const book = bookWith('Alder');
    tamper(book, (db) => {
      db.pragma('ignore_check_constraints = ON');
      db.exec("UPDATE clients SET since = '2026-02-30'");
    });
    await must('book.open', { file: grant(book) });
    const { ok, checks } = await must('book.check', {});
    expect(ok).toBe(false);
    expect(checks.filter((check) => !check.ok).map(({ name }) => name)).toEqual(['integrity']);
  });

  it('passes a fresh book, and tells a foreseen failure as one', async () => {
    const { must, call, grant } = app();
    const book = bookWith('Alder');
    await must('book.open', { file: grant(book) });
    expect(await must('book.check', {})).toMatchObject({ ok: true });
    expect(() => jobs.check({ book: join(dirname(book), 'gone') }, { report: () => {} })).toThrow(
      PlumblineError,
    );
    expect(code(await call('book.export', { to: grant(book) }))).toBe('exists');
  });
});
