// Protects recurring entries: each due day is posted once, whatever happens between; nothing is posted into a closed month
// or behind the owner's back; and what posted itself can be taken back like anything else.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Ports } from '../../../src/main/services/context.ts';
import { dayNumber, dayOf } from '../../../src/shared/calendar.ts';
import type { Input } from '../../../src/shared/contract/index.ts';
import { dueDays } from '../../../src/shared/recurring.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { importBooks, workFile } from '../../support/import-book.ts';
import { type KeptBook, keptBooks } from '../../support/kept-book.ts';
import { createFrom, exportTo } from '../../support/product.ts';

const book = keptBooks();
const temporary = temporaryFolder();

type Values = Input<'records.save'>['sets'][number]['rows'][number]['values'];
const RENT: Values = {
  account: 'Rent',
  amount: 90_000,
  vendor: 'House',
  memo: 'Office',
  every: 'month',
  first_day: '2026-05-31',
};

const save = (own: KeptBook, values: Values, id?: number) =>
  own.must('records.save', {
    sets: [{ table: 'recurring_entries', rows: [{ ...(id ? { id } : {}), values }] }],
  });

/** A book with an account for rent, on a day that the test can turn. */
async function rented(today = '2026-07-15', more: Partial<Ports> = {}, path?: string) {
  const clock = { today };
  const own = book(path, { today: () => clock.today, ...more });
  if (!path)
    await own.must('records.save', {
      sets: [{ table: 'accounts', rows: [{ values: { name: 'Rent', kind: 'opex.rent' } }] }],
    });
  return { own, clock };
}

const entries = (own: KeptBook): string[] =>
  own
    .rows<{ day: number; cents: number }>(
      "SELECT l.day, l.cents FROM ledger_entries l JOIN accounts a ON a.id = l.account_id WHERE a.name = 'Rent' ORDER BY l.day, l.id",
    )
    .map(({ day, cents }) => `${dayOf(day)} ${cents}`);
const days = (own: KeptBook) => entries(own).map((entry) => entry.slice(0, 10));
const stateOf = async (own: KeptBook, id = 2) =>
  (await own.must('ledger.recurring', {})).entries.find((entry) => entry.id === id);
const undoLabel = async (own: KeptBook) => (await own.must('changes.state', {})).undo?.label;

