import { addMonths, dayOf } from '../../shared/calendar.ts';
import type { Attention, Headline, Overview } from '../../shared/contract/metrics.ts';
import { inWords } from '../../shared/duration.ts';
import { compare, subtract } from '../../shared/ratio.ts';
import { rounded } from '../metrics/figures-json.ts';
import { type HeadlineKey, headlines } from '../metrics/headlines.ts';
import { runRate } from '../metrics/mrr.ts';
import { inForce } from '../metrics/recurring.ts';
import { type DayFigures, wire } from './figures.ts';
import { monthRows, periodOf } from './month-rows.ts';

/** Order on the screen, and whether more is better. */
const HEADLINES: readonly [HeadlineKey, boolean][] = [
  ['mrr', true],
  ['ebitda', true],
  ['ebitdaMargin', true],
  ['cer', true],
  ['clientChurn', false],
  ['value', true],
  ['r3', true],
  ['grossMargin', true],
];

/** Month ends a headline looks back. */
const LOOK_BACK = 12;

function headlineRows({ book, company }: DayFigures): Headline[] {
  const { asOf, settings } = book.facts;
  const past = Array.from({ length: LOOK_BACK + 1 }, (_, i) => addMonths(asOf, i - LOOK_BACK)).map((day) => ({
    day: dayOf(day),
    figures: headlines(book, day),
  }));
  const notes: Partial<Record<HeadlineKey, string>> = {
    clientChurn: `${company.churnedClients.length} of ${company.clientsAtStart}`,
    ...(settings.ebitdaMultiple === null ? {} : { value: `${settings.ebitdaMultiple} × adjusted EBITDA` }),
  };
  return HEADLINES.map(([key, upIsBetter]) => {
    const at = (monthsAgo: number) => {
      const then = past[LOOK_BACK - monthsAgo];
      if (!then) throw new RangeError('a headline looks back twelve months');
      const suffix = monthsAgo === 0 ? '' : `@${then.day}`;
      return wire(`headline/${key}${suffix}`, then.figures[key]);
    };
    const note = notes[key];
    return {
      key,
      figure: at(0),
      monthAgo: at(1),
      yearAgo: at(LOOK_BACK),
      upIsBetter,
      trend: past.map(({ figures }) => rounded(figures[key])),
      ...(note ? { note } : {}),
    };
  });
}

const NOTICE_DAYS = 90;
const WORST_CLIENTS = 3;

const many = (count: number, one: string, more: string) => `${count} ${count === 1 ? one : more}`;

/** What the owner should look at, gravest first. */
function attention({ book, company, service }: DayFigures): Attention[] {
  const { contracts } = book;
  const { settings, asOf } = book.facts;
  const items: Attention[] = [];
  const { targetCer } = settings;
  if (targetCer !== null) {
    const below = book.clients
      .filter((row) => row.inForce && row.netCer.value !== null && compare(row.netCer.value, targetCer) < 0)
      .sort((a, b) => {
        const gap = (row: typeof a) => subtract(row.revenueForTarget.value ?? 0, row.revenue.value ?? 0);
        return compare(gap(b), gap(a));
      });
    for (const row of below.slice(0, WORST_CLIENTS))
      items.push({
        severity: 'worse',
        subject: row.client.name,
        text: 'earns less an hour than your target',
        figure: wire(`client/${row.client.id}/suggestedPrice`, row.suggestedPrice),
        figureLabel: 'Suggested a month',
        screen: 'clients',
      });
    if (below.length > WORST_CLIENTS)
      items.push({
        severity: 'warn',
        subject: many(below.length - WORST_CLIENTS, 'more client', 'more clients'),
        text: 'below your target rate',
        screen: 'clients',
      });
  }
  const ending = contracts.filter(
    ({ contract }) =>
      inForce(contract, asOf) && contract.endedOn !== null && contract.endedOn - asOf <= NOTICE_DAYS,
  );
  if (ending.length > 0)
    items.push({
      severity: 'warn',
      subject: many(ending.length, 'contract', 'contracts'),
      text: `under notice, ${ending.length === 1 ? 'ends' : 'end'} within ${NOTICE_DAYS} days`,
      figure: wire('company/endingSoon', runRate(ending, asOf, 'MRR of contracts ending soon').mrr),
      figureLabel: 'MRR',
      screen: 'valuation',
    });
  const { stuck } = service.tickets;
  if (stuck.length > 0)
    items.push({
      severity: 'warn',
      subject: many(stuck.length, 'ticket', 'tickets'),
      text: `stuck for more than ${settings.stuckDays} days`,
    });
  const uncosted = book.clients.reduce((sum, row) => sum + row.uncostedSeconds, 0);
  if (uncosted > 0)
    items.push({
      severity: 'info',
      subject: inWords(uncosted),
      text: 'of client time have no cost rate, so their labour is not counted',
      screen: 'clients',
    });
  for (const note of company.mrr.lacks) items.push({ severity: 'info', subject: 'Contracts:', text: note });
  return items;
}

/** The overview screen. */
export function overview(day: DayFigures): Overview {
  const { book, company, valuation, service } = day;
  const { profit } = book;
  const more: Overview['more'] = [
    { label: 'ARR', figure: wire('company/arr', company.arr) },
    { label: 'Operating revenue', figure: wire('company/operatingRevenue', profit.operatingRevenue) },
    { label: 'Gross profit', figure: wire('company/grossProfit', profit.grossProfit) },
    { label: 'COGS', figure: wire('company/cogs', profit.cogs) },
    { label: 'Net profit', figure: wire('company/netProfit', profit.netProfit) },
    { label: 'Adjusted EBITDA', figure: wire('valuation/adjustedEbitda', valuation.adjustedEbitda) },
    { label: 'Recurring revenue (R3)', figure: wire('company/recurring', profit.recurring) },
    { label: 'Net revenue retention', figure: wire('company/nrr', company.nrr) },
    { label: 'Gross revenue retention', figure: wire('company/grr', company.grr) },
    { label: 'ARPA', figure: wire('company/arpa', company.arpa), note: 'MRR a client' },
    { label: 'Projected LTV', figure: wire('company/projectedLtv', company.projectedLtv) },
    { label: 'Blended CAC', figure: wire('company/blendedCac', company.blendedCac) },
    {
      label: 'Largest client',
      figure: wire('company/concentration/top1', company.concentration.top1),
      note: 'of revenue',
    },
    { label: 'Clients in force', figure: wire('company/clientsInForce', company.clientsInForce) },
    { label: 'Open tickets', figure: wire('service/open', service.open) },
    {
      label: 'CSAT',
      figure: wire('service/csat', service.csat),
      note: `n = ${rounded(service.csatAnswered)}`,
    },
    { label: 'NPS', figure: wire('service/nps', service.nps), note: `n = ${rounded(service.npsAnswered)}` },
    {
      label: 'Labour coverage',
      figure: wire('company/labourCoverage', company.labourCoverage),
      note: 'of payroll in time sheets',
    },
  ];
  return {
    asOf: dayOf(book.facts.asOf),
    period: periodOf(book),
    headlines: headlineRows(day),
    months: monthRows(day.months),
    more,
    attention: attention(day),
  };
}
