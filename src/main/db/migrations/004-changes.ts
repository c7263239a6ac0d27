import type { Migration } from './index.ts';

const refuse = (table: string, what: 'UPDATE' | 'DELETE') => `CREATE TRIGGER ${table}_no_${what.toLowerCase()}
BEFORE ${what} ON ${table} BEGIN SELECT RAISE(ABORT, 'the log is only ever added to'); END;`;

/** What was changed by hand, to be shown and taken back; and the months that are closed. */
export const changes: Migration = {
  version: 4,
  name: 'changes',
  sql: `
-- label: what the owner did, in words; only steps that have one can be undone. undoes: the step that this one takes back.
-- in_closed: it changed a closed month, and the owner said so.
ALTER TABLE audit_log ADD COLUMN label TEXT NOT NULL DEFAULT '';
ALTER TABLE audit_log ADD COLUMN undoes INTEGER REFERENCES audit_log CHECK (undoes < id);
ALTER TABLE audit_log ADD COLUMN in_closed INTEGER NOT NULL DEFAULT 0 CHECK (in_closed IN (0, 1));
CREATE INDEX audit_log_steps ON audit_log (id) WHERE label <> '';

-- Each record a step changed: as JSON its columns before and after, for a change only those that differ. before NULL =
-- it was added, after NULL = it was removed.
CREATE TABLE record_changes (
  id INTEGER PRIMARY KEY,
  audit_id INTEGER NOT NULL REFERENCES audit_log,
  record_table TEXT NOT NULL CHECK (record_table <> ''),
  record_id INTEGER NOT NULL,
  before TEXT CHECK (json_valid(before)),
  after TEXT CHECK (json_valid(after)),
  CHECK (before IS NOT NULL OR after IS NOT NULL)
) STRICT;
CREATE INDEX record_changes_step ON record_changes (audit_id);
CREATE INDEX record_changes_record ON record_changes (record_table, record_id);
${(['UPDATE', 'DELETE'] as const).flatMap((what) => [refuse('audit_log', what), refuse('record_changes', what)]).join('\n')}

-- id: the month, year × 12 + month − 1.
CREATE TABLE closed_months (
  id INTEGER PRIMARY KEY CHECK (id BETWEEN 12 AND 119999),
  closed_at TEXT NOT NULL
) STRICT;
`,
};
