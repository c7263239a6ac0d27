import { COMPARED, EXPANSION_REASONS } from '../../shared/analysis.ts';
import { dayOf, monthName } from '../../shared/calendar.ts';
import type { LineFigures, Revenue } from '../../shared/contract/analysis.ts';
import type { WireFigure } from '../../shared/contract/values.ts';
import type { Period } from '../metrics/periods.ts';
import { type DayFigures, picker } from './figures.ts';
import { periodOf } from './month-rows.ts';

type Pick = (at: string) => WireFigure;

const expansionAt = (pick: Pick, at: string): Revenue['expansion']['ttm'] => ({
  events: Object.fromEntries(
    EXPANSION_REASONS.map((reason) => [reason, pick(`${at}/events/${reason}`)]),
  ) as Revenue['expansion']['ttm']['events'],
  netted: pick(`${at}/netted`),
  expansion: pick(`${at}/expansion`),
});

const lineAt = (pick: Pick, at: string): LineFigures => ({
  recurring: pick(`${at}/recurring`),
  otherRevenue: pick(`${at}/otherRevenue`),
  revenue: pick(`${at}/revenue`),
  directCost: pick(`${at}/directCost`),
  labourCost: pick(`${at}/labourCost`),
  hours: pick(`${at}/hours`),
  clients: pick(`${at}/clients`),
  toldRevenue: pick(`${at}/toldRevenue`),
  contribution: pick(`${at}/contribution`),
  margin: pick(`${at}/margin`),
  netCer: pick(`${at}/netCer`),
});

const billedAt = (pick: Pick, at: string) => ({
  billed: pick(`${at}/billed`),
  earned: pick(`${at}/earned`),
  difference: pick(`${at}/difference`),
});

function billed(day: DayFigures, pick: Pick): Revenue['billed'] {
  const at = 'revenue/billed';
  return {
    months: day.months.map(({ month, hasData }) => {
      const own = `${at}/months/${monthName(month)}`;
      return {
        month: monthName(month),
        hasData,
        ...billedAt(pick, own),
        cumulative: pick(`${own}/cumulative`),
      };
    }),
    clients: Object.values(day.revenue.billed.clients).map(({ id, name }) => ({
      id,
      name,
      ...billedAt(pick, `${at}/clients/${id}`),
      toDate: pick(`${at}/clients/${id}/toDate`),
    })),
    total: { ...billedAt(pick, `${at}/total`), toDate: pick(`${at}/total/toDate`) },
    deferred: pick(`${at}/deferred`),
    unbilled: pick(`${at}/unbilled`),
  };
}

const monthsOf = ({ first, last }: Period) => ({ first: monthName(first), last: monthName(last) });

const againstAt = (pick: Pick, at: string) => ({
  base: pick(`${at}/base`),
  change: pick(`${at}/change`),
  share: pick(`${at}/share`),
});

/** The revenue screen: where growth came from, what each service line brings, billed against earned, spans compared. */
export function revenue(day: DayFigures): Revenue {
  const { book } = day;
  const pick = picker(day);
  return {
    asOf: dayOf(book.facts.asOf),
    period: periodOf(day),
    basis: book.facts.settings.revenueBasis,
    expansion: {
      ttm: expansionAt(pick, 'revenue/expansion/ttm'),
      months: day.months.map(({ month, hasData }) => ({
        month: monthName(month),
        hasData,
        ...expansionAt(pick, `revenue/expansion/months/${monthName(month)}`),
      })),
    },
    lines: {
      rows: day.revenue.lines.rows.map(({ line }, i) => ({
        line,
        figures: lineAt(pick, `revenue/lines/rows/${i}`),
      })),
      untold: lineAt(pick, 'revenue/lines/untold'),
      total: lineAt(pick, 'revenue/lines/total'),
    },
    billed: billed(day, pick),
    comparisons: day.revenue.comparisons.map(({ span, spans }) => ({
      span,
      now: monthsOf(spans.now),
      before: monthsOf(spans.before),
      yearAgo: monthsOf(spans.yearAgo),
      rows: COMPARED.map((key) => {
        const at = `revenue/comparisons/${span}/${key}`;
        return {
          key,
          now: pick(`${at}/now`),
          before: againstAt(pick, `${at}/before`),
          yearAgo: againstAt(pick, `${at}/yearAgo`),
        };
      }),
    })),
  };
}
