// Protects the time an owner takes: a timer stands in the book until it is stopped, and every second of it becomes an
// entry on the day it was worked, once, in one step that can be taken back; a week shows what one technician worked.
import { copyFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createSession } from '../../../src/main/services/session.ts';
import { timeService } from '../../../src/main/services/time.ts';
import type { Input } from '../../../src/shared/contract/index.ts';
import { callsReading } from '../../../src/shared/contract/index.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { type KeptBook, keptBooks } from '../../support/kept-book.ts';

const book = keptBooks();
const temporary = temporaryFolder();

const at = (iso: string) => vi.setSystemTime(iso);
beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-07-13T09:00:00Z') }));
afterEach(() => vi.useRealTimers());

const work = (more: Partial<Input<'time.start'>> = {}): Input<'time.start'> => ({
  technician: 'Ruth',
  client: 'Alder',
  billable: true,
  workType: 'support',
  ticket: '',
  note: 'vpn',
  ...more,
});

async function kept(zone = 'UTC'): Promise<KeptBook> {
  const own = book();
  await own.must('settings.update', { change: { timeZone: zone }, allowClosed: true });
  await own.must('records.save', {
    sets: [
      { table: 'clients', rows: [{ values: { name: 'Birch' } }] },
      { table: 'technicians', rows: [{ values: { name: 'Sam' } }] },
    ],
  });
  return own;
}

const entries = (own: KeptBook) =>
  own.rows<{ day: string; client: string | null; technician: string; seconds: number; note: string }>(
    'SELECT day, client, technician, seconds, note FROM time_log WHERE id > 1 ORDER BY id',
  );

