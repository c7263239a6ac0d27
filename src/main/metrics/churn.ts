import type { DayNumber } from '../../shared/calendar.ts';
import { counted } from '../../shared/facts.ts';
import { churn } from './bridge.ts';
import { type Figure, fromItems, lacking, quotient } from './figure.ts';
import type { Portfolio } from './portfolio.ts';

/** A number of clients, with who they are. */
export const clientCount = (name: string, clients: readonly number[]): Figure =>
  fromItems(name, 'count', 'clients', counted(clients));

/** METRICS.md, "Client churn rate": clients in force at S and not at E ÷ clients in force at S; and both of them. */
export function churnFigures(
  contracts: Portfolio,
  s: DayNumber,
  e: DayNumber,
  lacks: readonly string[] = [],
) {
  const { start, lost } = churn(contracts, s, e);
  const clientsLost = lacking(clientCount('Clients lost', lost), lacks);
  const clientsAtStart = lacking(clientCount('Clients in force at the start', start), lacks);
  const clientChurn = quotient('Client churn', clientsLost, clientsAtStart, {
    unit: 'share',
    none: 'no client was in force at the start',
    policy: 'Joined and left within the period counts nowhere; left and returned is not churned.',
  });
  return { clientChurn, clientsLost, clientsAtStart, lost };
}
