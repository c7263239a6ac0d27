import type { BookStatus } from '../../../src/shared/contract/book.ts';
import type { Explanation, SourceRow } from '../../../src/shared/contract/explain.ts';
import type { ClientRow, Clients, MonthRow, Valuation } from '../../../src/shared/contract/metrics.ts';
import type { Settings } from '../../../src/shared/contract/settings.ts';
import type { WireFigure } from '../../../src/shared/contract/values.ts';
import { BRIDGE_PARTS, type BridgePart } from '../../../src/shared/domain.ts';

export const figure = (
  value: number | null,
  unit: WireFigure['unit'] = 'cents',
  more: Partial<WireFigure> = {},
): WireFigure => ({
  at: 'test/figure',
  value,
  unit,
  ...(value === null && { why: 'no hours logged' }),
  ...more,
});

export function monthRow(
  month: string,
  { mrr = 0, ebitda = 0, hasData = true, moved = {} as Partial<Record<BridgePart, number>> } = {},
): MonthRow {
  const zero = figure(0);
  return {
    month,
    hasData,
    mrr: figure(mrr),
    arr: zero,
    recurringRevenue: zero,
    operatingRevenue: zero,
    cogs: zero,
    grossProfit: zero,
    opex: zero,
    netProfit: zero,
    ebitda: figure(ebitda),
    arpu: zero,
    clientChurn: zero,
    quickRatio: zero,
    bridge: Object.fromEntries(
      BRIDGE_PARTS.map((part) => [part, figure(moved[part] ?? 0)]),
    ) as MonthRow['bridge'],
  };
}

export const period = { first: '2025-07', last: '2026-06', monthsOfData: 12 };

const clientFigures = (contribution: number, netCer: number | null): ClientRow['figures'] => ({
  mrr: figure(0),
  revenue: figure(0),
  hours: figure(3600, 'seconds'),
  cer: figure(0, 'cents_per_hour'),
  netCer: figure(netCer, 'cents_per_hour'),
  directCost: figure(0),
  labourCost: figure(0),
  contribution: figure(contribution),
  margin: figure(0.5, 'share'),
  clv: figure(0),
  netClv: figure(0),
  acquisitionCost: figure(0),
  suggestedPrice: figure(0),
});

export const clientRow = (
  id: number,
  name: string,
  { contribution = 0, netCer = null as number | null, inForce = true, belowTarget = false } = {},
): ClientRow => ({
  id,
  name,
  inForce,
  seats: null,
  belowTarget,
  figures: clientFigures(contribution, netCer),
});

export const clientsOf = (rows: ClientRow[]): Clients => ({
  asOf: '2026-06-30',
  period,
  targetCer: 12500,
  rows,
  total: clientFigures(999_00, 200_00),
  reconciliation: [
    { label: 'Client contributions', sign: '+', figure: figure(999_00) },
    { label: 'Gross profit', sign: '=', figure: figure(999_00) },
  ],
});

const noValue = { multiple: null, earnings: figure(6_937_723), grid: [], multiples: [], value: figure(null) };

export const valuation = (more: Partial<Valuation> = {}): Valuation => ({
  asOf: '2026-06-30',
  period,
  company: 'Harbor Light IT',
  currency: 'USD',
  basisWords: 'recurring revenue as earned under contract',
  owners: 1,
  headlines: [],
  bridge: [{ label: 'EBITDA', figure: figure(8_897_723), level: 'sum' }],
  adjustments: [],
  adjustmentTotals: { documented: figure(0), estimated: figure(0) },
  ebitdaValue: noValue,
  sdeValue: noValue,
  equity: [],
  cross: [],
  quality: [],
  years: { columns: [], rows: [] },
  months: [],
  topClients: [],
  remarks: [],
  ...more,
});

export const settings = (more: Partial<Settings> = {}): Settings => ({
  company: 'Harbor Light IT',
  currency: 'USD',
  revenueBasis: 'contracts',
  timeZone: 'America/New_York',
  businessHours: 'Mon-Fri 08:00-17:00',
  ownerMarketPay: 9_500_000,
  targetCer: 12_500,
  stuckDays: 7,
  holidays: [],
  debt: 0,
  cash: 0,
  ebitdaMultiple: null,
  sdeMultiple: null,
  deferredRevenue: null,
  ...more,
});

export const explanation = (more: Partial<Explanation>): Explanation => ({
  name: 'MRR',
  of: {},
  figure: figure(0),
  how: 'sum',
  text: null,
  terms: [],
  policy: null,
  rows: null,
  ...more,
});

export const sourceRow = (id: number, more: Partial<SourceRow> = {}): SourceRow => ({
  id,
  date: '2026-06-30',
  label: 'Beacon',
  detail: '',
  value: 100,
  ...more,
});

export const bookStatus = (more: Partial<BookStatus> = {}): BookStatus => ({
  fileName: 'Harbor Light.plumbline',
  company: 'Harbor Light IT',
  currency: 'USD',
  revenueBasis: 'contracts',
  timeZone: 'UTC',
  revision: 1,
  empty: false,
  readOnly: false,
  firstDay: '2023-01-01',
  lastDay: '2026-06-30',
  opened: 1,
  today: '2026-06-30',
  asOf: '2026-06-30',
  ...more,
});
