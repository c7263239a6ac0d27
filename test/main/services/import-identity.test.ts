// Protects by what a row is known again: overlapping files add only what is new, equal rows stay as many as they are,
// and a row with the source's own id is updated, never doubled.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ImportBook, importBooks, withoutBatch } from '../../support/import-book.ts';

const books = importBooks();

const HEADER = ['date', 'client', 'technician', 'duration', 'billable', 'work_type', 'ticket', 'note'];
type Entry = { day: number; client: string; duration: string };
const ENTRY: Entry = { day: 2, client: 'Cedar Clinic', duration: '1:00:00' };
const rowOf = ({ day, client, duration }: Entry): string[] => [
  `2026-03-0${day}`,
  client,
  'Robin',
  duration,
  'yes',
  'support',
  '',
  '',
];
const fileOf = (entries: readonly Entry[]): string => books.file([HEADER, ...entries.map(rowOf)]);

/** Time without a client is the company's own. */
const internal = { answers: { 'empty:client': 'none' } };

/** Few different values, so that equal rows and equal days are the rule. */
const entry = fc.record({
  day: fc.integer({ min: 1, max: 4 }),
  client: fc.constantFrom('Cedar Clinic', 'Brook & Sons', ''),
  duration: fc.constantFrom('0:30', '1:00:00', '0:00'),
});

/** How often each record is in the book, by what it says. */
const inBook = (book: ImportBook): Record<string, number> =>
  Object.fromEntries(
    book
      .rows<{ what: string; times: number }>(
        `SELECT json_array(CAST(strftime('%d', day * 86400, 'unixepoch') AS INTEGER), COALESCE(client, ''), seconds) AS what, COUNT(*) AS times FROM (
           SELECT t.day, c.name AS client, t.seconds FROM time_entries t LEFT JOIN clients c ON c.id = t.client_id
         ) GROUP BY what`,
      )
      .map(({ what, times }) => [what, times]),
  );
const SECONDS: Record<string, number> = { '0:30': 1800, '1:00:00': 3600, '0:00': 0 };
const tally = (entries: readonly Entry[]): Record<string, number> => {
  const all: Record<string, number> = {};
  for (const { day, client, duration } of entries) {
    const what = JSON.stringify([day, client, SECONDS[duration]]);
    all[what] = (all[what] ?? 0) + 1;
  }
  return all;
};

