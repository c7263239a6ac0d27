import { dayOf } from '../../shared/calendar.ts';
import type { ClientRow, Clients } from '../../shared/contract/metrics.ts';
import type { WireFigure } from '../../shared/contract/values.ts';
import { compare } from '../../shared/ratio.ts';
import { type DayFigures, picker } from './figures.ts';
import { periodOf } from './month-rows.ts';

const columns = (of: (key: keyof ClientRow['figures']) => WireFigure): ClientRow['figures'] => ({
  mrr: of('mrr'),
  revenue: of('revenue'),
  hours: of('hours'),
  cer: of('cer'),
  netCer: of('netCer'),
  directCost: of('directCost'),
  labourCost: of('labourCost'),
  contribution: of('contribution'),
  margin: of('margin'),
  clv: of('clv'),
  netClv: of('netClv'),
  acquisitionCost: of('acquisitionCost'),
  suggestedPrice: of('suggestedPrice'),
});

/** Columns whose total is a sum over clients and no company figure of its own. */
const SUMMED: readonly string[] = ['clv', 'netClv', 'acquisitionCost', 'suggestedPrice'];

/** The clients screen: what each client really earns. */
export function clients(day: DayFigures): Clients {
  const { book } = day;
  const { targetCer } = book.facts.settings;
  const pick = picker(day);
  return {
    asOf: dayOf(book.facts.asOf),
    period: periodOf(day),
    targetCer,
    rows: book.clients.map(({ client, inForce, netCer }) => ({
      ...client,
      inForce,
      figures: columns((key) => pick(`client/${client.id}/${key}`)),
      belowTarget: targetCer !== null && netCer.value !== null && compare(netCer.value, targetCer) < 0,
    })),
    total: columns((key) => pick(SUMMED.includes(key) ? `clients/${key}` : `company/${key}`)),
    reconciliation: [
      { label: 'Client contributions', sign: '+', figure: pick('company/contribution') },
      { label: 'Client labour cost', sign: '+', figure: pick('company/labourCost') },
      { label: 'COGS that is no client’s direct cost', sign: '−', figure: pick('company/unallocatedCogs') },
      { label: 'Revenue without a client', sign: '+', figure: pick('company/withoutClient') },
      { label: 'Gross profit', sign: '=', figure: pick('company/reconciled') },
    ],
  };
}
