// Protects the terminal's commands, which people script against: JSON alone on stdout, one JSON object on stderr,
// exit 0, 1 (failed) or 2 (usage).
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCli } from '../../../src/main/cli/run.ts';
import { CANONICAL_NAMES, OWN_FILES } from '../../../src/shared/canonical.ts';
import { temporaryFolder, writeFolder } from '../../support/folder.ts';
import { naiveFigures } from '../../support/naive/index.ts';
import { createFrom } from '../../support/product.ts';
import { tamper } from '../../support/raw-book.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const temporary = temporaryFolder();

type Answer = { exit: number | null; out: string; error: string };
async function plumbline(...args: string[]): Promise<Answer> {
  let [out, error] = ['', ''];
  const exit = await runCli(args, {
    out: (text) => {
      out += text;
    },
    error: (text) => {
      error += text;
    },
  });
  return { exit, out, error };
}

/** JSON of a success: all of stdout, with nothing on stderr. */
function answer({ exit, out, error }: Answer): Record<string, unknown> {
  expect({ exit, error }).toEqual({ exit: 0, error: '' });
  return JSON.parse(out) as Record<string, unknown>;
}
/** JSON of a failure: one object, one line on stderr, with nothing on stdout. */
function failure(
  { exit, out, error }: Answer,
  wanted: 1 | 2,
): { code: string; message: string } & Record<string, unknown> {
  expect({ exit, out }).toEqual({ exit: wanted, out: '' });
  expect(error.trimEnd().split('\n')).toHaveLength(1);
  expect(error.endsWith('\n')).toBe(true);
  const parsed = JSON.parse(error) as { code: string; message: string };
  expect(parsed.message.length).toBeGreaterThan(10);
  return parsed;
}

const rows = {
  'settings.csv': [
    ['company', 'Alder IT'],
    ['owner_market_pay', '90000'],
    ['target_cer', '100'],
  ],
  'clients.csv': [['Birch', '', '', '']],
  'technicians.csv': [['Ruth', 'yes']],
  'ledger.csv': [['2026-05-02', 'Projects', 'revenue.project', 'Birch', '1500.00', '', '', '', 'no']],
  'time_entries.csv': [['2026-05-03', 'Birch', 'Ruth', '2:00:00', 'yes', 'project', '', '']],
};
function folderAndBook() {
  const [folder, book] = [writeFolder(temporary.next('Exports'), rows), temporary.next()];
  createFrom(folder, book);
  return { folder, book };
}

describe('plumbline new', () => {
  it('makes a book from a folder', async () => {
    const book = temporary.next();
    const folder = writeFolder(temporary.next('Exports'), rows);
    expect(answer(await plumbline('new', '--book', book, '--from', folder))).toEqual({
      counts: { clients: 1, technicians: 1, ledger_entries: 1, time_entries: 1 },
      rows: 4,
    });
    expect(readdirSync(dirname(book))).toEqual(['Book.plumbline']);
  });

  it('refuses an existing FILE and leaves it untouched', async () => {
    const { folder } = folderAndBook();
    const book = temporary.next();
    writeFileSync(book, 'mine');
    expect(failure(await plumbline('new', '--book', book, '--from', folder), 1).code).toBe('exists');
    expect(readFileSync(book, 'utf8')).toBe('mine');
  });

  it('lists all problems of a bad folder and makes no file', async () => {
    const bad = writeFolder(temporary.next('Bad'), {
      'clients.csv': [['A', 'x', 'y', '']],
      'technicians.csv': [['', '']],
    });
    const book = temporary.next();
    const { code, problems } = failure(await plumbline('new', '--book', book, '--from', bad), 1);
    expect(code).toBe('bad_data');
    expect(problems).toMatchObject([
      { file: 'clients.csv', line: 2, column: 'since' },
      { file: 'clients.csv', line: 2, column: 'seats' },
      { file: 'technicians.csv', line: 2, column: 'technician' },
    ]);
    expect(readdirSync(dirname(book))).toEqual([]);
  });

  it('fails over folders that are not there', async () => {
    const { folder } = folderAndBook();
    const gone = join(temporary.next('Gone'), 'deeper');
    expect(failure(await plumbline('new', '--book', temporary.next(), '--from', gone), 1).code).toBe(
      'not_found',
    );
    expect(
      failure(await plumbline('new', '--book', join(gone, 'B.plumbline'), '--from', folder), 1).code,
    ).toBe('not_found');
  });
});

