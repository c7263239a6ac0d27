import { dayNumber } from '../../shared/calendar.ts';
import type { CanonicalFile } from '../../shared/canonical.ts';
import {
  ACCOUNT_KINDS,
  ADJUSTMENT_CATEGORIES,
  ASSIGNABLE,
  CHANGE_REASONS,
  CONFIDENCES,
  CYCLES,
  EVERY,
  SURVEY_KINDS,
  TICKET_STATUSES,
  WORK_TYPES,
} from '../../shared/domain.ts';
import type { Problem } from '../../shared/result.ts';
import { isSettingKey, readSetting } from '../../shared/settings-text.ts';
import type { Records, TableName } from '../db/records.ts';
import { readRows } from './cells.ts';

/** Names already read, so that later files can refer to them. */
export type Known = {
  clients: Map<string, number>;
  technicians: Map<string, number>;
  contracts: Map<string, number>;
  accounts: Map<string, number>;
  tickets: Set<string>;
  settings: Set<string>;
  /** Rows of ledger.csv and recurring_entries.csv, which recurring_postings.csv refers to by their place. */
  ledgerRows: number;
  recurringRows: number;
  postings: Set<string>;
  aliases: Set<string>;
  listedAccounts: Set<string>;
  accountAliases: Set<string>;
};

export const nothingKnown = (): Known => ({
  clients: new Map(),
  technicians: new Map(),
  contracts: new Map(),
  accounts: new Map(),
  tickets: new Set(),
  settings: new Set(),
  ledgerRows: 0,
  recurringRows: 0,
  postings: new Set(),
  aliases: new Set(),
  listedAccounts: new Set(),
  accountAliases: new Set(),
});

/** Where interpreted rows go. */
export type Sink = {
  record<T extends TableName>(table: T, record: Records[T]): void;
  setting(key: string, value: string): void;
  problem(problem: Problem): void;
};

/** A name that must be new in its file; gives the number its record gets. */
function named(known: Map<string, number>, name: string, reject: (message: string) => void): number {
  if (known.has(name)) reject(`“${name}” stands in this file already; names must be unique`);
  else known.set(name, known.size + 1);
  return known.get(name) ?? 0;
}

const accountKey = (name: string, kind: string): string => `${kind}\n${name}`;

/** The number of an account by its name and kind; a new one is handed on. */
function accountOf(known: Known, sink: Sink, name: string, kind: string): number {
  const key = accountKey(name, kind);
  let account = known.accounts.get(key);
  if (account === undefined) {
    account = known.accounts.size + 1;
    known.accounts.set(key, account);
    sink.record('accounts', { id: account, name, kind });
  }
  return account;
}

type Interpreters = { [F in CanonicalFile]: (text: string, known: Known, sink: Sink) => void };

/** Hands on the record a row stands for, unless a cell of it was bad. */
const keep = <T extends TableName>(
  row: { readonly bad: boolean },
  sink: Sink,
  table: T,
  record: Records[T],
): void => {
  if (!row.bad) sink.record(table, record);
};

