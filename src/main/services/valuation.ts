import { dayOf, monthName } from '../../shared/calendar.ts';
import type { StatementLine, Valuation } from '../../shared/contract/metrics.ts';
import type { Note, WireFigure } from '../../shared/contract/values.ts';
import { inWords } from '../../shared/duration.ts';
import { compare } from '../../shared/ratio.ts';
import { lostOf } from './counts.ts';
import { type DayFigures, picker } from './figures.ts';
import { monthRows, periodOf } from './month-rows.ts';
import { quality } from './quality.ts';

type Level = StatementLine['level'];
type Line = readonly [at: string, label: string, level?: Level, note?: string];

const lines = (day: DayFigures, rows: readonly Line[]): StatementLine[] => {
  const pick = picker(day);
  return rows.map(([at, label, level = 'line', note]) => ({
    label,
    figure: pick(at),
    level,
    ...(note ? { note } : {}),
  }));
};

const CATEGORY_WORDS = {
  one_time: 'one-time',
  personal: 'personal',
  related_party: 'related party',
  non_operating: 'non-operating',
  other: 'other',
} as const;

/** Net profit → EBITDA → adjusted EBITDA → SDE, a line for each adjustment. */
const bridge = (day: DayFigures): StatementLine[] =>
  lines(day, [
    ['company/netProfit', 'Net profit'],
    ['company/interest', '+ Interest'],
    ['company/incomeTax', '+ Income tax'],
    ['company/depreciation', '+ Depreciation'],
    ['company/amortization', '+ Amortization'],
    ['company/ebitda', 'EBITDA', 'sum'],
    ['valuation/owner/normalisation', 'Owner’s pay to market', 'line', 'paid in the books less market pay'],
    ...day.valuation.adjustments.rows.map(
      (row): Line => [
        `valuation/adjustments/each/${row.id}`,
        row.label,
        'line',
        `${CATEGORY_WORDS[row.category]} · ${row.confidence}${row.recurring ? ' · recurring' : ''}`,
      ],
    ),
    ['valuation/adjustedEbitda', 'Adjusted EBITDA', 'sum'],
    ['valuation/owner/marketPay', '+ Market pay of the owner'],
    ['valuation/sde', 'Seller’s discretionary earnings (SDE)', 'sum'],
  ]);

const equityLines = (day: DayFigures): StatementLine[] =>
  lines(day, [
    ['valuation/ebitdaValue/value', 'Value on adjusted EBITDA, cash-free and debt-free'],
    ['valuation/equity/debt', '− Debt'],
    [
      'valuation/equity/deferred',
      '− Deferred revenue',
      'line',
      'billed but not yet earned; the owner’s choice',
    ],
    ['valuation/equity/cash', '+ Cash'],
    ['valuation/equity/equity', 'Equity', 'sum'],
  ]);

const BASIS_WORDS = { contracts: 'as earned under contract', ledger: 'as billed' } as const;

function crossChecks(day: DayFigures): StatementLine[] {
  const own = day.book.facts.settings.revenueBasis;
  const other = own === 'contracts' ? 'ledger' : 'contracts';
  return lines(day, [
    ['valuation/basis/own', `EBITDA, recurring revenue ${BASIS_WORDS[own]}`],
    ['valuation/basis/other', `EBITDA, recurring revenue ${BASIS_WORDS[other]}`],
    [
      'valuation/basis/difference',
      'Difference',
      'sum',
      'earned and billed differ in time, and by what was not billed',
    ],
    [
      'company/ebitdaCheck',
      'Check from the top',
      'line',
      'operating revenue + other income − COGS − operating and other expense',
    ],
  ]);
}

/** Earnings and their values around the owner's multiple. */
function valued(
  day: DayFigures,
  key: 'ebitdaValue' | 'sdeValue',
  earnings: string,
): Valuation['ebitdaValue'] {
  const pick = picker(day);
  const { settings } = day.book.facts;
  const { grid, multiples } = day.valuation[key];
  return {
    multiple: key === 'ebitdaValue' ? settings.ebitdaMultiple : settings.sdeMultiple,
    earnings: pick(earnings),
    value: pick(`valuation/${key}/value`),
    multiples,
    grid: grid.map(({ values }, row) => ({
      earnings: pick(`valuation/${key}/grid/${row}/earnings`),
      values: values.map((_, column) => pick(`valuation/${key}/grid/${row}/values/${column}`)),
    })),
  };
}

