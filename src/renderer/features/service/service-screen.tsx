import { useMemo, useState } from 'react';
import type { ServiceDesk } from '../../../shared/contract/analysis.ts';
import { useFormat } from '../../lib/format-context.tsx';
import { periodWords } from '../../lib/period.ts';
import { useQuery } from '../../lib/store.ts';
import { FigureGrid } from '../../ui/figure-grid.tsx';
import { FigureStrip } from '../../ui/figure-strip.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Table } from '../../ui/table.tsx';
import { Tools } from '../../ui/tools.tsx';
import { CLOCKS, type Clock, GRAINS, type Grain, loadColumns, loadRows } from './load-columns.tsx';
import { StuckTickets } from './stuck-tickets.tsx';

/** How much comes in, how soon it is dealt with, and what is stuck. */
export function ServiceScreen({ asOf }: { asOf: string }) {
  const query = useQuery('metrics.service', { asOf });
  return (
    <Loaded {...query} reserve={[78, 26, 420]}>
      {(desk) => <ServiceParts desk={desk} />}
    </Loaded>
  );
}

function ServiceParts({ desk }: { desk: ServiceDesk }) {
  const format = useFormat();
  const [grain, setGrain] = useState<Grain>('clients');
  const [clock, setClock] = useState<Clock>('Business');
  const columns = useMemo(() => loadColumns(desk, grain, clock, format), [desk, grain, clock, format]);
  const rows = useMemo(() => loadRows(desk, grain, format), [desk, grain, format]);
  const { total } = desk;
  const inMonths = grain === 'months';
  return (
    <>
      <FigureStrip
        figures={[
          { label: 'Opened', figure: total.opened },
          { label: 'Resolved', figure: total.resolved },
          { label: 'Backlog', figure: total.backlog, note: `as of ${format.day(desk.asOf)}` },
          {
            label: 'Median to resolve',
            figure: total.resolveBusinessMedian,
            note: 'business hours',
          },
          { label: 'Hours a ticket', figure: total.hoursPerTicket },
          { label: 'Reopened', figure: total.reopenRate },
        ]}
      />
      <Tools about={periodWords(desk.period, format)}>
        <Segmented label="Group by" options={GRAINS} value={grain} onChange={setGrain} />
        <Segmented label="Clock" options={CLOCKS} value={clock} onChange={setClock} />
      </Tools>
      <Table
        key={grain}
        label="Tickets"
        columns={columns}
        rows={rows}
        rowId={(row) => row.id}
        sortedBy={{ id: inMonths ? 'name' : 'opened', descending: true }}
        nothing="Tickets will be here once they are read."
      />
      <StuckTickets desk={desk} />
      {desk.more.length > 0 && (
        <Panel title="Times and surveys" note={periodWords(desk.period, format)}>
          <FigureGrid figures={desk.more} />
        </Panel>
      )}
    </>
  );
}