describe('a recurring entry', () => {
  it('posts all that is due once it is saved, in one step, and says so until it was heard', async () => {
    const { own } = await rented();
    const done = await save(own, { ...RENT, client: 'Alder', acquisition: true });
    expect(done).toMatchObject({ label: 'Post 2 recurring entries', changed: true, ids: [[2]] });
    expect(entries(own)).toEqual(['2026-05-31 90000', '2026-06-30 90000']);
    expect(
      own.rows(
        'SELECT vendor, memo, document, acquisition, client_id FROM ledger_entries WHERE day > 20000 LIMIT 1',
      ),
    ).toEqual([{ vendor: 'House', memo: 'Office', document: '', acquisition: 1, client_id: 1 }]);
    expect(own.stale()).toEqual([]);
    expect(await undoLabel(own)).toBe('Post 2 recurring entries');
    expect((await own.must('ledger.news', {})).posted).toMatchObject({
      ids: [2, 3],
      entries: [{ date: '2026-05-31', account: 'Rent', client: 'Alder', amount: 90_000, memo: 'Office' }, {}],
    });
    await own.must('ledger.told', {});
    expect((await own.must('ledger.news', {})).posted.ids).toEqual([]);
    expect(await stateOf(own)).toEqual({
      id: 2,
      next: '2026-07-31',
      posted: [2, 3],
      lastPosted: '2026-06-30',
      skipped: [],
      waiting: [],
      held: 0,
    });
  });

  it('taken back is not posted again by itself, and can be posted after all', async () => {
    const { own } = await rented();
    await save(own, RENT);
    await own.must('changes.undo', {});
    expect(days(own)).toEqual([]);
    expect(await own.must('ledger.postDue', {})).toMatchObject({ changed: false, ids: [] });
    expect((await stateOf(own))?.skipped).toEqual(['2026-05-31', '2026-06-30']);
    expect((await own.must('ledger.news', {})).posted.ids).toEqual([]);
    await own.must('changes.redo', {});
    expect(days(own)).toEqual(['2026-05-31', '2026-06-30']);
    expect((await stateOf(own))?.skipped).toEqual([]);
    const [first] = own.rows<{ id: number }>('SELECT MIN(id) AS id FROM ledger_entries WHERE id > 1');
    await own.must('records.remove', { table: 'ledger_entries', ids: [first?.id ?? 0] });
    expect((await stateOf(own))?.skipped).toEqual(['2026-05-31']);
    const done = await own.must('ledger.post', { days: [{ recurring: 2, day: '2026-05-31' }] });
    expect(done.label).toBe('Post recurring entry Rent · Office, due 2026-05-31');
    expect(days(own)).toEqual(['2026-05-31', '2026-06-30']);
    const again = await own.refused('ledger.post', { days: [{ recurring: 2, day: '2026-05-31' }] });
    expect(again).toMatchObject({
      code: 'exists',
      message: expect.stringContaining('in the ledger already'),
    });
  });

  it.each([
    [{ recurring: 9, day: '2026-05-31' }, 'not_found'],
    [{ recurring: 2, day: '2026-05-30' }, 'bad_input'],
    [{ recurring: 2, day: '2026-07-31' }, 'bad_input'],
  ])('is not posted for %j', async (day, code) => {
    const { own } = await rented();
    await save(own, RENT);
    const before = own.content();
    expect((await own.refused('ledger.post', { days: [day] })).code).toBe(code);
    expect(own.content()).toEqual(before);
  });

  it('moved by hand to another day counts as posted', async () => {
    const { own } = await rented();
    const { ids } = await save(own, { ...RENT, first_day: '2026-06-30' });
    await own.must('records.save', {
      sets: [{ table: 'ledger_entries', rows: [{ id: 2, values: { date: '2026-07-02' } }] }],
    });
    await own.must('ledger.postDue', {});
    expect(days(own)).toEqual(['2026-07-02']);
    expect(await stateOf(own, ids[0]?.[0])).toMatchObject({ posted: [2], skipped: [] });
  });

  it('gone from the book leaves its entries, and is due no more', async () => {
    const { own, clock } = await rented();
    await save(own, RENT);
    await own.must('records.remove', { table: 'recurring_entries', ids: [2] });
    clock.today = '2026-12-31';
    expect((await own.must('ledger.postDue', {})).changed).toBe(false);
    expect(days(own)).toHaveLength(2);
  });
});

