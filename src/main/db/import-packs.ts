import type { ImportTable } from '../../shared/import.ts';
import type { Db } from './open.ts';

/**
 * What a large import knows its records by, in one block: an index would be sorted when it is loaded, and nearly all of
 * its pages written anew by every month that follows, because hashes fall anywhere. A record in a block has `packed` set
 * and is left out of the index; triggers note it in `import_unpacked` once it is changed or gone.
 *
 * A block is ordered by bucket, the identity's highest bits: `starts` says where each bucket begins. The lower half of an
 * identity stands apart from the rest: nearly always it tells alone that an identity is not there, and no more is read.
 * Numbers are little-endian, as on every platform that Plumbline ships for.
 */

/** Identities have 53 bits. */
const RANGE = 2 ** 53;
const HALF = 2 ** 32;
/** More would be compared in vain, fewer make `starts` longer. */
const IN_BUCKET = 8;

const bucketOf = (identity: number, buckets: number): number => Math.floor((identity / RANGE) * buckets);

/**
 * So many records a block. Each new record is looked for in all of them, so they should be few; but blobs above half a
 * megabyte are slow to be handed over, and take memory while they are put together.
 */
const IN_BLOCK = 1 << 16;

/** Signed, as the processor compares them. */
const lowOf = (identity: number): number => identity | 0;
const highOf = (identity: number): number => Math.floor(identity / HALF);

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

const bytes = ({ buffer }: Int32Array | Uint32Array | Float64Array): Buffer =>
  Buffer.from(buffer as ArrayBuffer);

/**
 * Collects what an import inserts into one table, and makes blocks of it; `write` makes the last one.
 * @param expected about how many records will come
 */
export function packWriter(db: Db, table: ImportTable, batch: number, expected: number) {
  const size = Math.min(IN_BLOCK, Math.ceil(expected * 1.25));
  const insert = db.prepare(
    'INSERT INTO import_packs (record_table, batch_id, starts, lows, highs, digests, records) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const identities = new Float64Array(size);
  const digests = new Float64Array(size);
  const records = new Uint32Array(size);
  let count = 0;
  const write = (): void => {
    if (count === 0) return;
    const starts = startsOf(identities.subarray(0, count));
    const free = starts.slice();
    const [lows, highs, rows] = [new Int32Array(count), new Uint32Array(count), new Uint32Array(count)];
    const marks = new Float64Array(count);
    for (let i = 0; i < count; i++) {
      const identity = identities[i] as number;
      const bucket = bucketOf(identity, starts.length - 1);
      const at = free[bucket] as number;
      free[bucket] = at + 1;
      lows[at] = lowOf(identity);
      highs[at] = highOf(identity);
      marks[at] = digests[i] as number;
      rows[at] = records[i] as number;
    }
    insert.run(table, batch, bytes(starts), bytes(lows), bytes(highs), bytes(marks), bytes(rows));
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
type Block = (identities: Float64Array, found: Map<number, Found>) => Float64Array;

/** What is read of a block once its first record is found, which in a month of new rows is never. */
type Rest = { highs: Uint32Array; digests: Float64Array; records: Uint32Array };

function blockOf(
  starts: Uint32Array,
  lows: Int32Array,
  unpacked: ReadonlySet<number>,
  read: () => Rest,
): Block {
  let rest: Rest | null = null;
  const buckets = starts.length - 1;
  /** The place of its lower half, from one on in its bucket; -1 = it is not there. */
  const placeOf = (identity: number, from = 0): number => {
    const bucket = bucketOf(identity, buckets);
    const end = starts[bucket + 1] as number;
    const low = lowOf(identity);
    for (let at = Math.max(from, starts[bucket] as number); at < end; at++) if (lows[at] === low) return at;
    return -1;
  };
  /** What stands there or, where only the lower half is the same, further on. */
  const foundAt = (identity: number, place: number): Found | null => {
    rest ??= read();
    const high = highOf(identity);
    for (let at = place; at >= 0; at = placeOf(identity, at + 1)) {
      const id = rest.records[at] as number;
      if (rest.highs[at] === high && !unpacked.has(id)) return { id, digest: rest.digests[at] as number };
    }
    return null;
  };
  return (identities, found) => {
    let others = 0;
    for (const identity of identities) {
      const at = placeOf(identity);
      const known = at < 0 ? null : foundAt(identity, at);
      if (known) found.set(identity, known);
      else identities[others++] = identity;
    }
    return identities.subarray(0, others);
  };
}

/** Finds records of a table in the blocks of all imports. An identity stands in one of them at most, unpacked ones aside. */
export function openPacks(db: Db, table: ImportTable): (identities: readonly number[]) => Map<number, Found> {
  const unpackedOf = db
    .prepare<[string, number], number>(
      'SELECT record_id FROM import_unpacked WHERE record_table = ? AND batch_id = ?',
    )
    .pluck();
  const rest = db
    .prepare<[number], [Buffer, Buffer, Buffer]>(
      'SELECT highs, digests, records FROM import_packs WHERE id = ?',
    )
    .raw();
  const read = (id: number): Rest => {
    const [highs, digests, records] = rest.get(id) as [Buffer, Buffer, Buffer];
    return {
      highs: new Uint32Array(aligned(highs)),
      digests: new Float64Array(aligned(digests)),
      records: new Uint32Array(aligned(records)),
    };
  };
  const blocks = db
    .prepare<[string], [number, number, Buffer, Buffer]>(
      'SELECT id, batch_id, starts, lows FROM import_packs WHERE record_table = ? ORDER BY id DESC',
    )
    .raw()
    .all(table)
    .map(([id, batch, starts, lows]) =>
      blockOf(
        new Uint32Array(aligned(starts)),
        new Int32Array(aligned(lows)),
        new Set(unpackedOf.all(table, batch)),
        () => read(id),
      ),
    );
  return (identities) => {
    const found = new Map<number, Found>();
    if (blocks.length === 0) return found;
    // In the order in which they stand in a block, which is walked through then instead of jumped about in.
    let left: Float64Array = Float64Array.from(identities).sort();
    for (let at = 0; at < blocks.length && left.length > 0; at++) {
      const before = left.length;
      left = (blocks[at] as Block)(left, found);
      // The rows of a file mostly lie together: the next ones are looked for here first.
      if (at > 0 && left.length < before) blocks.unshift(...blocks.splice(at, 1));
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
