// Protects the days in titles and names of steps: in the locale's words, and nothing else of what the owner wrote.
import { describe, expect, it } from 'vitest';
import { calendarWords } from '../../src/shared/calendar-words.ts';

const us = calendarWords('en-US');

it('writes days and months without a time zone, in the locale’s names', () => {
  expect([us.day('2026-01-01'), us.month('2026-01')]).toEqual(['1 Jan 2026', 'Jan 2026']);
  expect(calendarWords('de-DE').day('2026-03-31')).toBe('31 Mär 2026');
});

describe('a label', () => {
  it.each([
    ['Add time entry 2026-06-30 · Ruth · Alder', 'Add time entry 30 Jun 2026 · Ruth · Alder'],
    ['Pause C1 from 2026-07-01 to 2026-07-31', 'Pause C1 from 1 Jul 2026 to 31 Jul 2026'],
    ['Print the valuation summary of 2026-06-30', 'Print the valuation summary of 30 Jun 2026'],
    ['Close 2026-06', 'Close Jun 2026'],
    ['Reopen 2026-06', 'Reopen Jun 2026'],
  ])('“%s” is “%s”', (label, words) => expect(us.label(label)).toBe(words));

  it.each([
    'Import “hours 2026-06-30.csv”',
    'Remove client “2026-06-30”',
    'Change ticket T-2026-06-30',
    'Change ticket 2026-06-30-7',
    'Change contract 2026-06',
    'Remove client “Alder”',
    'Close 2026-13',
    'Change ledger entry 2026-02-30',
    'Close 3 months',
  ])('“%s” stays', (label) => expect(us.label(label)).toBe(label));
});
