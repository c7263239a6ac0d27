// Protects filters as they are said: what the bar says is what main is asked, to the last second of a day in the book's zone.
import { describe, expect, it } from 'vitest';
import { createFormatter } from '../../../src/renderer/lib/format.ts';
import {
  edgeOf,
  filterText,
  filterWords,
  takesMany,
  waysOf,
} from '../../../src/renderer/records/filter-words.ts';
import type { RecordFilter } from '../../../src/shared/contract/records.ts';
import type { RecordTable } from '../../../src/shared/records/fields.ts';
import { RECORD_TABLES } from '../../../src/shared/records/fields.ts';
import { TABLES } from '../../../src/shared/records/tables.ts';

const context = { locale: 'en-US', today: '2026-07-15', zone: 'America/New_York', currency: 'USD' };
const format = createFormatter('en-US', 'USD');
const field = (table: RecordTable, name: string) => {
  const found = TABLES[table].fields.find((each) => each.name === name);
  if (!found) throw new Error(name);
  return found;
};
const words = (table: RecordTable, filter: RecordFilter) =>
  filterWords(field(table, filter.field), filter, context, format);

describe('a filter in words', () => {
  it('says the field, how, and by what, as the grid writes it', () => {
    expect(words('tickets', { field: 'status', how: 'is', value: ['open', 'waiting'] })).toBe(
      'Status is Open or Waiting',
    );
    expect(words('tickets', { field: 'client', how: 'not', value: ['a', 'b', 'c', 'd', 'e'] })).toBe(
      'Client is not a or b or c or 2 more',
    );
    expect(words('ledger_entries', { field: 'amount', how: 'from', value: 123_450 })).toBe(
      'Amount from 1,234.50',
    );
    expect(words('ledger_entries', { field: 'date', how: 'to', value: '2026-06-30' })).toBe(
      'Date to 30 Jun 2026',
    );
    expect(words('time_entries', { field: 'billable', how: 'is', value: false })).toBe('Billable is No');
    expect(words('time_entries', { field: 'note', how: 'contains', value: 'vpn' })).toBe(
      'Note contains “vpn”',
    );
    expect(words('tickets', { field: 'client', how: 'empty' })).toBe('Client is empty');
  });
});

describe('the edges of a stretch', () => {
  const opened = field('tickets', 'opened_at');

  it('of moments are the first and the last second of the days in the book’s zone, also when its clocks change', () => {
    expect(edgeOf(opened, 'from', '2026-06-30', context).value).toBe('2026-06-30T04:00:00Z');
    expect(edgeOf(opened, 'to', '2026-06-30', context).value).toBe('2026-07-01T03:59:59Z');
    expect(edgeOf(opened, 'from', '2026-11-01', context).value).toBe('2026-11-01T04:00:00Z');
    expect(edgeOf(opened, 'to', '2026-11-01', context).value, '25 hours').toBe('2026-11-02T04:59:59Z');
  });

  it('read back in the form as the days they were typed as', () => {
    for (const how of ['from', 'to'] as const) {
      const { value } = edgeOf(opened, how, '2026-06-30', context);
      expect(filterText(opened, value, context)).toBe('06/30/2026');
      expect(words('tickets', { field: 'opened_at', how, value: value as string })).toBe(
        `Opened ${how} 30 Jun 2026`,
      );
    }
  });
});

describe('ways to filter', () => {
  it('are there for every field, and ask for emptiness only where a field may be empty', () => {
    for (const table of RECORD_TABLES)
      for (const each of TABLES[table].fields) {
        const ways = waysOf(each);
        expect(ways.length).toBeGreaterThan(0);
        expect(ways.includes('empty')).toBe(!each.required);
      }
  });

  it('take several names or choices, but one amount', () => {
    expect(takesMany(field('tickets', 'client'), 'is')).toBe(true);
    expect(takesMany(field('tickets', 'status'), 'not')).toBe(true);
    expect(takesMany(field('ledger_entries', 'amount'), 'is')).toBe(false);
  });
});
