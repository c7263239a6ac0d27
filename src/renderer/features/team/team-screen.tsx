import { useMemo, useState } from 'react';
import type { Team } from '../../../shared/contract/analysis.ts';
import type { Formatter } from '../../lib/format.ts';
import { useFormat } from '../../lib/format-context.tsx';
import { periodWords } from '../../lib/period.ts';
import { useQuery } from '../../lib/store.ts';
import { figureColumn } from '../../ui/figure-column.tsx';
import { FigureStrip } from '../../ui/figure-strip.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { monthColumns } from '../../ui/month-columns.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { ShareCell } from '../../ui/share-cell.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { Tools } from '../../ui/tools.tsx';

type Row = Team['rows'][number];

/** Who worked, how much of it a client pays for, and what it cost. */
export function TeamScreen({ asOf }: { asOf: string }) {
  const query = useQuery('metrics.team', { asOf });
  return (
    <Loaded {...query} reserve={[78, 240, 26, 240]}>
      {(team) => <TeamParts team={team} />}
    </Loaded>
  );
}

const MEASURES = [
  { value: 'utilisation', label: 'Utilisation' },
  { value: 'hours', label: 'Hours' },
  { value: 'billable', label: 'Billable hours' },
] as const;
type Measure = (typeof MEASURES)[number]['value'];

const NOTHING = 'Technicians will be here once their time is read.';

function TeamParts({ team }: { team: Team }) {
  const format = useFormat();
  const [measure, setMeasure] = useState<Measure>('utilisation');
  const yearColumns = useMemo(() => columnsOfYear(team, format), [team, format]);
  const monthColumns = useMemo(() => columnsOfMonths(team, measure, format), [team, measure, format]);
  const { hours, billable, utilisation, labourCost, uncosted } = team.total.figures;
  return (
    <>
      <FigureStrip
        figures={[
          { label: 'Utilisation', figure: utilisation, note: 'billable ÷ all hours' },
          { label: 'Hours', figure: hours },
          { label: 'Billable hours', figure: billable },
          { label: 'Labour cost', figure: labourCost, note: 'at fully loaded rates' },
          { label: 'Hours without a rate', figure: uncosted, note: 'not in the labour cost' },
        ]}
      />
      <Table
        label="Technicians"
        columns={yearColumns}
        rows={team.rows}
        rowId={(row) => String(row.id)}
        sortedBy={{ id: 'hours', descending: true }}
        nothing={NOTHING}
      />
      <Tools about={periodWords(team.period, format)}>
        <Segmented label="By month" options={MEASURES} value={measure} onChange={setMeasure} />
      </Tools>
      <Table
        label="Technicians by month"
        columns={monthColumns}
        rows={team.rows}
        rowId={(row) => String(row.id)}
        sortedBy={{ id: 'name', descending: false }}
        nothing={NOTHING}
      />
    </>
  );
}

const ALL = 'All technicians';

const nameColumn: Column<Row> = {
  id: 'name',
  header: 'Technician',
  sortBy: (row) => row.name,
  cell: (row) => (row.isOwner ? `${row.name} · owner` : row.name),
  total: ALL,
};

function columnsOfYear({ total }: Team, format: Formatter): Column<Row>[] {
  const average = total.figures.utilisation.value;
  const column = (key: keyof Row['figures'], header: string, width: number) =>
    figureColumn<Row>({
      id: key,
      header,
      width,
      format,
      figure: (row) => row.figures[key],
      total: total.figures[key],
    });
  return [
    nameColumn,
    column('hours', 'Hours', 110),
    column('billable', 'Billable hours', 120),
    {
      ...column('utilisation', 'Utilisation', 150),
      cell: (row) => <ShareCell share={row.figures.utilisation} average={average} />,
      total: <ShareCell share={total.figures.utilisation} average={average} />,
    },
    column('labourCost', 'Labour cost', 120),
    column('uncosted', 'Hours without a rate', 150),
  ];
}

/** Twelve columns, a month each. */
const columnsOfMonths = (team: Team, measure: Measure, format: Formatter): Column<Row>[] => [
  nameColumn,
  ...monthColumns<Row>({
    months: team.months,
    format,
    figure: (row, index) => row.months[index]?.[measure],
    total: (index) => team.total.months[index]?.[measure],
    width: 72,
  }),
];
