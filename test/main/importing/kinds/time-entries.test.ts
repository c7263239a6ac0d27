import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  billableWord,
  roundingOf,
  ticketInNote,
  ticketOfReference,
  workTypeOf,
} from '../../../../src/main/importing/kinds/time-words.ts';
import { draftsIn, type RunOptions, runImport } from '../../../support/import-run.ts';

/** What a row of worked time becomes, and what only the owner can say. */

const time = (text: string, options: RunOptions = {}) =>
  runImport(text, { kind: 'time_entries', ...options, answers: { billable: 'yes', ...options.answers } });
const secondsOf = (text: string, options: RunOptions = {}) =>
  draftsIn(time(text, options), 'time_entries').map(({ seconds }) => seconds);
const questionIds = (text: string, answers: Record<string, string> = {}) =>
  runImport(text, { kind: 'time_entries', answers }).questions.map(({ id }) => id);

describe('durations', () => {
  const clock = 'Client,User,Date,From,To\n';

  it('an end before the start without an end date is past midnight', () => {
    expect(secondsOf(`${clock}A,B,2026-03-02,22:30,01:30\n`, { answers: { zone: 'UTC' } })).toEqual([10_800]);
  });

  it('times without a duration are taken in the source’s zone, where the clocks may change in between', () => {
    const zone = { answers: { zone: 'Europe/Berlin' } };
    // Forward on 29 March 2026 at 2:00, back on 25 October 2026 at 3:00.
    expect(secondsOf(`${clock}A,B,2026-03-29,01:30,03:30\n`, zone)).toEqual([3600]);
    expect(secondsOf(`${clock}A,B,2026-03-28,22:00,04:00\n`, zone)).toEqual([5 * 3600]);
    expect(secondsOf(`${clock}A,B,2026-10-24,22:00,04:00\n`, zone)).toEqual([7 * 3600]);
    const dated =
      'Client,User,Start date,Start time,End date,End time\nA,B,2026-03-28,22:00,2026-03-29,04:00\n';
    expect(secondsOf(dated, zone)).toEqual([5 * 3600]);
  });

  it('asks for the zone only where it matters', () => {
    expect(questionIds(`${clock}A,B,2026-03-29,01:30,03:30\n`, { billable: 'yes' })).toEqual(['zone']);
    const told = 'Client,User,Date,From,To,Duration\nA,B,2026-03-29,01:30,03:30,1:00\n';
    expect(questionIds(told, { billable: 'yes' })).toEqual([]);
    const utc = 'Client,User,Start,End\nA,B,2026-03-29T01:30:00Z,2026-03-29T03:30:00Z\n';
    expect(questionIds(utc, { billable: 'yes' })).toEqual([]);
  });

  it('for any span within a day: the same by start and end as by its duration', () => {
    const two = (n: number) => String(n).padStart(2, '0');
    const text = (s: number) => `${two(Math.floor(s / 3600))}:${two(Math.floor(s / 60) % 60)}:${two(s % 60)}`;
    const span = fc.tuple(fc.integer({ min: 0, max: 86_399 }), fc.integer({ min: 0, max: 86_399 }));
    fc.assert(
      fc.property(fc.array(span, { minLength: 1, maxLength: 20 }), (spans) => {
        const rows = spans.map(
          ([start, length]) => `A,B,2026-05-04,${text(start)},${text((start + length) % 86_400)}`,
        );
        const read = secondsOf(`${clock}${rows.join('\n')}\n`, { answers: { zone: 'Europe/Berlin' } });
        expect(read).toEqual(spans.map(([, length]) => length));
      }),
      { numRuns: 40 },
    );
  });

  it('zero stays zero, a negative one is rejected, a missing one too', () => {
    const run = time(
      'Client,User,Date,Duration\nA,B,2026-03-02,0:00\nA,B,2026-03-03,-1:00\nA,B,2026-03-04,\n',
    );
    expect(draftsIn(run, 'time_entries').map(({ seconds }) => seconds)).toEqual([0]);
    expect(run.rejected.map(({ line, column }) => [line, column])).toEqual([
      [3, 'Duration'],
      [4, 'Duration'],
    ]);
  });

  it('an end date before the start date is rejected, not turned', () => {
    const text =
      'Client,User,Start date,Start time,End date,End time\nA,B,2026-03-02,10:00,2026-03-01,11:00\n';
    const run = time(text, { answers: { zone: 'UTC' } });
    expect(run.rejected).toEqual([{ line: 2, column: 'End date', reason: 'is before the start' }]);
  });

  it('an entry without an end is left out as running', () => {
    const run = time(
      'Client,User,Start date,Start time,End date,End time,Duration\nA,B,2026-03-02,10:00,,,\n',
    );
    expect([run.drafts, run.rejected]).toEqual([[], []]);
    expect(run.left).toEqual([{ line: 2, reason: 'is still running: it has no end and no duration' }]);
  });

  it('of two the exact one counts; a difference beyond rounding is told', () => {
    const run = time(
      'Client,User,Date,Duration (decimal),Duration (h)\nA,B,2026-03-02,0.51,0:30:30\nA,B,2026-03-02,0.75,0:30:30\n',
    );
    expect(draftsIn(run, 'time_entries').map(({ seconds }) => seconds)).toEqual([1830, 1830]);
    expect(run.warned.map(({ line }) => line)).toEqual([3]);
    expect(run.questions).toEqual([]);
  });

  it('of two that are both decimals the owner says which counts, once they differ', () => {
    const same = 'Client,User,Date,Hours,Hours Rounded\nA,B,2026-03-02,0.5,0.5\n';
    const other = `${same}A,B,2026-03-03,0.4,0.5\n`;
    expect(questionIds(same, { billable: 'yes' })).toEqual([]);
    expect(questionIds(other, { billable: 'yes' })).toEqual(['column:duration']);
    expect(secondsOf(other, { answers: { 'column:duration': '3' } })).toEqual([1800, 1440]);
    expect(secondsOf(other, { answers: { 'column:duration': '4' } })).toEqual([1800, 1800]);
  });

  it('rounding is a step of the last decimal', () => {
    expect([roundingOf('0.5'), roundingOf('0,50'), roundingOf('1'), roundingOf('0.5106')]).toEqual([
      360, 36, 3600, 1,
    ]);
  });
});

