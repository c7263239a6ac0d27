// Protects importing from the terminal, which people script against: one JSON on stdout, one on stderr, the exit code.
import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { runCli } from '../../../src/main/cli/run.ts';
import { importBooks } from '../../support/import-book.ts';

const books = importBooks({ 'clients.csv': [['Cedar Clinic', '', '', '']] });

type Answer = { exit: number; out: string; error: string };
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
type Told = Record<string, unknown> & { batch: number | null; questions: { id: string }[] };
/** What was printed, with the exit code; nothing on stderr. */
function told({ exit, out, error }: Answer): { exit: number; data: Told } {
  expect(error).toBe('');
  return { exit, data: JSON.parse(out) as Told };
}
/** The one object on stderr, with the exit code; nothing on stdout, and no folder's name anywhere. */
function failed({ exit, out, error }: Answer): { exit: number; code: string; message: string } {
  expect(out).toBe('');
  expect(error.trimEnd().split('\n')).toHaveLength(1);
  expect(error).not.toContain('/tmp');
  expect(error).not.toContain('plumbline-test');
  return { exit, ...(JSON.parse(error) as { code: string; message: string }) };
}

const HEADER = ['date', 'client', 'technician', 'duration', 'billable', 'work_type', 'ticket', 'note'];
const row = (date: string, client = 'Cedar Clinic') => [
  date,
  client,
  'Robin',
  '1:00',
  'yes',
  'support',
  '',
  '',
];
const json = (value: unknown): string => {
  const path = books.next('given.json');
  writeFileSync(path, JSON.stringify(value));
  return path;
};

describe('plumbline import', () => {
  it('prints the plan and writes nothing; with --commit it prints the receipt in the same shape', async () => {
    const book = books.book();
    const file = books.file([
      HEADER,
      row('2026-03-01'),
      row('2026-02-30'),
      row('2026-03-02', 'Harbor Dental'),
    ]);
    const before = book.everything();
    const plan = told(await plumbline('import', '--book', book.path, file));
    expect(book.everything()).toEqual(before);
    const documented = {
      kind: 'time_entries',
      source: 'plumbline-time',
      rows: 3,
      new: 2,
      changed: 0,
      unchanged: 0,
      rejected: [{ line: 3, column: 'date', reason: expect.stringMatching(/2026-02-30/) }],
      questions: [],
    };
    expect(plan).toMatchObject({ exit: 0, data: { ...documented, batch: null } });
    const done = told(await plumbline('import', '--book', book.path, '--commit', file));
    expect(done).toMatchObject({ exit: 0, data: { ...documented, batch: 2 } });
    const again = told(await plumbline('import', '--commit', '--book', book.path, file));
    expect(again).toMatchObject({ exit: 0, data: { new: 0, changed: 0, unchanged: 2, batch: 3 } });
  });

  it('commits nothing with questions open, prints them with the plan, and fails', async () => {
    const book = books.book();
    const file = books.file([HEADER, row('2026-03-01', 'Cedar Clinik')]);
    const before = book.everything();
    const look = told(await plumbline('import', '--book', book.path, file));
    expect(look).toMatchObject({ exit: 0, data: { batch: null } });
    const { exit, data } = told(await plumbline('import', '--book', book.path, '--commit', file));
    expect([exit, data.batch, data.new]).toEqual([1, null, 1]);
    expect(data.questions).toEqual([
      {
        id: 'client:Cedar Clinik',
        prompt: expect.stringMatching(/\?$/),
        because: expect.any(String),
        options: [
          { value: 'Cedar Clinic', label: expect.any(String) },
          { value: 'new', label: expect.any(String) },
        ],
        free: 'the name of any other client of the book',
        suggestion: 'Cedar Clinic',
      },
    ]);
    expect(book.everything()).toEqual(before);
  });

  it('takes answers by the questions’ ids', async () => {
    const book = books.book();
    const file = books.file([HEADER, row('2026-03-01', 'Cedar Clinik')]);
    const answers = json({ 'client:Cedar Clinik': 'Cedar Clinic' });
    expect(
      told(await plumbline('import', '--book', book.path, '--answers', answers, '--commit', file)),
    ).toMatchObject({ exit: 0, data: { new: 1, newClients: [], batch: 2 } });
  });

  it('takes --kind and a mapping by labels, by a second column of a name, and by position', async () => {
    const head = ['Others', 'Others', '', 'Wer', 'Wann'];
    const file = books.file([head, ['Cedar Clinic', '1:30', 'x', 'Robin', '2026-03-01']]);
    const columns = [
      { client: 'Others', duration: 'Others (2)', technician: 'Wer', date: 'Wann', note: 'Column 3' },
      { client: 0, duration: 1, technician: 3, date: 4, note: 2 },
    ];
    for (const mapping of columns) {
      const book = books.book();
      const given = ['--mapping', json({ columns: mapping }), '--answers', json({ billable: 'yes' })];
      const done = told(
        await plumbline('import', '--book', book.path, '--kind', 'time_entries', ...given, '--commit', file),
      );
      expect(done).toMatchObject({ exit: 0, data: { kind: 'time_entries', new: 1, questions: [] } });
      expect(book.rows('SELECT seconds, note FROM time_entries')).toEqual([{ seconds: 5400, note: 'x' }]);
    }
    const book = books.book();
    const kind = { kind: 'time_entries', columns: columns[0] };
    expect(
      told(await plumbline('import', '--book', book.path, '--mapping', json(kind), file)).data.kind,
    ).toBe('time_entries');
  });

  it.each([
    ['no file', []],
    ['two files', ['a.csv', 'b.csv']],
    ['a kind there is not', ['--kind', 'cars', 'a.csv']],
    ['an option of another command', ['--batch', '1', 'a.csv']],
    ['an option there is not', ['--force', 'a.csv']],
    ['answers that are not there', ['--answers', 'gone.json', 'a.csv']],
  ])('exits 2 with %s', async (_what, args) => {
    const failure = failed(await plumbline('import', '--book', books.book().path, ...args));
    expect(failure).toMatchObject({ exit: 2, code: 'usage' });
  });

  it.each([
    ['--answers', 'no JSON', 'not JSON'],
    ['--answers', '["a"]', 'does not fit'],
    ['--answers', '{"billable": true}', 'does not fit at billable'],
    ['--mapping', '{"client":"Others"}', 'does not fit'],
    ['--mapping', '{"columns":{"client":-1}}', 'does not fit at columns.client'],
    ['--mapping', '{"columns":{},"kind":"cars"}', 'does not fit at kind'],
  ])('exits 2 with %s %s', async (option, text, message) => {
    const path = books.next('given.json');
    writeFileSync(path, text);
    const failure = failed(await plumbline('import', '--book', books.book().path, option, path, 'a.csv'));
    expect(failure).toMatchObject({ exit: 2, code: 'usage', message: expect.stringContaining(message) });
  });

  it('exits 1 over a file or a book that can’t be read, in a sentence without a path', async () => {
    const book = books.book();
    const file = books.file([HEADER, row('2026-03-01')]);
    const failing = async (...args: string[]) => failed(await plumbline('import', '--book', ...args));
    expect(await failing(book.path, books.next('gone.csv'))).toMatchObject({ exit: 1, code: 'not_found' });
    expect(await failing(book.path, books.file(''))).toMatchObject({ exit: 1, code: 'bad_data' });
    expect(await failing(book.path, book.path)).toMatchObject({ exit: 1, code: 'bad_data' });
    expect(await failing(books.next(), file)).toMatchObject({ exit: 1, code: 'not_found' });
    expect(await failing(file, file)).toMatchObject({ exit: 1, code: 'not_a_book' });
    const mapping = json({ columns: { client: 'Nowhere' } });
    expect(await failing(book.path, '--mapping', mapping, file)).toMatchObject({
      exit: 1,
      code: 'bad_input',
    });
  });
});

