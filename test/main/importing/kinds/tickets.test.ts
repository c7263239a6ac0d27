import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { statusOfWord } from '../../../../src/main/importing/kinds/ticket-status.ts';
import { draftsIn, inShort, type RunOptions, runImport } from '../../../support/import-run.ts';

/** What rows of tickets become, and what only the owner can say of them. */

const read = (text: string, answers: RunOptions['answers'] = {}) =>
  runImport(text, { kind: 'tickets', answers: { zone: 'UTC', ...answers } });
const ticketsOf = (text: string, answers: RunOptions['answers'] = {}) =>
  draftsIn(read(text, answers), 'tickets');
const surveysOf = (text: string, answers: RunOptions['answers'] = {}) =>
  draftsIn(read(text, answers), 'surveys');

describe('status', () => {
  it('knows the words of help desks, whatever their case and language', () => {
    const words = ['Solved', 'CLOSED', 'Resolvido', 'done', 'On-hold', 'pending', 'Waiting on Third Party'];
    expect(words.map(statusOfWord)).toEqual([
      'resolved',
      'resolved',
      'resolved',
      'resolved',
      'waiting',
      'waiting',
      'waiting',
    ]);
    expect(['New', 'Open', 'In Progress', 'in_progress', 'Em atendimento'].map(statusOfWord)).toEqual(
      Array(5).fill('open'),
    );
    expect(['Escalated', 'OpenPending', '5', 'Cancelled'].map(statusOfWord)).toEqual(Array(4).fill(null));
  });

  const odd =
    'Ticket ID,Created at,Solved at,Status\n1,2026-03-02 09:00,,Parked\n2,2026-03-02 09:00,,Parked\n';

  it('a word nobody knows is asked once, and then counts', () => {
    const { questions } = read(odd);
    expect(questions.map(({ id, suggestion }) => [id, suggestion])).toEqual([['status:Parked', 'open']]);
    expect(questions[0]?.because).toContain('line 2');
    const answered = read(odd, { 'status:Parked': 'waiting' });
    expect(answered.questions).toEqual([]);
    expect(draftsIn(answered, 'tickets').map((t) => [t.status, t.status_reason])).toEqual([
      ['waiting', 'Parked'],
      ['waiting', 'Parked'],
    ]);
  });

  it('without a status the day of resolution says it', () => {
    const text =
      'Ticket ID,Created at,Solved at\n1,2026-03-02 09:00,2026-03-02 10:00\n2,2026-03-02 09:00,-\n';
    expect(ticketsOf(text).map(({ status }) => status)).toEqual(['resolved', 'open']);
  });
});

describe('times', () => {
  it('first response: a moment, or the opening and minutes or hours', () => {
    const first = (header: string, cell: string) =>
      ticketsOf(`Ticket ID,Created at,${header}\n1,2026-03-02 09:00,${cell}\n`)[0]?.firstResponse?.epoch;
    const at = (text: string) => Date.parse(text) / 1000;
    expect(first('Initial response time', '2026-03-02 09:30')).toBe(at('2026-03-02T09:30:00Z'));
    expect(first('First reply time in minutes', '15')).toBe(at('2026-03-02T09:15:00Z'));
    expect(first('first_response_minutes', '0.5')).toBe(at('2026-03-02T09:00:30Z'));
    expect(first('First response time (in hrs)', '1.5')).toBe(at('2026-03-02T10:30:00Z'));
    expect(first('First response time (in hrs)', '00:20:10')).toBe(at('2026-03-02T09:20:10Z'));
    expect(first('First reply time in minutes', '')).toBeUndefined();
  });

  it('the zone is asked once times have no offset, and not when they have one', () => {
    const ids = (moment: string) =>
      runImport(`Ticket ID,Created at,Subject\n1,${moment},x\n`, { kind: 'tickets' }).questions.map(
        ({ id }) => id,
      );
    expect(ids('2026-03-02 09:00')).toEqual(['zone']);
    expect(ids('2026-03-02T09:00:00+01:00')).toEqual([]);
  });

  it('resolved before it was opened is told, and the ticket kept', () => {
    const run = read('Ticket ID,Created at,Solved at\n1,2026-03-02 09:00,2026-03-01 09:00\n');
    expect(draftsIn(run, 'tickets')).toHaveLength(1);
    expect(run.warned.map(({ line }) => line)).toEqual([2]);
  });

  it('a ticket that doesn’t say when it was opened is rejected', () => {
    expect(read('Ticket ID,Created at,Subject\n1,-,x\n').rejected.map(({ column }) => column)).toEqual([
      'Created at',
    ]);
  });
});

