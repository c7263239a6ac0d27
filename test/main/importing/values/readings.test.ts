// Protects the promise that nothing is guessed silently: one reading per column, by evidence, or a question.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FieldSpec, Tool } from '../../../../src/main/importing/types.ts';
import { type DecideInput, decideReadings } from '../../../../src/main/importing/values/readings.ts';
import { dayNumber } from '../../../../src/shared/calendar.ts';
import { headerOf, spec, visiting } from './support.ts';

const TYPES: Record<string, FieldSpec['type']> = {
  date: 'day',
  end_date: 'day',
  opened: 'moment',
  amount: 'money',
  tax: 'money',
  duration: 'duration',
};

/** A table whose columns are fields, labelled like them. */
function decide(fields: string[], rows: string[][], more: Partial<DecideInput> & { labels?: string[] } = {}) {
  const { visit, seen } = visiting(rows);
  const decided = decideReadings({
    header: headerOf(...(more.labels ?? fields)),
    columns: Object.fromEntries(fields.map((field, index) => [field, index])),
    fields: fields.map((field) => spec(field, TYPES[field] ?? 'text')),
    tool: null,
    answers: {},
    visit,
    ...more,
  });
  return { ...decided, ids: decided.questions.map(({ id }) => id), seen: seen.rows };
}
const column = (...texts: string[]) => texts.map((text) => [text]);

describe('the order of dates', () => {
  it('is decided by one value that fits one order, and bad values are no evidence', () => {
    const { readings, ids } = decide(['date'], column('03/04/2025', '13/15/2024', 'Total', '', '31/01/2025'));
    expect([readings, ids]).toEqual([{ 0: { dates: 'dmy' } }, []]);
  });

  it('is asked where two fit and differ, with the values under both', () => {
    const { questions } = decide(['date'], column('03/03/2025', '03/04/2025'));
    expect(questions).toEqual([
      {
        id: 'dates:date',
        prompt: 'In which order are the dates of “date” written?',
        because:
          '“03/04/2025” (line 3) is 3 April 2025 as day/month/year and 4 March 2025 as month/day/year.',
        options: [
          { value: 'dmy', label: 'day/month/year: “03/04/2025” is 3 April 2025' },
          { value: 'mdy', label: 'month/day/year: “03/04/2025” is 4 March 2025' },
        ],
      },
    ]);
  });

  it('is not asked where it makes no difference', () => {
    for (const texts of [
      ['03/03/2025', '04.04.2025'],
      ['2025-03-04'],
      ['4 March 2025'],
      ['', '-'],
      ['05.Jan'],
    ])
      expect(decide(['date'], column(...texts)).ids).toEqual([]);
  });

  it('is asked with counts where values contradict each other', () => {
    const { questions, readings } = decide(
      ['date'],
      column('31/01/2025', '01/31/2025', '30/01/2025', '01/02/2025'),
    );
    expect(questions[0]?.because).toBe(
      '2 values such as “31/01/2025” (line 2) can only be day/month/year; 1 value such as “01/31/2025” (line 3) can only be month/day/year; 1 value such as “01/02/2025” (line 5) can only be day/month/year or month/day/year. Rows that don’t fit the answer will be rejected.',
    );
    expect(questions[0]?.suggestion).toBe('dmy');
    expect(readings[0]?.dates).toBe('dmy');
    const answered = decide(['date'], column('31/01/2025', '01/31/2025'), {
      answers: { 'dates:date': 'mdy' },
    });
    expect([answered.ids, answered.readings[0]?.dates]).toEqual([[], 'mdy']);
  });

  it('is shared by the columns of a file, by evidence, by answer, or as one question', () => {
    const fields = ['date', 'end_date'];
    const decided = decide(fields, [
      ['03/04/2025', '31/04/2025'],
      ['05/04/2025', '25/04/2025'],
    ]);
    expect([decided.readings, decided.ids]).toEqual([{ 0: { dates: 'dmy' }, 1: { dates: 'dmy' } }, []]);
    const open = decide(fields, [['03/04/2025', '03/05/2025']]);
    expect(open.ids).toEqual(['dates:date']);
    expect(open.questions[0]?.prompt).toContain('“date” and “end_date”');
    const answered = decide(fields, [['03/04/2025', '03/05/2025']], { answers: { 'dates:date': 'mdy' } });
    expect([answered.readings, answered.ids]).toEqual([{ 0: { dates: 'mdy' }, 1: { dates: 'mdy' } }, []]);
    const contrary = decide(fields, [['31/01/2025', '01/31/2025']]);
    expect(contrary.readings).toEqual({ 0: { dates: 'dmy' }, 1: { dates: 'mdy' } });
  });

  it('is suggested, but not decided, by ends before starts and days to come', () => {
    const ends = decide(
      ['date', 'end_date'],
      [
        ['05/04/2025', '06/03/2025'],
        ['01/02/2025', '01/02/2025'],
      ],
    );
    expect(ends.questions[0]).toMatchObject({ id: 'dates:date', suggestion: 'mdy' });
    const future = decide(['date'], column('01/12/2025'), { today: dayNumber('2025-02-01') });
    expect(future.questions[0]).toMatchObject({ suggestion: 'mdy' });
    expect(future.questions[0]?.because).toContain('would lie in the future');
  });

  it('of two-digit years leaves the year’s place open as well', () => {
    expect(decide(['date'], column('01-02-03')).questions[0]?.options.map(({ value }) => value)).toEqual([
      'ymd',
      'dmy',
      'mdy',
    ]);
    expect(decide(['date'], column('01/02/25', '12/25/25')).readings[0]?.dates).toBe('mdy');
  });

  it('is the tool’s, unless a value contradicts it', () => {
    const tool = { dates: 'mdy' } as Tool;
    expect(decide(['date'], column('03/04/2025'), { tool }).readings[0]?.dates).toBe('mdy');
    expect(decide(['date'], column('03/04/2025', '31/01/2025'), { tool }).questions[0]).toMatchObject({
      id: 'dates:date',
      options: [{ value: 'dmy' }, { value: 'mdy' }],
    });
  });

  it('is asked anew where a remembered answer can read nothing', () => {
    const answers = { 'dates:date': 'serial' };
    expect(decide(['date'], column('01/02/2025'), { answers }).ids).toEqual(['dates:date']);
  });

  it('never contradicts the evidence: whatever is decided reads every value that some order fits all of', () => {
    const day = fc.integer({ min: dayNumber('2020-01-01'), max: dayNumber('2025-12-31') });
    fc.assert(
      fc.property(fc.array(day, { minLength: 1, maxLength: 20 }), fc.boolean(), (days, american) => {
        const iso = days.map((each) => new Date(each * 86_400_000).toISOString().slice(0, 10).split('-'));
        const rows = iso.map(([y, m, d]) => [american ? `${m}/${d}/${y}` : `${d}/${m}/${y}`]);
        const { readings, ids } = decide(['date'], rows);
        const told = iso.some(([, , d]) => Number(d) > 12);
        const same = iso.every(([, m, d]) => m === d);
        expect(ids.length).toBe(told || same ? 0 : 1);
        if (told) expect(readings[0]?.dates).toBe(american ? 'mdy' : 'dmy');
      }),
    );
  });
});