/** One reader for each canonical file: text in, records and problems out. In the order in which files refer to each other. */
export const INTERPRETERS: Interpreters = {
  'settings.csv': (text, known, sink) =>
    readRows('settings.csv', text, sink.problem, (row) => {
      const [key, value] = [row.required('key'), row.text('value')];
      if (row.bad) return;
      if (!isSettingKey(key)) return row.reject('key', `“${key}” is not a setting of a book`);
      if (known.settings.has(key)) return row.reject('key', `“${key}” stands in this file already`);
      known.settings.add(key);
      if (value === '') return;
      const read = readSetting(key, value);
      if ('reason' in read) row.reject('value', `${key}: ${read.reason}`);
      else sink.setting(key, value);
    }),

  'clients.csv': (text, known, sink) =>
    readRows('clients.csv', text, sink.problem, (row) => {
      const name = row.required('client');
      const id = named(known.clients, name, (message) => row.reject('client', message));
      keep(row, sink, 'clients', {
        id,
        name,
        since: row.optionalDay('since'),
        seats: row.optionalWhole('seats'),
        notes: row.text('notes'),
      });
    }),

  'technicians.csv': (text, known, sink) =>
    readRows('technicians.csv', text, sink.problem, (row) => {
      const name = row.required('technician');
      const id = named(known.technicians, name, (message) => row.reject('technician', message));
      keep(row, sink, 'technicians', { id, name, is_owner: row.flag('is_owner') ?? 0 });
    }),

  'cost_rates.csv': (text, known, sink) =>
    readRows('cost_rates.csv', text, sink.problem, (row) => {
      const hourly = row.money('hourly_cost');
      if (hourly < 0) row.reject('hourly_cost', 'an hour can’t cost less than nothing');
      keep(row, sink, 'cost_rates', {
        technician_id: row.reference('technician', known.technicians, 'technicians.csv'),
        effective_from: row.day('effective_from'),
        hourly_cents: hourly,
      });
    }),

  'contracts.csv': (text, known, sink) =>
    readRows('contracts.csv', text, sink.problem, (row) => {
      const code = row.required('contract');
      const id = named(known.contracts, code, (message) => row.reject('contract', message));
      keep(row, sink, 'contracts', {
        id,
        code,
        client_id: row.reference('client', known.clients, 'clients.csv'),
        name: row.text('name'),
        service_line: row.text('service_line'),
        starts_on: row.day('starts_on'),
        term_ends_on: row.optionalDay('term_ends_on'),
        ended_on: row.optionalDay('ended_on'),
        notice_days: row.optionalWhole('notice_days'),
        auto_renews: row.flag('auto_renews'),
        assignable: row.optionalOneOf('assignable', ASSIGNABLE),
        signed: row.flag('signed'),
      });
    }),

  'contract_prices.csv': (text, known, sink) =>
    readRows('contract_prices.csv', text, sink.problem, (row) => {
      const amount = row.money('amount');
      const discount = row.optionalMoney('discount');
      if (amount < 0) row.reject('amount', 'a price can’t be negative');
      if (discount !== null && (discount < 0 || discount > amount))
        row.reject('discount', 'a discount lies between 0 and the amount');
      keep(row, sink, 'contract_prices', {
        contract_id: row.reference('contract', known.contracts, 'contracts.csv'),
        effective_from: row.day('effective_from'),
        cycle: row.oneOf('cycle', CYCLES),
        amount_cents: amount,
        discount_cents: discount,
        change_reason: row.oneOf('change_reason', CHANGE_REASONS),
      });
    }),

  'contract_pauses.csv': (text, known, sink) =>
    readRows('contract_pauses.csv', text, sink.problem, (row) => {
      const [from, until] = [row.day('from'), row.optionalDay('until')];
      if (!row.bad && until !== null && until < from)
        row.reject('until', `the pause ends on ${until}, before it begins`);
      keep(row, sink, 'contract_pauses', {
        contract_id: row.reference('contract', known.contracts, 'contracts.csv'),
        from_day: from,
        until_day: until,
      });
    }),

  'ledger.csv': (text, known, sink) =>
    readRows('ledger.csv', text, sink.problem, (row) => {
      known.ledgerRows++;
      const [name, kind] = [row.required('account'), row.oneOf('kind', ACCOUNT_KINDS)];
      const record = {
        day: dayNumber(row.day('date')),
        client_id: row.optionalReference('client', known.clients, 'clients.csv'),
        cents: row.money('amount'),
        vendor: row.text('vendor'),
        memo: row.text('memo'),
        document: row.text('document'),
        acquisition: row.flag('acquisition') ?? 0,
      };
      if (row.bad) return;
      sink.record('ledger_entries', { ...record, account_id: accountOf(known, sink, name, kind) });
    }),

  'time_entries.csv': (text, known, sink) =>
    readRows('time_entries.csv', text, sink.problem, (row) =>
      keep(row, sink, 'time_entries', {
        day: dayNumber(row.day('date')),
        client_id: row.optionalReference('client', known.clients, 'clients.csv'),
        technician_id: row.reference('technician', known.technicians, 'technicians.csv'),
        seconds: row.duration('duration'),
        billable: row.flag('billable') ?? 0,
        work_type: row.oneOf('work_type', WORK_TYPES),
        ticket: row.text('ticket'),
        note: row.text('note'),
      }),
    ),

  'tickets.csv': (text, known, sink) =>
    readRows('tickets.csv', text, sink.problem, (row) => {
      const code = row.required('ticket');
      if (known.tickets.has(code))
        row.reject('ticket', `“${code}” stands in this file already; tickets must be unique`);
      known.tickets.add(code);
      const opened = row.moment('opened_at');
      const responded = row.optionalMoment('first_response_at');
      const resolved = row.optionalMoment('resolved_at');
      const active = row.optionalMoment('last_activity_at');
      keep(row, sink, 'tickets', {
        code,
        client_id: row.optionalReference('client', known.clients, 'clients.csv'),
        subject: row.text('subject'),
        category: row.text('category'),
        priority: row.text('priority'),
        technician_id: row.optionalReference('technician', known.technicians, 'technicians.csv'),
        opened_at: opened.epoch,
        opened_offset: opened.offset,
        first_response_at: responded?.epoch ?? null,
        first_response_offset: responded?.offset ?? null,
        resolved_at: resolved?.epoch ?? null,
        resolved_offset: resolved?.offset ?? null,
        status: row.oneOf('status', TICKET_STATUSES),
        status_reason: row.text('status_reason'),
        last_activity_at: active?.epoch ?? null,
        last_activity_offset: active?.offset ?? null,
        reopened: row.optionalWhole('reopened') ?? 0,
      });
    }),

  'surveys.csv': (text, known, sink) =>
    readRows('surveys.csv', text, sink.problem, (row) => {
      const [score, max] = [row.optionalWhole('score'), row.whole('scale_max')];
      if (!row.bad && max === 0) row.reject('scale_max', 'a scale needs a maximum above 0');
      if (!row.bad && score !== null && score > max)
        row.reject('score', `${score} is above the scale’s maximum of ${max}`);
      keep(row, sink, 'surveys', {
        kind: row.oneOf('survey', SURVEY_KINDS),
        sent_on: dayNumber(row.day('sent_on')),
        client_id: row.optionalReference('client', known.clients, 'clients.csv'),
        technician_id: row.optionalReference('technician', known.technicians, 'technicians.csv'),
        ticket: row.text('ticket'),
        score,
        scale_max: max,
      });
    }),

  'adjustments.csv': (text, _known, sink) =>
    readRows('adjustments.csv', text, sink.problem, (row) =>
      keep(row, sink, 'adjustments', {
        day: row.day('date'),
        label: row.required('label'),
        category: row.oneOf('category', ADJUSTMENT_CATEGORIES),
        cents: row.money('amount'),
        recurring: row.flag('recurring') ?? 0,
        confidence: row.oneOf('confidence', CONFIDENCES),
        note: row.text('note'),
      }),
    ),

  'recurring_entries.csv': (text, known, sink) =>
    readRows('recurring_entries.csv', text, sink.problem, (row) => {
      const id = ++known.recurringRows;
      const [name, kind] = [row.required('account'), row.oneOf('kind', ACCOUNT_KINDS)];
      const [first, last] = [row.day('first_day'), row.optionalDay('last_day')];
      if (!row.bad && last !== null && last < first)
        row.reject('last_day', `the last due day, ${last}, is before the first`);
      const record = {
        id,
        client_id: row.optionalReference('client', known.clients, 'clients.csv'),
        cents: row.money('amount'),
        vendor: row.text('vendor'),
        memo: row.text('memo'),
        acquisition: row.flag('acquisition') ?? 0,
        every: row.oneOf('every', EVERY),
        first_day: dayNumber(first),
        last_day: last === null ? null : dayNumber(last),
        paused: row.flag('paused') ?? 0,
      };
      if (!row.bad)
        sink.record('recurring_entries', { ...record, account_id: accountOf(known, sink, name, kind) });
    }),

  'client_aliases.csv': (text, known, sink) =>
    readRows('client_aliases.csv', text, sink.problem, (row) => {
      const alias = row.required('alias');
      const client_id = row.reference('client', known.clients, 'clients.csv');
      if (known.aliases.has(alias))
        row.reject('alias', `“${alias}” stands in this file already; it can mean one client only`);
      known.aliases.add(alias);
      keep(row, sink, 'client_aliases', { alias, client_id });
    }),

  'accounts.csv': (text, known, sink) =>
    readRows('accounts.csv', text, sink.problem, (row) => {
      const [name, kind] = [row.required('account'), row.oneOf('kind', ACCOUNT_KINDS)];
      const key = accountKey(name, kind);
      if (!row.bad && known.listedAccounts.has(key))
        row.reject('account', `“${name}” of this kind stands in this file already`);
      known.listedAccounts.add(key);
      if (!row.bad) accountOf(known, sink, name, kind);
    }),

  'account_aliases.csv': (text, known, sink) =>
    readRows('account_aliases.csv', text, sink.problem, (row) => {
      const [name, own] = [row.required('account'), row.oneOf('kind', ACCOUNT_KINDS)];
      const [alias, kind] = [row.required('alias'), row.oneOf('alias_kind', ACCOUNT_KINDS)];
      const account_id = known.accounts.get(accountKey(name, own));
      if (!row.bad && account_id === undefined)
        row.reject('account', `there is no account “${name}” of this kind in this folder`);
      const key = accountKey(alias, kind);
      if (!row.bad && known.accounts.has(key))
        row.reject('alias', `“${alias}” of this kind is an account itself`);
      if (!row.bad && known.accountAliases.has(key))
        row.reject(
          'alias',
          `“${alias}” of this kind stands in this file already; it can mean one account only`,
        );
      known.accountAliases.add(key);
      if (account_id !== undefined) keep(row, sink, 'account_aliases', { alias, kind, account_id });
    }),

  'recurring_postings.csv': (text, known, sink) =>
    readRows('recurring_postings.csv', text, sink.problem, (row) => {
      const [recurring, due] = [row.whole('recurring'), dayNumber(row.day('due_day'))];
      const entry = row.optionalWhole('entry');
      const isRow = (place: number, rows: number) => place >= 1 && place <= rows;
      if (!row.bad && !isRow(recurring, known.recurringRows))
        row.reject('recurring', `there is no row ${recurring} in recurring_entries.csv`);
      if (!row.bad && entry !== null && !isRow(entry, known.ledgerRows))
        row.reject('entry', `there is no row ${entry} in ledger.csv`);
      const key = `${recurring} ${due}`;
      if (!row.bad && known.postings.has(key))
        row.reject('due_day', 'this due day stands in this file already');
      known.postings.add(key);
      keep(row, sink, 'recurring_postings', {
        recurring_id: recurring,
        due_day: due,
        entry_id: entry,
        at: '',
        told: 1,
      });
    }),
};
