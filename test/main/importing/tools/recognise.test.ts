import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KINDS } from '../../../../src/main/importing/kinds/index.ts';
import { headerOf } from '../../../../src/main/importing/reading/header.ts';
import { TOOLS } from '../../../../src/main/importing/tools/index.ts';
import { knownNames, mappingFor, recognise } from '../../../../src/main/importing/tools/recognise.ts';
import type { Tool } from '../../../../src/main/importing/types.ts';
import type { ImportKind } from '../../../../src/shared/import.ts';

const header = (...cells: string[]) => headerOf({ line: 1, cells });

/** IMPORT.md's table of kinds: every header seen in the wild. Together = two columns that only make sense side by side. */
const SEEN: [ImportKind, string, string[]][] = [
  ['time_entries', 'client', ['Client', 'Customer', 'Cliente', 'Kunde', 'Company']],
  ['time_entries', 'project', ['Project']],
  ['time_entries', 'technician', ['User', 'Name', 'Usuário', 'Benutzer', 'Member', 'Resource']],
  ['time_entries', 'first_name', ['First Name']],
  ['time_entries', 'last_name', ['Last Name']],
  ['time_entries', 'date', ['Start date', 'Start Date', 'Date', 'Datum', 'Data de início']],
  ['time_entries', 'start_time', ['Start Time', 'From', 'Von']],
  ['time_entries', 'end_date', ['End date', 'Data final']],
  ['time_entries', 'end_time', ['End time', 'To', 'Bis']],
  [
    'time_entries',
    'duration',
    [
      'Duration',
      'Duration (h)',
      'Duration (decimal)',
      'Hours',
      'Time (h)',
      'Dauer',
      'Duração (h)',
      'hoursWorked',
    ],
  ],
  ['time_entries', 'duration_check', ['Hours Rounded']],
  ['time_entries', 'billable', ['Billable', 'Billable?', 'Abrechenbar', 'billableOption']],
  ['time_entries', 'work_type', ['Task', 'Activity', 'Tätigkeit', 'Tarefa', 'workType']],
  ['time_entries', 'note', ['Description', 'Notes', 'Descrição']],
  ['time_entries', 'ticket', ['External Reference URL']],
  ['tickets', 'ticket', ['Id', 'Ticket ID', 'Ticket Number', 'Ticket Id']],
  ['tickets', 'client', ['Organization', 'Company Name', 'Company', 'Client']],
  [
    'tickets',
    'opened',
    ['Created at', 'Created time', 'Date Created', 'Date Opened', 'createDate', 'Data Abertura'],
  ],
  ['tickets', 'first_response', ['Initial response time', 'firstResponseDateTime']],
  ['tickets', 'first_response_minutes', ['First reply time in minutes']],
  ['tickets', 'first_response_hours', ['First response time (in hrs)']],
  [
    'tickets',
    'resolved',
    [
      'Solved at',
      'Resolved time',
      'Date Resolved',
      'Closed time',
      'Closed Date',
      'completedDate',
      'Data Solução',
    ],
  ],
  ['tickets', 'technician', ['Assignee', 'Agent', 'Assigned To']],
  ['tickets', 'category', ['Type', 'Category', 'Help Topic', 'issueType']],
  ['tickets', 'score', ['Satisfaction Score', 'Survey results', 'Satisfação']],
  ['contracts', 'client', ['Customer', 'CustomerName']],
  ['contracts', 'plan', ['Plan', 'SkuName', 'ProductName', 'Scope']],
  ['contracts', 'amount', ['Amount']],
  ['contracts', 'unit_price', ['UnitPrice']],
  ['contracts', 'quantity', ['Quantity']],
  ['contracts', 'cycle', ['Interval', 'Frequency', 'BillingFrequency']],
  ['surveys', 'score', ['Score', 'Rating', 'csat_score']],
  ['surveys', 'date', ['created_at', 'Submit Date (UTC)']],
  ['clients', 'client', ['Organization', 'Customer Name', 'Client Name', 'Company Name']],
];

