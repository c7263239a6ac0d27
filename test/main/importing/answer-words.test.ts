// Protects what the owner reads of an answer he gave long ago: words, never the code that is kept.
import { describe, expect, it } from 'vitest';
import { answerChoices, answerText, askedText } from '../../../src/main/importing/answer-words.ts';

const COLUMNS = ['Client', 'Date', 'Hours'];

describe('a remembered answer', () => {
  it.each([
    ['dates:Start date', 'dmy', 'How dates are written in “Start date”', 'day/month/year'],
    ['decimals:Amount', ',', 'The decimal mark in “Amount”', 'a number with a decimal comma'],
    ['duration:Time: total', 'hours', 'What durations count in “Time: total”', 'hours'],
    ['column:client', '0', 'Column for “client”', 'Client'],
    ['column:client', 'none', 'Column for “client”', 'None'],
    ['column:client', '7', 'Column for “client”', 'Column 8'],
    ['empty:client', '2', 'Column instead of the empty one for “client”', 'Hours'],
    ['zone', 'America/New_York', 'Time zone of its times', 'America/New York'],
    ['technician', 'Robin Hale', 'Who worked', 'Robin Hale'],
    ['technician:17', 'Robin Hale', 'Who is number “17”', 'Robin Hale'],
    ['billable', 'no', 'Is it billable', 'No'],
    ['survey', 'nps', 'What was asked', 'Recommendation (NPS)'],
    ['scale', '5', 'The scale’s highest score', '5'],
    [
      'status:parked',
      'waiting',
      'What the status means: “parked”',
      'It waits for the client or a third party',
    ],
    ['encoding', 'cp850', 'How the file’s letters are written', 'DOS (CP850)'],
    ['client:Acme', 'new', 'Whose spelling is “Acme”', 'A client of its own'],
    ['client:Acme', 'Acme Ltd', 'Whose spelling is “Acme”', 'Acme Ltd'],
    ['account:Tax', 'ignore', 'What kind of account is “Tax”', 'Not part of the books'],
    ['closed', 'yes', 'Closed months may change', 'Yes'],
  ])('%s = %s', (id, answer, asked, label) => {
    expect([askedText(id), answerText(id, answer, COLUMNS)]).toEqual([asked, label]);
  });

  it('names a column by its number where the file is not at hand', () => {
    expect(answerText('column:client', '2')).toBe('Column 3');
  });

  it('is changed to what its question offered, to any text, or asked of the next file', () => {
    expect(answerChoices('billable')).toEqual([
      { value: 'yes', label: 'Yes' },
      { value: 'no', label: 'No' },
    ]);
    expect(answerChoices('dates:Date')).toContainEqual({ value: 'mdy', label: 'month/day/year' });
    expect([answerChoices('zone'), answerChoices('column:client')]).toEqual(['text', 'none']);
  });
});
