import type { ImportTable } from '../../shared/import.ts';
import { type PackWriter, packWriter } from './import-packs.ts';
import type { Db } from './open.ts';

export type Value = string | number | null;

/** What an import writes of a record, in the order of its values, and how these are read back from the table. */
type Shape = { columns: readonly string[]; read?: Readonly<Record<string, string>> };

/** Of a contract's prices the one an import writes: found whatever its day was set to. */
const FIRST_PRICE = "ORDER BY change_reason <> 'initial', id LIMIT 1";
const price = (column: string) =>
  `(SELECT ${column} FROM contract_prices WHERE contract_id = contracts.id ${FIRST_PRICE})`;

/** A contract's first price stands in a table of its own and travels as two columns of the contract. */
const PRICE_COLUMNS = ['cycle', 'amount_cents'] as const;

export const IMPORT_SHAPES: Record<ImportTable, Shape> = {
  clients: { columns: ['name', 'notes', 'seats', 'since'] },
  contracts: {
    columns: [
      'code',
      'client_id',
      'name',
      'service_line',
      'starts_on',
      'term_ends_on',
      'ended_on',
      ...PRICE_COLUMNS,
    ],
    read: { cycle: price('cycle'), amount_cents: price('amount_cents') },
  },
  ledger_entries: {
    columns: ['day', 'account_id', 'client_id', 'cents', 'vendor', 'memo', 'document', 'acquisition'],
  },
  time_entries: {
    columns: ['day', 'client_id', 'technician_id', 'seconds', 'billable', 'work_type', 'ticket', 'note'],
  },
  tickets: {
    columns: [
      'code',
      'client_id',
      'subject',
      'category',
      'priority',
      'technician_id',
      'opened_at',
      'opened_offset',
      'first_response_at',
      'first_response_offset',
      'resolved_at',
      'resolved_offset',
      'status',
      'status_reason',
      'last_activity_at',
      'last_activity_offset',
      'reopened',
    ],
  },
  surveys: { columns: ['kind', 'sent_on', 'client_id', 'technician_id', 'ticket', 'score', 'scale_max'] },
};

/** The column that puts a record into a month, for the tables the month facts are made from. */
export const DAY_COLUMN: Partial<Record<ImportTable, string>> = {
  ledger_entries: 'day',
  time_entries: 'day',
};

const stored = (table: ImportTable): readonly string[] =>
  IMPORT_SHAPES[table].columns.filter(
    (column) => table !== 'contracts' || !PRICE_COLUMNS.some((own) => own === column),
  );

/** The SELECT list that gives a record's values in the order of its shape. */
export const readList = (table: ImportTable): string =>
  IMPORT_SHAPES[table].columns.map((column) => IMPORT_SHAPES[table].read?.[column] ?? column).join(', ');

/** Reads a record's values by its number. */
export function recordReader(db: Db, table: ImportTable): (id: number) => Value[] | undefined {
  const select = db.prepare<[number], Value[]>(`SELECT ${readList(table)} FROM ${table} WHERE id = ?`).raw();
  return (id) => select.get(id);
}

/** A record as an import gives it. */
export type Incoming = { identity: number; digest: number; values: readonly Value[] };

const ROWS_A_STATEMENT = 100;

/** Inserts records a hundred at a time: one statement for each takes half as long again. `flush` writes the rest. */
function bulkInserter(
  db: Db,
  table: ImportTable,
  columns: readonly string[],
  batch: number,
  pack: PackWriter | null,
) {
  const insert = (rows: number, packed: '1' | 'NULL') =>
    db.prepare(
      `INSERT INTO ${table} (${columns.join(', ')}, identity, digest, batch_id, packed) VALUES ${Array.from(
        { length: rows },
        () => `(${columns.map(() => '?, ').join('')}?, ?, ${batch}, ${packed})`,
      ).join(', ')}`,
    );
  const many = insert(ROWS_A_STATEMENT, pack ? '1' : 'NULL');
  const single = insert(1, 'NULL');
  const width = columns.length + 2;
  const waiting: Value[] = [];
  const writeMany = (): void => {
    // The only writer, so the numbers of one statement follow each other.
    let id = Number(many.run(waiting).lastInsertRowid) - ROWS_A_STATEMENT;
    for (let at = width; pack && at <= waiting.length; at += width)
      pack.add(waiting[at - 2] as number, waiting[at - 1] as number, ++id);
    waiting.length = 0;
  };
  return {
    add(values: readonly Value[], identity: number, digest: number): void {
      for (const value of values) waiting.push(value);
      waiting.push(identity, digest);
      if (waiting.length === ROWS_A_STATEMENT * width) writeMany();
    },
    flush(): void {
      for (let at = 0; at < waiting.length; at += width) single.run(waiting.slice(at, at + width));
      waiting.length = 0;
    },
  };
}

