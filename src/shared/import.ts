/** What both sides know of imports (IMPORT.md): the kinds there are, and what is asked of the owner. */

/** What a file can be; each becomes records of one or two tables. */
export const IMPORT_KINDS = [
  'time_entries',
  'tickets',
  'invoices',
  'ledger',
  'profit_and_loss',
  'payments',
  'bank',
  'contracts',
  'surveys',
  'clients',
] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

export const IMPORT_KIND_NAMES: Record<ImportKind, string> = {
  time_entries: 'Time entries',
  tickets: 'Tickets',
  invoices: 'Invoices',
  ledger: 'Expenses or general ledger',
  profit_and_loss: 'Profit and loss by month',
  payments: 'Payments and payouts',
  bank: 'Bank statement',
  contracts: 'Contracts and subscriptions',
  surveys: 'Survey answers',
  clients: 'Clients',
};

/** The tables an import writes records to. */
export const IMPORT_TABLES = [
  'clients',
  'contracts',
  'ledger_entries',
  'time_entries',
  'tickets',
  'surveys',
] as const;
export type ImportTable = (typeof IMPORT_TABLES)[number];

/** Where an account's rows go: one of the account kinds, or `ignore` (balance sheet, own transfers, tax). */
export const IGNORED_ACCOUNT = 'ignore';

/** The answer to a `client:…` question that makes a client of its own out of a spelling. */
export const NEW_CLIENT = 'new';

/** The lines a question about an account hangs on. */
export type AccountLines = {
  lines: number;
  /** What they come to, in the book's currency; with a flow never negative. */
  cents: number;
  /** Which way the money went, where the file says so; null = as much as is added to the account. */
  flow: 'paid' | 'received' | null;
  /** Different texts of its first lines; may be none. */
  examples: string[];
};

/** One thing only the owner can decide; an import with open questions is not committed. */
export type ImportQuestion = {
  /**
   * What is asked, and the key of its answer:
   * `encoding`, `kind`, `zone`, `technician`, `currency`, `survey`, `scale`, `column:FIELD`, `dates:COLUMN`,
   * `decimals:COLUMN`, `duration:COLUMN`, `client:SPELLING`, `account:NAME`, `billable`, `status:WORD`,
   * `empty:client` where the column of clients names none, and `blank:client` where only some rows name none although
   * `empty:client` was answered once.
   */
  id: string;
  /** A sentence for the owner, ending in a question mark. */
  prompt: string;
  /** Why it is asked: the values that can be read in two ways, with lines. */
  because: string;
  /** The same in figures, of a question about an account. */
  about?: AccountLines;
  /** What can be answered; any other text fits only with `free`, which says what is expected. */
  options: { value: string; label: string }[];
  free?: string;
  /** What Plumbline would suggest; never taken without the owner's word. */
  suggestion?: string;
};

/** By question id; `account:*` and `client:*` stand for all that aren't answered by name, and aren't remembered. */
export type ImportAnswers = Record<string, string>;

/** Which column is which field; columns by position from 0. */
export type ImportMapping = {
  kind: ImportKind;
  /** Scopes identities and remembered answers, those about columns aside: the tool's id, or `csv-` and the header's fingerprint. */
  source: string;
  columns: Record<string, number>;
};

/** A row that is not imported because a cell of it can't be read. */
export type RejectedRow = { line: number; column: string; reason: string };

/** A row that is no record: a title, a subtotal, the other side of a booking, a draft invoice. */
export type LeftOutRow = { line: number; reason: string };