describe('rows of one ticket', () => {
  it('become one: first opening, first response, last state, most reopenings', () => {
    const text = [
      'Ticket ID,Created at,Updated at,Status,Agent,Solved at,Initial response time,Reopens',
      '7,2026-03-02 09:00,2026-03-05 12:00,Solved,Kim,2026-03-05 12:00,,1',
      '7,2026-03-02 08:00,2026-03-02 10:00,Open,Sam,,2026-03-02 08:30,3',
      '8,2026-03-03 09:00,2026-03-03 09:00,Open,Sam,,,0',
    ].join('\n');
    const run = read(text);
    expect(draftsIn(run, 'tickets').map(inShort)).toEqual([
      'id=7 code=7 technician=Kim opened=2026-03-02T08:00:00Z firstResponse=2026-03-02T08:30:00Z resolved=2026-03-05T12:00:00Z status=resolved lastActivity=2026-03-05T12:00:00Z reopened=3',
      'id=8 code=8 technician=Sam opened=2026-03-03T09:00:00Z status=open lastActivity=2026-03-03T09:00:00Z',
    ]);
    expect(run.left.map(({ line }) => line)).toEqual([3]);
  });

  it('in whatever order the rows come, when each has its own time', () => {
    const row = fc.record({
      id: fc.integer({ min: 1, max: 4 }),
      minute: fc.integer({ min: 0, max: 59 }),
      agent: fc.constantFrom('Kim', 'Sam'),
    });
    const rows = fc.uniqueArray(row, { minLength: 1, maxLength: 12, selector: ({ minute }) => minute });
    const two = (n: number) => String(n).padStart(2, '0');
    const read = (list: { id: number; minute: number; agent: string }[]) =>
      ticketsOf(
        `Ticket ID,Created at,Updated at,Agent\n${list
          .map(
            (r) => `${r.id},2026-03-02 0${r.id}:${two(r.minute)},2026-03-03 09:${two(r.minute)},${r.agent}`,
          )
          .join('\n')}\n`,
      )
        .map(inShort)
        .sort();
    fc.assert(
      fc.property(
        rows.chain((list) =>
          fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
        ),
        ([list, shuffled]) => {
          expect(read(shuffled)).toEqual(read(list));
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('scores', () => {
  const scored = (cells: string[], answers: RunOptions['answers'] = {}) =>
    surveysOf(
      `Ticket ID,Created at,Satisfaction Score\n${cells.map((cell, i) => `${i},2026-03-02 09:00,${cell}`).join('\n')}\n`,
      answers,
    ).map(({ score, scale_max, kind }) => [kind, score, scale_max]);

  it('only a survey that was sent is one', () => {
    expect(scored(['Good', 'Bad with comment', 'Offered', 'Not Offered', '', '-'])).toEqual([
      ['csat', 1, 1],
      ['csat', 0, 1],
      ['csat', null, 5],
    ]);
  });

  it('the scale of bare numbers is asked; a score above it rejects its row alone', () => {
    const text = 'Ticket ID,Created at,CSAT\n1,2026-03-02 09:00,4\n2,2026-03-02 09:00,7.0\n';
    const [question] = read(text).questions;
    expect([question?.id, question?.suggestion]).toEqual(['scale', '7']);
    expect(surveysOf(text, { scale: '10' }).map(({ score }) => score)).toEqual([4, 7]);
    const run = read(text, { scale: '5' });
    expect(draftsIn(run, 'tickets').map(({ code }) => code)).toEqual(['1']);
    expect(run.rejected.map(({ line, column }) => [line, column])).toEqual([[3, 'CSAT']]);
  });
});