const jsonOf = (table: ImportTable): string => {
  const columns = [...IMPORT_SHAPES[table].columns, 'batch_id', 'identity', 'digest'];
  const read = IMPORT_SHAPES[table].read ?? {};
  const values = columns.map((column) => `'${column}', ${read[column] ?? column}`);
  if (table === 'contracts') values.push(`'price', json(${price(PRICE_JSON)})`);
  return `json_object(${values.join(', ')})`;
};

/** Fewer records are better off in the index than in a block of their own. */
const WORTH_A_PACK = 2000;

/**
 * Writes records of one table for one import; what it changes or removes is kept, so that it can be undone.
 * @param expected about how many rows the file has
 */
export function importWriter(db: Db, table: ImportTable, batch: number, expected: number) {
  const own = [...stored(table), 'identity', 'digest'];
  const pack = expected < WORTH_A_PACK ? null : packWriter(db, table, batch, expected);
  const rows = bulkInserter(db, table, stored(table), batch, pack);
  const keep = db.prepare(
    `INSERT INTO import_changes (batch_id, record_table, record_id, before, removed, digest)
     SELECT ?, '${table}', id, ${jsonOf(table)}, ?, ? FROM ${table} WHERE id = ?
     ON CONFLICT DO UPDATE SET removed = excluded.removed, digest = excluded.digest`,
  );
  const set = db.prepare(
    `UPDATE ${table} SET ${own.map((column) => `${column} = ?`).join(', ')} WHERE id = ?`,
  );
  const drop = db.prepare(`DELETE FROM ${table} WHERE id = ?`);
  const lastId = db.prepare('SELECT last_insert_rowid()').pluck();
  const prices = table === 'contracts' ? contractPrices(db) : null;
  const count = stored(table).length;
  return {
    /** @returns the number of a client or contract; other records are written together and have none yet */
    insert({ values, identity, digest }: Incoming): number | null {
      rows.add(prices ? values.slice(0, count) : values, identity, digest);
      if (!prices && table !== 'clients') return null;
      rows.flush();
      const id = Number(lastId.get());
      prices?.put(id, values);
      return id;
    },
    update(id: number, { values, identity, digest }: Incoming): void {
      keep.run(batch, 0, digest, id);
      set.run(...values.slice(0, count), identity, digest, id);
      prices?.put(id, values);
    },
    remove(id: number): void {
      keep.run(batch, 1, null, id);
      prices?.clear(id);
      drop.run(id);
    },
    /** Writes what waits: at the end, once. */
    flush(): void {
      rows.flush();
      pack?.write();
    },
  };
}
export type ImportWriter = ReturnType<typeof importWriter>;

/** A price as it was before an import wrote it. */
export type KeptPrice = {
  id: number;
  effective_from: string;
  cycle: string;
  amount_cents: number;
  discount_cents: number | null;
};
const PRICE_JSON = `json_object(${['id', 'effective_from', 'cycle', 'amount_cents', 'discount_cents']
  .map((column) => `'${column}', ${column}`)
  .join(', ')})`;

/** The first price of contracts, which imports write together with them. */
export function contractPrices(db: Db) {
  const [startAt, cycleAt, amountAt] = ['starts_on', 'cycle', 'amount_cents'].map((column) =>
    IMPORT_SHAPES.contracts.columns.indexOf(column),
  ) as [number, number, number];
  const first = db
    .prepare<[number], number>(`SELECT id FROM contract_prices WHERE contract_id = ? ${FIRST_PRICE}`)
    .pluck();
  const add = db.prepare(
    "INSERT INTO contract_prices (contract_id, effective_from, cycle, amount_cents, change_reason) VALUES (?, ?, ?, ?, 'initial')",
  );
  // A discount that is more than the new price was one on the old price.
  const set = db.prepare(
    `UPDATE contract_prices SET effective_from = ?, cycle = ?, amount_cents = ?,
       discount_cents = CASE WHEN discount_cents <= ? THEN discount_cents END WHERE id = ?`,
  );
  const setBack = db.prepare(
    'UPDATE contract_prices SET effective_from = ?, cycle = ?, amount_cents = ?, discount_cents = ? WHERE id = ?',
  );
  const drop = db.prepare('DELETE FROM contract_prices WHERE id = ?');
  return {
    put(contract: number, values: readonly Value[]): void {
      const [start, cycle, amount] = [values[startAt], values[cycleAt], values[amountAt]];
      const known = first.get(contract);
      if (known === undefined) add.run(contract, start, cycle, amount);
      else set.run(start, cycle, amount, amount, known);
    },
    /** Puts back what `put` wrote over; null = there was no price. */
    restore(contract: number, before: KeptPrice | null | undefined): void {
      const known = first.get(contract);
      if (before)
        setBack.run(
          before.effective_from,
          before.cycle,
          before.amount_cents,
          before.discount_cents,
          before.id,
        );
      else if (known !== undefined) drop.run(known);
    },
    clear: (contract: number): void => {
      db.prepare('DELETE FROM contract_prices WHERE contract_id = ?').run(contract);
    },
  };
}
