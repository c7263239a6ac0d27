import {
  ACCOUNT_KINDS,
  ADJUSTMENT_CATEGORIES,
  ASSIGNABLE,
  CHANGE_REASONS,
  CONFIDENCES,
  CYCLES,
  SURVEY_KINDS,
  TICKET_STATUSES,
  WORK_TYPES,
} from '../../../shared/domain.ts';
import { TECHNICIAN_MEASURES, MEASURES as TODAY } from '../../../shared/facts.ts';
import { LATER_MEASURES } from './002-time-without-client.ts';
import type { Migration } from './index.ts';

/** The sums of this version; a released step stays as it is, whatever came after. */
const MEASURES = TODAY.filter((measure) => !LATER_MEASURES.includes(measure));

const oneOf = (values: readonly string[]) => `(${values.map((value) => `'${value}'`).join(', ')})`;

/** A calendar day as text that really is one; NULL passes where the column allows it. */
const isDay = (column: string) => `CHECK (${column} IS date(${column}, '+0 days'))`;
const flag = (column: string) => `CHECK (${column} IN (0, 1))`;
/** Days since 1970-01-01 between the years 1 and 9999, as `date()` reads them. */
const dayNumber = (column: string) => `CHECK (${column} BETWEEN -719162 AND 2932896)`;

const dated = (column: string, as: string) => `date(${column} * 86400, 'unixepoch') AS ${as}`;
const moment = (column: string, as: string) =>
  `strftime('%Y-%m-%dT%H:%M:%SZ', ${column}, 'unixepoch') AS ${as}`;

