import { IMPORT_TABLES } from '../../../shared/import.ts';
import type { Migration } from './index.ts';

/**
 * Blocks with the halves of identities apart: see db/import-packs.ts. The records of earlier blocks go into the index,
 * where they are found as well, only slower beside a large file.
 */
export const packHalves: Migration = {
  version: 7,
  name: 'pack halves',
  sql: `
${IMPORT_TABLES.map((table) => `UPDATE ${table} SET packed = NULL WHERE packed IS NOT NULL;`).join('\n')}
DELETE FROM import_unpacked;
DROP TABLE import_packs;
CREATE TABLE import_packs (
  id INTEGER PRIMARY KEY,
  record_table TEXT NOT NULL,
  batch_id INTEGER NOT NULL REFERENCES import_batches,
  starts BLOB NOT NULL,
  lows BLOB NOT NULL,
  highs BLOB NOT NULL,
  digests BLOB NOT NULL,
  records BLOB NOT NULL
) STRICT;
CREATE INDEX import_packs_batch ON import_packs (batch_id, record_table);
`,
};