describe('the window', () => {
  it('posts what fell due while the book was closed as it opens, and never twice', async () => {
    const { own } = await rented();
    await save(own, RENT);
    const later = await rented('2026-09-30', { postsDue: true }, own.file);
    expect(days(later.own)).toEqual(['2026-05-31', '2026-06-30', '2026-07-31', '2026-08-31', '2026-09-30']);
    expect(await undoLabel(later.own)).toBe('Post 3 recurring entries');
    const again = await rented('2026-09-30', { postsDue: true }, own.file);
    expect(days(again.own)).toHaveLength(5);
    expect(await undoLabel(again.own)).toBe('Post 3 recurring entries');
  });

  it('posts at midnight of the book’s own zone, and tells who reads the ledger', async () => {
    const asked: (string | undefined)[] = [];
    const clock = { today: '2026-06-29' };
    const { own: first } = await rented('2026-06-29');
    await save(first, RENT);
    await first.must('settings.update', { change: { timeZone: 'Europe/Zurich' }, allowClosed: true });
    const own = book(first.file, {
      postsDue: true,
      today: (zone) => {
        asked.push(zone);
        return clock.today;
      },
    });
    own.checkDay();
    expect(days(own)).toEqual(['2026-05-31']);
    own.notices.length = 0;
    clock.today = '2026-06-30';
    own.checkDay();
    expect(days(own)).toEqual(['2026-05-31', '2026-06-30']);
    expect(own.notices).toEqual([
      expect.objectContaining({ type: 'changed', topics: ['day', 'book', 'ledger'] }),
    ]);
    expect(asked).toContain('Europe/Zurich');
    own.notices.length = 0;
    own.checkDay();
    expect(own.notices).toEqual([]);
  });

  it('posts nothing when the clock is set back, nor twice when it is set right', async () => {
    const { own, clock } = await rented('2026-08-31');
    await save(own, RENT);
    for (const [today, count] of [
      ['2026-05-01', 4],
      ['2026-08-31', 4],
      ['2026-09-30', 5],
    ] as const) {
      clock.today = today;
      await own.must('ledger.postDue', {});
      expect(days(own)).toHaveLength(count);
    }
  });

  it('leaves nothing half done when it fails, says so, and does it the next time', async () => {
    const { own, clock } = await rented('2026-05-30');
    await save(own, RENT);
    own.behind(
      "CREATE TRIGGER broken BEFORE INSERT ON ledger_entries WHEN NEW.day > 20650 BEGIN SELECT RAISE(ABORT, 'the disk is full'); END",
    );
    const before = own.content();
    clock.today = '2026-08-31';
    const logged: string[] = [];
    const broken = book(own.file, {
      postsDue: true,
      today: () => clock.today,
      log: (what) => void logged.push(what),
    });
    expect(broken.notices).toContainEqual(expect.objectContaining({ type: 'failure' }));
    expect(logged).toEqual(['recurring entries could not be posted']);
    expect(broken.content()).toEqual(before);
    expect(broken.rows('SELECT * FROM recurring_postings WHERE recurring_id = 2')).toEqual([]);
    broken.behind('DROP TRIGGER broken');
    await rented('2026-08-31', { postsDue: true }, own.file);
    expect(days(own)).toEqual(['2026-05-31', '2026-06-30', '2026-07-31', '2026-08-31']);
  });

  it('alone does so: the terminal opens a book as it is', async () => {
    const { own } = await rented();
    await save(own, RENT);
    const later = await rented('2026-09-30', {}, own.file);
    expect(days(later.own)).toHaveLength(2);
    expect(await later.own.must('ledger.postDue', { asOf: '2026-07-31' })).toMatchObject({ ids: [4] });
    expect(days(later.own)).toHaveLength(3);
  });
});

describe('due days in closed months', () => {
  const closedMay = async () => {
    const { own, clock } = await rented('2026-04-30');
    await save(own, RENT);
    await own.must('months.close', { months: ['2026-05'] });
    clock.today = '2026-06-30';
    const done = await own.must('ledger.postDue', {});
    expect(done).toMatchObject({ waiting: 1, ids: [expect.any(Number)] });
    expect(days(own)).toEqual(['2026-06-30']);
    return { own, clock };
  };
  const may = { recurring: 2, day: '2026-05-31' };

  it('wait for the owner, and are posted with his word', async () => {
    const { own } = await closedMay();
    expect((await own.must('ledger.news', {})).waiting).toEqual([
      { ...may, title: 'Rent · Office', amount: 90_000 },
    ]);
    expect((await own.refused('ledger.post', { days: [may] })).code).toBe('closed_month');
    expect(days(own)).toEqual(['2026-06-30']);
    expect((await stateOf(own))?.waiting).toEqual(['2026-05-31']);
    await own.must('ledger.post', { days: [may], allowClosed: true });
    expect(days(own)).toEqual(['2026-05-31', '2026-06-30']);
    expect((await stateOf(own))?.waiting).toEqual([]);
    expect(own.stale()).toEqual([]);
  });

  it('are passed over when he says so, and can still be posted', async () => {
    const { own } = await closedMay();
    expect(await own.must('ledger.skip', { days: [may] })).toEqual({ skipped: 1 });
    expect((await own.must('ledger.news', {})).waiting).toEqual([]);
    expect((await stateOf(own))?.skipped).toEqual(['2026-05-31']);
    expect((await own.refused('ledger.skip', { days: [may] })).message).toContain('passed over already');
    await own.must('ledger.post', { days: [may], allowClosed: true });
    expect(days(own)).toEqual(['2026-05-31', '2026-06-30']);
  });

  it('are posted once the month is open again', async () => {
    const { own } = await closedMay();
    await own.must('months.reopen', { months: ['2026-05'] });
    await own.must('ledger.postDue', {});
    expect(days(own)).toEqual(['2026-05-31', '2026-06-30']);
  });
});

