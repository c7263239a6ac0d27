import { IMPORT_TABLES, type ImportTable } from '../../shared/import.ts';
import { IMPORT_SHAPES, recordReader, type Value } from '../db/import-rows.ts';
import type { Db } from '../db/open.ts';
import { BESIDE, type BesideTable, keptKey, keptOf, keptRecord, readKept } from '../db/record-beside.ts';
import { type Image, imageReader, type Target } from '../db/record-images.ts';
import { LINKS } from '../db/record-links.ts';
import { referring } from '../db/record-lists.ts';
import { digestOf } from '../importing/identity.ts';

/** Everything under one client or account, as it is to stand under another one: what a merge moves. */

export type Pair = { from: number; into: number };
/** What moves besides the name: an amount has the other sign where a cost becomes an income. */
export type Move = Pair & { table: BesideTable; turns: boolean };

const isImported = (table: string): table is ImportTable => IMPORT_TABLES.some((each) => each === table);

const AMOUNT = 'cents';
const turned = (value: unknown): number => 0 - Number(value);

/** The values of a record as an import writes them, moved. */
const movedValues = (
  table: ImportTable,
  values: readonly Value[],
  { into, turns, table: of }: Move,
): Value[] =>
  IMPORT_SHAPES[table].columns.map((column, i): Value => {
    if (column === BESIDE[of].column) return into;
    const value = values[i] ?? null;
    return turns && column === AMOUNT ? turned(value) : value;
  });

/**
 * A record under another name. If it was as its import made it, it counts as made so by the import: it is known again,
 * and an undo takes it.
 */
function mover(db: Db, move: Move) {
  const read = imageReader(db);
  const readers = new Map<ImportTable, ReturnType<typeof recordReader>>();
  const valuesOf = (table: ImportTable, id: number): Value[] => {
    const reader = readers.get(table) ?? recordReader(db, table);
    readers.set(table, reader);
    return reader(id) ?? [];
  };
  return (table: Target['table'], id: number): Target => {
    const now = read(table, id) ?? {};
    const image: Image = {
      ...now,
      [BESIDE[move.table].column]: move.into,
      ...(move.turns && AMOUNT in now && { [AMOUNT]: turned(now[AMOUNT]) }),
    };
    if (!isImported(table) || typeof image.digest !== 'number') return { table, id, image };
    const was = valuesOf(table, id);
    if (digestOf(was) !== image.digest) return { table, id, image };
    return { table, id, image: { ...image, digest: digestOf(movedValues(table, was, move)) } };
  };
}

/** All records under the name that goes, under the one that stays. */
export function movedRecords(db: Db, move: Move): Target[] {
  const moved = mover(db, move);
  return LINKS[move.table].flatMap(({ table, column }) =>
    referring(db, table, column, [move.from]).map((id) => moved(table, id)),
  );
}

/** What else names the one that goes, such as what imports keep, as it is to name the one that stays. */
function movedKey(db: Db, move: Move, key: string): string {
  const kept = readKept(key);
  const { table, digest } = kept;
  const cents = move.turns && kept.cents !== '' ? String(turned(kept.cents)) : kept.cents;
  if (!isImported(table) || digest === '') return keptKey({ ...kept, cents });
  const was = keptRecord(db, key);
  const values = IMPORT_SHAPES[table].columns.map((column): Value => was[column] ?? null);
  const isEdited = String(digestOf(values)) !== digest;
  return keptKey({
    ...kept,
    cents,
    digest: isEdited ? digest : String(digestOf(movedValues(table, values, move))),
  });
}

/** What is kept under the one that stays, once all is moved. */
export const keptTogether = (db: Db, move: Move): string[] =>
  [
    ...keptOf(db, move.table, move.into),
    ...keptOf(db, move.table, move.from).map((key) => movedKey(db, move, key)),
  ].sort();

/** How many records of each kind would move. */
export const moveCounts = (db: Db, { table: of, from }: Pick<Move, 'table' | 'from'>) =>
  LINKS[of].flatMap(({ table, column }) => {
    const count = table === 'import_rules' ? 0 : referring(db, table, column, [from]).length;
    return count === 0 || table === 'import_rules' ? [] : [{ table, count }];
  });