describe('rows without an id of their own', () => {
  it('files of whole days, overlapping, in any order and each in any order: every row once', () => {
    fc.assert(
      fc.property(
        fc.array(entry, { minLength: 1, maxLength: 12 }),
        fc.array(fc.tuple(fc.uniqueArray(fc.integer({ min: 1, max: 4 }), { minLength: 1 }), fc.integer()), {
          minLength: 1,
          maxLength: 4,
        }),
        (entries, exports) => {
          const book = books.book();
          for (const [days, seed] of exports) {
            const own = entries.filter(({ day }) => days.includes(day));
            const from = own.length === 0 ? 0 : Math.abs(seed) % own.length;
            if (own.length > 0) book.commit(fileOf([...own.slice(from), ...own.slice(0, from)]), internal);
          }
          const days = new Set(exports.flatMap(([own]) => own));
          expect(inBook(book)).toEqual(tally(entries.filter(({ day }) => days.has(day))));
          expect(book.stale()).toEqual([]);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('any files at all: of equal rows as many as the file with most of them has, whatever came first', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(entry, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 4 }),
        (files) => {
          const book = books.book();
          let added = 0;
          for (const entries of files) added += book.commit(fileOf(entries), internal).new;
          const most: Record<string, number> = {};
          for (const counts of files.map(tally))
            for (const [what, times] of Object.entries(counts)) most[what] = Math.max(most[what] ?? 0, times);
          expect(inBook(book)).toEqual(most);
          expect(added).toBe(Object.values(most).reduce((sum, times) => sum + times, 0));
        },
      ),
      { numRuns: 40 },
    );
  });

  it('what a tool rewrites later, quotes and line ends make no other row of it', () => {
    const head =
      'User,Email,Client,Project,Task,Description,Billable,Start date,Start time,End date,End time,Duration,Tags,Amount (USD)';
    const row =
      'Robin,r@example.com,Cedar Clinic,Care,,VPN,Yes,2026-03-02,09:00:00,2026-03-02,10:00:00,01:00:00';
    const book = books.book();
    const first = book.commit(books.file(`${head}\n${row},,\n${row},,\n`));
    expect(first).toMatchObject({ rows: 2, new: 2 });
    const quoted = row.replace('Cedar Clinic', '"Cedar Clinic"');
    const later = book.commit(
      books.file(`\ufeff${head}\r\n${quoted},billed,100.00\r\n${row},late,90.00\r\n`),
    );
    expect(later).toMatchObject({ rows: 2, new: 0, changed: 0, unchanged: 2 });
    expect(book.commit(books.file(`${head}\n${row.replace('01:00:00', '01:00:01')},,\n`))).toMatchObject({
      new: 1,
    });
  });

  it('two rows that differ only in how they are split into cells are two', () => {
    const book = books.book();
    const note = (ticket: string, text: string) => [...rowOf(ENTRY).slice(0, 6), ticket, text];
    const path = books.file([HEADER, note('1', '23'), note('12', '3'), note('123', '')]);
    expect(book.commit(path)).toMatchObject({ new: 3 });
  });
});

describe('rows with the source’s id', () => {
  const head = ['Entry ID', 'Date', 'Client', 'User', 'Duration', 'Billable', 'Description'];
  const work = (id: string, duration: string, note = '') => [
    id,
    '2026-03-20',
    'Cedar Clinic',
    'Robin',
    duration,
    'yes',
    note,
  ];
  const said = { kind: 'time_entries' as const };

  it('other content is a change, shown field by field and made', () => {
    const book = books.book();
    book.commit(books.file([head, work('0001', '1:00'), work('0002', '2:00')]), said);
    const path = books.file([
      head,
      work('0002', '2:30', 'longer'),
      work('0003', '0:10'),
      work('0001', '1:00'),
    ]);
    const plan = book.plan(path, said);
    expect(plan).toMatchObject({ new: 1, changed: 1, unchanged: 1 });
    expect(plan.changes).toEqual([
      {
        line: 2,
        record: expect.stringContaining('2026-03-20'),
        fields: [
          { field: 'Duration', before: '2:00:00', after: '2:30:00' },
          { field: 'Note', before: '', after: 'longer' },
        ],
      },
    ]);
    expect(book.commit(path, said)).toMatchObject({ new: 1, changed: 1, unchanged: 1 });
    expect(book.rows('SELECT seconds, note FROM time_entries ORDER BY id')).toEqual([
      { seconds: 3600, note: '' },
      { seconds: 9000, note: 'longer' },
      { seconds: 600, note: '' },
    ]);
    expect(book.stale()).toEqual([]);
    expect(book.commit(path, said)).toMatchObject({ new: 0, changed: 0, unchanged: 3 });
  });

  it('the same id twice in a file: told if equal, refused if not', () => {
    const book = books.book();
    const path = books.file([
      head,
      work('1', '1:00'),
      work('1', '1:00'),
      work('2', '1:00'),
      work('2', '9:00'),
    ]);
    const receipt = book.commit(path, said);
    expect(receipt).toMatchObject({ rows: 4, new: 2, leftOut: 1, rejectedCount: 1 });
    expect(receipt.rejected).toEqual([
      { line: 5, column: '', reason: expect.stringContaining('stands in this file already') },
    ]);
  });

  it('a payment that a file tells as moved and as not moved is in the book, whichever comes first', () => {
    const bank = ['Transaction ID', 'Date', 'Counterparty', 'Amount', 'Status'];
    const line = (status: string) => ['T1', '2026-03-02', 'Harbor Dental', '500.00', status];
    const open = {
      kind: 'bank' as const,
      answers: { 'account:Harbor Dental': 'revenue.recurring' },
    };
    for (const states of [
      ['pending', 'completed'],
      ['completed', 'pending'],
    ]) {
      const book = books.book();
      const path = books.file([bank, ...states.map(line)]);
      expect(book.commit(path, open)).toMatchObject({ new: 1, changed: 0, leftOut: 1 });
      expect(book.commit(path, open)).toMatchObject({ new: 0, changed: 0, unchanged: 1, leftOut: 1 });
      expect(book.commit(books.file([bank, line('reversed')]), open)).toMatchObject({ changed: 1 });
      expect(book.rows('SELECT id FROM ledger_entries')).toEqual([]);
    }
  });

  it('a month of an entry that moved to another one is counted in both', () => {
    const book = books.book();
    book.commit(books.file([head, work('1', '1:00'), work('2', '1:00')]), said);
    const moved = work('1', '1:00').with(1, '2026-05-01');
    expect(book.commit(books.file([head, moved]), said)).toMatchObject({ changed: 1 });
    expect(book.stale()).toEqual([]);
  });

  it('random histories of one source: the book is what the files said last, and undone step by step it is as before', () => {
    const change = fc.array(
      fc.tuple(fc.constantFrom('1', '2', '3', '4'), fc.constantFrom('0:30', '1:00', '2:00')),
      { minLength: 1, maxLength: 4 },
    );
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (files) => {
        const book = books.book();
        const states = [book.content()];
        const batches: number[] = [];
        const last = new Map<string, string>();
        for (const file of files) {
          const unique = new Map(file);
          for (const [id, duration] of unique) last.set(id, duration);
          const path = books.file([
            head,
            ...[...unique].map(([id, duration]) => work(id, duration, `#${id}`)),
          ]);
          batches.push(book.commit(path, said).batch);
          states.push(book.content());
          expect(book.stale()).toEqual([]);
        }
        const seconds = book.rows<{ note: string; seconds: number }>(
          'SELECT note, seconds FROM time_entries',
        );
        expect(Object.fromEntries(seconds.map((row) => [row.note, row.seconds]))).toEqual(
          Object.fromEntries(
            [...last].map(([id, text]) => [
              `#${id}`,
              { '0:30': 1800, '1:00': 3600, '2:00': 7200 }[text as '0:30'],
            ]),
          ),
        );
        for (const batch of batches.toReversed()) {
          states.pop();
          expect(book.undo(batch).keptCount).toBe(0);
          expect(book.content()).toEqual(states.at(-1));
          expect(book.stale()).toEqual([]);
        }
        expect(withoutBatch(book.content())).toEqual(withoutBatch(states[0] ?? {}));
      }),
      { numRuns: 15 },
    );
  });

  it('two tools that number their entries alike don’t meet', () => {
    const book = books.book();
    book.commit(books.file([head, work('1', '1:00')]), said);
    const other = ['Entry ID', 'Date', 'Client', 'Member', 'Duration', 'Billable', 'Notes'];
    expect(book.commit(books.file([other, work('1', '1:00')]), said)).toMatchObject({ new: 1, unchanged: 0 });
  });
});

