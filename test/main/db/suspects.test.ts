// Protects the walk for rows beside others: long days and rows entered twice equal a naive comparison of all with all.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Db } from '../../../src/main/db/open.ts';
import { ledgerRows, longDayRows, suspects, timeRows } from '../../../src/main/db/suspects.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { emptyBook, insert } from '../../support/raw-book.ts';

const temporary = temporaryFolder();
let db: Db;
beforeAll(() => {
  db = emptyBook(temporary.next());
});
afterAll(() => db.close());

const HOUR = 3600;
const TECHNICIANS = [1, 2, 40];
const CLIENTS = [1, 7];

// Few values, so that rows agree often; -3 is a day before 1970.
const day = fc.constantFrom(-3, 20_000, 20_001, 20_400);
const client = fc.constantFrom(null, ...CLIENTS);
const entry = fc.record({
  day,
  client,
  technician: fc.constantFrom(...TECHNICIANS),
  seconds: fc.constantFrom(0, HOUR, 8 * HOUR, 12 * HOUR, 24 * HOUR, 24 * HOUR + 1, 500 * HOUR),
  work: fc.constantFrom('support', 'support', 'project'),
  ticket: fc.constantFrom('', '', 'T1'),
  // Two notes of one length, and one whose length is 32 more.
  note: fc.constantFrom('', 'call', 'mail', `call${'!'.repeat(32)}`),
});
const booking = fc.record({
  day,
  client,
  account: fc.constantFrom(1, 2),
  cents: fc.constantFrom(0, 100, -100),
  vendor: fc.constantFrom('', 'Harbor'),
  document: fc.constantFrom('', 'R1'),
});
const book = fc.record({
  time: fc.array(entry, { maxLength: 40 }),
  ledger: fc.array(booking, { maxLength: 25 }),
});
type Book = {
  time: {
    day: number;
    client: number | null;
    technician: number;
    seconds: number;
    work: string;
    ticket: string;
    note: string;
  }[];
  ledger: {
    day: number;
    client: number | null;
    account: number;
    cents: number;
    vendor: string;
    document: string;
  }[];
};

function within({ time, ledger }: Book, check: () => void): void {
  db.exec('SAVEPOINT run');
  try {
    for (const id of CLIENTS) insert(db, 'clients', { id, name: `Client ${id}` });
    for (const id of TECHNICIANS) insert(db, 'technicians', { id, name: `Technician ${id}`, is_owner: 0 });
    for (const id of [1, 2]) insert(db, 'accounts', { id, name: `Account ${id}`, kind: 'opex.rent' });
    for (const { day: on, client: who, technician, seconds, work, ticket, note } of time)
      insert(db, 'time_entries', {
        ...{ day: on, client_id: who, technician_id: technician, seconds, billable: 1, work_type: work },
        ...{ ticket, note },
      });
    for (const { day: on, client: who, account, cents, vendor, document } of ledger)
      insert(db, 'ledger_entries', {
        ...{ day: on, account_id: account, client_id: who, cents, vendor, document, acquisition: 0 },
      });
    check();
  } finally {
    db.exec('ROLLBACK TO run; RELEASE run');
  }
}

/** Numbers of rows that equal another one, in the order in which they are listed. */
const twins = (rows: readonly { day: number }[]): number[] => {
  const texts = rows.map((row) => JSON.stringify(row));
  return rows
    .map((row, i) => ({ day: row.day, id: i + 1, text: texts[i] }))
    .filter(({ text, id }) => texts.some((other, i) => i !== id - 1 && other === text))
    .sort((a, b) => b.day - a.day || a.id - b.id)
    .map(({ id }) => id);
};

describe('rows that look wrong beside others', () => {
  it('are those that a comparison of all with all finds', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(book, (rows) =>
        within(rows, () => {
          const { longDays, time, ledger } = suspects(db);
          expect(time).toEqual(twins(rows.time));
          const something = rows.ledger.map((row, i) => ({ ...row, ...(row.cents === 0 && { i }) }));
          expect(ledger).toEqual(twins(something));
          const long = [-3, 20_000, 20_001, 20_400].flatMap((on) =>
            TECHNICIANS.map((technician) => ({
              day: on,
              technician,
              seconds: rows.time
                .filter((row) => row.day === on && row.technician === technician)
                .reduce((sum, row) => sum + row.seconds, 0),
            })),
          );
          const wanted = long
            .filter(({ seconds }) => seconds > 24 * HOUR)
            .sort((a, b) => b.day - a.day || a.technician - b.technician);
          expect(longDays).toEqual(wanted);
          const named = longDayRows(db, longDays);
          expect(
            named.map(({ day: on, id, value }) => ({ day: on, technician: id, seconds: value })),
          ).toEqual(wanted);
        }),
      ),
      { numRuns: 120 },
    );
  });

  it('are found although clients are so many that days don’t fit one number together', () => {
    const one = {
      day: 20_000,
      client: 7,
      technician: 1,
      seconds: 13 * HOUR,
      work: 'support',
      ticket: '',
      note: '',
    };
    within({ time: [one, { ...one, day: -3 }, one], ledger: [] }, () => {
      insert(db, 'clients', { id: 9_000_000, name: 'The last' });
      expect(suspects(db)).toEqual({
        longDays: [{ day: 20_000, technician: 1, seconds: 26 * HOUR }],
        time: [1, 3],
        ledger: [],
      });
    });
  });

  it('are told in words, in the order asked for', () => {
    const time = {
      day: 20_000,
      client: 7,
      technician: 2,
      seconds: HOUR,
      work: 'support',
      ticket: 'T1',
      note: 'call',
    };
    const ledger = { day: 20_000, client: null, account: 1, cents: 100, vendor: 'Harbor', document: 'R1' };
    within({ time: [time, { ...time, ticket: '', note: '' }], ledger: [ledger] }, () => {
      expect(timeRows(db, [2, 1])).toEqual([
        {
          record: 'time',
          id: 2,
          day: 20_000,
          client: 'Client 7',
          what: 'Technician 2',
          detail: 'support',
          value: HOUR,
        },
        {
          record: 'time',
          id: 1,
          day: 20_000,
          client: 'Client 7',
          what: 'Technician 2',
          detail: 'support · T1 · call',
          value: HOUR,
        },
      ]);
      expect(ledgerRows(db, [1])).toEqual([
        {
          record: 'ledger',
          id: 1,
          day: 20_000,
          client: null,
          what: 'Account 1',
          detail: 'Harbor · R1',
          value: 100,
        },
      ]);
    });
  });
});
