// Protects books of earlier versions: after a step of the schema their month facts still equal a recount of the rows.
import Database from 'better-sqlite3';
import { afterEach, describe, expect, it } from 'vitest';
import { staleMonths } from '../../../src/main/db/facts.ts';
import { checkBook } from '../../../src/main/db/health.ts';
import { MIGRATIONS } from '../../../src/main/db/migrations/index.ts';
import { APPLICATION_ID, type Db, migrate, openBook } from '../../../src/main/db/open.ts';
import { dayNumber } from '../../../src/shared/calendar.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { insert } from '../../support/raw-book.ts';

const temporary = temporaryFolder();

let open: Db | null = null;
afterEach(() => {
  open?.close();
  open = null;
});

/** Time on the first and the last day of months, with and without a client, of every work type; facts as version 1 kept them. */
function bookOfVersion1(): string {
  const file = temporary.next();
  const db = new Database(file);
  db.pragma(`application_id = ${APPLICATION_ID}`);
  db.pragma('journal_mode = WAL');
  migrate(
    db,
    file,
    MIGRATIONS.filter(({ version }) => version === 1),
  );
  db.prepare("INSERT INTO book (id, uuid, created_at) VALUES (1, 'u', '2026-01-01T00:00:00.000Z')").run();
  insert(db, 'clients', { id: 1, name: 'Alder' });
  insert(db, 'technicians', { id: 1, name: 'Ruth', is_owner: 0 });
  const days = ['1969-12-31', '2024-02-29', '2024-03-01', '2025-12-31', '2026-01-01'];
  const works = ['support', 'project', 'onboarding', 'presales', 'internal'];
  days.forEach((day, i) => {
    for (const client_id of [null, 1])
      works.forEach((work_type, j) => {
        const own = { day: dayNumber(day), client_id, work_type, seconds: 60 * (i + 1) + j };
        insert(db, 'time_entries', { ...own, technician_id: 1, billable: 0 });
      });
  });
  db.exec(`
    INSERT INTO client_month (client_id, month, entries, seconds, uncosted_seconds, acquisition_uncosted_seconds)
      SELECT COALESCE(client_id, 0), strftime('%Y', day * 86400, 'unixepoch') * 12 + strftime('%m', day * 86400, 'unixepoch') - 1,
        COUNT(*), SUM(seconds), SUM(seconds), SUM(CASE WHEN work_type IN ('presales', 'onboarding') THEN seconds ELSE 0 END)
      FROM time_entries GROUP BY 1, 2;
    INSERT INTO technician_month (technician_id, month, seconds, uncosted_seconds)
      SELECT technician_id, strftime('%Y', day * 86400, 'unixepoch') * 12 + strftime('%m', day * 86400, 'unixepoch') - 1,
        SUM(seconds), SUM(seconds) FROM time_entries GROUP BY 1, 2;`);
  db.close();
  return file;
}

describe('a book of version 1', () => {
  it('opens with month facts that equal a recount, and a schema that passes the check', () => {
    open = openBook(bookOfVersion1());
    expect(staleMonths(open)).toEqual([]);
    const failed = checkBook(open, () => {}).filter(({ ok }) => !ok);
    expect(failed).toEqual([]);
    const kept = open.prepare('SELECT SUM(unassigned_seconds) FROM client_month').pluck().get();
    // Five days of four works: 60 × (1 + 2 + 3 + 4 + 5) × 4, and 0 + 1 + 2 + 3 seconds a day.
    expect(kept).toBe(60 * 15 * 4 + 5 * 6);
  });
});
