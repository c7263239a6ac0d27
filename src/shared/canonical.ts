/** The canonical folder: its files and columns in the order they are written (FORMAT). */
export const CANONICAL_FILES = {
  'settings.csv': ['key', 'value'],
  'clients.csv': ['client', 'since', 'seats', 'notes'],
  'technicians.csv': ['technician', 'is_owner'],
  'cost_rates.csv': ['technician', 'effective_from', 'hourly_cost'],
  'contracts.csv': [
    'contract',
    'client',
    'name',
    'service_line',
    'starts_on',
    'term_ends_on',
    'ended_on',
    'notice_days',
    'auto_renews',
    'assignable',
    'signed',
  ],
  'contract_prices.csv': ['contract', 'effective_from', 'cycle', 'amount', 'discount', 'change_reason'],
  'contract_pauses.csv': ['contract', 'from', 'until'],
  'ledger.csv': ['date', 'account', 'kind', 'client', 'amount', 'vendor', 'memo', 'document', 'acquisition'],
  'time_entries.csv': ['date', 'client', 'technician', 'duration', 'billable', 'work_type', 'ticket', 'note'],
  'tickets.csv': [
    'ticket',
    'client',
    'subject',
    'category',
    'priority',
    'technician',
    'opened_at',
    'first_response_at',
    'resolved_at',
    'status',
    'status_reason',
    'last_activity_at',
    'reopened',
  ],
  'surveys.csv': ['survey', 'sent_on', 'client', 'technician', 'ticket', 'score', 'scale_max'],
  'adjustments.csv': ['date', 'label', 'category', 'amount', 'recurring', 'confidence', 'note'],
  'recurring_entries.csv': [
    'account',
    'kind',
    'client',
    'amount',
    'vendor',
    'memo',
    'acquisition',
    'every',
    'first_day',
    'last_day',
    'paused',
  ],
  'recurring_postings.csv': ['recurring', 'due_day', 'entry'],
  'client_aliases.csv': ['client', 'alias'],
  'accounts.csv': ['account', 'kind'],
  'account_aliases.csv': ['account', 'kind', 'alias', 'alias_kind'],
} as const;

export type CanonicalFile = keyof typeof CANONICAL_FILES;
export type ColumnOf<F extends CanonicalFile> = (typeof CANONICAL_FILES)[F][number];
export const CANONICAL_NAMES = Object.keys(CANONICAL_FILES) as CanonicalFile[];

/** Plumbline's own files beyond the format's: written only where they have rows, so that other readers need not know them. */
export const OWN_FILES: ReadonlySet<CanonicalFile> = new Set([
  'recurring_entries.csv',
  'recurring_postings.csv',
  'client_aliases.csv',
  'accounts.csv',
  'account_aliases.csv',
]);