describe('changed terms', () => {
  it('of amount and account hold from the next due day on', async () => {
    const { own, clock } = await rented('2026-05-31');
    await save(own, RENT);
    clock.today = '2026-06-30';
    // June is still due by the old terms, though nothing has posted it yet.
    await save(own, { amount: 95_000 }, 2);
    clock.today = '2026-07-31';
    await own.must('ledger.postDue', {});
    expect(entries(own)).toEqual(['2026-05-31 90000', '2026-06-30 90000', '2026-07-31 95000']);
  });

  it('of the days never post behind today, but say what they passed over', async () => {
    const { own, clock } = await rented('2026-07-20');
    await save(own, RENT);
    await save(own, { first_day: '2026-04-15' }, 2);
    expect(days(own)).toEqual(['2026-05-31', '2026-06-30']);
    expect((await stateOf(own))?.skipped).toEqual(['2026-04-15', '2026-05-15', '2026-06-15', '2026-07-15']);
    clock.today = '2026-08-15';
    await own.must('ledger.postDue', {});
    expect(days(own)).toEqual(['2026-05-31', '2026-06-30', '2026-08-15']);
  });

  it('of one that has posted nothing yet count from the first day', async () => {
    const { own } = await rented('2026-07-20');
    await save(own, { ...RENT, first_day: '2026-08-01' });
    await save(own, { first_day: '2026-06-01' }, 2);
    expect(days(own)).toEqual(['2026-06-01', '2026-07-01']);
  });

  it('that pause it pass over what falls due meanwhile', async () => {
    const { own, clock } = await rented('2026-05-31');
    await save(own, RENT);
    await save(own, { paused: true }, 2);
    expect((await stateOf(own))?.next).toBeNull();
    clock.today = '2026-08-01';
    await save(own, { paused: false }, 2);
    clock.today = '2026-08-31';
    await own.must('ledger.postDue', {});
    expect(days(own)).toEqual(['2026-05-31', '2026-08-31']);
    expect((await stateOf(own))?.skipped).toEqual(['2026-06-30', '2026-07-31']);
  });

  it('that are refused change nothing', async () => {
    const { own } = await rented();
    await save(own, RENT);
    const before = own.content();
    const failure = await own.refused('records.save', {
      sets: [{ table: 'recurring_entries', rows: [{ id: 2, values: { last_day: '2026-05-30' } }] }],
    });
    expect(failure.fields?.['sets.0.rows.0.last_day']).toContain('before the first');
    expect(own.content()).toEqual(before);
  });

  it('with a first day far back wait until it is mended', async () => {
    const { own } = await rented('2026-07-20');
    await save(own, { ...RENT, every: 'week', first_day: '0026-06-01' });
    expect(days(own)).toEqual([]);
    expect((await own.must('ledger.news', {})).held).toEqual([
      {
        recurring: 2,
        title: 'Rent · Office',
        count: Math.floor((dayNumber('2026-07-20') - dayNumber('0026-06-01')) / 7) + 1,
        first: '0026-06-01',
      },
    ]);
    await save(own, { first_day: '2026-07-06' }, 2);
    expect(days(own)).toEqual(['2026-07-06', '2026-07-13', '2026-07-20']);
  });
});

