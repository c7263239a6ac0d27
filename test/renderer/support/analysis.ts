import {
  COMPARED,
  EXPANSION_REASONS,
  type ExpansionReason,
  LOAD_KEYS,
  type LoadKey,
} from '../../../src/shared/analysis.ts';
import type { Revenue, ServiceDesk, Team } from '../../../src/shared/contract/analysis.ts';
import type { WireFigure } from '../../../src/shared/contract/values.ts';
import { figure, period } from './figures.ts';

type Unit = WireFigure['unit'];
type Given = Partial<Record<string, WireFigure>>;

/** A figure for each key, at its own address below `at`; zero unless given. */
const each = <K extends string>(at: string, units: Record<K, Unit>, given: Given = {}) =>
  Object.fromEntries(
    Object.entries<Unit>(units).map(([key, unit]) => [
      key,
      { ...(given[key] ?? figure(0, unit)), at: `${at}/${key}` },
    ]),
  ) as Record<K, WireFigure>;

const all = <K extends string>(keys: readonly K[], unit: (key: K) => Unit): Record<K, Unit> =>
  Object.fromEntries(keys.map((key) => [key, unit(key)])) as Record<K, Unit>;

const LINE: Record<keyof Revenue['lines']['total'], Unit> = {
  recurring: 'cents',
  otherRevenue: 'cents',
  revenue: 'cents',
  directCost: 'cents',
  labourCost: 'cents',
  hours: 'seconds',
  clients: 'count',
  toldRevenue: 'cents',
  contribution: 'cents',
  margin: 'share',
  netCer: 'cents_per_hour',
};
const BILLED = { billed: 'cents', earned: 'cents', difference: 'cents' } as const;
const REASON_UNITS = all(EXPANSION_REASONS, () => 'cents');

export const line = (at: string, given: Given = {}) => each(`revenue/lines/${at}`, LINE, given);

export const expansionAt = (
  at: string,
  events: Partial<Record<ExpansionReason, WireFigure>> = {},
): Revenue['expansion']['ttm'] => ({
  events: each(`revenue/expansion/${at}/events`, REASON_UNITS, events),
  ...each(`revenue/expansion/${at}`, { netted: 'cents', expansion: 'cents' }),
});

export const billedClient = (id: number, name: string, given: Given = {}) => ({
  id,
  name,
  ...each(`revenue/billed/clients/${id}`, { ...BILLED, toDate: 'cents' }, given),
});

export const billedMonth = (month: string, given: Given = {}, hasData = true) => ({
  month,
  hasData,
  ...each(`revenue/billed/months/${month}`, { ...BILLED, cumulative: 'cents' }, given),
});

const monthsOf = (first: string, last = first) => ({ first, last });

/** Of one span; `given` by key and place, such as `mrr/now` or `hours/before/change`. */
export const comparison = (
  span: Revenue['comparisons'][number]['span'],
  months: Pick<Revenue['comparisons'][number], 'now' | 'before' | 'yearAgo'>,
  given: Given = {},
): Revenue['comparisons'][number] => ({
  span,
  ...months,
  rows: COMPARED.map((key) => {
    const unit = key === 'hours' ? 'seconds' : 'cents';
    const at = `revenue/comparisons/${span}/${key}`;
    const one = (place: string, as: Unit = unit): WireFigure => ({
      ...(given[`${key}/${place}`] ?? figure(0, as)),
      at: `${at}/${place}`,
    });
    const against = (base: string) => ({
      base: one(`${base}/base`),
      change: one(`${base}/change`),
      share: one(`${base}/share`, 'share'),
    });
    return { key, now: one('now'), before: against('before'), yearAgo: against('yearAgo') };
  }),
});

export const revenue = (more: Partial<Revenue> = {}): Revenue => ({
  asOf: '2026-06-30',
  period,
  basis: 'contracts',
  expansion: { ttm: expansionAt('ttm'), months: [] },
  lines: { rows: [], untold: line('untold'), total: line('total') },
  billed: {
    months: [],
    clients: [],
    total: each('revenue/billed/total', { ...BILLED, toDate: 'cents' }),
    ...each('revenue/billed', { deferred: 'cents', unbilled: 'cents' }),
  },
  comparisons: [
    comparison('month', {
      now: monthsOf('2026-06'),
      before: monthsOf('2026-05'),
      yearAgo: monthsOf('2025-06'),
    }),
  ],
  ...more,
});

const LOAD = all(LOAD_KEYS, (key): Unit => {
  if (key === 'reopenRate') return 'share';
  return key === 'opened' || key === 'resolved' || key === 'backlog' ? 'count' : 'seconds';
});

export const load = (at: string, given: Partial<Record<LoadKey, WireFigure>> = {}) =>
  each(`load/${at}`, LOAD, given);

export const desk = (more: Partial<ServiceDesk> = {}): ServiceDesk => ({
  asOf: '2026-06-30',
  period,
  total: load('total'),
  more: [],
  clients: [],
  categories: [],
  technicians: [],
  months: [],
  stuckDays: 7,
  stuck: [],
  ...more,
});

const TEAM_MONTH = { hours: 'seconds', billable: 'seconds', utilisation: 'share' } as const;
const TEAM = { ...TEAM_MONTH, labourCost: 'cents', uncosted: 'seconds' } as const;
const TEAM_MONTHS = ['2026-05', '2026-06'];

/** Over the year, and in each of two months. */
const teamPart = (at: string, given: Given = {}, months: Given[] = []) => ({
  figures: each(`team/${at}`, TEAM, given),
  months: TEAM_MONTHS.map((_, i) => each(`team/${at}/months/${i}`, TEAM_MONTH, months[i])),
});

export const technician = (
  id: number,
  name: string,
  given: Given = {},
  { isOwner = false, months = [] as Given[] } = {},
): Team['rows'][number] => ({ id, name, isOwner, ...teamPart(`technicians/${id}`, given, months) });

export const team = (rows: Team['rows'] = [], total: Given = {}): Team => ({
  asOf: '2026-06-30',
  period,
  months: TEAM_MONTHS,
  rows,
  total: teamPart('total', total),
});