describe('columns by their names', () => {
  it.each(SEEN)('%s: %s is known by all its headers', (kind, field, labels) => {
    const known = knownNames(TOOLS);
    for (const label of labels) {
      const one = header(label);
      expect([label, mappingFor(one, KINDS[kind], null)]).toEqual([label, { [field]: 0 }]);
      expect([label, known.has(one.names[0] ?? '')]).toEqual([label, true]);
    }
  });

  it('takes the better name, and no column twice', () => {
    const columns = mappingFor(header('Hours', 'Duration', 'Date', 'Name', 'User'), KINDS.time_entries, null);
    expect(columns).toMatchObject({ duration: 1, duration_check: 0, technician: 4, date: 2 });
    expect(columns.client).toBeUndefined();
  });

  it('for any columns in any order: each field the same column, no column for two fields', () => {
    const labels = [...new Set(SEEN.flatMap(([, , names]) => names.map((name) => name.toLowerCase())))];
    const some = fc.shuffledSubarray(labels, { minLength: 2, maxLength: 14 });
    const kinds = fc.constantFrom(...(Object.keys(KINDS) as ImportKind[]));
    const pair = fc
      .tuple(kinds, some)
      .chain(([kind, list]) =>
        fc.tuple(fc.constant(kind), fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
      );
    fc.assert(
      fc.property(pair, ([kind, list, shuffled]) => {
        const named = (cells: string[]) =>
          Object.entries(mappingFor(header(...cells), KINDS[kind], null)).map(([field, at]) => [
            field,
            header(...cells).names[at],
          ]);
        // `Task` and `task` of two fields' tables are one name: columns of equal names are told apart by position only.
        fc.pre(new Set(header(...list).names.map((name) => name.replace(/\W|_/g, ''))).size === list.length);
        expect(Object.fromEntries(named(shuffled))).toEqual(Object.fromEntries(named(list)));
        const taken = named(list).map(([, name]) => name);
        expect(new Set(taken).size).toBe(taken.length);
      }),
    );
  });

  it('a unit tells a length of time from a moment', () => {
    const mapped = (label: string) => Object.keys(mappingFor(header(label), KINDS.tickets, null));
    expect(mapped('First response time')).toEqual(['first_response']);
    expect(mapped('First response time (in hrs)')).toEqual(['first_response_hours']);
    expect(mapped('First response time (min)')).toEqual(['first_response_minutes']);
  });
});

const tool = (id: string, signature: string[], more: Partial<Tool> = {}): Tool => ({
  id,
  name: id.toUpperCase(),
  kind: 'time_entries',
  signature,
  columns: {},
  ...more,
});

describe('tools', () => {
  const cells = header('User', 'Client', 'Date', 'Hours', 'Others', 'Others');

  it('the longest signature wins; a tie is told', () => {
    const short = tool('short', ['user', 'client']);
    const long = tool('long', ['user', 'client', 'date']);
    const equal = tool('equal', ['client', 'date', 'hours']);
    expect(recognise(cells, [short, long])[0]?.tool?.id).toBe('long');
    const [first] = recognise(cells, [short, long, equal]);
    expect(first?.tool?.id).toBe('long');
    expect(first?.reasons).toEqual([
      'Looks like an export of LONG: has the columns User, Client, Date.',
      'It could also be an export of EQUAL.',
    ]);
  });

  it('every name of a signature has to be there, a second one of its name too', () => {
    expect(recognise(cells, [tool('a', ['user', 'rate'])])[0]?.tool).toBeNull();
    expect(recognise(cells, [tool('a', ['user', 'others#2'])])[0]?.tool?.id).toBe('a');
    expect(recognise(cells, [tool('a', ['user', 'others#3'])])[0]?.tool).toBeNull();
  });

  it('its columns come first, and may serve two fields; what it leaves out is never guessed', () => {
    const mapped = tool('a', ['user'], {
      columns: { note: 'others#2', technician: 'user', login: 'user' },
      unmapped: ['hours'],
    });
    expect(recognise(cells, [mapped])[0]?.columns).toEqual({
      note: 5,
      technician: 0,
      login: 0,
      client: 1,
      date: 2,
    });
  });

  it('an export that is no record has no kind, and says why', () => {
    const [first] = recognise(cells, [tool('a', ['user'], { refused: 'No records here.' })]);
    expect([first?.kind, first?.reasons.at(-1)]).toEqual([null, 'No records here.']);
  });

  it('all of them have ids of their own, a signature, and columns their kind has fields for', () => {
    expect(new Set(TOOLS.map(({ id }) => id)).size).toBe(TOOLS.length);
    for (const { id, signature, columns, kind, matches } of TOOLS) {
      expect([id, signature.length > 0 || matches !== undefined]).toEqual([id, true]);
      const fields = new Set(KINDS[kind].fields.map(({ field }) => field));
      expect([id, Object.keys(columns).filter((field) => !fields.has(field))]).toEqual([id, []]);
    }
  });
});

describe('without a tool', () => {
  it('the kind whose fields are there comes first, with its reasons', () => {
    const [first] = recognise(header('Client', 'User', 'Date', 'Duration', 'Rate'), []);
    expect(first).toMatchObject({ tool: null, kind: 'time_entries', missing: [] });
    expect(first?.reasons).toEqual(['Has the columns Client, User, Date, Duration.']);
  });

  it('a kind that lacks a required column comes after those that have all', () => {
    const found = recognise(header('Client', 'Plan', 'Amount', 'Interval', 'Notes'), []);
    const contracts = found.findIndex(({ kind }) => kind === 'contracts');
    expect(found[contracts]?.missing).toEqual(['Start']);
    expect(found.slice(contracts).every(({ missing }) => missing.length > 0)).toBe(true);
  });

  it('says nothing of a table it knows no two columns of', () => {
    expect(recognise(header('Colour', 'Shape', 'Weight'), TOOLS)).toEqual([]);
  });
});
