import { dayOf } from '../../shared/calendar.ts';
import type { ClientRow, Clients } from '../../shared/contract/metrics.ts';
import { compare } from '../../shared/ratio.ts';
import { type ClientFigures, sumOfClients } from '../metrics/client.ts';
import type { Figure } from '../metrics/figure.ts';
import { type DayFigures, wire } from './figures.ts';
import { periodOf } from './month-rows.ts';

const clientRow = (row: ClientFigures, targetCer: number | null): ClientRow => {
  const of = (key: string, figure: Figure) => wire(`client/${row.client.id}/${key}`, figure);
  return {
    ...row.client,
    inForce: row.inForce,
    figures: {
      mrr: of('mrr', row.mrr),
      revenue: of('revenue', row.revenue),
      hours: of('hours', row.hours),
      cer: of('cer', row.cer),
      netCer: of('netCer', row.netCer),
      directCost: of('directCost', row.directCost),
      labourCost: of('labourCost', row.labourCost),
      contribution: of('contribution', row.contribution),
      margin: of('margin', row.margin),
      clv: of('clv', row.clv),
      netClv: of('netClv', row.netClv),
      acquisitionCost: of('acquisitionCost', row.acquisitionCost),
      suggestedPrice: of('suggestedPrice', row.suggestedPrice),
    },
    belowTarget: targetCer !== null && row.netCer.value !== null && compare(row.netCer.value, targetCer) < 0,
  };
};

/** The clients screen: what each client really earns. */
export function clients({ book, company }: DayFigures): Clients {
  const { targetCer } = book.facts.settings;
  const { profit } = book;
  const sum = (key: 'clv' | 'netClv' | 'acquisitionCost' | 'suggestedPrice') =>
    wire(`clients/${key}`, sumOfClients(book.clients, key));
  return {
    asOf: dayOf(book.facts.asOf),
    period: periodOf(book),
    targetCer,
    rows: book.clients.map((row) => clientRow(row, targetCer)),
    total: {
      mrr: wire('company/mrr', company.mrr),
      revenue: wire('company/revenue', company.revenue),
      hours: wire('company/hours', company.hours),
      cer: wire('company/cer', company.cer),
      netCer: wire('company/netCer', company.netCer),
      directCost: wire('company/direct', company.direct),
      labourCost: wire('company/labour', company.labour),
      contribution: wire('company/contribution', company.contribution),
      margin: wire('company/margin', company.margin),
      clv: sum('clv'),
      netClv: sum('netClv'),
      acquisitionCost: sum('acquisitionCost'),
      suggestedPrice: sum('suggestedPrice'),
    },
    reconciliation: [
      {
        label: 'Client contributions',
        sign: '+',
        figure: wire('company/contribution', company.contribution),
      },
      { label: 'Client labour cost', sign: '+', figure: wire('company/labour', company.labour) },
      {
        label: 'COGS that is no client’s direct cost',
        sign: '−',
        figure: wire('company/unallocatedCogs', company.unallocatedCogs),
      },
      {
        label: 'Revenue without a client',
        sign: '+',
        figure: wire('company/withoutClient', company.withoutClient),
      },
      { label: 'Gross profit', sign: '=', figure: wire('company/grossProfit', profit.grossProfit) },
    ],
  };
}
