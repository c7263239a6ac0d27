import type { DayNumber } from '../../shared/calendar.ts';
import { counted } from '../../shared/facts.ts';
import { churn } from './bridge.ts';
import { type Figure, fromItems, quotient } from './figure.ts';
import type { Portfolio } from './portfolio.ts';

/** A number of clients, with who they are. */
export const clientCount = (name: string, clients: readonly number[]): Figure =>
  fromItems(name, 'count', 'clients', counted(clients));

/** METRICS.md, "Client churn rate": clients in force at S and not at E ÷ clients in force at S. */
export function churnFigure(contracts: Portfolio, s: DayNumber, e: DayNumber): Figure {
  const { start, lost } = churn(contracts, s, e);
  return quotient(
    'Client churn',
    clientCount('Clients lost', lost),
    clientCount('Clients in force at the start', start),
    {
      unit: 'share',
      none: 'no client was in force at the start',
      policy: 'Joined and left within the period counts nowhere; left and returned is not churned.',
    },
  );
}
