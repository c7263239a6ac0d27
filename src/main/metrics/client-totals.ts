import type { ClientMeasures, ClientSums } from '../../shared/facts.ts';
import { zeroSums } from '../../shared/facts.ts';
import type { BookFigures } from './book.ts';
import type { ClientFigures } from './client.ts';
import { type Figure, plus, total } from './figure.ts';
import { uncostedNote } from './labour.ts';
import { type Unnamed, unnamed } from './unnamed.ts';

/** Totals over all clients that are not company figures by themselves. */

type Summable = 'clv' | 'netClv' | 'acquisitionCost' | 'suggestedPrice';

type Lacking = {
  key: Summable;
  /** Seconds without a cost rate that the clients' figures leave out. */
  uncosted: (row: ClientFigures) => number;
  /** What belongs to no client and so to none of them. */
  unnamed: readonly string[];
};

/** The total of one figure over clients; clients for whom it is not available are left out and counted. */
function sumOfClients(clients: readonly ClientFigures[], { key, uncosted, unnamed: more }: Lacking): Figure {
  const known = clients.filter((row) => row[key].value !== null);
  const missing = clients.length - known.length;
  const figures = known.map((row) => row[key]);
  // Each client's hours without a rate are told as one sum.
  const own = known.flatMap((row) => {
    const note = uncostedNote(uncosted(row));
    return row[key].lacks.filter((lack) => !note.includes(lack));
  });
  return total(
    figures[0]?.name ?? 'Total',
    figures.map(plus),
    {
      lacksInstead: [
        ...new Set([
          ...own,
          ...uncostedNote(known.reduce((all, row) => all + uncosted(row), 0)),
          ...more,
          ...(missing > 0 ? [`${missing} of ${clients.length} clients have none`] : []),
        ]),
      ],
    },
    'cents',
  );
}

const ofNobody = (rows: readonly ClientSums<ClientMeasures>[]): Unnamed =>
  unnamed(rows.find(({ clientId }) => clientId === 0)?.sums ?? zeroSums());

/** CLV and acquisition cost are to date, suggested prices of the TTM; so is what they lack. */
export function clientTotals({ clients, facts }: BookFigures): Record<Summable, Figure> {
  const toDate = ofNobody(facts.toDateByClient);
  const inTtm = ofNobody(facts.ttmByClient);
  const sum = (lacking: Lacking) => sumOfClients(clients, lacking);
  const ofAcquisition = (row: ClientFigures) => row.acquisitionUncostedSeconds;
  return {
    clv: sum({ key: 'clv', uncosted: ofAcquisition, unnamed: toDate.acquisition }),
    netClv: sum({
      key: 'netClv',
      uncosted: (row) => row.toDateUncostedSeconds,
      unnamed: [...new Set([...toDate.time, ...toDate.cost, ...toDate.acquisition])],
    }),
    acquisitionCost: sum({ key: 'acquisitionCost', uncosted: ofAcquisition, unnamed: toDate.acquisition }),
    suggestedPrice: sum({
      key: 'suggestedPrice',
      uncosted: () => 0,
      unnamed: [...inTtm.time, ...inTtm.cost],
    }),
  };
}
