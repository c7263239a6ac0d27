import { dayOf } from '../../shared/calendar.ts';
import type { CanonicalFile } from '../../shared/canonical.ts';
import { toClock } from '../../shared/duration.ts';
import { toDecimal } from '../../shared/money.ts';
import { SETTING_KEYS } from '../../shared/settings-text.ts';
import { toIso } from '../../shared/timestamp.ts';
import type { Db } from './open.ts';
import { settingPairs } from './settings.ts';

/** The book as the canonical folder's rows of text, in the order of the book: order can matter (equal dates). */

type Value = string | number | null;
type Write = (value: Value) => string;

const text: Write = (value) => (value === null ? '' : String(value));
const money: Write = (value) => (value === null ? '' : toDecimal(Number(value)));
const flag: Write = (value) => (value === null ? '' : value === 1 ? 'yes' : 'no');
const day: Write = (value) => (value === null ? '' : dayOf(Number(value)));
const clock: Write = (value) => toClock(Number(value));

/** SELECT columns and how each is written; a moment takes two columns. */
type Plan = { sql: string; write: readonly (Write | 'moment')[] };

const PLANS: Record<Exclude<CanonicalFile, 'settings.csv'>, Plan> = {
  'clients.csv': {
    sql: 'SELECT name, since, seats, notes FROM clients ORDER BY id',
    write: [text, text, text, text],
  },
  'technicians.csv': { sql: 'SELECT name, is_owner FROM technicians ORDER BY id', write: [text, flag] },
  'cost_rates.csv': {
    sql: 'SELECT t.name, r.effective_from, r.hourly_cents FROM cost_rates r JOIN technicians t ON t.id = r.technician_id ORDER BY r.id',
    write: [text, text, money],
  },
  'contracts.csv': {
    sql: `SELECT k.code, c.name, k.name, k.service_line, k.starts_on, k.term_ends_on, k.ended_on, k.notice_days, k.auto_renews, k.assignable, k.signed
      FROM contracts k JOIN clients c ON c.id = k.client_id ORDER BY k.id`,
    write: [text, text, text, text, text, text, text, text, flag, text, flag],
  },
  'contract_prices.csv': {
    sql: `SELECT k.code, p.effective_from, p.cycle, p.amount_cents, p.discount_cents, p.change_reason
      FROM contract_prices p JOIN contracts k ON k.id = p.contract_id ORDER BY p.id`,
    write: [text, text, text, money, money, text],
  },
  'contract_pauses.csv': {
    sql: 'SELECT k.code, p.from_day, p.until_day FROM contract_pauses p JOIN contracts k ON k.id = p.contract_id ORDER BY p.id',
    write: [text, text, text],
  },
  'ledger.csv': {
    sql: `SELECT l.day, a.name, a.kind, c.name, l.cents, l.vendor, l.memo, l.document, l.acquisition
      FROM ledger_entries l JOIN accounts a ON a.id = l.account_id LEFT JOIN clients c ON c.id = l.client_id ORDER BY l.id`,
    write: [day, text, text, text, money, text, text, text, flag],
  },
  'time_entries.csv': {
    sql: `SELECT t.day, c.name, p.name, t.seconds, t.billable, t.work_type, t.ticket, t.note
      FROM time_entries t JOIN technicians p ON p.id = t.technician_id LEFT JOIN clients c ON c.id = t.client_id ORDER BY t.id`,
    write: [day, text, text, clock, flag, text, text, text],
  },
  'tickets.csv': {
    sql: `SELECT t.code, c.name, t.subject, t.category, t.priority, p.name, t.opened_at, t.opened_offset,
        t.first_response_at, t.first_response_offset, t.resolved_at, t.resolved_offset, t.status, t.status_reason,
        t.last_activity_at, t.last_activity_offset, t.reopened
      FROM tickets t LEFT JOIN clients c ON c.id = t.client_id LEFT JOIN technicians p ON p.id = t.technician_id ORDER BY t.id`,
    write: [text, text, text, text, text, text, 'moment', 'moment', 'moment', text, text, 'moment', text],
  },
  'surveys.csv': {
    sql: `SELECT s.kind, s.sent_on, c.name, p.name, s.ticket, s.score, s.scale_max
      FROM surveys s LEFT JOIN clients c ON c.id = s.client_id LEFT JOIN technicians p ON p.id = s.technician_id ORDER BY s.id`,
    write: [text, day, text, text, text, text, text],
  },
  'adjustments.csv': {
    sql: 'SELECT day, label, category, cents, recurring, confidence, note FROM adjustments ORDER BY id',
    write: [text, text, text, money, flag, text, text],
  },
  'recurring_entries.csv': {
    sql: `SELECT a.name, a.kind, c.name, r.cents, r.vendor, r.memo, r.acquisition, r.every, r.first_day, r.last_day, r.paused
      FROM recurring_entries r JOIN accounts a ON a.id = r.account_id LEFT JOIN clients c ON c.id = r.client_id ORDER BY r.id`,
    write: [text, text, text, money, text, text, flag, text, day, day, flag],
  },
  // Entries have no name to refer by: their row in ledger.csv, from 1, says which one; none for a due day without one.
  'recurring_postings.csv': {
    sql: `WITH recurring AS (SELECT id, ROW_NUMBER() OVER (ORDER BY id) AS place FROM recurring_entries),
        entries AS (SELECT id, ROW_NUMBER() OVER (ORDER BY id) AS place FROM ledger_entries)
      SELECT r.place, p.due_day, e.place FROM recurring_postings p JOIN recurring r ON r.id = p.recurring_id
        LEFT JOIN entries e ON e.id = p.entry_id ORDER BY 1, 2`,
    write: [text, day, text],
  },
  'client_aliases.csv': {
    sql: 'SELECT c.name, a.alias FROM client_aliases a JOIN clients c ON c.id = a.client_id ORDER BY c.id, a.alias',
    write: [text, text],
  },
  // The others are named by what is booked to them.
  'accounts.csv': {
    sql: `SELECT name, kind FROM accounts a WHERE NOT EXISTS (SELECT 1 FROM ledger_entries WHERE account_id = a.id)
      AND NOT EXISTS (SELECT 1 FROM recurring_entries WHERE account_id = a.id) ORDER BY id`,
    write: [text, text],
  },
  'account_aliases.csv': {
    sql: `SELECT a.name, a.kind, o.alias, o.kind FROM account_aliases o JOIN accounts a ON a.id = o.account_id
      ORDER BY a.name, a.kind, o.alias, o.kind`,
    write: [text, text, text, text],
  },
};

function* settingRows(db: Db): Generator<string[]> {
  const pairs = settingPairs(db);
  for (const key of SETTING_KEYS) {
    const value = pairs.get(key);
    if (value !== undefined) yield [key, value];
  }
}

/** The rows of one canonical file as cells of text, without its header. */
export function* canonicalRows(db: Db, file: CanonicalFile): Generator<string[]> {
  if (file === 'settings.csv') return yield* settingRows(db);
  const { sql, write } = PLANS[file];
  for (const row of db.prepare<[], Value[]>(sql).raw().iterate()) {
    let at = 0;
    yield write.map((each) => {
      const value = row[at++] ?? null;
      if (each !== 'moment') return each(value);
      const offset = row[at++];
      return value === null ? '' : toIso({ epoch: Number(value), offset: Number(offset) });
    });
  }
}