describe('plumbline undo', () => {
  it('takes an import back and prints what went; a second time it fails', async () => {
    const book = books.book();
    const before = book.content();
    const file = books.file([HEADER, row('2026-03-01')]);
    const { data } = told(await plumbline('import', '--book', book.path, '--commit', file));
    const undo = () => plumbline('undo', '--book', book.path, '--batch', String(data.batch));
    expect(told(await undo())).toMatchObject({ exit: 0, data: { batch: 2, removed: 1, keptCount: 0 } });
    expect(book.content()).toEqual(before);
    expect(failed(await undo())).toMatchObject({ exit: 1, code: 'bad_input' });
  });

  it('keeps what was edited only with --keep-edited', async () => {
    const book = books.book();
    const file = books.file([HEADER, row('2026-03-01'), row('2026-03-02')]);
    await plumbline('import', '--book', book.path, '--commit', file);
    book.edit("UPDATE time_entries SET note = 'by hand' WHERE id = 1");
    const undo = (...more: string[]) => plumbline('undo', '--book', book.path, '--batch', '2', ...more);
    expect(failed(await undo())).toMatchObject({ exit: 1, code: 'bad_input' });
    expect(told(await undo('--keep-edited'))).toMatchObject({ exit: 0, data: { removed: 1, keptCount: 1 } });
    expect(book.rows('SELECT note FROM time_entries')).toEqual([{ note: 'by hand' }]);
  });

  it.each([['--batch', 'x'], ['--batch', '-1'], ['--batch', ''], []])(
    'exits 2 with %j %j',
    async (...args) => {
      const words = args.filter((word) => word !== undefined);
      expect(failed(await plumbline('undo', '--book', books.book().path, ...words))).toMatchObject({
        exit: 2,
      });
    },
  );
});
