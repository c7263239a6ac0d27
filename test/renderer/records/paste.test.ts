// Protects pasting a block: every cell of a spreadsheet is read as it was, told before it is saved, and none is dropped
// without a word.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  blockOf,
  pasteOf,
  problemsIn,
  setsOf,
  unknownNames,
  withNames,
  withProblems,
} from '../../../src/renderer/records/paste.ts';
import type { BookRecord } from '../../../src/shared/contract/records.ts';
import type { EntryContext } from '../../../src/shared/entry/types.ts';
import { TABLES } from '../../../src/shared/records/tables.ts';

const context: EntryContext = { locale: 'en-US', today: '2026-07-15', zone: 'UTC' };
const all = TABLES.time_entries.fields;
const fieldsFrom = (name: string) => all.slice(all.findIndex((field) => field.name === name));
const record = (id: number, more: BookRecord['values'] = {}): BookRecord => ({
  id,
  title: `entry ${id}`,
  values: {
    date: '2026-06-30',
    client: 'Alder',
    technician: 'Ruth',
    duration: 3600,
    billable: true,
    work_type: 'support',
    ticket: '',
    note: '',
    ...more,
  },
  batch: null,
});
const paste = (text: string, from: string, under: BookRecord[] = [], defaults = {}) =>
  pasteOf(blockOf(text), { all, fields: fieldsFrom(from), under, defaults, context });

describe('the cells of copied text', () => {
  const written = (cell: string): string => (/[\t\n"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

  it('are what a spreadsheet copied, whatever stands in them', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'é', ' ', '"', '\t', '\n', ','), maxLength: 6 });
    fc.assert(
      fc.property(
        fc
          .integer({ min: 1, max: 4 })
          .chain((width) =>
            fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 5 }),
          ),
        fc.constantFrom('\n', '\r\n'),
        (rows, end) => {
          const text = rows.map((row) => row.map(written).join('\t')).join(end) + end;
          expect(blockOf(text)).toEqual(rows.map((row) => row.map((each) => each)));
        },
      ),
    );
  });

  it('are taken as they stand where quotes are no marks', () => {
    expect(blockOf('5" pipe\t"so" he said\n"open')).toEqual([['5" pipe', '"so" he said'], ['"open']]);
    expect(blockOf('')).toEqual([['']]);
  });

  // A reader that begins anew for every row would take minutes: the limit of a test is what holds it.
  it('of 20,000 rows are read in no time', () => {
    expect(blockOf('"a ""b"""\tc\n'.repeat(20_000))).toHaveLength(20_000);
  });
});

describe('pasting a block', () => {
  it('changes the records under it cell by cell, and adds those beyond the last', () => {
    const { rows, fields, leftOut } = paste(
      '1:30\tyes\n2h\tno\n45m\tyes',
      'duration',
      [record(1), record(2, { duration: 7200, billable: false })],
      { technician: 'Ruth' },
    );
    expect(fields.map(({ name }) => name)).toEqual(['duration', 'billable']);
    expect(rows.map(({ what, id }) => [what, id])).toEqual([
      ['changed', 1],
      ['same', 2],
      ['new', null],
    ]);
    expect(leftOut).toEqual([]);
    expect(setsOf('time_entries', { fields, rows, leftOut }, { technician: 'Ruth' })).toEqual([
      {
        table: 'time_entries',
        rows: [
          { id: 1, values: { duration: 5400 } },
          { values: { technician: 'Ruth', duration: 2700, billable: true } },
        ],
      },
    ]);
  });

  it('goes by headings of its own, in whatever order they stand', () => {
    const { rows, fields } = paste('Note\tduration\tDate\nVPN\t1.5\t6/30/2026', 'client');
    expect(fields.map(({ name }) => name)).toEqual(['note', 'duration', 'date']);
    expect(rows[0]?.cells.map(({ value }) => value)).toEqual(['VPN', 5400, '2026-06-30']);
  });

  it('takes one line of words as words, even where they are headings', () => {
    const { rows } = paste('Note', 'note', [record(1)]);
    expect(rows[0]?.cells[0]?.value).toBe('Note');
  });

  it('says of every cell what can’t be read, and never reads it otherwise', () => {
    const made = paste('30/6/2026\tAlder\tRuth\tsoon', 'date');
    expect(made.rows[0]?.cells.map(({ reason }) => reason !== null)).toEqual([true, false, false, true]);
    expect(problemsIn(made)).toBe(2);
  });

  it('empties a cell of a record, and leaves a new one what it would have had by hand', () => {
    const changed = paste('\tx', 'client', [record(1)]);
    expect(changed.rows[0]?.cells[0]).toMatchObject({ value: null, changes: true });
    const added = paste('Alder\tRuth\t1\t\t\t0001', 'client');
    expect(Object.keys(setsOf('time_entries', added, {})[0]?.rows[0]?.values ?? {})).toEqual([
      'client',
      'technician',
      'duration',
      'ticket',
    ]);
  });

  it('names a client that is added on the way once, however it is written', () => {
    const known = { ...context, names: { clients: [{ name: 'Alder' }] } };
    const block = blockOf('Birch\nBIRCH\nalder\nBirch ');
    const found = pasteOf(block, {
      all,
      fields: fieldsFrom('client'),
      under: [],
      defaults: {},
      context: known,
    });
    expect(unknownNames(found)).toEqual(new Map([['clients', ['Birch']]]));
    const named = withNames(found, new Set(['clients']));
    expect(problemsIn(named)).toBe(0);
    expect(named.rows.map(({ cells }) => cells[0]?.value)).toEqual(['Birch', 'Birch', 'Alder', 'Birch']);
    expect(problemsIn(withNames(found, new Set(['technicians'])))).toBe(3);
  });

  it('says what of the block has no place', () => {
    const made = paste('a\tb\tc\n\n\td', 'ticket');
    expect(made.leftOut).toEqual([
      'The last column of the block has no column here and is left out.',
      'One empty row is left out.',
    ]);
    expect(made.rows).toHaveLength(2);
  });

  it('shows what main says of its rows where they stand, also of cells it does not have', () => {
    const made = paste('Nobody\nAlder\nAlder', 'client', [record(1), record(2)]);
    const told = withProblems(made, {
      'sets.0.rows.0.client': 'There is no client “Nobody” in this book.',
      'sets.0.rows.1.technician': 'A technician is needed.',
    });
    expect(told.rows[0]?.cells[0]?.reason).toContain('Nobody');
    expect(told.rows[1], 'is the same and not saved').toMatchObject({ what: 'same', problems: [] });
    expect(told.rows[2]).toMatchObject({ what: 'new', problems: ['A technician is needed.'] });
    expect(problemsIn(told)).toBe(2);
  });
});