describe('whose it is', () => {
  it('a file without a client column asks for one, the project first', () => {
    const text = 'Project,User,Date,Duration\nSite,B,2026-03-02,1:00\n';
    const [question] = runImport(text, { kind: 'time_entries', answers: { billable: 'no' } }).questions;
    expect(question?.id).toBe('column:client');
    expect(question?.suggestion).toBe('0');
    expect(question?.options.at(-1)?.value).toBe('none');
    const client = (answer: string) =>
      draftsIn(time(text, { answers: { 'column:client': answer } }), 'time_entries').map((d) => d.client);
    expect([client('0'), client('none')]).toEqual([['Site'], ['']]);
  });

  it('offers no column of amounts as the one that names the client', () => {
    const head = 'Description,Duration,Member,Email,Project,Tags,Start date,Start time,Stop date,Stop time';
    const cells = 'Reading,0:20:00,B,b@example.com,Site,-,2026-03-02,11:05:00,2026-03-02,11:25:00';
    for (const amount of ['Amount ()', 'Amount (USD)', 'Amount']) {
      const { tool, questions } = runImport(`${head},${amount}\n${cells},151.00\n`);
      const question = questions.find(({ id }) => id === 'column:client');
      expect(tool).toBe('toggl-report');
      expect(question?.options.map(({ label }) => label)).toEqual([
        'Project',
        'Email',
        'Tags',
        'None: it is internal time',
      ]);
    }
    const own = 'Project,User,Date,Duration,Billed (EUR),For\nSite,B,2026-03-02,1:00,9,Acme\n';
    const [question] = runImport(own, { kind: 'time_entries', answers: { billable: 'no' } }).questions;
    expect(question?.options.map(({ label }) => label)).toEqual([
      'Project',
      'For',
      'None: it is internal time',
    ]);
  });

  it('a client column without a single client asks too; with one it doesn’t', () => {
    const header = 'Client,Project,User,Date,Duration\n';
    const empty = `${header},Site,B,2026-03-02,1:00\n-,Office,B,2026-03-02,1:00\n`;
    expect(questionIds(empty, { billable: 'no' })).toEqual(['empty:client']);
    expect(questionIds(`${empty}Acme,Site,B,2026-03-02,1:00\n`, { billable: 'no' })).toEqual([]);
  });

  it('an answer from a time when all clients were empty doesn’t silently mix with real ones', () => {
    const text = 'Client,Project,User,Date,Duration\nAcme,Site,B,2026-03-02,1:00\n,Site,B,2026-03-02,1:00\n';
    const clients = (answers: Record<string, string>) => {
      const run = time(text, { answers });
      return {
        asked: run.questions.map(({ id, suggestion }) => [id, suggestion]),
        clients: draftsIn(run, 'time_entries').map(({ client }) => client),
      };
    };
    const empty = { 'empty:client': '1' };
    expect(clients(empty).asked).toEqual([['blank:client', 'none']]);
    expect(clients({ ...empty, 'blank:client': 'none' })).toEqual({ asked: [], clients: ['Acme', ''] });
    expect(clients({ ...empty, 'blank:client': '1' })).toEqual({ asked: [], clients: ['Acme', 'Site'] });
    expect(clients({})).toEqual({ asked: [], clients: ['Acme', ''] });
  });

  it('names of technicians: one column, two columns, or asked', () => {
    const names = (text: string, answers = {}) =>
      draftsIn(time(text, { answers }), 'time_entries').map(({ technician }) => technician);
    expect(names('Client,User,Date,Hours\nA,Sam,2026-03-02,1\n')).toEqual(['Sam']);
    expect(names('Client,First Name,Last Name,Date,Hours\nA,Sam,Doe,2026-03-02,1\n')).toEqual(['Sam Doe']);
    const none = 'Client,Date,Hours\nA,2026-03-02,1\n';
    expect(questionIds(none, { billable: 'no' })).toEqual(['technician']);
    expect(names(none, { technician: 'Kim' })).toEqual(['Kim']);
    const blank = time('Client,User,Date,Hours\nA,,2026-03-02,1\n');
    expect(blank.rejected.map(({ column }) => column)).toEqual(['User']);
  });
});

