import type { ImportTable } from '../../shared/import.ts';
import type { Db } from './open.ts';

/**
 * What a large import knows its records by, in one block: an index would be sorted when it is loaded, and nearly all of
 * its pages written anew by every month that follows, because hashes fall anywhere. A record in a block has `packed` set
 * and is left out of the index; triggers note it in `import_unpacked` once it is changed or gone.
 *
 * A block is ordered by bucket, the identity's highest bits: `starts` says where each bucket begins. Numbers are
 * little-endian, as on every platform that Plumbline ships for.
 */

/** Identities have 53 bits. */
const RANGE = 2 ** 53;
const IN_BUCKET = 4;

const bucketOf = (identity: number, buckets: number): number => Math.floor((identity / RANGE) * buckets);

/**
 * So many records a block. Each new record is looked for in all of them, so they should be few; but blobs above half a
 * megabyte are slow to be handed over, and take memory while they are put together.
 */
const IN_BLOCK = 1 << 16;

/** Where each bucket begins, and behind the last one the count. */
function startsOf(identities: Float64Array): Uint32Array {
  const buckets = Math.max(1, Math.ceil(identities.length / IN_BUCKET));
  const starts = new Uint32Array(buckets + 1);
  for (const identity of identities) {
    const next = bucketOf(identity, buckets) + 1;
    starts[next] = (starts[next] as number) + 1;
  }
  for (let i = 1; i <= buckets; i++) starts[i] = (starts[i] as number) + (starts[i - 1] as number);
  return starts;
}

const bytes = ({ buffer }: Uint32Array | Float64Array): Buffer => Buffer.from(buffer as ArrayBuffer);

/**
 * Collects what an import inserts into one table, and makes blocks of it; `write` makes the last one.
 * @param expected about how many records will come
 */
export function packWriter(db: Db, table: ImportTable, batch: number, expected: number) {
  const size = Math.min(IN_BLOCK, Math.ceil(expected * 1.25));
  const insert = db.prepare(
    'INSERT INTO import_packs (record_table, batch_id, starts, identities, digests, records) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const identities = new Float64Array(size);
  const digests = new Float64Array(size);
  const records = new Uint32Array(size);
  let count = 0;
  const write = (): void => {
    if (count === 0) return;
    const starts = startsOf(identities.subarray(0, count));
    const free = starts.slice();
    const [ids, marks, rows] = [new Float64Array(count), new Float64Array(count), new Uint32Array(count)];
    for (let i = 0; i < count; i++) {
      const identity = identities[i] as number;
      const bucket = bucketOf(identity, starts.length - 1);
      const at = free[bucket] as number;
      free[bucket] = at + 1;
      ids[at] = identity;
      marks[at] = digests[i] as number;
      rows[at] = records[i] as number;
    }
    insert.run(table, batch, bytes(starts), bytes(ids), bytes(marks), bytes(rows));
    count = 0;
  };
  return {
    add(identity: number, digest: number, record: number): void {
      identities[count] = identity;
      digests[count] = digest;
      records[count] = record;
      if (++count === size) write();
    },
    write,
  };
}
export type PackWriter = ReturnType<typeof packWriter>;

/** A blob's bytes where numbers may stand: large ones stand so already. */
const aligned = (blob: Buffer): ArrayBuffer =>
  (blob.byteOffset === 0 && blob.buffer.byteLength === blob.length
    ? blob.buffer
    : blob.buffer.slice(blob.byteOffset, blob.byteOffset + blob.length)) as ArrayBuffer;

type Found = { id: number; digest: number };

/** Looks for identities in one block: what is found goes into the map, the others come back. */
type Block = (identities: readonly number[], found: Map<number, Found>) => number[];

/** Digests and records are read when something is first found, which in a month of new rows is never. */
function openPack(db: Db, block: number, unpacked: ReadonlySet<number>): Block {
  const columns = (...names: string[]): ArrayBuffer[] =>
    (
      db
        .prepare<[number], Buffer[]>(`SELECT ${names.join(', ')} FROM import_packs WHERE id = ?`)
        .raw()
        .get(block) ?? []
    ).map(aligned);
  const [first, second] = columns('starts', 'identities') as [ArrayBuffer, ArrayBuffer];
  const [starts, own] = [new Uint32Array(first), new Float64Array(second)];
  let rest: { digests: Float64Array; records: Uint32Array } | null = null;
  const read = () => {
    const [digests, records] = columns('digests', 'records') as [ArrayBuffer, ArrayBuffer];
    return { digests: new Float64Array(digests), records: new Uint32Array(records) };
  };
  const buckets = starts.length - 1;
  const placeOf = (identity: number): number => {
    const bucket = bucketOf(identity, buckets);
    const end = starts[bucket + 1] as number;
    for (let at = starts[bucket] as number; at < end; at++) if (own[at] === identity) return at;
    return -1;
  };
  return (identities, found) => {
    const others: number[] = [];
    // Nothing else in this loop, so that the processor fetches for several at once what is far from its caches.
    const places = identities.map(placeOf);
    for (let i = 0; i < places.length; i++) {
      const identity = identities[i] as number;
      const at = places[i] as number;
      if (at >= 0) {
        rest ??= read();
        const id = rest.records[at] as number;
        if (!unpacked.has(id)) {
          found.set(identity, { id, digest: rest.digests[at] as number });
          continue;
        }
      }
      others.push(identity);
    }
    return others;
  };
}

/** Finds records of a table in the blocks of all imports. An identity stands in one of them at most, unpacked ones aside. */
export function openPacks(db: Db, table: ImportTable): (identities: readonly number[]) => Map<number, Found> {
  const unpackedOf = db
    .prepare<[string, number], number>(
      'SELECT record_id FROM import_unpacked WHERE record_table = ? AND batch_id = ?',
    )
    .pluck();
  const packs = db
    .prepare<[string], { id: number; batch: number }>(
      'SELECT id, batch_id AS batch FROM import_packs WHERE record_table = ? ORDER BY id DESC',
    )
    .all(table)
    .map(({ id, batch }) => openPack(db, id, new Set(unpackedOf.all(table, batch))));
  return (identities) => {
    const found = new Map<number, Found>();
    let left: readonly number[] = identities;
    for (let at = 0; at < packs.length && left.length > 0; at++) {
      const before = left.length;
      left = (packs[at] as Block)(left, found);
      // The rows of a file mostly lie together: the next ones are looked for here first.
      if (at > 0 && left.length < before) packs.unshift(...packs.splice(at, 1));
    }
    return found;
  };
}

/** Takes an import's blocks away before its records go one by one; what is left of them afterwards goes into the index. */
export function dropPacks(db: Db, batch: number): void {
  db.prepare('DELETE FROM import_packs WHERE batch_id = ?').run(batch);
  db.prepare('DELETE FROM import_unpacked WHERE batch_id = ?').run(batch);
}

/** Puts the records that an undone import leaves behind into the index. */
export function indexUnpacked(db: Db, table: ImportTable, batch: number): void {
  db.prepare(`UPDATE ${table} SET packed = NULL WHERE batch_id = ? AND packed = 1`).run(batch);
}
