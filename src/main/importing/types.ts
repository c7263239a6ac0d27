import type { DayNumber } from '../../shared/calendar.ts';
import type { Cycle, SurveyKind, TicketStatus, WorkType } from '../../shared/domain.ts';
import type { ImportKind, ImportQuestion } from '../../shared/import.ts';
import type { Cents } from '../../shared/money.ts';
import type { Timestamp } from '../../shared/timestamp.ts';

/** The plain data that passes from step to step: bytes → rows → table → drafts → plan → commit. */

/** Two 32-bit halves of a running hash; `mix` functions write into it. */
export type Lanes = { high: number; low: number };

/** One row of a file. A reader hands out the same object again and again: it is valid only until the next row. */
export type Row = {
  /** Line on which the row begins, as an editor counts, from 1. */
  readonly line: number;
  /** How many cells it has. */
  readonly width: number;
  /** A cell's text, unquoted and as written; '' beyond the row's end. */
  cell(index: number): string;
  /** Mixes the content of all cells but `skip` into a hash. Equal cells mix equally, however they were quoted. */
  hash(into: Lanes, skip?: ReadonlySet<number>): void;
};

/** The header of a table: columns are addressed by position, because names can be blank or stand twice. */
export type Header = {
  line: number;
  /** As shown to the owner: trimmed; blank = `Column 3`; a second `Others` = `Others (2)`. */
  labels: readonly string[];
  /** For matching: no BOM, lower-case, accents folded, no `*` `?`, no bracketed unit (IMPORT.md, "Reading the file"). */
  names: readonly string[];
  /** What stood in the brackets: `USD`, `h`, `UTC`, `in hrs`; '' if nothing. */
  units: readonly string[];
};

/** How a column's cells are read; decided for the column, not for the row. */
export type DateOrder = 'ymd' | 'dmy' | 'mdy' | 'serial';
export type DecimalMark = '.' | ',';
export type DurationStyle = 'clock' | 'hours' | 'minutes' | 'seconds' | 'words';

/** A field a kind knows. */
export type FieldSpec = {
  field: string;
  label: string;
  type:
    | 'text'
    | 'id'
    | 'day'
    | 'time'
    | 'moment'
    | 'duration'
    | 'minutes'
    | 'hours'
    | 'money'
    | 'number'
    | 'flag';
  required?: boolean;
  /** It is read to put a question only: the book has no place for what stands in it. */
  notKept?: true;
  /**
   * How a total below its column adds it up, for amounts: `none` = it doesn't, as of prices; `onceBy` = once for each
   * value of that field, because it stands on every line of an invoice. Unset = cell by cell.
   */
  total?: 'none' | { onceBy: string };
  /** Normalised header names it is known by, best first. */
  headers: readonly string[];
};

/** What every draft says of itself, so that the same row is known again. */
type Known = {
  /** The source's own id; null = the raw row's content and its occurrence number. */
  id: string | null;
  /** Tells apart several drafts of one row: `fee`, `csat`, `2025-03`; '' for the row itself. */
  part: string;
  /** What a row without an id depends on besides its cells: the account heading above it. */
  context: string;
  /** The line it is from, where that is not the row being read: for what is put after several rows. */
  line?: number;
};

/** A record as a file tells it: names instead of numbers. `client` and `technician` are spellings; '' = none. */
export type TimeDraft = Known & {
  table: 'time_entries';
  day: DayNumber;
  client: string;
  technician: string;
  seconds: number;
  billable: 0 | 1;
  work_type: WorkType;
  ticket: string;
  note: string;
};
export type TicketDraft = Known & {
  table: 'tickets';
  code: string;
  client: string;
  technician: string;
  subject: string;
  category: string;
  priority: string;
  opened: Timestamp;
  firstResponse: Timestamp | null;
  resolved: Timestamp | null;
  status: TicketStatus;
  status_reason: string;
  lastActivity: Timestamp | null;
  reopened: number;
};
export type LedgerDraft = Known & {
  table: 'ledger_entries';
  day: DayNumber;
  /** The source's account, item or counterparty; the owner says once what kind it is. */
  account: string;
  /** What the account probably is, for the question; null = no idea. */
  suggestion: string | null;
  client: string;
  cents: Cents;
  /** `natural`: positive adds to its account. `debit`: positive is a debit, so it is turned for income. */
  sign: 'natural' | 'debit';
  vendor: string;
  memo: string;
  document: string;
};
export type SurveyDraft = Known & {
  table: 'surveys';
  kind: SurveyKind;
  day: DayNumber;
  client: string;
  technician: string;
  ticket: string;
  /** Null = unanswered. */
  score: number | null;
  scale_max: number;
};
export type ContractDraft = Known & {
  table: 'contracts';
  code: string;
  client: string;
  name: string;
  service_line: string;
  starts: DayNumber;
  /** The committed term's end; stops nothing by itself. */
  termEnds: DayNumber | null;
  /** The day it ended or will end; null = in force. */
  ended: DayNumber | null;
  cycle: Cycle;
  cents: Cents;
};
export type ClientDraft = Known & {
  table: 'clients';
  client: string;
  notes: string;
  seats: number | null;
  since: DayNumber | null;
};
export type Draft = TimeDraft | TicketDraft | LedgerDraft | SurveyDraft | ContractDraft | ClientDraft;

