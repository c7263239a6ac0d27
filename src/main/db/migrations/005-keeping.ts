import type { Migration } from './index.ts';

/** Keeping the books by hand: running timers, entries that post themselves, and figures as they were printed. */
export const keeping: Migration = {
  version: 5,
  name: 'keeping',
  sql: `
-- Time being taken; one at most for each technician. started_at: seconds since 1970, UTC.
CREATE TABLE timers (
  technician_id INTEGER PRIMARY KEY REFERENCES technicians ON DELETE CASCADE,
  client_id INTEGER REFERENCES clients ON DELETE SET NULL,
  started_at INTEGER NOT NULL CHECK (started_at >= 0),
  billable INTEGER NOT NULL CHECK (billable IN (0, 1)),
  work_type TEXT NOT NULL CHECK (work_type <> ''),
  ticket TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT ''
) STRICT;

-- Ledger entries that post themselves. Days are numbers; an entry falls due on first_day and every step of months (or
-- weeks) after it, until last_day, which is included (src/shared/recurring.ts).
CREATE TABLE recurring_entries (
  id INTEGER PRIMARY KEY,
  account_id INTEGER NOT NULL REFERENCES accounts,
  client_id INTEGER REFERENCES clients,
  cents INTEGER NOT NULL,
  vendor TEXT NOT NULL DEFAULT '',
  memo TEXT NOT NULL DEFAULT '',
  acquisition INTEGER NOT NULL DEFAULT 0 CHECK (acquisition IN (0, 1)),
  every TEXT NOT NULL CHECK (every IN ('week', 'month', 'quarter', 'year')),
  first_day INTEGER NOT NULL CHECK (first_day BETWEEN -719162 AND 2932896),
  last_day INTEGER CHECK (last_day BETWEEN first_day AND 2932896),
  paused INTEGER NOT NULL DEFAULT 0 CHECK (paused IN (0, 1))
) STRICT;
CREATE INDEX recurring_entries_account ON recurring_entries (account_id);
CREATE INDEX recurring_entries_client ON recurring_entries (client_id);

-- Due days that are settled, so that none is posted twice: not even when the owner has taken its entry out again.
-- entry_id: the ledger entry it was posted as; null = passed over. told: the owner has seen that it was posted.
CREATE TABLE recurring_postings (
  recurring_id INTEGER NOT NULL,
  due_day INTEGER NOT NULL,
  entry_id INTEGER,
  at TEXT NOT NULL,
  told INTEGER NOT NULL CHECK (told IN (0, 1)),
  PRIMARY KEY (recurring_id, due_day)
) STRICT, WITHOUT ROWID;
CREATE INDEX recurring_postings_entry ON recurring_postings (entry_id);

-- Figures as they left the house or as a month was closed on them. what: 'summary', 'close'. figures: all figures of
-- the day as JSON, document: what the printed pages showed, if pages were printed.
CREATE TABLE printed_figures (
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  as_of TEXT NOT NULL CHECK (as_of IS date(as_of)),
  what TEXT NOT NULL CHECK (what IN ('summary', 'close')),
  figures TEXT NOT NULL CHECK (json_valid(figures)),
  document TEXT CHECK (json_valid(document))
) STRICT;
CREATE INDEX printed_figures_day ON printed_figures (as_of);
CREATE TRIGGER printed_figures_no_update BEFORE UPDATE ON printed_figures
BEGIN SELECT RAISE(ABORT, 'what was printed stays as it was'); END;
CREATE TRIGGER printed_figures_no_delete BEFORE DELETE ON printed_figures
BEGIN SELECT RAISE(ABORT, 'what was printed stays as it was'); END;
`,
};