describe('a book made again from its folder', () => {
  it('knows what was posted, passed over and taken out', async () => {
    const { own } = await rented('2026-07-31');
    await save(own, RENT);
    await own.must('records.remove', { table: 'ledger_entries', ids: [3] });
    const out = temporary.next('Export');
    exportTo(own.file, out);
    const again = temporary.next();
    createFrom(out, again);
    const other = await rented('2026-08-31', { postsDue: true }, again);
    expect(days(other.own)).toEqual(['2026-05-31', '2026-07-31', '2026-08-31']);
    expect(await stateOf(other.own)).toMatchObject({ posted: [2, 3, 4], skipped: ['2026-06-30'] });
  });
});

describe('an import that made the client of a recurring entry', () => {
  const books = importBooks({
    'technicians.csv': [['Ana', 'no']],
    'ledger.csv': [['2020-01-01', 'Rent', 'opex.rent', '', '1.00', '', '', '', 'no']],
  });
  const time = workFile(books);

  it('is undone without it: the client stays for the entry', async () => {
    const own = books.book();
    const { batch } = own.commit(time(['1', 'Harbor', 'Ana', '1:00']), { kind: 'time_entries' });
    const kept = book(own.path);
    await save(kept, { ...RENT, client: 'Harbor', first_day: '2030-01-01' });
    expect(own.undo(batch)).toMatchObject({ removed: 1 });
    expect(kept.rows('SELECT name FROM clients')).toEqual([{ name: 'Harbor' }]);
    await kept.must('records.remove', { table: 'recurring_entries', ids: [1] });
    expect((await kept.must('records.list', { table: 'recurring_entries' })).total).toBe(0);
  });
});

describe('whatever happens', () => {
  const step = fc.oneof(
    fc.nat(70).map((on) => ['turn', on - 10] as const),
    fc.constant(['open'] as const),
    fc.constant(['undo'] as const),
    fc.constant(['redo'] as const),
    fc.nat(8).map((id) => ['remove', id + 2] as const),
    fc.boolean().map((paused) => ['pause', paused] as const),
    fc.constantFrom('2026-05-31', '2026-05-15', '2026-06-10').map((day) => ['first', day] as const),
  );

  it('no due day is in the ledger twice, and none of a running entry is forgotten', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        const { own, clock } = await rented('2026-06-15');
        await save(own, RENT);
        let now = own;
        for (const [what, value] of steps) {
          if (what === 'turn') clock.today = dayOf(dayNumber(clock.today) + value);
          if (what === 'open')
            now = (await rented(clock.today, { postsDue: true, today: () => clock.today }, own.file)).own;
          if (what === 'undo') await now.call('changes.undo', {});
          if (what === 'redo') await now.call('changes.redo', {});
          if (what === 'remove') await now.call('records.remove', { table: 'ledger_entries', ids: [value] });
          if (what === 'pause')
            await now.call('records.save', {
              sets: [{ table: 'recurring_entries', rows: [{ id: 2, values: { paused: value } }] }],
            });
          if (what === 'first')
            await now.call('records.save', {
              sets: [{ table: 'recurring_entries', rows: [{ id: 2, values: { first_day: value } }] }],
            });
          await now.must('ledger.postDue', {});
          expect(new Set(days(now)).size).toBe(days(now).length);
          expect(now.stale()).toEqual([]);
          const state = await stateOf(now);
          if (state) expect(state.posted).toHaveLength(days(now).length);
          const settled = new Set(
            now
              .rows<{ day: number }>('SELECT due_day AS day FROM recurring_postings WHERE recurring_id = 2')
              .map(({ day }) => day),
          );
          const [row] = now.rows<{ first: number }>(
            'SELECT first_day AS first FROM recurring_entries WHERE id = 2',
          );
          const due = row
            ? dueDays({ every: 'month', first: row.first, last: null }, dayNumber(clock.today))
            : [];
          expect(due.filter((day) => !settled.has(day))).toEqual([]);
        }
      }),
      { numRuns: 40 },
    );
  }, 120_000);
});
