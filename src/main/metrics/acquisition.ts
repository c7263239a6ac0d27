import { type BookFigures, periodScope } from './book.ts';
import { clientCount } from './churn.ts';
import { lacking, plus, quotient, total } from './figure.ts';
import { acquisitionLabour } from './labour.ts';
import { entries } from './revenue.ts';

/** METRICS.md, "Blended CAC" of a period; a client's own acquisition cost is with the client (client.ts). */

/** Clients whose first contract starts in the period. */
function newClients({ contracts, period }: BookFigures): number[] {
  const first = new Map<number, number>();
  for (const { contract } of contracts)
    first.set(
      contract.clientId,
      Math.min(first.get(contract.clientId) ?? contract.startsOn, contract.startsOn),
    );
  return [...first].filter(([, day]) => day >= period.from && day <= period.to).map(([client]) => client);
}

/** New clients, and what winning one cost on average. */
export function acquisition(book: BookFigures) {
  const { sums } = book;
  const scope = periodScope(book, 'any');
  const joined = lacking(clientCount('New clients', newClients(book)), scope.lacks);
  return {
    newClients: joined,
    blendedCac: quotient(
      'Blended CAC',
      total('Sales expense and acquisition labour', [
        plus(entries('Sales expense', sums, ['opex.sales'], scope)),
        plus(acquisitionLabour(sums, scope)),
      ]),
      joined,
      { unit: 'cents', none: 'no new client in the period' },
    ),
  };
}