describe('billable', () => {
  it('is asked where no column says it, and never taken for granted in a row', () => {
    expect(questionIds('Client,User,Date,Hours\nA,B,2026-03-02,1\n')).toEqual(['billable']);
    const run = time('Client,User,Date,Hours,Billable\nA,B,2026-03-02,1,maybe\nA,B,2026-03-02,1,\n');
    expect(run.rejected.map(({ line, column }) => [line, column])).toEqual([
      [2, 'Billable'],
      [3, 'Billable'],
    ]);
  });

  it('reads the words of ticket systems', () => {
    expect(['DoNotBill', 'No Charge', 'Faturável', 'maybe'].map(billableWord)).toEqual([0, 0, 1, null]);
  });
});

describe('texts', () => {
  it('only a clear word makes another kind of work', () => {
    const types = [
      'Pre-Sales call',
      'Onboarding',
      'Projekt X',
      'Intern',
      'Interna',
      'Remote support',
      'Task 1',
      '',
    ];
    expect(types.map(workTypeOf)).toEqual([
      'presales',
      'onboarding',
      'project',
      'internal',
      'internal',
      'support',
      null,
      null,
    ]);
    // No word within a word.
    expect(['Internet', 'Projector', 'International'].map(workTypeOf)).toEqual([null, null, null]);
  });

  it('time for nobody is internal, unless its task says otherwise', () => {
    const text =
      'Client,User,Date,Hours,Task\n,B,2026-03-02,1,Calls\n,B,2026-03-02,1,Presales\nA,B,2026-03-02,1,Calls\n';
    expect(draftsIn(time(text), 'time_entries').map((draft) => draft.work_type)).toEqual([
      'internal',
      'presales',
      'support',
    ]);
  });

  it('tickets: the last part of a link, or a number in the note', () => {
    expect(
      [
        'https://desk.example.com/a/tickets/00471/?x=1#y',
        'https://desk.example.com/t/9/',
        '#12',
        'INC-7',
      ].map(ticketOfReference),
    ).toEqual(['00471', '9', '12', 'INC-7']);
    expect(
      [
        'Ticket 1353: printer',
        'see #1353.',
        'TICKET #88-A done',
        'Ticket INC-204',
        'Ticketing system',
        'issue#3',
        'C# course',
        'colour #ff0000',
        'TIcket 12, see #7',
      ].map(ticketInNote),
    ).toEqual(['1353', '1353', '88-A', 'INC-204', '', '', '', '', '12']);
  });

  it('tickets: a plain number is found as the pattern for all notes finds it', () => {
    const pattern =
      /\bticket\s*(?:no\.?|nr\.?|id)?\s*[:#]?\s*#?([a-z]{0,6}-?\d(?:[\w-]*\w)?)|(?:^|[\s([,;])#(\d+)\b/i;
    const pieces = fc.constantFrom(
      '#',
      '##',
      '12',
      '7a',
      ' ',
      '(',
      ')',
      ',',
      'ticket',
      'Ticket',
      'no.',
      'ü',
      '\u00a0',
      '-',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 8 }), (parts) => {
        const note = parts.join('');
        const found = pattern.exec(note);
        expect(ticketInNote(note), note).toBe(found?.[1] ?? found?.[2] ?? '');
      }),
      { numRuns: 2000 },
    );
  });
});
