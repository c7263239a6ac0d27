// Protects the week grid's sums and edits: every entry stands in exactly one cell, and typing into a cell changes that
// entry and nothing else.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  changeCell,
  firstWeekday,
  layOut,
  type RowWork,
  weekLater,
  weekOf,
} from '../../src/renderer/features/time/week.ts';
import type { WeekEntry } from '../../src/shared/contract/time.ts';

const FIRST = '2026-07-13';
const work = (client: string | null, more: Partial<RowWork> = {}): RowWork => ({
  client,
  workType: 'support',
  billable: true,
  note: null,
  ...more,
});
let next = 1;
const entry = (
  day: string,
  client: string | null,
  seconds: number,
  more: Partial<WeekEntry> = {},
): WeekEntry => ({
  id: next++,
  day,
  client,
  seconds,
  billable: true,
  workType: 'support',
  ticket: '',
  note: '',
  ...more,
});

describe('weeks', () => {
  it('begin on the locale’s day', () => {
    expect(weekOf('2026-07-14', 0)).toBe('2026-07-13');
    expect(weekOf('2026-07-13', 0)).toBe('2026-07-13');
    expect(weekOf('2026-07-14', 6)).toBe('2026-07-12');
    expect(weekOf('2026-07-12', 6)).toBe('2026-07-12');
    expect(weekLater('2026-07-13', -1)).toBe('2026-07-06');
    expect([firstWeekday('de-DE'), firstWeekday('en-US'), firstWeekday('en-GB')]).toEqual([0, 6, 0]);
  });
});

describe('a week', () => {
  const entries = [
    entry('2026-07-13', 'Birch', 3600),
    entry('2026-07-13', 'Birch', 1800, { note: 'later' }),
    entry('2026-07-14', 'Birch', 60, { billable: false }),
    entry('2026-07-19', 'Alder', 90_000),
    entry('2026-07-15', null, 600, { workType: 'internal', billable: false }),
  ];

  it('has a row for each client, work type and billing, and sums of days and rows', () => {
    const week = layOut(FIRST, entries, [work('Cedar'), work('Birch')], false);
    expect(week.days).toEqual([
      '2026-07-13',
      '2026-07-14',
      '2026-07-15',
      '2026-07-16',
      '2026-07-17',
      '2026-07-18',
      '2026-07-19',
    ]);
    expect(week.rows.map(({ client, billable, seconds }) => [client, billable, seconds])).toEqual([
      ['Alder', true, 90_000],
      ['Birch', true, 5400],
      ['Birch', false, 60],
      ['Cedar', true, 0],
      [null, false, 600],
    ]);
    expect(week.totals).toEqual([5400, 60, 600, 0, 0, 0, 90_000]);
    expect(week.seconds).toBe(96_060);
  });

  it('can have a row for each note', () => {
    const week = layOut(FIRST, entries, [work('Birch', { note: 'later' }), work('Cedar')], true);
    expect(week.rows.map(({ client, note }) => [client, note])).toEqual([
      ['Alder', ''],
      ['Birch', ''],
      ['Birch', 'later'],
      ['Birch', ''],
      ['Cedar', ''],
      [null, ''],
    ]);
  });

  it('holds every entry exactly once', () => {
    const some = fc.record({
      day: fc.constantFrom('2026-07-13', '2026-07-16', '2026-07-19'),
      client: fc.constantFrom('Alder', 'Birch', null),
      seconds: fc.nat(100_000),
      billable: fc.boolean(),
      workType: fc.constantFrom('support' as const, 'project' as const),
      note: fc.constantFrom('', 'a', 'b'),
    });
    fc.assert(
      fc.property(fc.array(some), fc.boolean(), (given, byNote) => {
        const own = given.map((each, i) => ({ ...each, id: i + 1, ticket: '' }));
        const week = layOut(FIRST, own, [], byNote);
        const ids = week.rows.flatMap(({ cells }) =>
          cells.flatMap((cell) => cell.entries.map(({ id }) => id)),
        );
        expect(ids.sort((a, b) => a - b)).toEqual(own.map(({ id }) => id));
        expect(week.seconds).toBe(own.reduce((sum, { seconds }) => sum + seconds, 0));
        expect(week.rows.reduce((sum, { seconds }) => sum + seconds, 0)).toBe(week.seconds);
        expect(new Set(week.rows.map(({ key }) => key)).size).toBe(week.rows.length);
      }),
    );
  });
});

describe('a change to a cell', () => {
  const cell = (...entries: WeekEntry[]) => ({
    day: '2026-07-13',
    entries,
    seconds: entries.reduce((sum, { seconds }) => sum + seconds, 0),
  });
  const one = entry('2026-07-13', 'Birch', 3600, { note: 'kept', ticket: '9' });
  const two = entry('2026-07-13', 'Birch', 1800);

  it('adds an entry to an empty cell', () => {
    expect(changeCell('Ruth', work('Birch', { note: 'vpn', billable: false }), cell(), 5400)).toEqual({
      do: 'save',
      row: {
        values: {
          date: '2026-07-13',
          client: 'Birch',
          technician: 'Ruth',
          duration: 5400,
          billable: false,
          work_type: 'support',
          note: 'vpn',
        },
      },
    });
  });

  it('changes only the time of the one entry', () => {
    expect(changeCell('Ruth', work('Birch'), cell(one), 60)).toEqual({
      do: 'save',
      row: { id: one.id, values: { duration: 60 } },
    });
  });

  it('opens several, and takes all of them out when it is emptied', () => {
    expect(changeCell('Ruth', work('Birch'), cell(one, two), 60)).toEqual({ do: 'open' });
    expect(changeCell('Ruth', work('Birch'), cell(one, two), 0)).toEqual({
      do: 'remove',
      ids: [one.id, two.id],
    });
  });

  it('is none where the time stays', () => {
    expect(changeCell('Ruth', work('Birch'), cell(one), 3600)).toEqual({ do: 'nothing' });
    expect(changeCell('Ruth', work('Birch'), cell(one, two), 5400)).toEqual({ do: 'nothing' });
    expect(changeCell('Ruth', work('Birch'), cell(), 0)).toEqual({ do: 'nothing' });
  });

  it('takes out an entry of no time', () => {
    const none = entry('2026-07-13', 'Birch', 0);
    expect(changeCell('Ruth', work('Birch'), cell(none), 0)).toEqual({ do: 'remove', ids: [none.id] });
  });
});
