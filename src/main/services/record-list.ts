import { closeSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { basename } from 'node:path';
import type { Day } from '../../shared/calendar.ts';
import type { Output, ParsedInput } from '../../shared/contract/index.ts';
import type { RecordQuery } from '../../shared/contract/records.ts';
import { toClock } from '../../shared/duration.ts';
import { toDecimal } from '../../shared/money.ts';
import {
  columnNaming,
  type Field,
  type FieldValue,
  PART_OF,
  type RecordTable,
} from '../../shared/records/fields.ts';
import { TABLES } from '../../shared/records/tables.ts';
import { choiceWords } from '../../shared/records/words.ts';
import type { Worked } from '../../shared/records/worked.ts';
import { PlumblineError } from '../../shared/result.ts';
import type { Db } from '../db/open.ts';
import { among, filtered, ordered, searched } from '../db/record-filters.ts';
import { type Image, imageReader } from '../db/record-images.ts';
import { allRecords, type Found, tableWindow, type Wanted, type Window } from '../db/record-lists.ts';
import { csvLine, guardedCell } from '../exporting/csv.ts';
import { isWhole, searches, summedFields } from './record-search.ts';
import { bookNames, type Names, titleOf, toValues } from './record-values.ts';
import { type WorkedOut, workedOut } from './worked-out.ts';

/** Lists of records: a window of what was found, its sums, the numbers of all, all of it as CSV. */

type Travelling = Output<'records.get'>;

/** The record that a part is kept in. */
function partOf(table: RecordTable, image: Image): Pick<Travelling, 'partOf'> {
  const of = PART_OF[table];
  const id = of && image[columnNaming(of)];
  return of && typeof id === 'number' ? { partOf: { table: of, id } } : {};
}

/** A record as it travels. */
export function recordOf(
  table: RecordTable,
  id: number,
  image: Image,
  names: Names,
  worked: WorkedOut | null,
): Travelling {
  const values = toValues(table, image, names) as Travelling['values'];
  return {
    id,
    title: titleOf(table, values),
    values,
    ...partOf(table, image),
    ...(worked && { worked: worked.values(id) as Travelling['values'] }),
    batch: typeof image.batch_id === 'number' ? image.batch_id : null,
  };
}

/** @throws PlumblineError bad_input */
function fieldNamed(table: RecordTable, name: string): Field {
  const field = TABLES[table].fields.find((each) => each.name === name);
  if (!field) throw new PlumblineError('bad_input', `A ${TABLES[table].one} has no field “${name}”.`);
  return field;
}

/** What is asked for: by the columns of the table, and by what is worked out beside them. */
type Asked = {
  wanted: Wanted;
  worked: WorkedOut | null;
  /** In the order of what column that is worked out; null = as `wanted` has it. */
  by: { column: Worked; descending: boolean } | null;
};

/** @throws PlumblineError bad_input for a filter that can't be one */
function askedBy({ table, search, filters, ids, sort }: RecordQuery, worked: WorkedOut | null): Asked {
  const conditions = filters.map((filter) => {
    const own = worked?.column(filter.field);
    const field = own ?? fieldNamed(table, filter.field);
    const met = own && worked?.meet(own, filter);
    const condition = own ? met && among(met) : filtered(field, filter);
    if (!condition)
      throw new PlumblineError('bad_input', `The filter on ${field.label} has no value that fits it.`);
    return condition;
  });
  const column = sort && worked?.column(sort.field);
  const by = column ? { column, descending: sort.descending } : null;
  const wanted = {
    table,
    conditions: [...(ids ? [among(ids)] : []), ...conditions, ...searched(table, search)],
    order: by
      ? { sql: 'id', descending: false }
      : ordered(table, sort && { field: fieldNamed(table, sort.field), descending: sort.descending }),
  };
  return { wanted, worked, by };
}

const csvCell = ({ type }: Field, value: FieldValue): string => {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (type === 'cents') return toDecimal(Number(value));
  if (type === 'seconds') return toClock(Number(value));
  return Array.isArray(value) ? value.join(';') : String(value);
};
/** No file takes what is worked out, so it stands in words. */
const workedCell = (column: Worked, value: FieldValue): string =>
  column.type === 'choice' && typeof value === 'string' ? choiceWords(value) : csvCell(column, value);

const CHUNK = 1000;

/** Puts a whole file in place, or leaves what was there. @throws PlumblineError */
function writePieces(path: string, pieces: () => Iterable<string>): void {
  const draft = `${path}.${process.pid}.tmp`;
  try {
    const file = openSync(draft, 'w');
    try {
      for (const piece of pieces()) writeSync(file, piece);
    } finally {
      closeSync(file);
    }
    renameSync(draft, path);
  } catch (cause) {
    rmSync(draft, { force: true });
    const message = `“${basename(path)}” could not be written. Is the folder there, and may you write to it?`;
    throw Object.assign(new PlumblineError('failed', message), { cause });
  }
}

export function recordLists(today: () => Day) {
  const search = searches();
  const ask = (db: Db, query: RecordQuery): Asked => askedBy(query, workedOut(db, query.table, today));
  /** The numbers of all that is asked for. */
  const numbers = (db: Db, { wanted, worked, by }: Asked): readonly number[] => {
    if (isWhole(wanted)) return allRecords(db, wanted);
    const ids = search.ids(db, wanted);
    return by && worked ? worked.sorted(ids, by.column, by.descending) : ids;
  };
  const find = (db: Db, asked: Asked, window: Window): Found => {
    const { wanted } = asked;
    if (isWhole(wanted)) return tableWindow(db, wanted.table, wanted.order, window);
    const all = numbers(db, asked);
    return { total: all.length, ids: all.slice(window.from, window.from + window.count) };
  };
  const reader = (db: Db, table: RecordTable, worked: WorkedOut | null) => {
    const [read, names] = [imageReader(db), bookNames(db)];
    return (id: number) => recordOf(table, id, read(table, id) ?? {}, names, worked);
  };
  const addUp = (db: Db, asked: Asked): Record<string, number> => {
    const { wanted, worked } = asked;
    const [fields, sums] = [summedFields(wanted.table), search.sums(db, wanted)];
    return {
      ...Object.fromEntries(fields.map(({ name }, i) => [name, sums[i] ?? 0])),
      ...worked?.sums(numbers(db, asked)),
    };
  };

  return {
    /** Looks for what is asked for before it is read, where that takes long. */
    ready: (db: Db, query: RecordQuery, sums = false): Promise<void> =>
      search.ready(db, ask(db, query).wanted, sums),
    /** A window of a table's records, all of one moment. */
    list: (db: Db, { from, count, sums, ...query }: ParsedInput<'records.list'>): Output<'records.list'> =>
      db.transaction(() => {
        const asked = ask(db, query);
        const { total, ids } = find(db, asked, { from, count });
        return {
          total,
          rows: ids.map(reader(db, query.table, asked.worked)),
          sums: sums ? addUp(db, asked) : null,
        };
      })(),
    ids: (db: Db, { from, count, ...query }: ParsedInput<'records.ids'>): Output<'records.ids'> =>
      db.transaction(() => find(db, ask(db, query), { from, count }))(),
    /** Writes all of a list, piece by piece. @throws PlumblineError when the file can't be written */
    csv(
      db: Db,
      { fields, ...query }: Omit<ParsedInput<'records.csv'>, 'to'>,
      to: string,
    ): Output<'records.csv'> {
      return db.transaction(() => {
        const asked = ask(db, query);
        const columns = fields.map((name) => {
          const own = asked.worked?.column(name);
          const field = own ?? fieldNamed(query.table, name);
          const cellOf = (record: Travelling): string =>
            own
              ? workedCell(own, record.worked?.[name] ?? null)
              : csvCell(field, record.values[name] ?? null);
          return { label: field.label, cellOf };
        });
        const ids = numbers(db, asked);
        const record = reader(db, query.table, asked.worked);
        const line = (id: number): string => {
          const own = record(id);
          return csvLine(columns.map(({ cellOf }) => guardedCell(cellOf(own))));
        };
        writePieces(to, function* () {
          yield `\ufeff${csvLine(columns.map(({ label }) => label))}`;
          for (let from = 0; from < ids.length; from += CHUNK)
            yield ids
              .slice(from, from + CHUNK)
              .map(line)
              .join('');
        });
        return { name: basename(to), rows: ids.length };
      })();
    },
  };
}
