import { addMonths, dayOf } from '../../shared/calendar.ts';
import type { Attention, Headline, Overview } from '../../shared/contract/metrics.ts';
import type { Note } from '../../shared/contract/values.ts';
import { compare, subtract } from '../../shared/ratio.ts';
import type { ClientFigures } from '../metrics/client.ts';
import { NOTICE_AHEAD_DAYS } from '../metrics/company.ts';
import { rounded } from '../metrics/figures-json.ts';
import { BACK, type HeadlineKey } from '../metrics/headlines.ts';
import { answered, lostOf } from './counts.ts';
import { type DayFigures, picker } from './figures.ts';
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

/** What it was, and how it moved: shares in points, all else as a share of what it was where that says something. */
function comparedWith(day: DayFigures, key: HeadlineKey, back: keyof typeof BACK): Headline['monthAgo'] {
  const { book, history } = day;
  const pick = picker(day);
  const at = `headlineChange/${back}/${key}`;
  const base = pick(`headline/${dayOf(addMonths(book.facts.asOf, -BACK[back]))}/${key}`);
  const now = history.at(-1)?.figures[key].value;
  const isAmount = base.unit === 'share' || (base.value !== null && base.value <= 0) || (now && now.n < 0n);
  return { base, change: pick(isAmount ? `${at}/change` : `${at}/share`), inPoints: base.unit === 'share' };
}

function headlineRows(day: DayFigures): Headline[] {
  const { history, book } = day;
  const pick = picker(day);
  const { ebitdaMultiple } = book.facts.settings;
  const notes: Partial<Record<HeadlineKey, Note>> = {
    clientChurn: lostOf(pick),
    ...(ebitdaMultiple === null ? {} : { value: [`${ebitdaMultiple} × adjusted EBITDA`] }),
  };
  return HEADLINES.map(([key, upIsBetter]) => {
    const note = notes[key];
    return {
      key,
      figure: pick(`headline/${dayOf(book.facts.asOf)}/${key}`),
      monthAgo: comparedWith(day, key, 'month'),
      yearAgo: comparedWith(day, key, 'year'),
      upIsBetter,
      trend: history.map(({ figures }) => rounded(figures[key])),
      ...(note ? { note } : {}),
    };
  });
}

const WORST_CLIENTS = 3;

const many = (count: number, one: string, more: string) => `${count} ${count === 1 ? one : more}`;

/** Clients in force that earn less an hour than the target, the largest shortfall first. */
function belowTarget(day: DayFigures): Attention[] {
  const { targetCer } = day.book.facts.settings;
  if (targetCer === null) return [];
  const pick = picker(day);
  const shortfall = (row: ClientFigures) => subtract(row.revenueForTarget.value ?? 0, row.revenue.value ?? 0);
  const below = day.book.clients
    .filter((row) => row.inForce && row.netCer.value !== null && compare(row.netCer.value, targetCer) < 0)
    .sort((a, b) => compare(shortfall(b), shortfall(a)));
  const rest = below.length - WORST_CLIENTS;
  return [
    ...below.slice(0, WORST_CLIENTS).map(
      ({ client }): Attention => ({
        severity: 'worse',
        subject: client.name,
        text: 'earns less an hour than your target',
        figure: pick(`client/${client.id}/suggestedPrice`),
        figureLabel: 'Suggested a month',
        screen: 'clients',
      }),
    ),
    ...(rest > 0
      ? [
          {
            severity: 'warn',
            subject: many(rest, 'more client', 'more clients'),
            text: 'below your target rate',
            screen: 'clients',
          } as const,
        ]
      : []),
  ];
}

/** What the owner should look at, gravest first. */
function attention(day: DayFigures): Attention[] {
  const { book, company, service } = day;
  const pick = picker(day);
  const items = belowTarget(day);
  const ending = rounded(company.endingSoon.contracts) ?? 0;
  if (ending > 0)
    items.push({
      severity: 'warn',
      subject: many(ending, 'contract', 'contracts'),
      text: `under notice, ${ending === 1 ? 'ends' : 'end'} within ${NOTICE_AHEAD_DAYS} days`,
      figure: pick('company/endingSoon/mrr'),
      figureLabel: 'MRR',
      screen: 'valuation',
    });
  const stuck = rounded(service.stuck) ?? 0;
  if (stuck > 0)
    items.push({
      severity: 'warn',
      subject: 'Stuck tickets',
      text: `open, and untouched for more than ${book.facts.settings.stuckDays} days`,
      figure: pick('service/stuck'),
      figureLabel: 'Tickets',
      screen: 'service',
    });
  if (company.uncostedTime.value?.n)
    items.push({
      severity: 'info',
      subject: 'Client time without a cost rate',
      text: 'leaves its labour uncounted',
      figure: pick('company/uncostedTime'),
      figureLabel: 'Time',
      screen: 'checks',
    });
  if (company.unassignedTime.value?.n)
    items.push({
      severity: 'info',
      subject: 'Time without a client',
      text: 'that is not internal: no client bears its labour',
      figure: pick('company/unassignedTime'),
      figureLabel: 'Time',
      screen: 'checks',
    });
  for (const note of company.mrr.lacks)
    items.push({ severity: 'info', subject: note, text: 'and counts nothing' });
  return items;
}

const MORE: readonly (readonly [label: string, at: string, note?: string])[] = [
  ['ARR', 'company/arr'],
  ['Operating revenue', 'company/operatingRevenue'],
  ['COGS', 'company/cogs'],
  ['Gross profit', 'company/grossProfit'],
  ['Net profit', 'company/netProfit'],
  ['Adjusted EBITDA', 'valuation/adjustedEbitda'],
  ['Recurring revenue (R3)', 'company/recurring'],
  ['Net revenue retention', 'company/nrr'],
  ['Gross revenue retention', 'company/grr'],
  ['ARPA', 'company/arpa', 'MRR a client'],
  ['Projected LTV', 'company/projectedLtv'],
  ['Blended CAC', 'company/blendedCac'],
  ['Largest client', 'company/concentration/top1', 'of revenue'],
  ['Clients in force', 'company/clientsInForce'],
  ['Open tickets', 'service/open'],
  ['CSAT', 'service/csat'],
  ['NPS', 'service/nps'],
  ['Labour coverage', 'company/labourCoverage', 'of payroll in time sheets'],
];

/** The overview screen. */
export function overview(day: DayFigures): Overview {
  const { book } = day;
  const pick = picker(day);
  // What a lifetime rests on (METRICS.md, “Projected LTV”).
  const counts: Record<string, Note> = {
    'company/projectedLtv': lostOf(pick, ' clients lost'),
    ...answered(pick),
  };
  return {
    asOf: dayOf(book.facts.asOf),
    period: periodOf(day),
    headlines: headlineRows(day),
    months: monthRows(day),
    more: MORE.map(([label, at, words]) => {
      const note = words === undefined ? counts[at] : [words];
      return { label, figure: pick(at), ...(note ? { note } : {}) };
    }),
    attention: attention(day),
  };
}