/** The whole data model: masters, contracts, records, the month facts made from them, and who changed what. */
export const book: Migration = {
  version: 1,
  name: 'the book',
  sql: `
CREATE TABLE book (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  uuid TEXT NOT NULL,
  created_at TEXT NOT NULL,
  revision INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE audit_log (
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  revision INTEGER NOT NULL,
  action TEXT NOT NULL CHECK (action <> ''),
  detail TEXT NOT NULL CHECK (json_valid(detail))
) STRICT;

CREATE TABLE import_batches (
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  source TEXT NOT NULL,
  rows INTEGER NOT NULL CHECK (rows >= 0)
) STRICT;

CREATE TABLE settings (
  key TEXT PRIMARY KEY CHECK (key <> ''),
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE clients (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE CHECK (trim(name) <> ''),
  since TEXT ${isDay('since')},
  seats INTEGER CHECK (seats >= 0),
  notes TEXT NOT NULL DEFAULT '',
  batch_id INTEGER REFERENCES import_batches
) STRICT;

CREATE TABLE client_aliases (
  alias TEXT PRIMARY KEY CHECK (trim(alias) <> ''),
  client_id INTEGER NOT NULL REFERENCES clients ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX client_aliases_client ON client_aliases (client_id);

CREATE TABLE technicians (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE CHECK (trim(name) <> ''),
  is_owner INTEGER NOT NULL ${flag('is_owner')}
) STRICT;

CREATE TABLE cost_rates (
  id INTEGER PRIMARY KEY,
  technician_id INTEGER NOT NULL REFERENCES technicians,
  effective_from TEXT NOT NULL ${isDay('effective_from')},
  hourly_cents INTEGER NOT NULL CHECK (hourly_cents >= 0)
) STRICT;
CREATE INDEX cost_rates_technician ON cost_rates (technician_id, effective_from);

CREATE TABLE contracts (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE CHECK (trim(code) <> ''),
  client_id INTEGER NOT NULL REFERENCES clients,
  name TEXT NOT NULL,
  service_line TEXT NOT NULL,
  starts_on TEXT NOT NULL ${isDay('starts_on')},
  term_ends_on TEXT ${isDay('term_ends_on')},
  ended_on TEXT ${isDay('ended_on')},
  notice_days INTEGER CHECK (notice_days >= 0),
  auto_renews INTEGER ${flag('auto_renews')},
  assignable TEXT CHECK (assignable IN ${oneOf(ASSIGNABLE)}),
  signed INTEGER ${flag('signed')},
  batch_id INTEGER REFERENCES import_batches
) STRICT;
CREATE INDEX contracts_client ON contracts (client_id);

CREATE TABLE contract_prices (
  id INTEGER PRIMARY KEY,
  contract_id INTEGER NOT NULL REFERENCES contracts,
  effective_from TEXT NOT NULL ${isDay('effective_from')},
  cycle TEXT NOT NULL CHECK (cycle IN ${oneOf(CYCLES)}),
  amount_cents INTEGER NOT NULL CHECK (amount_cents >= 0),
  discount_cents INTEGER CHECK (discount_cents BETWEEN 0 AND amount_cents),
  change_reason TEXT NOT NULL CHECK (change_reason IN ${oneOf(CHANGE_REASONS)})
) STRICT;
CREATE INDEX contract_prices_contract ON contract_prices (contract_id, effective_from);

CREATE TABLE contract_pauses (
  id INTEGER PRIMARY KEY,
  contract_id INTEGER NOT NULL REFERENCES contracts,
  from_day TEXT NOT NULL ${isDay('from_day')},
  until_day TEXT ${isDay('until_day')},
  CHECK (until_day IS NULL OR until_day >= from_day)
) STRICT;
CREATE INDEX contract_pauses_contract ON contract_pauses (contract_id);

CREATE TABLE accounts (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL CHECK (trim(name) <> ''),
  kind TEXT NOT NULL CHECK (kind IN ${oneOf(ACCOUNT_KINDS)}),
  UNIQUE (name, kind)
) STRICT;

CREATE TABLE ledger_entries (
  id INTEGER PRIMARY KEY,
  day INTEGER NOT NULL ${dayNumber('day')},
  account_id INTEGER NOT NULL REFERENCES accounts,
  client_id INTEGER REFERENCES clients,
  cents INTEGER NOT NULL,
  vendor TEXT NOT NULL DEFAULT '',
  memo TEXT NOT NULL DEFAULT '',
  document TEXT NOT NULL DEFAULT '',
  acquisition INTEGER NOT NULL ${flag('acquisition')},
  batch_id INTEGER REFERENCES import_batches
) STRICT;
CREATE INDEX ledger_entries_day ON ledger_entries (day);
CREATE INDEX ledger_entries_client ON ledger_entries (client_id, day);

CREATE TABLE time_entries (
  id INTEGER PRIMARY KEY,
  day INTEGER NOT NULL ${dayNumber('day')},
  client_id INTEGER REFERENCES clients,
  technician_id INTEGER NOT NULL REFERENCES technicians,
  seconds INTEGER NOT NULL CHECK (seconds >= 0),
  billable INTEGER NOT NULL ${flag('billable')},
  work_type TEXT NOT NULL CHECK (work_type IN ${oneOf(WORK_TYPES)}),
  ticket TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',
  batch_id INTEGER REFERENCES import_batches
) STRICT;
CREATE INDEX time_entries_day ON time_entries (day);
CREATE INDEX time_entries_client ON time_entries (client_id, day);

CREATE TABLE tickets (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE CHECK (trim(code) <> ''),
  client_id INTEGER REFERENCES clients,
  subject TEXT NOT NULL DEFAULT '',
  category TEXT NOT NULL DEFAULT '',
  priority TEXT NOT NULL DEFAULT '',
  technician_id INTEGER REFERENCES technicians,
  opened_at INTEGER NOT NULL,
  opened_offset INTEGER NOT NULL,
  first_response_at INTEGER,
  first_response_offset INTEGER,
  resolved_at INTEGER,
  resolved_offset INTEGER,
  status TEXT NOT NULL CHECK (status IN ${oneOf(TICKET_STATUSES)}),
  status_reason TEXT NOT NULL DEFAULT '',
  last_activity_at INTEGER,
  last_activity_offset INTEGER,
  reopened INTEGER NOT NULL DEFAULT 0 CHECK (reopened >= 0),
  batch_id INTEGER REFERENCES import_batches,
  CHECK ((first_response_at IS NULL) = (first_response_offset IS NULL)),
  CHECK ((resolved_at IS NULL) = (resolved_offset IS NULL)),
  CHECK ((last_activity_at IS NULL) = (last_activity_offset IS NULL))
) STRICT;
CREATE INDEX tickets_opened ON tickets (opened_at);
CREATE INDEX tickets_responded ON tickets (first_response_at) WHERE first_response_at IS NOT NULL;
CREATE INDEX tickets_resolved ON tickets (resolved_at) WHERE status = 'resolved' AND resolved_at IS NOT NULL;
CREATE INDEX tickets_unresolved ON tickets (opened_at) WHERE status <> 'resolved' OR resolved_at IS NULL;

CREATE TABLE surveys (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ${oneOf(SURVEY_KINDS)}),
  sent_on INTEGER NOT NULL ${dayNumber('sent_on')},
  client_id INTEGER REFERENCES clients,
  technician_id INTEGER REFERENCES technicians,
  ticket TEXT NOT NULL DEFAULT '',
  score INTEGER CHECK (score BETWEEN 0 AND scale_max),
  scale_max INTEGER NOT NULL CHECK (scale_max > 0),
  batch_id INTEGER REFERENCES import_batches
) STRICT;
CREATE INDEX surveys_sent ON surveys (sent_on);

CREATE TABLE adjustments (
  id INTEGER PRIMARY KEY,
  day TEXT NOT NULL ${isDay('day')},
  label TEXT NOT NULL,
  category TEXT NOT NULL CHECK (category IN ${oneOf(ADJUSTMENT_CATEGORIES)}),
  cents INTEGER NOT NULL,
  recurring INTEGER NOT NULL ${flag('recurring')},
  confidence TEXT NOT NULL CHECK (confidence IN ${oneOf(CONFIDENCES)}),
  note TEXT NOT NULL DEFAULT '',
  batch_id INTEGER REFERENCES import_batches
) STRICT;

-- A technician's rate from one day to the day before the next; of rows on one day the later one counts.
CREATE VIEW rate_spans AS
SELECT technician_id, hourly_cents,
  CAST(unixepoch(effective_from) AS INTEGER) / 86400 AS from_day,
  COALESCE(LEAD(CAST(unixepoch(effective_from) AS INTEGER) / 86400) OVER (PARTITION BY technician_id ORDER BY effective_from) - 1, 2932896) AS to_day
FROM cost_rates AS r
WHERE id = (SELECT max(id) FROM cost_rates AS s WHERE s.technician_id = r.technician_id AND s.effective_from = r.effective_from);

-- Month facts: what the records of a client in a month add up to. client_id 0 = no client. Always equal to a recount.
CREATE TABLE client_month (
  client_id INTEGER NOT NULL,
  month INTEGER NOT NULL,
  ${MEASURES.map((measure) => `${measure} INTEGER NOT NULL DEFAULT 0`).join(',\n  ')},
  PRIMARY KEY (month, client_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE technician_month (
  technician_id INTEGER NOT NULL,
  month INTEGER NOT NULL,
  ${TECHNICIAN_MEASURES.map((measure) => `${measure} INTEGER NOT NULL DEFAULT 0`).join(',\n  ')},
  PRIMARY KEY (month, technician_id)
) STRICT, WITHOUT ROWID;

-- For whoever opens the file with another tool: days and moments as text, names instead of numbers.
CREATE VIEW ledger AS
SELECT l.id, ${dated('l.day', 'day')}, a.name AS account, a.kind, c.name AS client, l.cents, l.vendor, l.memo, l.document, l.acquisition
FROM ledger_entries l JOIN accounts a ON a.id = l.account_id LEFT JOIN clients c ON c.id = l.client_id;
CREATE VIEW time_log AS
SELECT t.id, ${dated('t.day', 'day')}, c.name AS client, p.name AS technician, t.seconds, t.billable, t.work_type, t.ticket, t.note
FROM time_entries t JOIN technicians p ON p.id = t.technician_id LEFT JOIN clients c ON c.id = t.client_id;
CREATE VIEW ticket_log AS
SELECT t.id, t.code AS ticket, c.name AS client, t.subject, t.category, t.priority, p.name AS technician,
  ${moment('t.opened_at', 'opened_at')}, ${moment('t.first_response_at', 'first_response_at')}, ${moment('t.resolved_at', 'resolved_at')},
  t.status, t.status_reason, ${moment('t.last_activity_at', 'last_activity_at')}, t.reopened
FROM tickets t LEFT JOIN clients c ON c.id = t.client_id LEFT JOIN technicians p ON p.id = t.technician_id;
CREATE VIEW survey_log AS
SELECT s.id, s.kind AS survey, ${dated('s.sent_on', 'sent_on')}, c.name AS client, p.name AS technician, s.ticket, s.score, s.scale_max
FROM surveys s LEFT JOIN clients c ON c.id = s.client_id LEFT JOIN technicians p ON p.id = s.technician_id;
`,
};
