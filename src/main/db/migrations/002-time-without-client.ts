import type { Measure } from '../../../shared/facts.ts';
import type { Migration } from './index.ts';

/** Sums that version 1 did not have. */
export const LATER_MEASURES: readonly Measure[] = ['unassigned_seconds'];

// A month number is year × 12 + month − 1; a book's days are since 1970-01-01.
const MONTH = `CAST(strftime('%Y', day * 86400, 'unixepoch') AS INTEGER) * 12
      + CAST(strftime('%m', day * 86400, 'unixepoch') AS INTEGER) - 1`;

/** A month fact for work that somebody is owed but nobody named: figures by client say how much they leave out. */
export const timeWithoutClient: Migration = {
  version: 2,
  name: 'time without a client',
  sql: `
ALTER TABLE client_month ADD COLUMN unassigned_seconds INTEGER NOT NULL DEFAULT 0;
UPDATE client_month SET unassigned_seconds = found.seconds
FROM (
  SELECT ${MONTH} AS month, SUM(seconds) AS seconds
  FROM time_entries WHERE client_id IS NULL AND work_type <> 'internal' GROUP BY 1
) AS found
WHERE client_month.client_id = 0 AND client_month.month = found.month;
`,
};
