import { dayNumber } from '../../shared/calendar.ts';
import {
  ADJUSTMENT_CATEGORIES,
  ASSIGNABLE,
  CHANGE_REASONS,
  CONFIDENCES,
  CYCLES,
  SURVEY_KINDS,
  TICKET_STATUSES,
  WORK_TYPES,
} from '../../shared/domain.ts';
import { isSettingKey, readSetting } from '../../shared/settings-text.ts';
import { readRows } from './cells.ts';
import { LEDGER_INTERPRETERS } from './interpret-ledger.ts';
import { type Interpreters, keep, named } from './interpreting.ts';

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

  'ledger.csv': LEDGER_INTERPRETERS['ledger.csv'],

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

  'recurring_entries.csv': LEDGER_INTERPRETERS['recurring_entries.csv'],

  'client_aliases.csv': (text, known, sink) =>
    readRows('client_aliases.csv', text, sink.problem, (row) => {
      const alias = row.required('alias');
      const client_id = row.reference('client', known.clients, 'clients.csv');
      if (known.aliases.has(alias))
        row.reject('alias', `“${alias}” stands in this file already; it can mean one client only`);
      known.aliases.add(alias);
      keep(row, sink, 'client_aliases', { alias, client_id });
    }),

  'accounts.csv': LEDGER_INTERPRETERS['accounts.csv'],

  'account_aliases.csv': LEDGER_INTERPRETERS['account_aliases.csv'],

  'recurring_postings.csv': LEDGER_INTERPRETERS['recurring_postings.csv'],
};