describe('plumbline figures', () => {
  it.each(['2026-05-31', '2026-06-17'])(
    'gives every figure of %s in the shape of expected.json',
    async (asOf) => {
      const { folder, book } = folderAndBook();
      expect(answer(await plumbline('figures', '--book', book, '--as-of', asOf))).toEqual(
        naiveFigures(folder, asOf),
      );
    },
  );
});

describe('plumbline export and check', () => {
  it('write a folder that makes the same book', async () => {
    const { book } = folderAndBook();
    const out = temporary.next('Out');
    expect(answer(await plumbline('export', '--book', book, '--to', out))).toEqual({
      files: CANONICAL_NAMES.filter((file) => !OWN_FILES.has(file)),
      rows: 7,
    });
    const again = temporary.next();
    answer(await plumbline('new', '--book', again, '--from', out));
    const figures = (file: string) => plumbline('figures', '--book', file, '--as-of', '2026-05-31');
    expect(await figures(again)).toEqual(await figures(book));
  });

  it('pass a sound book, and fail a damaged one with the report on stdout', async () => {
    const { book } = folderAndBook();
    expect(answer(await plumbline('check', '--book', book))).toMatchObject({ ok: true });
    tamper(book, (db) => db.exec('UPDATE client_month SET revenue_project = 1'));
    const { exit, out, error } = await plumbline('check', '--book', book);
    expect({ exit, error }).toEqual({ exit: 1, error: '' });
    const { ok, checks } = JSON.parse(out) as { ok: boolean; checks: { name: string; ok: boolean }[] };
    expect(ok).toBe(false);
    expect(checks.filter((check) => !check.ok).map(({ name }) => name)).toEqual(['month facts']);
  });
});

describe('plumbline post', () => {
  const rent = ['Rent', 'opex.rent', '', '900.00', '', '', 'no', 'month', '2026-01-31', '', 'no'];

  it('posts what is due by a day, once', async () => {
    const book = temporary.next();
    createFrom(writeFolder(temporary.next('Exports'), { 'recurring_entries.csv': [rent] }), book);
    expect(answer(await plumbline('post', '--book', book, '--as-of', '2026-03-30'))).toEqual({
      label: 'Post 2 recurring entries',
      changed: true,
      ids: [1, 2],
      waiting: 0,
      held: 0,
    });
    expect(answer(await plumbline('post', '--book', book, '--as-of', '2026-03-30')).changed).toBe(false);
  });

  it('wants a day that exists', async () => {
    const { book } = folderAndBook();
    expect(failure(await plumbline('post', '--book', book, '--as-of', 'soon'), 2).message).toContain(
      'soon is not a day',
    );
  });
});

describe('plumbline call', () => {
  it('runs a call of the contract, and what it writes stays', async () => {
    const { book } = folderAndBook();
    expect(
      answer(await plumbline('call', 'settings.update', '{"change":{"company":"Cedar"}}', '--book', book)),
    ).toMatchObject({
      company: 'Cedar',
    });
    expect(answer(await plumbline('call', 'settings.get', '{}', '--book', book))).toMatchObject({
      company: 'Cedar',
    });
  });

  it.each([
    ['an unknown call', 'no.such', '{}', 1, 'bad_input'],
    ['a name of the prototype', 'constructor', '{}', 1, 'bad_input'],
    ['input that does not fit', 'metrics.figures', '{"asOf":"2026-02-30"}', 1, 'bad_input'],
    ['input of another kind', 'metrics.figures', '[]', 1, 'bad_input'],
    ['a call that needs the window', 'files.choose', '{"purpose":"open-book"}', 1, 'unavailable'],
    ['input that is no JSON', 'settings.get', '{asOf}', 2, 'usage'],
    ['input that is empty', 'settings.get', '', 2, 'usage'],
  ] as const)('fails over %s', async (_what, name, input, exit, code) => {
    const { book } = folderAndBook();
    expect(failure(await plumbline('call', name, input, '--book', book), exit).code).toBe(code);
  });
});