describe('a timer', () => {
  it('becomes an entry of its very seconds, which undo takes out', async () => {
    const own = await kept();
    await own.must('time.start', work({ ticket: ' 4711 ', billable: false, workType: 'project' }));
    expect(await own.must('time.timers', {})).toEqual([
      {
        technician: 'Ruth',
        client: 'Alder',
        startedAt: Date.parse('2026-07-13T09:00:00Z') / 1000,
        billable: false,
        workType: 'project',
        ticket: '4711',
        note: 'vpn',
      },
    ]);
    expect(entries(own)).toEqual([]);
    at('2026-07-13T10:03:07Z');
    const saved = await own.must('time.stop', { technician: 'Ruth' });
    expect(saved).toMatchObject({ label: 'Add time entry 2026-07-13 · Ruth · Alder · vpn', seconds: 3787 });
    const [id = 0] = saved.ids;
    expect((await own.must('records.get', { table: 'time_entries', id })).values).toEqual({
      date: '2026-07-13',
      client: 'Alder',
      technician: 'Ruth',
      duration: 3787,
      billable: false,
      work_type: 'project',
      ticket: '4711',
      note: 'vpn',
    });
    expect(await own.must('time.timers', {})).toEqual([]);
    expect(own.stale()).toEqual([]);
    await own.must('changes.undo', {});
    expect(entries(own)).toEqual([]);
    await own.must('changes.redo', {});
    expect(entries(own)).toHaveLength(1);
  });

  it('runs on while the book is closed', async () => {
    const own = await kept();
    await own.must('time.start', work());
    // As after a crash: the file as it is, opened anew.
    const copy = temporary.next();
    for (const end of ['', '-wal']) copyFileSync(`${own.file}${end}`, `${copy}${end}`);
    const again = book(copy);
    at('2026-07-13T11:00:00Z');
    expect(await again.must('time.stop', { technician: 'Ruth' })).toMatchObject({ seconds: 7200 });
  });

  it('is one for each technician: another start saves what ran before', async () => {
    const own = await kept();
    await own.must('time.start', work());
    await own.must('time.start', work({ technician: 'Sam', client: null, note: '' }));
    at('2026-07-13T09:20:00Z');
    const { saved } = await own.must('time.start', work({ client: 'Birch', note: 'printer' }));
    expect(saved).toMatchObject({ seconds: 1200, ids: [expect.any(Number)] });
    expect(entries(own)).toMatchObject([{ client: 'Alder', technician: 'Ruth', seconds: 1200, note: 'vpn' }]);
    expect((await own.must('time.timers', {})).map(({ technician, client }) => [technician, client])).toEqual(
      [
        ['Sam', null],
        ['Ruth', 'Birch'],
      ],
    );
  });

  it('is divided at midnight of the book’s zone, in one step', async () => {
    const own = await kept('America/New_York');
    at('2026-07-14T02:30:00Z');
    await own.must('time.start', work());
    at('2026-07-14T05:00:30Z');
    const saved = await own.must('time.stop', { technician: 'Ruth' });
    expect(saved.label).toBe('Add 2 time entries');
    expect(entries(own)).toMatchObject([
      { day: '2026-07-13', seconds: 5400, note: 'vpn' },
      { day: '2026-07-14', seconds: 3630, note: 'vpn' },
    ]);
    await own.must('changes.undo', {});
    expect(entries(own)).toEqual([]);
  });

  it('that ran for more than 12 hours asks how long it was', async () => {
    const own = await kept();
    await own.must('time.start', work());
    at('2026-07-13T21:00:01Z');
    const failure = await own.refused('time.stop', { technician: 'Ruth' });
    expect(failure).toMatchObject({ code: 'unclear_time' });
    expect(failure.message).toContain('12 h');
    expect(await own.refused('time.start', work({ client: 'Birch' }))).toMatchObject({
      code: 'unclear_time',
    });
    expect(await own.must('time.timers', {})).toMatchObject([{ client: 'Alder' }]);
    await own.must('time.stop', { technician: 'Ruth', seconds: 5400 });
    expect(entries(own)).toMatchObject([{ day: '2026-07-13', seconds: 5400 }]);
  });

  it('of exactly 12 hours needs no question', async () => {
    const own = await kept();
    await own.must('time.start', work());
    at('2026-07-13T21:00:00Z');
    expect(await own.must('time.stop', { technician: 'Ruth' })).toMatchObject({ seconds: 43_200 });
  });

  it('started before the clock went back asks how long it was', async () => {
    const own = await kept();
    await own.must('time.start', work());
    at('2026-07-13T08:00:00Z');
    expect(await own.refused('time.stop', { technician: 'Ruth' })).toMatchObject({ code: 'unclear_time' });
    await own.must('time.stop', { technician: 'Ruth', seconds: 60 });
    expect(entries(own)).toMatchObject([{ seconds: 60 }]);
  });

  it('that ran for less than a second leaves nothing', async () => {
    const own = await kept();
    await own.must('time.start', work());
    expect(await own.must('time.stop', { technician: 'Ruth' })).toEqual({ label: '', ids: [], seconds: 0 });
    expect(await own.must('time.timers', {})).toEqual([]);
    expect(entries(own)).toEqual([]);
  });

  it('can be discarded, and is told once more', async () => {
    const own = await kept();
    await own.must('time.start', work());
    expect(await own.must('time.discard', { technician: 'Ruth' })).toMatchObject({ client: 'Alder' });
    expect(await own.must('time.timers', {})).toEqual([]);
    expect(entries(own)).toEqual([]);
    expect(await own.refused('time.discard', { technician: 'Ruth' })).toMatchObject({ code: 'not_found' });
    expect(await own.refused('time.stop', { technician: 'Ruth' })).toMatchObject({ code: 'not_found' });
  });

  it('that was discarded runs again as if it had never stopped', async () => {
    const own = await kept();
    await own.must('time.start', work());
    const running = await own.must('time.timers', {});
    at('2026-07-13T09:30:00Z');
    const gone = await own.must('time.discard', { technician: 'Ruth' });
    at('2026-07-13T10:00:00Z');
    await own.must('time.takeBack', gone);
    const { steps } = await own.must('changes.history', {});
    expect(steps.slice(0, 3).map(({ label }) => label)).toEqual([
      'Take back a timer of Ruth',
      'Discard a timer of Ruth',
      'Start a timer',
    ]);
    expect(await own.must('time.timers', {})).toEqual(running);
    await own.must('time.stop', { technician: 'Ruth' });
    expect(entries(own)).toMatchObject([{ seconds: 3600 }]);
  });

  it('is not taken back over another one, nor from a moment to come', async () => {
    const own = await kept();
    await own.must('time.start', work());
    const gone = await own.must('time.discard', { technician: 'Ruth' });
    const later = { ...gone, startedAt: gone.startedAt + 60 };
    expect(await own.refused('time.takeBack', later)).toMatchObject({ code: 'bad_input' });
    await own.must('time.start', work({ client: 'Birch' }));
    expect(await own.refused('time.takeBack', gone)).toMatchObject({ code: 'in_use' });
    expect(await own.must('time.timers', {})).toMatchObject([{ client: 'Birch' }]);
  });

  it('goes on when its month is closed and nobody has said that the change is meant', async () => {
    const own = await kept();
    await own.must('time.start', work());
    at('2026-07-13T10:00:00Z');
    await own.must('months.close', { months: ['2026-07'] });
    expect(await own.refused('time.stop', { technician: 'Ruth' })).toMatchObject({ code: 'closed_month' });
    expect(await own.must('time.timers', {})).toHaveLength(1);
    await own.must('time.stop', { technician: 'Ruth', allowClosed: true });
    expect(entries(own)).toMatchObject([{ seconds: 3600 }]);
  });

  const idOf = async (own: KeptBook, table: 'clients' | 'technicians', name: string): Promise<number> =>
    (await own.must('records.list', { table, search: name })).rows[0]?.id ?? 0;

  it('goes along with a client that is merged into another, and back when the merge is undone', async () => {
    const own = await kept();
    await own.must('time.start', work({ client: 'Birch' }));
    await own.must('time.start', work({ technician: 'Sam' }));
    const before = own.content();
    const merge = { from: await idOf(own, 'clients', 'Birch'), into: await idOf(own, 'clients', 'Alder') };
    await own.must('clients.merge', merge);
    const after = own.content();
    expect(await own.must('time.timers', {})).toMatchObject([{ client: 'Alder' }, { client: 'Alder' }]);
    await own.must('changes.undo', {});
    expect(own.content()).toEqual(before);
    await own.must('changes.redo', {});
    expect(own.content()).toEqual(after);
  });

  it('keeps its client and its technician from being removed, until it has ended', async () => {
    const own = await kept();
    const refusal = (what: string) => ({
      code: 'in_use',
      message: `A timer ${what} is running. Stop or discard it first. Nothing was changed.`,
    });
    await own.must('time.start', work({ technician: 'Sam', client: 'Birch' }));
    const before = own.content();
    const clients = { table: 'clients' as const, ids: [await idOf(own, 'clients', 'Birch')] };
    const technicians = { table: 'technicians' as const, ids: [await idOf(own, 'technicians', 'Sam')] };
    expect(await own.refused('records.remove', clients)).toMatchObject(refusal('for client “Birch”'));
    expect(await own.refused('records.remove', technicians)).toMatchObject(refusal('of technician “Sam”'));
    expect(own.content()).toEqual(before);
    await own.must('time.discard', { technician: 'Sam' });
    await own.must('records.remove', clients);
    await own.must('records.remove', technicians);
  });

  it('keeps the entry of its client or technician from being undone: it would be lost with its time', async () => {
    const own = await kept();
    for (const [table, name, what] of [
      ['technicians', 'Tom', 'of technician “Tom”'],
      ['clients', 'Cedar', 'for client “Cedar”'],
    ] as const) {
      await own.must('records.save', { sets: [{ table, rows: [{ values: { name } }] }] });
      const named = table === 'clients' ? { client: name } : { technician: name };
      await own.must('time.start', work(named));
      const failure = await own.refused('changes.undo', {});
      expect(failure.message).toContain(`A timer ${what} is running.`);
      expect(await own.must('time.timers', {})).toContainEqual(expect.objectContaining(named));
      await own.must('time.discard', { technician: table === 'clients' ? 'Ruth' : name });
      await own.must('changes.undo', {});
    }
  });

  it('names only who is in the book', async () => {
    const own = await kept();
    expect(await own.refused('time.start', work({ client: 'Nobody' }))).toMatchObject({
      code: 'bad_input',
      fields: { client: 'There is no client “Nobody” in this book.' },
    });
    expect(await own.refused('time.stop', { technician: 'Nobody' })).toMatchObject({
      fields: { technician: 'There is no technician “Nobody” in this book.' },
    });
    expect(await own.must('time.start', work({ client: 'Alder Inc' }))).toMatchObject({
      timer: { client: 'Alder' },
    });
  });

  it('is refused in a book that is read only', async () => {
    const own = await kept();
    await own.must('time.start', work());
    const session = createSession({ readonly: true });
    session.open(own.file);
    const handlers = timeService(
      session,
      () => '2026-07-15',
      () => undefined,
    );
    expect(await handlers['time.timers']({})).toHaveLength(1);
    const stop = () => handlers['time.stop']({ technician: 'Ruth', allowClosed: false });
    expect(stop).toThrow('read-only');
    expect(() => handlers['time.start']({ ...work(), allowClosed: false })).toThrow('read-only');
    expect(() => handlers['time.discard']({ technician: 'Ruth' })).toThrow('read-only');
    session.close();
  });

  it('makes nothing stale but timers while it runs, and time once it has been saved', async () => {
    const own = await kept();
    expect(callsReading(['timers'])).toEqual(['time.timers']);
    own.notices.length = 0;
    await own.must('time.start', work());
    expect(own.notices).toMatchObject([{ type: 'changed', topics: ['timers'] }]);
    at('2026-07-13T09:30:00Z');
    await own.must('time.stop', { technician: 'Ruth' });
    expect(own.notices.at(-1)).toMatchObject({ stale: expect.arrayContaining(['time.week', 'time.timers']) });
  });
});

