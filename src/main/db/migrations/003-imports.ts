import { IMPORT_TABLES } from '../../../shared/import.ts';
import type { Migration } from './index.ts';

/** What an import needs to be seen again, undone and not asked twice: identities, what it changed, what it learnt. */
export const imports: Migration = {
  version: 3,
  name: 'imports',
  sql: `
ALTER TABLE import_batches ADD COLUMN kind TEXT NOT NULL DEFAULT 'folder';
ALTER TABLE import_batches ADD COLUMN file TEXT NOT NULL DEFAULT '';
ALTER TABLE import_batches ADD COLUMN added INTEGER NOT NULL DEFAULT 0;
ALTER TABLE import_batches ADD COLUMN changed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE import_batches ADD COLUMN unchanged INTEGER NOT NULL DEFAULT 0;
ALTER TABLE import_batches ADD COLUMN rejected INTEGER NOT NULL DEFAULT 0;
ALTER TABLE import_batches ADD COLUMN left_out INTEGER NOT NULL DEFAULT 0;
ALTER TABLE import_batches ADD COLUMN undone_at TEXT;

ALTER TABLE technicians ADD COLUMN batch_id INTEGER REFERENCES import_batches;
ALTER TABLE accounts ADD COLUMN batch_id INTEGER REFERENCES import_batches;

-- identity: by what a source's row is known again; digest: what it said when it was last imported. Both are 53-bit
-- hashes, both NULL for a record made by hand. A record whose columns no longer give its digest was edited since.
-- packed: 1 = a block of import_packs has them too, so that the index needn't.
${IMPORT_TABLES.map(
  (table) => `ALTER TABLE ${table} ADD COLUMN identity INTEGER;
ALTER TABLE ${table} ADD COLUMN digest INTEGER;
ALTER TABLE ${table} ADD COLUMN packed INTEGER;
CREATE INDEX ${table}_identity ON ${table} (identity) WHERE identity IS NOT NULL AND packed IS NULL;`,
).join('\n')}

-- What large imports know their records by, in blocks of numbers: see db/import-packs.ts.
CREATE TABLE import_packs (
  id INTEGER PRIMARY KEY,
  record_table TEXT NOT NULL,
  batch_id INTEGER NOT NULL REFERENCES import_batches,
  starts BLOB NOT NULL,
  identities BLOB NOT NULL,
  digests BLOB NOT NULL,
  records BLOB NOT NULL
) STRICT;
CREATE INDEX import_packs_batch ON import_packs (batch_id, record_table);

-- Records of which a block no longer tells the truth: they were changed, or are gone.
CREATE TABLE import_unpacked (
  record_table TEXT NOT NULL,
  batch_id INTEGER NOT NULL REFERENCES import_batches,
  record_id INTEGER NOT NULL,
  PRIMARY KEY (record_table, batch_id, record_id)
) STRICT, WITHOUT ROWID;
${IMPORT_TABLES.map((table) => {
  const unpack = `INSERT INTO import_unpacked (record_table, batch_id, record_id)
    SELECT '${table}', OLD.batch_id, OLD.id
    WHERE EXISTS (SELECT 1 FROM import_packs WHERE record_table = '${table}' AND batch_id = OLD.batch_id);`;
  return `CREATE TRIGGER ${table}_gone AFTER DELETE ON ${table} WHEN OLD.packed = 1 BEGIN
  ${unpack}
END;
CREATE TRIGGER ${table}_changed AFTER UPDATE OF identity, digest, batch_id ON ${table} WHEN OLD.packed = 1 BEGIN
  UPDATE ${table} SET packed = NULL WHERE id = OLD.id;
  ${unpack}
END;`;
}).join('\n')}

-- Records an import changed or removed, as they were before, so that it can be undone.
CREATE TABLE import_changes (
  batch_id INTEGER NOT NULL REFERENCES import_batches,
  record_table TEXT NOT NULL,
  record_id INTEGER NOT NULL,
  before TEXT NOT NULL CHECK (json_valid(before)),
  removed INTEGER NOT NULL CHECK (removed IN (0, 1)),
  digest INTEGER,
  PRIMARY KEY (record_table, record_id, batch_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX import_changes_batch ON import_changes (batch_id);

-- Which column is which field, by the fingerprint of a header.
CREATE TABLE import_mappings (
  fingerprint TEXT PRIMARY KEY,
  name TEXT NOT NULL DEFAULT '',
  kind TEXT NOT NULL,
  source TEXT NOT NULL,
  columns TEXT NOT NULL CHECK (json_valid(columns)),
  saved_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The owner's answers about a source: how it writes dates, which zone its clock has.
CREATE TABLE import_answers (
  kind TEXT NOT NULL,
  source TEXT NOT NULL,
  question TEXT NOT NULL,
  answer TEXT NOT NULL,
  PRIMARY KEY (kind, source, question)
) STRICT, WITHOUT ROWID;

-- A source's account and what it is to the books; kind NULL = not part of them.
CREATE TABLE import_accounts (
  source TEXT NOT NULL,
  account TEXT NOT NULL,
  kind TEXT,
  PRIMARY KEY (source, account)
) STRICT, WITHOUT ROWID;

-- Bank and ledger lines by their text, the first that fits counts; kind NULL = not part of the books.
CREATE TABLE import_rules (
  id INTEGER PRIMARY KEY,
  position INTEGER NOT NULL,
  field TEXT NOT NULL CHECK (field IN ('counterparty', 'text')),
  how TEXT NOT NULL CHECK (how IN ('contains', 'equals')),
  pattern TEXT NOT NULL CHECK (trim(pattern) <> ''),
  kind TEXT,
  client_id INTEGER REFERENCES clients ON DELETE SET NULL
) STRICT;
`,
};