describe('a book that is none', () => {
  it.each([
    ['figures', ['--as-of', '2026-06-30']],
    ['check', []],
    ['export', ['--to', 'OUT']],
    ['call', ['settings.get', '{}']],
  ] as const)('fails %s with its reason', async (name, more) => {
    const out = temporary.next('Out');
    const args = more.map((arg) => (arg === 'OUT' ? out : arg));
    const text = temporary.next('Letter.plumbline');
    writeFileSync(text, 'Dear owner');
    expect(failure(await plumbline(name, ...args, '--book', text), 1).code).toBe('not_a_book');
    expect(failure(await plumbline(name, ...args, '--book', `${text}.gone`), 1).code).toBe('not_found');
    expect(existsSync(`${text}.gone`)).toBe(false);
    expect(existsSync(out)).toBe(false);
  });
});

describe('usage', () => {
  it.each([
    ['nothing', []],
    ['an unknown command', ['fly']],
    ['a name of the prototype', ['constructor']],
    ['a missing option', ['new', '--book', 'x']],
    ['a missing book', ['figures', '--as-of', '2026-06-30']],
    ['an option without its value', ['check', '--book']],
    ['an option that is empty', ['check', '--book', '']],
    ['an option of another command', ['check', '--book', 'x', '--as-of', '2026-06-30']],
    ['an unknown option', ['check', '--book', 'x', '--force']],
    ['a word too many', ['check', 'all', '--book', 'x']],
    ['a call without input', ['call', 'settings.get', '--book', 'x']],
    ['a day that is none', ['figures', '--book', 'x', '--as-of', '2026-02-30']],
    ['a day in another form', ['figures', '--book', 'x', '--as-of', '30.06.2026']],
  ])('%s is told with exit 2 and how to do better', async (_what, args) => {
    const { code, message } = failure(await plumbline(...args), 2);
    expect(code).toBe('usage');
    expect(message).toContain('plumbline new --book FILE --from DIR');
  });

  it.each(['help', '--help', '-h'])('is what %s gives', async (word) => {
    const usage = answer(await plumbline(word)).usage as string[];
    for (const command of ['new', 'figures', 'print valuation', 'export', 'check', 'call'])
      expect(usage.some((line) => line.startsWith(`plumbline ${command} `))).toBe(true);
  });
});

// The runner of all tests builds first; a single run may have nothing built.
const built = existsSync(join(root, 'out', 'main', 'cli.js'));
describe.skipIf(!built)('the built command', () => {
  /** From a folder of its own, which must stay as it is, with paths that are relative to it. */
  const run = (cwd: string, ...args: string[]): Answer => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [join(root, 'scripts', 'cli.mjs'), ...args],
      {
        cwd,
        encoding: 'utf8',
        env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
      },
    );
    return { exit: status, out: stdout, error: stderr };
  };

  it('answers like the one in process, and leaves nothing in the folder it is called from', async () => {
    const folder = writeFolder(temporary.next('Exports'), rows);
    const cwd = dirname(folder);
    expect(answer(run(cwd, 'new', '--book', 'B.plumbline', '--from', 'Exports'))).toMatchObject({ rows: 4 });
    const figures = run(cwd, 'figures', '--book', 'B.plumbline', '--as-of', '2026-05-31');
    expect(figures).toEqual(
      await plumbline('figures', '--book', join(cwd, 'B.plumbline'), '--as-of', '2026-05-31'),
    );
    expect(readdirSync(cwd).sort()).toEqual(['B.plumbline', 'Exports']);
  });

  it('exits 1 for a failure and 2 for usage', () => {
    const cwd = dirname(temporary.next());
    expect(failure(run(cwd, 'check', '--book', 'gone'), 1).code).toBe('not_found');
    expect(failure(run(cwd, 'fly'), 2).code).toBe('usage');
  });
});
