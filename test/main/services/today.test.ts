// Protects the one notion of today: the calendar day in the book's zone, for every answer that hangs on it, from midnight to
// midnight there, while the window is open as well.
import { describe, expect, it } from 'vitest';
import { todayIn } from '../../../src/main/services/today.ts';
import { type CallName, callsReading, type Input, type Notice } from '../../../src/shared/contract/index.ts';
import { keptBooks } from '../../support/kept-book.ts';

const book = keptBooks();

describe('the day in a zone', () => {
  const evening = new Date('2026-06-30T22:30:00Z');

  it('is another one where the sun is elsewhere', () => {
    expect(todayIn('Europe/Zurich', evening, undefined)).toBe('2026-07-01');
    expect(todayIn('America/New_York', evening, undefined)).toBe('2026-06-30');
  });

  it('begins and ends at midnight there, on the nights of clock changes, too', () => {
    const at = (iso: string) => todayIn('Europe/Zurich', new Date(iso), undefined);
    expect(['2026-03-28T22:59:59Z', '2026-03-28T23:00:00Z'].map(at)).toEqual(['2026-03-28', '2026-03-29']);
    expect(['2026-03-29T21:59:59Z', '2026-03-29T22:00:00Z'].map(at)).toEqual(['2026-03-29', '2026-03-30']);
    expect(['2026-10-25T22:59:59Z', '2026-10-25T23:00:00Z'].map(at)).toEqual(['2026-10-25', '2026-10-26']);
  });

  it('is this machine’s where the zone is unknown', () => {
    const machine = new Intl.DateTimeFormat().resolvedOptions().timeZone;
    expect(todayIn('Atlantis/Centre', evening, undefined)).toBe(todayIn(machine, evening, undefined));
  });

  it('can be pinned, but only to a real day', () => {
    expect(todayIn('Asia/Tokyo', evening, '2024-02-29')).toBe('2024-02-29');
    expect(todayIn('Asia/Tokyo', evening, '2026-02-29')).toBe('2026-07-01');
  });
});

/** 23:30 on 30 June in New York, already 1 July in Zurich and Tokyo. */
const NIGHT = new Date('2026-07-01T03:30:00Z');
const AFTER = new Date('2026-07-01T04:30:00Z');

/** Every call that can be asked without changing anything and whose answer may hang on today. */
const QUESTIONS = {
  'book.status': {},
  'time.names': {},
  'contracts.standings': {},
  'contracts.timeline': { contract: 1 },
  'clients.about': { client: 1 },
  'technicians.list': {},
  'technicians.rates': { technician: 1 },
  'ledger.recurring': {},
  'ledger.news': {},
  'checks.list': { asOf: '2026-06-30' },
  'checks.rows': { asOf: '2026-06-30', id: 'future_days' },
} satisfies { [N in CallName]?: Input<N> };
const NAMES = Object.keys(QUESTIONS) as (keyof typeof QUESTIONS)[];

describe('today of a book', () => {
  const at = (clock: { now: Date }, zone: string) => {
    const own = book(undefined, { today: (of) => todayIn(of, clock.now, undefined) });
    own.behind(`INSERT INTO settings (key, value) VALUES ('time_zone', '${zone}')
      ON CONFLICT (key) DO UPDATE SET value = excluded.value`);
    return own;
  };

  it('is that of its zone in every answer that names it', async () => {
    for (const [zone, day] of [
      ['America/New_York', '2026-06-30'],
      ['Asia/Tokyo', '2026-07-01'],
    ] as const) {
      const own = at({ now: NIGHT }, zone);
      const named = await Promise.all(
        NAMES.map(async (name) => {
          const answer: object | null = await own.must(name, QUESTIONS[name]);
          return answer && 'today' in answer ? [name, answer.today] : [name, day];
        }),
      );
      expect(named).toEqual(NAMES.map((name) => [name, day]));
    }
  });

  it('judges what lies in the future', async () => {
    const counted = async (zone: string) => {
      const own = at({ now: NIGHT }, zone);
      own.behind(`UPDATE adjustments SET day = '2026-07-01' WHERE id = (SELECT min(id) FROM adjustments)`);
      const { rows } = await own.must('checks.rows', QUESTIONS['checks.rows']);
      return rows.filter(({ record }) => record === 'adjustments').length;
    };
    expect(await counted('America/New_York')).toBe(1);
    expect(await counted('Asia/Tokyo')).toBe(0);
  });

  it('becomes another one at midnight: every answer that differs then is told to be stale, and nothing is told twice', async () => {
    const clock = { now: NIGHT };
    const own = at(clock, 'America/New_York');
    own.checkDay();
    const answers = () =>
      Promise.all(NAMES.map(async (name) => [name, JSON.stringify(await own.must(name, QUESTIONS[name]))]));
    const before = await answers();
    own.notices.length = 0;
    own.checkDay();
    expect(own.notices).toEqual([]);
    clock.now = AFTER;
    own.checkDay();
    const after = await answers();
    const differing = NAMES.filter((_, i) => before[i]?.[1] !== after[i]?.[1]);
    expect(differing).toContain('book.status');
    const [told, ...more] = own.notices as Extract<Notice, { type: 'changed' }>[];
    expect(more).toEqual([]);
    expect(told?.topics).toEqual(['day']);
    expect(told?.stale).toEqual(callsReading(['day']));
    expect(differing.filter((name) => !told?.stale.includes(name))).toEqual([]);
    own.checkDay();
    expect(own.notices).toHaveLength(1);
  });

  it('is told anew as soon as the zone is set to where it is another day', async () => {
    const own = at({ now: NIGHT }, 'America/New_York');
    own.checkDay();
    own.notices.length = 0;
    await own.must('settings.update', { change: { timeZone: 'Asia/Tokyo' }, allowClosed: true });
    expect(own.notices.map((notice) => notice.type === 'changed' && notice.topics)).toEqual([
      ['settings'],
      ['day'],
    ]);
    expect(await own.must('book.status', {})).toMatchObject({ today: '2026-07-01' });
  });
});
