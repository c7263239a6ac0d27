import { useMemo, useState } from 'react';
import type { Revenue } from '../../../shared/contract/analysis.ts';
import type { WireFigure } from '../../../shared/contract/values.ts';
import type { Formatter } from '../../lib/format.ts';
import { useFormat } from '../../lib/format-context.tsx';
import { figureColumn } from '../../ui/figure-column.tsx';
import { FigureStrip } from '../../ui/figure-strip.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { Tools } from '../../ui/tools.tsx';

type Row = {
  id: string;
  name: string;
  billed: WireFigure;
  earned: WireFigure;
  difference: WireFigure;
  toDate: WireFigure;
};

const GRAINS = [
  { value: 'clients', label: 'Clients' },
  { value: 'months', label: 'Months' },
] as const;
type Grain = (typeof GRAINS)[number]['value'];

/** What was billed for recurring service, against what was earned under contract. */
export function BilledView({ revenue: { billed } }: { revenue: Revenue }) {
  const format = useFormat();
  const [grain, setGrain] = useState<Grain>('clients');
  const rows = useMemo(() => rowsOf(billed, grain, format), [billed, grain, format]);
  const columns = useMemo(() => columnsOf(billed, grain, format), [billed, grain, format]);
  return (
    <>
      <FigureStrip
        figures={[
          { label: 'Billed', figure: billed.total.billed, note: 'twelve months' },
          { label: 'Earned', figure: billed.total.earned, note: 'twelve months' },
          { label: 'Difference', figure: billed.total.difference, note: 'billed − earned' },
          { label: 'Billed ahead', figure: billed.deferred, note: 'to date: deferred revenue' },
          { label: 'Billed behind', figure: billed.unbilled, note: 'to date: not yet billed' },
        ]}
      />
      <Tools>
        <Segmented label="Group by" options={GRAINS} value={grain} onChange={setGrain} />
      </Tools>
      <Table
        key={grain}
        label="Billed and earned"
        columns={columns}
        rows={rows}
        rowId={(row) => row.id}
        sortedBy={grain === 'months' ? { id: 'name', descending: true } : { id: 'billed', descending: true }}
        nothing="What is billed and earned will be here once contracts and ledger are read."
      />
    </>
  );
}

const rowsOf = (billed: Revenue['billed'], grain: Grain, format: Formatter): Row[] =>
  grain === 'months'
    ? billed.months
        .filter((month) => month.hasData)
        .map((month) => ({
          ...month,
          id: month.month,
          name: format.month(month.month),
          toDate: month.cumulative,
        }))
    : billed.clients.map((client) => ({ ...client, id: String(client.id) }));

/** Months are more than the twelve that the total is of, so they have none. */
function columnsOf(billed: Revenue['billed'], grain: Grain, format: Formatter): Column<Row>[] {
  const inMonths = grain === 'months';
  const column = (key: 'billed' | 'earned' | 'difference' | 'toDate', header: string) =>
    figureColumn<Row>({
      id: key,
      header,
      width: 140,
      format,
      figure: (row) => row[key],
      total: inMonths ? undefined : billed.total[key],
    });
  return [
    {
      id: 'name',
      header: inMonths ? 'Month' : 'Client',
      sortBy: (row) => (inMonths ? row.id : row.name),
      cell: (row) => row.name,
      ...(inMonths ? {} : { total: 'All clients' }),
    },
    column('billed', 'Billed'),
    column('earned', 'Earned'),
    column('difference', 'Billed − earned'),
    column('toDate', inMonths ? 'To the month’s end' : 'To date'),
  ];
}
