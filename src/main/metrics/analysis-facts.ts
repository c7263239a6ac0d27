import type { MonthNumber } from '../../shared/calendar.ts';
import type { ClientMeasures, TechnicianSums, TicketBelonging } from '../../shared/facts.ts';
import type { TimedTickets } from './ticket-times.ts';

/** Plain rows that only the analysis figures need, beside `Facts`. Sums are those of METRICS.md: cents and seconds. */

/** Each client's months of the TTM; client 0 = rows without one. */
export type ClientMonthRow = { clientId: number; month: MonthNumber; sums: ClientMeasures };

/** Each technician's months of the TTM. */
export type TechnicianMonthRow = { technicianId: number; month: MonthNumber; sums: TechnicianSums };

/** What load figures are made from (METRICS.md, "Service quality"). */
export type LoadFacts = {
  /** Tickets open at some time of the TTM or at the day, or resolved in it. */
  tickets: TimedTickets;
  /** Whose each of them is, by number. */
  belongings: ReadonlyMap<number, TicketBelonging>;
  /** Time entries of the TTM that name a ticket, by the ticket's category. */
  categorySeconds: readonly { category: string; seconds: number }[];
};
