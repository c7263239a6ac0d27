import type { ImportTable } from '../../shared/import.ts';
import { openPacks } from './import-packs.ts';
import type { Db } from './open.ts';

/** A record that an import brought before. */
export type KnownRecord = { id: number; digest: number };

/** Finds records by identity. */
export type KnownRecords = {
  /** Makes ready to be asked for these. */
  prepare(identities: readonly number[]): void;
  get(identity: number): KnownRecord | undefined;
};

/** What the index of identities is limited to. */
const INDEXED = 'identity IS NOT NULL AND packed IS NULL';

const NONE: KnownRecords = { prepare: () => {}, get: () => undefined };

/** Asks the index for each; for a file that is small beside the book. */
const LOOK_UPS = 100;
function asked(db: Db, table: ImportTable): KnownRecords {
  const select = (count: number) =>
    db
      .prepare<number[], [number, number, number]>(
        `SELECT identity, id, digest FROM ${table} WHERE identity IN (${Array.from({ length: count }, () => '?').join(', ')}) AND packed IS NULL`,
      )
      .raw();
  const many = select(LOOK_UPS);
  const found = new Map<number, KnownRecord>();
  return {
    prepare(identities) {
      found.clear();
      for (let at = 0; at < identities.length; at += LOOK_UPS) {
        const some = identities.slice(at, at + LOOK_UPS);
        const statement = some.length === LOOK_UPS ? many : select(some.length);
        for (const [identity, id, digest] of statement.iterate(...some)) found.set(identity, { id, digest });
      }
    },
    get: (identity) => found.get(identity),
  };
}

/** Reads all once into plain arrays, 20 bytes a slot; for a file that is large beside the book. */
function loaded(db: Db, table: ImportTable): KnownRecords {
  const count = Number(db.prepare(`SELECT COUNT(*) FROM ${table} WHERE ${INDEXED}`).pluck().get());
  let size = 1024;
  while (size < count * 2) size *= 2;
  const keys = new Float64Array(size).fill(-1);
  const ids = new Uint32Array(size);
  const digests = new Float64Array(size);
  const slot = (identity: number): number => {
    let at = identity & (size - 1);
    while (keys[at] !== -1 && keys[at] !== identity) at = (at + 1) & (size - 1);
    return at;
  };
  // Not by the index: it lacks the digest, and would fetch a million rows in random order.
  const rows = db
    .prepare<[], [number, number, number]>(
      `SELECT identity, id, digest FROM ${table} NOT INDEXED WHERE ${INDEXED}`,
    )
    .raw();
  for (const [identity, id, digest] of rows.iterate()) {
    const at = slot(identity);
    keys[at] = identity;
    ids[at] = id;
    digests[at] = digest;
  }
  return {
    prepare: () => {},
    get(identity) {
      const at = slot(identity);
      return keys[at] === -1 ? undefined : { id: ids[at] ?? 0, digest: digests[at] ?? 0 };
    },
  };
}

/** How many look-ups cost as much as reading the whole table, roughly: measured at a million rows. */
const ROWS_A_LOOK_UP = 8;

/** Those that are in the index. */
function indexed(db: Db, table: ImportTable, expected: number): KnownRecords {
  const any = db.prepare(`SELECT EXISTS (SELECT 1 FROM ${table} WHERE ${INDEXED})`).pluck().get();
  if (any === 0) return NONE;
  const highest = db.prepare<[], number | null>(`SELECT MAX(id) FROM ${table}`).pluck().get() ?? 0;
  return expected * ROWS_A_LOOK_UP > highest ? loaded(db, table) : asked(db, table);
}

/** The records imports brought into a table, ready for a file of about so many rows. */
export function knownRecords(db: Db, table: ImportTable, expected: number): KnownRecords {
  const inPacks = openPacks(db, table);
  const { prepare, get } = indexed(db, table, expected);
  let packed = inPacks([]);
  return {
    prepare(identities) {
      prepare(identities);
      packed = inPacks(identities);
    },
    get: (identity) => get(identity) ?? packed.get(identity),
  };
}

/** The ticket or contract of this number, wherever it came from; identity null = made by hand or with the book. */
export function recordByCode(
  db: Db,
  table: ImportTable,
): (code: string) => { id: number; identity: number | null } | undefined {
  const select = db.prepare<[string], { id: number; identity: number | null }>(
    `SELECT id, identity FROM ${table} WHERE code = ?`,
  );
  return (code) => select.get(code);
}
