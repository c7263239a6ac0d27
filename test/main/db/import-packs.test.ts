// Protects the blocks that large imports are known by: what is in them is found whatever its numbers look like, and
// nothing else is.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openPacks, packWriter } from '../../../src/main/db/import-packs.ts';
import { createBook, type Db } from '../../../src/main/db/open.ts';
import { temporaryFolder } from '../../support/folder.ts';

const temporary = temporaryFolder();
const BATCH = 1;

function book(): Db {
  const db = createBook(temporary.next(), new Date(0));
  db.exec(
    "INSERT INTO import_batches (id, at, source, rows) VALUES (1, '2026-01-01T00:00:00.000Z', 'test', 0)",
  );
  return db;
}

type Entry = { identity: number; digest: number; id: number };

/** Each list becomes blocks of an import of its own. */
function pack(db: Db, ...lists: readonly (readonly Entry[])[]): void {
  for (const entries of lists) {
    const writer = packWriter(db, 'time_entries', BATCH, entries.length);
    for (const { identity, digest, id } of entries) writer.add(identity, digest, id);
    writer.write();
  }
}

const HALF = 2 ** 32;
/** Few different halves, so that many identities share one. */
const identity = fc
  .record({ high: fc.integer({ min: 0, max: 3 }), low: fc.constantFrom(0, 1, 2 ** 31, HALF - 1) })
  .map(({ high, low }) => high * HALF + low);
const anyIdentity = fc.oneof(identity, fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }));

it('find what is in them, whichever block it is in, and nothing else', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(anyIdentity, { minLength: 1, maxLength: 60 }),
      fc.array(anyIdentity, { maxLength: 20 }),
      fc.nat(59),
      (inside, others, cut) => {
        const db = book();
        const entries = inside.map((own, i) => ({ identity: own, digest: own % 1000, id: i + 1 }));
        pack(db, entries.slice(0, cut), entries.slice(cut));
        const known = new Map(entries.map(({ identity: own, digest, id }) => [own, { id, digest }]));
        const asked = [...others, ...inside];
        const find = openPacks(db, 'time_entries');
        // Twice: what was found once may change the order in which blocks are asked.
        for (const _ of [1, 2])
          expect(find(asked)).toEqual(
            new Map(asked.flatMap((own) => (known.has(own) ? [[own, known.get(own)]] : []))),
          );
        expect(openPacks(db, 'tickets')(asked).size).toBe(0);
        db.close();
      },
    ),
    { numRuns: 40 },
  );
});

it('leave out what is unpacked, though another record has the same lower half', () => {
  const db = book();
  pack(db, [
    { identity: 7, digest: 1, id: 1 },
    { identity: HALF + 7, digest: 2, id: 2 },
  ]);
  db.exec("INSERT INTO import_unpacked (record_table, batch_id, record_id) VALUES ('time_entries', 1, 1)");
  expect(openPacks(db, 'time_entries')([7, HALF + 7])).toEqual(new Map([[HALF + 7, { id: 2, digest: 2 }]]));
  db.close();
});
