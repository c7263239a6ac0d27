// Protects books of earlier versions: after a step of the schema their month facts still equal a recount of the rows.
import Database from 'better-sqlite3';
import { afterEach, describe, expect, it } from 'vitest';
import { staleMonths } from '../../../src/main/db/facts.ts';
import { checkBook } from '../../../src/main/db/health.ts';
import { knownRecords } from '../../../src/main/db/import-known.ts';
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

describe('a book of version 6', () => {
  it('finds what its blocks knew in the index', () => {
    const file = temporary.next();
    const db = new Database(file);
    db.pragma(`application_id = ${APPLICATION_ID}`);
    const steps = MIGRATIONS.filter(({ version }) => version <= 6);
    migrate(db, file, steps);
    db.exec(`INSERT INTO book (id, uuid, created_at) VALUES (1, 'u', '2026-01-01T00:00:00.000Z');
      INSERT INTO technicians (id, name, is_owner) VALUES (1, 'Ruth', 0);
      INSERT INTO import_batches (id, at, source, rows) VALUES (1, '2026-01-01T00:00:00.000Z', 'toggl', 2);
      INSERT INTO import_packs (record_table, batch_id, starts, identities, digests, records)
        VALUES ('time_entries', 1, x'', x'', x'', x'');
      INSERT INTO import_unpacked (record_table, batch_id, record_id) VALUES ('time_entries', 1, 2);`);
    const entry = {
      day: 20_000,
      technician_id: 1,
      seconds: 60,
      billable: 1,
      work_type: 'support',
      batch_id: 1,
    };
    insert(db, 'time_entries', { ...entry, id: 1, identity: 11, digest: 12, packed: 1 });
    insert(db, 'time_entries', { ...entry, id: 2, identity: 21, digest: 22, packed: null });
    db.close();
    open = openBook(file);
    const known = knownRecords(open, 'time_entries', 1);
    known.prepare([11, 21, 31]);
    expect([11, 21, 31].map((identity) => known.get(identity))).toEqual([
      { id: 1, digest: 12 },
      { id: 2, digest: 22 },
      undefined,
    ]);
    expect(open.prepare('SELECT COUNT(*) FROM import_unpacked').pluck().get()).toBe(0);
    // No facts were made for these rows.
    const failed = checkBook(open, () => {}).filter(({ ok, name }) => !ok && name !== 'month facts');
    expect(failed).toEqual([]);
  });
});