/** Thrown by whoever reads a cell that can't be read: the row is rejected, the others go on. */
export class Reject extends Error {
  readonly column: string;
  /** @param column the column's label; '' = the whole row */
  constructor(column: string, reason: string) {
    super(reason);
    this.name = 'Reject';
    this.column = column;
  }
}

/** Where an interpreter puts what it made of a row. */
export type DraftSink = {
  draft(draft: Draft): void;
  /** The row is no record. `id` names a record it withdraws if it was imported before (a voided invoice). */
  left(line: number, reason: string, id?: string): void;
  /** Something the owner should look at that keeps no row out: a sub-total its rows don't add up to. */
  warn(line: number, message: string): void;
  /**
   * Something in the rows that only the owner can decide: a status word nobody knows. Asked once, however often it is
   * put; nothing is committed before it is answered, so drafts that hang on it may be provisional.
   */
  ask(question: ImportQuestion): void;
};

/** Reads the cells of the current row by field, with the column's reading; an unmapped field is '' or null. */
export type Cells = {
  readonly row: Row;
  has(field: string): boolean;
  /** Trimmed. */
  text(field: string): string;
  /** @throws Reject if empty */
  required(field: string): string;
  day(field: string): DayNumber | null;
  /** Seconds of the day from a clock time, 12 h or 24 h. */
  time(field: string): number | null;
  /** A moment; without an offset in the source's zone. A second field may hold its clock time. */
  moment(field: string, timeField?: string): Timestamp | null;
  /** Seconds. */
  duration(field: string): number | null;
  money(field: string): Cents | null;
  number(field: string): number | null;
  flag(field: string): boolean | null;
  /** @throws Reject always, naming the field's column */
  reject(field: string, reason: string): never;
};

/** What an interpreter is made with. */
export type Reading = {
  header: Header;
  /** Field → column position. */
  columns: Readonly<Record<string, number>>;
  tool: Tool | null;
  /** The book's currency, such as `USD`; rows in another are rejected with its name. */
  currency: string;
  /** The book's time zone, suggested for times without an offset. */
  zone: string;
  answers: Readonly<Record<string, string>>;
};

/** Turns rows into drafts. */
export type Interpreter = {
  /** @throws Reject */
  row(cells: Cells, sink: DraftSink): void;
  /** After the last row: for what is made of several rows. May put drafts and left-out rows. */
  end?(sink: DraftSink): void;
};

/** One kind of import: its fields and how a row becomes drafts. Pure. */
export type Kind = {
  kind: ImportKind;
  fields: readonly FieldSpec[];
  /** Fields the header itself brings: one for each month that is a column. */
  headerFields?(header: Header): readonly FieldSpec[];
  /** What it must know besides the columns' readings, such as who worked when no column says so. */
  questions?(reading: Reading): ImportQuestion[];
  interpreter(reading: Reading): Interpreter;
};

/** A tool whose export is known. One small file each in tools/. */
export type Tool = {
  /** Scopes identities: never change it. */
  id: string;
  name: string;
  kind: ImportKind;
  /** Why this export is no record of a book, a sentence for the owner; such a file has no kind. */
  refused?: string;
  /** Normalised header names that must all stand in the header. The tool with the longest matching signature wins. */
  signature: readonly string[];
  /** Instead of a signature, for a header without fixed names: months as columns. */
  matches?(header: Header): boolean;
  /** Why such a table is taken for it, a sentence for the owner. */
  because?: string;
  /** Field → normalised header name; `name#2` is its second occurrence. What isn't named is found by the kind's names. */
  columns: Readonly<Record<string, string>>;
  /** Headers never to be taken for a field although the kind's names would fit, nor offered for one. */
  unmapped?: readonly string[];
  /** Readings this tool always writes, so that nothing is asked: field → reading. */
  dates?: DateOrder;
  decimals?: DecimalMark;
  durations?: Readonly<Record<string, DurationStyle>>;
  /** Zone of times without an offset, such as `UTC`; none = ask. */
  zone?: string;
  /** Columns the tool rewrites by itself later (Invoiced, Status): not part of a row's identity. Normalised names. */
  volatile?: readonly string[];
  /**
   * How the rows stand: a plain table, an account report with headings and totals, months as columns, a journal whose
   * bookings have several rows. Of all but the first the interpreter is given every row after the header: it alone
   * knows heading from footer.
   */
  layout?: 'table' | 'account-report' | 'cross-tab' | 'journal';
  /** What a kind needs to know of this tool; each kind says which keys it understands. */
  options?: Readonly<Record<string, string | boolean | readonly string[]>>;
};