function headlines(day: DayFigures, owners: number): Valuation['headlines'] {
  const pick = picker(day);
  const told = (label: string, at: string) => ({ label, figure: pick(at) });
  const of = (label: string, at: string, note: Note) => ({ ...told(label, at), note });
  const margin = told('Adjusted EBITDA margin', 'valuation/adjustedMargin');
  return [
    of('Adjusted EBITDA', 'valuation/adjustedEbitda', [margin, ' of revenue']),
    of('SDE', 'valuation/sde', [owners === 1 ? 'one owner' : `${owners} owners`]),
    of('MRR', 'company/mrr', [told('Clients with MRR', 'company/clientsWithMrr'), ' clients']),
    of('Recurring share', 'company/r3Share', [
      'NRR ',
      told('Net revenue retention', 'company/nrr'),
      ', GRR ',
      told('Gross revenue retention', 'company/grr'),
    ]),
    of('Client churn', 'company/clientChurn', lostOf(pick, ' lost')),
    of('Largest client', 'company/concentration/top1', [
      'top five ',
      told('Largest 5 clients', 'company/concentration/top5'),
    ]),
  ];
}

const YEAR_ROWS: readonly (readonly [label: string, level: 'line' | 'sum' | 'ratio', key: string])[] = [
  ['Recurring revenue', 'line', 'recurring'],
  ['Projects and hourly', 'line', 'projectAndHourly'],
  ['Product', 'line', 'product'],
  ['Operating revenue', 'sum', 'operatingRevenue'],
  ['Cost of goods and services', 'line', 'cogs'],
  ['Gross profit', 'sum', 'grossProfit'],
  ['Gross margin', 'ratio', 'grossMargin'],
  ['Operating expenses', 'line', 'opex'],
  ['Other income', 'line', 'otherIncome'],
  ['Other expense', 'line', 'otherExpense'],
  ['EBITDA', 'sum', 'ebitda'],
  ['EBITDA margin', 'ratio', 'ebitdaMargin'],
];

function years(day: DayFigures): Valuation['years'] {
  const pick = picker(day);
  return {
    columns: day.years.map(({ key, last, months }) => ({
      label: key === 'ttm' ? `TTM ${monthName(last)}` : key,
      ...(months < 12 ? { note: `${months} of 12 months` } : {}),
    })),
    rows: YEAR_ROWS.map(([label, level, key]) => ({
      label,
      level,
      figures: day.years.map((year): WireFigure => pick(`year/${year.key}/${key}`)),
    })),
  };
}

const TOP_CLIENTS = 10;

function topClients(day: DayFigures): Valuation['topClients'] {
  const pick = picker(day);
  return [...day.book.clients]
    .sort((a, b) => compare(b.revenue.value ?? 0, a.revenue.value ?? 0))
    .slice(0, TOP_CLIENTS)
    .map(({ client: { id, name } }) => ({
      name,
      revenue: pick(`client/${id}/revenue`),
      share: pick(`valuation/clients/${id}/share`),
      mrr: pick(`client/${id}/mrr`),
      contribution: pick(`client/${id}/contribution`),
      margin: pick(`client/${id}/margin`),
      remaining: pick(`valuation/clients/${id}/remaining`),
    }));
}

/** What a reader must know before trusting the figures. */
function remarks({ book, company, valuation }: DayFigures): string[] {
  const uncosted = book.clients.reduce((sum, row) => sum + row.uncostedSeconds, 0);
  return [
    'Unaudited; prepared by the owner from the company’s own records. Not an appraisal.',
    book.facts.settings.revenueBasis === 'contracts'
      ? 'Recurring revenue is accrued from contracts, day by day; what was billed is compared below EBITDA.'
      : 'Recurring revenue is what was billed; what contracts earned is compared below EBITDA.',
    'Owner’s draws are equity and never added back. All amounts are net of sales tax.',
    ...new Set([...valuation.sde.lacks, ...valuation.equity.equity.lacks, ...company.mrr.lacks]),
    ...(uncosted > 0
      ? [
          `${inWords(uncosted)} of client time have no cost rate; client contributions leave their labour out.`,
        ]
      : []),
  ];
}

/** The valuation screen and its print. */
export function valuation(day: DayFigures): Valuation {
  const { book } = day;
  const { settings, technicians } = book.facts;
  const owners = technicians.filter((technician) => technician.isOwner).length;
  const pick = picker(day);
  return {
    asOf: dayOf(book.facts.asOf),
    period: periodOf(day),
    company: settings.company,
    currency: settings.currency,
    basisWords: `recurring revenue ${BASIS_WORDS[settings.revenueBasis]}`,
    owners,
    headlines: headlines(day, owners),
    bridge: bridge(day),
    adjustments: day.valuation.adjustments.rows.map(
      ({ id, day: date, label, category, recurring, confidence, note }) => ({
        date: dayOf(date),
        label,
        category,
        recurring,
        confidence,
        note,
        figure: pick(`valuation/adjustments/each/${id}`),
      }),
    ),
    adjustmentTotals: {
      documented: pick('valuation/adjustments/documented'),
      estimated: pick('valuation/adjustments/estimated'),
    },
    ebitdaValue: valued(day, 'ebitdaValue', 'valuation/adjustedEbitda'),
    sdeValue: valued(day, 'sdeValue', 'valuation/sde'),
    equity: equityLines(day),
    cross: crossChecks(day),
    quality: quality(day),
    years: years(day),
    months: monthRows(day),
    topClients: topClients(day),
    remarks: remarks(day),
  };
}