describe('the decimal mark', () => {
  it('is decided by the column, by the other columns, else asked', () => {
    expect(decide(['amount'], column('1,234', '99.50')).readings[0]?.decimals).toBe('.');
    expect(decide(['amount', 'tax'], [['1,234', '1,5']]).readings[0]?.decimals).toBe(',');
    const { questions } = decide(['amount'], column('500', '1,234'));
    expect(questions[0]?.id).toBe('decimals:amount');
    expect(questions[0]?.because).toContain('“1,234” (line 3) is 1234 as a number with a decimal point');
    expect(decide(['amount'], column('500', '75')).ids).toEqual([]);
  });

  it('is looked for beyond the first thousand whole amounts', () => {
    const rows = [...Array.from({ length: 2500 }, (_, i) => [String(i)]), ['12,50']];
    expect(decide(['amount'], rows).readings[0]?.decimals).toBe(',');
  });
});

describe('what durations count', () => {
  it.each([
    [['0:30', '1h 30m', '44 sec'], undefined],
    [['1.5', '2', '8'], 'hours'],
    [['1,5', '90,25'], 'hours'],
  ] as const)('%j needs no question', (texts, style) => {
    const { readings, ids } = decide(['duration'], column(...texts));
    expect([readings[0]?.duration, ids]).toEqual([style, []]);
  });

  it('is asked of bare numbers, and told by header or tool', () => {
    const { questions } = decide(['duration'], column('0:30', '90'));
    expect(questions[0]).toMatchObject({
      id: 'duration:duration',
      options: [
        { value: 'hours', label: 'hours: “90” is 90:00:00' },
        { value: 'minutes', label: 'minutes: “90” is 1:30:00' },
        { value: 'seconds', label: 'seconds: “90” is 0:01:30' },
      ],
    });
    expect(decide(['duration'], column('90'), { labels: ['Time (h)'] }).readings[0]?.duration).toBe('hours');
    const tool = { durations: { duration: 'minutes' } } as unknown as Tool;
    expect(decide(['duration'], column('90', '15.2375'), { tool }).readings[0]?.duration).toBe('minutes');
    const answers = { 'duration:duration': 'seconds' };
    expect(decide(['duration'], column('90'), { answers }).readings[0]?.duration).toBe('seconds');
  });
});

describe('looking at the rows', () => {
  it('ends after the sample once everything is decided', () => {
    const rows = Array.from({ length: 5000 }, () => ['2025-03-04', '0:30']);
    expect(decide(['date', 'duration'], rows).seen).toBe(1000);
  });

  it('finds the first moment without an offset', () => {
    const rows = column('2025-03-04T10:00Z', '2025-03-04 11:00');
    expect(decide(['opened'], rows).local).toMatchObject({ line: 3, text: '2025-03-04 11:00' });
    expect(decide(['opened'], rows, { labels: ['Opened (UTC)'] }).local).toBeNull();
    expect(decide(['date'], rows).local).toBeNull();
  });
});