describe('a week', () => {
  const entry = (date: string, more: object = {}) => ({
    values: { date, technician: 'Ruth', duration: 3600, client: 'Alder', ...more },
  });

  it('has a technician’s entries of seven days, and says which months are closed', async () => {
    const own = await kept();
    await own.must('records.save', {
      sets: [
        {
          table: 'time_entries',
          rows: [
            entry('2026-06-28'),
            entry('2026-06-29', { note: 'first' }),
            entry('2026-07-05', { client: null, work_type: 'internal', billable: false }),
            entry('2026-07-06'),
            entry('2026-07-01', { technician: 'Sam' }),
          ],
        },
      ],
    });
    await own.must('months.close', { months: ['2026-06'] });
    const week = await own.must('time.week', { technician: 'Ruth', first: '2026-06-29' });
    expect(week.closed).toEqual(['2026-06']);
    expect(week.entries).toMatchObject([
      {
        day: '2026-06-29',
        client: 'Alder',
        seconds: 3600,
        billable: true,
        workType: 'support',
        note: 'first',
      },
      { day: '2026-07-05', client: null, billable: false, workType: 'internal' },
    ]);
    expect(await own.refused('time.week', { technician: 'Nobody', first: '2026-06-29' })).toMatchObject({
      code: 'bad_input',
    });
  });
});

describe('names', () => {
  it('come with the day of the book’s zone, to which a timer’s time counts, too', async () => {
    const own = book(undefined, { today: (zone) => (zone === 'Asia/Tokyo' ? '2026-07-16' : '2026-07-15') });
    await own.must('settings.update', { change: { timeZone: 'Asia/Tokyo' }, allowClosed: true });
    expect((await own.must('time.names', {})).today).toBe('2026-07-16');
  });

  it('are those of clients with their other spellings, of technicians, and the owner’s day', async () => {
    const own = await kept('Europe/Berlin');
    expect(await own.must('time.names', {})).toEqual({
      clients: [
        { name: 'Alder', aliases: ['Alder Inc'] },
        { name: 'Birch', aliases: [] },
      ],
      technicians: [
        { name: 'Ruth', isOwner: true },
        { name: 'Sam', isOwner: false },
      ],
      today: '2026-07-15',
      timeZone: 'Europe/Berlin',
    });
  });
});
