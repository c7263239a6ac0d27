import { act } from '@testing-library/react';
import { applyNotice } from '../../../src/renderer/lib/store.ts';
import { callsReading, type Input, type Output } from '../../../src/shared/contract/index.ts';
import type { BookRecord } from '../../../src/shared/contract/records.ts';
import type { RecordTable } from '../../../src/shared/records/fields.ts';
import { TABLES } from '../../../src/shared/records/tables.ts';
import type { Failure, Result } from '../../../src/shared/result.ts';
import { installBridge } from './dom.ts';
import { failed, ok } from './fake-bridge.ts';
import { bookStatus } from './figures.ts';

// jsdom has no layout: without a height nothing of a list would be in sight.
for (const side of ['clientHeight', 'clientWidth'] as const)
  Object.defineProperty(HTMLElement.prototype, side, { configurable: true, get: () => 600 });

type Values = BookRecord['values'];
type Query = Pick<Input<'records.list'>, 'search' | 'filters' | 'ids' | 'sort'>;

export const ticket = (id: number, more: Values = {}): BookRecord => ({
  id,
  title: `000${id} · Alder`,
  values: {
    ticket: `000${id}`,
    client: 'Alder',
    subject: `Printer ${id}`,
    category: '',
    priority: '',
    technician: null,
    opened_at: '2026-06-30T09:00:00Z',
    first_response_at: null,
    resolved_at: null,
    status: 'open',
    status_reason: '',
    last_activity_at: null,
    reopened: 0,
    ...more,
  },
  batch: null,
});

type Options = {
  table?: RecordTable;
  readOnly?: boolean;
  /** What a save with these sets is refused for. */
  refuse?: (sets: Input<'records.save'>['sets']) => Failure | null;
  /** What hangs on records that are to go. */
  hanging?: string;
};

/** A book of one table behind the bridge, good enough for a grid: it lists, saves and removes, and tells that it changed. */
export function recordBook(start: readonly BookRecord[], options: Options = {}) {
  const { table = 'tickets', readOnly = false, refuse = () => null, hanging = '' } = options;
  let rows = [...start];
  let next = Math.max(0, ...rows.map(({ id }) => id)) + 1;
  const meets = ({ values }: BookRecord, { field, how, value }: NonNullable<Query['filters']>[number]) => {
    const own = values[field] ?? null;
    if (how === 'is') return Array.isArray(value) ? value.some((each) => each === own) : own === value;
    if (how === 'contains') return String(own).includes(String(value));
    return how === 'empty' ? own === null || own === '' : own !== null && own !== '';
  };
  const found = ({ search = '', filters = [], ids, sort }: Query): BookRecord[] => {
    const kept = rows.filter(
      (row) =>
        (!ids || ids.includes(row.id)) &&
        JSON.stringify(row.values).toLowerCase().includes(search.toLowerCase()) &&
        filters.every((filter) => meets(row, filter)),
    );
    if (!sort) return kept;
    const way = sort.descending ? -1 : 1;
    return [...kept].sort(
      (a, b) => way * String(a.values[sort.field]).localeCompare(String(b.values[sort.field])),
    );
  };
  const changed = () =>
    void setTimeout(() =>
      act(() =>
        applyNotice({ type: 'changed', topics: ['tickets'], stale: callsReading(['tickets']), revision: 2 }),
      ),
    );
  const fallbacks = Object.fromEntries(
    TABLES[table].fields.map(({ name, fallback }) => [name, fallback]),
  ) as Values;
  const saved = ({ sets }: Input<'records.save'>): Result<Output<'records.save'>> => {
    const failure = refuse(sets);
    if (failure) return failed(failure);
    const ids = sets.map((set) =>
      set.table !== table
        ? set.rows.map(() => 1)
        : set.rows.map(({ id, values }) => {
            if (id === undefined) {
              const made = { ...ticket(next), id: next++, values: { ...fallbacks, ...values } };
              rows = [made, ...rows];
              return made.id;
            }
            rows = rows.map((row) =>
              row.id === id ? { ...row, values: { ...row.values, ...values } } : row,
            );
            return id;
          }),
    );
    changed();
    return ok({ label: 'Change ticket 0001', changed: true, ids });
  };
  const fake = installBridge({
    'book.status': () => ok(bookStatus({ readOnly })),
    'records.names': () =>
      ok({
        clients: [
          { id: 1, name: 'Alder', also: [], note: '' },
          { id: 2, name: 'Birch', also: [], note: '' },
        ],
        technicians: [{ id: 1, name: 'Ruth', also: [], note: '' }],
      }),
    'records.list': ({ from = 0, count = 100, sums, ...query }) => {
      const all = found(query);
      return ok({ total: all.length, rows: all.slice(from, from + count), sums: sums ? {} : null });
    },
    'records.ids': ({ from = 0, count = 20_000, ...query }) => {
      const all = found(query);
      return ok({ total: all.length, ids: all.slice(from, from + count).map(({ id }) => id) });
    },
    'records.get': ({ id }) => {
      const row = rows.find((each) => each.id === id);
      return row ? ok(row) : failed({ code: 'not_found', message: 'It is not in the book.' });
    },
    'records.save': saved,
    'records.check': ({ sets }) => {
      const failure = refuse(sets);
      return failure ? failed(failure) : ok({ added: 1, changed: 0, same: 0 });
    },
    'records.dependents': () => ok({ text: hanging, rows: [] }),
    'records.remove': ({ ids }) => {
      rows = rows.filter(({ id }) => !ids.includes(id));
      changed();
      return ok({ label: `Remove ${ids.length} tickets`, changed: true, removed: ids.length });
    },
    'changes.history': () => ok({ total: 0, steps: [] }),
  });
  return { ...fake, rows: () => rows };
}