describe('numbers of two tools', () => {
  const head = ['Number', 'Company', 'Opened', 'Status', 'Subject'];
  const tickets = (...codes: string[]) =>
    books.file([head, ...codes.map((code) => [code, 'Cedar Clinic', '2026-03-02T09:00:00Z', 'open', 'VPN'])]);
  const other = (...codes: string[]) =>
    books.file([
      [...head, 'Priority'],
      ...codes.map((code) => [code, 'Cedar Clinic', '2026-03-02T09:00:00Z', 'open', 'Mail', 'high']),
    ]);
  const asTickets = {
    mapping: {
      kind: 'tickets' as const,
      columns: {
        ticket: 'Number',
        client: 'Company',
        opened: 'Opened',
        status: 'Status',
        subject: 'Subject',
      },
    },
    answers: { zone: 'UTC' },
  };

  it('don’t meet: the second tool’s ticket bears its source too, and stays the one it is', () => {
    const book = books.book();
    const before = book.content();
    const first = book.commit(tickets('1001', '1002'), asTickets);
    const second = book.commit(other('1001', '2001'), asTickets);
    expect([first.new, second.new, second.changed]).toEqual([2, 2, 0]);
    expect(book.rows('SELECT code, subject FROM tickets ORDER BY code')).toEqual([
      { code: '1001', subject: 'VPN' },
      { code: `1001 (${second.source})`, subject: 'Mail' },
      { code: '1002', subject: 'VPN' },
      { code: '2001', subject: 'Mail' },
    ]);
    expect(book.commit(other('1001', '2001'), asTickets)).toMatchObject({ new: 0, changed: 0, unchanged: 2 });
    book.undo(first.batch);
    book.undo(second.batch);
    expect(book.content()).toEqual(before);
  });
});
