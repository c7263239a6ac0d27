import type { DayNumber, MonthNumber } from './calendar.ts';
import {
  ACCOUNT_KINDS,
  type AccountKind,
  type AdjustmentCategory,
  type ChangeReason,
  type Confidence,
  type SurveyKind,
  type WorkType,
} from './domain.ts';
import type { Cents } from './money.ts';
import type { Exact } from './ratio.ts';

/** Plain rows that `db/` sums and `metrics/` thinks with: neither knows the other, both know these. */

type Column<K extends string> = K extends `${infer A}.${infer B}` ? `${A}_${B}` : K;
export type KindColumn = Column<AccountKind>;

/** The month facts' column of an account kind: `revenue.recurring` → `revenue_recurring`. */
export const kindColumn = (kind: AccountKind): KindColumn => kind.replace('.', '_') as KindColumn;

/**
 * Sums of ledger entries in cents: one for each account kind, then two that METRICS.md asks for across kinds:
 * `direct_cost` (`cogs.*` without labour and without acquisition) and `acquisition_entries` (flagged, any kind).
 */
export const LEDGER_MEASURES = [
  ...ACCOUNT_KINDS.map(kindColumn),
  'direct_cost',
  'acquisition_entries',
] as const;

/**
 * Sums of time entries. `labour` is seconds × hourly cents (÷ 3600 = cents), so that it stays a whole number;
 * the acquisition ones count presales and onboarding work only. `unassigned_seconds` is work that is not internal and
 * yet names no client.
 */
export const TIME_MEASURES = [
  'entries',
  'seconds',
  'billable_seconds',
  'labour',
  'uncosted_seconds',
  'acquisition_labour',
  'acquisition_uncosted_seconds',
  'unassigned_seconds',
] as const;

export const MEASURES = [...LEDGER_MEASURES, ...TIME_MEASURES] as const;
export type Measure = KindColumn | 'direct_cost' | 'acquisition_entries' | (typeof TIME_MEASURES)[number];
export type Sums = Record<Measure, number>;

/** The measures that a client's own figures need; a sum over ten years reads no others. */
export const CLIENT_MEASURES = [
  'revenue_recurring',
  'revenue_project',
  'revenue_hourly',
  'revenue_product',
  'direct_cost',
  'acquisition_entries',
  'seconds',
  'labour',
  'uncosted_seconds',
  'acquisition_labour',
  'acquisition_uncosted_seconds',
  'unassigned_seconds',
] as const;
export type ClientMeasures = Pick<Sums, (typeof CLIENT_MEASURES)[number]>;

export const TECHNICIAN_MEASURES = ['seconds', 'billable_seconds', 'labour', 'uncosted_seconds'] as const;
export type TechnicianSums = Record<(typeof TECHNICIAN_MEASURES)[number], number>;

export const zeroSums = (): Sums => Object.fromEntries(MEASURES.map((measure) => [measure, 0])) as Sums;

const combined = <S extends Partial<Sums>>(a: S, b: S, sign: 1 | -1): S => {
  const sums = { ...a };
  for (const measure of Object.keys(a) as (keyof S)[])
    sums[measure] = (Number(a[measure]) + sign * Number(b[measure])) as S[keyof S];
  return sums;
};

/** Adds measure by measure; both sides have the same ones. */
export const addSums = <S extends Partial<Sums>>(a: S, b: S): S => combined(a, b, 1);

/** Subtracts measure by measure. */
export const subtractSums = <S extends Partial<Sums>>(a: S, b: S): S => combined(a, b, -1);

/** `clientId` 0 = no client. */
export type ClientSums<S = Sums> = { clientId: number; sums: S };
export type MonthSums = { month: MonthNumber; sums: Sums };

export type ClientInfo = { id: number; name: string; seats: number | null };
export type TechnicianInfo = { id: number; name: string; isOwner: boolean };

export type PriceRow = { id: number; from: DayNumber; annualCents: Cents; reason: ChangeReason };
export type PauseRow = { from: DayNumber; until: DayNumber | null };
export type ContractRow = {
  id: number;
  code: string;
  clientId: number;
  name: string;
  serviceLine: string;
  startsOn: DayNumber;
  termEndsOn: DayNumber | null;
  endedOn: DayNumber | null;
  /** An empty cell is no (METRICS.md, Valuation). */
  autoRenews: boolean;
  assignable: boolean;
  signed: boolean;
  /** By day, of equal dates in the order of the book: the later row counts. */
  prices: readonly PriceRow[];
  pauses: readonly PauseRow[];
};

export type AdjustmentRow = {
  id: number;
  day: DayNumber;
  label: string;
  category: AdjustmentCategory;
  cents: Cents;
  recurring: boolean;
  confidence: Confidence;
  note: string;
};

/**
 * When things happened to tickets: a list for each column, one place in all of them a ticket. Moments are seconds since
 * 1970 UTC.
 */
export type TicketMoments = {
  id: readonly number[];
  opened: readonly number[];
  responded: readonly (number | null)[];
  /** Null unless the ticket's status says so too (METRICS.md). */
  resolved: readonly (number | null)[];
  /** 1 = marked resolved without a time. */
  untimed: readonly (0 | 1)[];
  lastActivity: readonly (number | null)[];
};

/** Whose a ticket is, and of what kind. */
export type TicketBelonging = {
  /** 0 = none, as with the technician. */
  clientId: number;
  technicianId: number;
  category: string;
  reopened: number;
};

/** Surveys of one kind that were answered alike (or, without a score, not at all). */
export type SurveyAnswer = {
  kind: SurveyKind;
  score: number | null;
  scaleMax: number;
  count: number;
  /** Which they are, and when each was sent; read when an explanation asks for them. */
  sent: () => readonly { id: number; day: DayNumber }[];
};

/** Which of the client's rows: one client (0 = rows without a client), `any` row, or every row `with` some client. */
export type ClientScope = number | 'any' | 'with';

/** One row that a figure counts or adds: whose or which it is, what it adds, and its day if that is not the record's own. */
export type Item = { id: number; value: Exact; day?: DayNumber };

/** Where a figure's rows are; their total equals the figure. Days are inclusive. */
export type Source =
  /** Ledger entries, listed by the database; cents. */
  | {
      rows: 'ledger';
      from: DayNumber;
      to: DayNumber;
      kinds: readonly AccountKind[];
      client: ClientScope;
      /** Only flagged, or only unflagged, entries. */
      acquisition?: boolean;
    }
  /** Time entries, listed by the database; seconds, or for `labour` cents. `uncosted` is time without a cost rate. */
  | {
      rows: 'time';
      measure: 'seconds' | 'labour' | 'billable' | 'uncosted';
      from: DayNumber;
      to: DayNumber;
      client: ClientScope;
      workTypes?: readonly WorkType[];
      technicians?: readonly number[];
      /** Only entries that name a ticket of this category. */
      category?: string;
    }
  /** Rows that the metrics worked out themselves, by the number of the record they belong to. */
  | { rows: 'clients' | 'contracts' | 'adjustments' | 'tickets' | 'surveys'; items: readonly Item[] };

/** Items that count one each. */
export const counted = (ids: readonly number[]): Item[] => ids.map((id) => ({ id, value: 1 }));
