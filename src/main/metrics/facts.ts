import type { DayNumber, MonthNumber } from '../../shared/calendar.ts';
import type { SettingName, Settings } from '../../shared/contract/settings.ts';
import type {
  AdjustmentRow,
  ClientInfo,
  ClientMeasures,
  ClientSums,
  ContractRow,
  MonthSums,
  SurveyAnswer,
  TechnicianInfo,
  TechnicianSums,
} from '../../shared/facts.ts';
import type { TimedTickets } from './ticket-times.ts';

/** Everything the figures of a day are made from: plain rows, already filtered and summed by the database. */
export type Facts = {
  asOf: DayNumber;
  settings: Settings;
  /** Settings that the book does not say: a default stands for them, or nothing. */
  unset: readonly SettingName[];
  /** First contract start, ledger entry or time entry; null for an empty book. */
  firstDay: DayNumber | null;
  clients: readonly ClientInfo[];
  technicians: readonly TechnicianInfo[];
  contracts: readonly ContractRow[];
  adjustments: readonly AdjustmentRow[];
  /** Sums over the twelve whole months, by client. */
  ttmByClient: readonly ClientSums[];
  /** Sums from the first day of data through `asOf`, by client. */
  toDateByClient: readonly ClientSums<ClientMeasures>[];
  /** Company sums by month, 60 months to the TTM's end: the history of twelve-month figures, and three whole years. */
  byMonth: readonly MonthSums[];
  /** The same of rows that have a client. */
  byMonthWithClient: readonly MonthSums[];
  /** By technician, over the twelve whole months. */
  ttmByTechnician: readonly { technicianId: number; sums: TechnicianSums }[];
  /** Revenue by client and month over the 24 months to the TTM's end: billed recurring, and all other operating revenue. */
  revenueByClientMonth: readonly { month: MonthNumber; clientId: number; recurring: number; other: number }[];
  /** Clients' months of the TTM in which ledger recurring revenue is not 0 to the cent. */
  ledgerRecurringMonths: ReadonlyMap<number, number>;
};

/** What the service figures need besides: tickets touched in the TTM or unresolved, and the TTM's surveys. */
export type ServiceFacts = {
  tickets: TimedTickets;
  surveys: readonly SurveyAnswer[];
};
