import type { LoadKey } from '../../../shared/analysis.ts';
import type { ServiceDesk } from '../../../shared/contract/analysis.ts';
import type { WireFigure } from '../../../shared/contract/values.ts';
import type { Formatter } from '../../lib/format.ts';
import { figureColumn } from '../../ui/figure-column.tsx';
import type { Column } from '../../ui/table.tsx';

/** What the tickets can be grouped by. */
export const GRAINS = [
  { value: 'clients', label: 'Clients' },
  { value: 'categories', label: 'Categories' },
  { value: 'technicians', label: 'Technicians' },
  { value: 'months', label: 'Months' },
] as const;
export type Grain = (typeof GRAINS)[number]['value'];

/** Which clock times to resolve are told by. */
export const CLOCKS = [
  { value: 'Business', label: 'Business hours' },
  { value: 'Wall', label: 'Wall clock' },
] as const;
export type Clock = (typeof CLOCKS)[number]['value'];

/** One group of tickets, whatever they are grouped by. */
export type LoadRow = {
  id: string;
  name: string;
  figures: Record<LoadKey, WireFigure>;
  ticketsPerSeat?: WireFigure;
};

/** The groups of a grain. */
export function loadRows(desk: ServiceDesk, grain: Grain, format: Formatter): LoadRow[] {
  switch (grain) {
    case 'clients':
      return desk.clients.map((row) => ({ ...row, id: String(row.id), name: row.name || 'No client' }));
    case 'categories':
      return desk.categories.map((row) => ({ ...row, id: row.name, name: row.name || 'No category' }));
    case 'technicians':
      return desk.technicians.map((row) => ({
        ...row,
        id: String(row.id),
        name: row.name || 'No technician',
      }));
    case 'months':
      return desk.months.map((row) => ({ ...row, id: row.month, name: format.month(row.month) }));
  }
}

const HEADS: Record<Grain, string> = {
  clients: 'Client',
  categories: 'Category',
  technicians: 'Technician',
  months: 'Month',
};

/** What is told of each group, and of the whole desk. */
export function loadColumns(
  desk: ServiceDesk,
  grain: Grain,
  clock: Clock,
  format: Formatter,
): Column<LoadRow>[] {
  const column = (key: LoadKey, header: string, width: number) =>
    figureColumn<LoadRow>({
      id: key,
      header,
      width,
      format,
      figure: (row) => row.figures[key],
      total: desk.total[key],
    });
  return [
    {
      id: 'name',
      header: HEADS[grain],
      sortBy: (row) => (grain === 'months' ? row.id : row.name),
      cell: (row) => row.name,
      total: 'All tickets',
    },
    column('opened', 'Opened', 72),
    column('resolved', 'Resolved', 78),
    column('backlog', 'Backlog', 74),
    column(`resolve${clock}Mean`, 'Mean to resolve', 112),
    column(`resolve${clock}Median`, 'Median to resolve', 122),
    column('hours', 'Hours worked', 98),
    column('hoursPerTicket', 'Hours a ticket', 98),
    column('reopenRate', 'Reopened', 82),
    ...(grain === 'clients' ? [perSeat(format)] : []),
  ];
}

const NONE: WireFigure = { at: '', value: null, unit: 'ratio' };

const perSeat = (format: Formatter): Column<LoadRow> =>
  figureColumn<LoadRow>({
    id: 'ticketsPerSeat',
    header: 'Tickets a seat',
    width: 104,
    format,
    figure: (row) => row.ticketsPerSeat ?? NONE,
  });
