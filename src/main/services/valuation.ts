import { dayOf } from '../../shared/calendar.ts';
import type { StatementLine, Valuation } from '../../shared/contract/metrics.ts';
import { ratio } from '../../shared/ratio.ts';
import { type Figure, given, minus, plus, product, quotient, total } from '../metrics/figure.ts';
import { rounded } from '../metrics/figures-json.ts';
import { runRate } from '../metrics/mrr.ts';
import { equity, remainingShare, valueAt } from '../metrics/valuation.ts';
import { type DayFigures, wire } from './figures.ts';
import { monthRows, periodOf } from './month-rows.ts';
import { yearTable } from './year-table.ts';

type Level = StatementLine['level'];
const line = (
  at: string,
  label: string,
  figure: Figure,
  level: Level = 'line',
  note?: string,
): StatementLine => ({
  label,
  figure: wire(at, figure),
  level,
  ...(note ? { note } : {}),
});

const CATEGORY_WORDS = {
  one_time: 'one-off',
  personal: 'personal',
  related_party: 'related party',
  non_operating: 'non-operating',
  other: 'other',
} as const;

/** Net profit → EBITDA → adjusted EBITDA → SDE, a line for each adjustment. */
function bridge({ book, valuation }: DayFigures): StatementLine[] {
  const { profit } = book;
  const { owner, adjustments } = valuation;
  return [
    line('company/netProfit', 'Net profit', profit.netProfit),
    line('company/interest', '+ Interest', profit.interest),
    line('company/incomeTax', '+ Income tax', profit.incomeTax),
    line('company/depreciation', '+ Depreciation', profit.depreciation),
    line('company/amortization', '+ Amortization', profit.amortization),
    line('company/ebitda', 'EBITDA', profit.ebitda, 'sum'),
    line(
      'valuation/owner/normalisation',
      'Owner’s pay to market',
      owner.normalisation,
      'line',
      'paid in the books less market pay',
    ),
    ...adjustments.rows.map((row) =>
      line(
        `valuation/adjustment/${row.id}`,
        row.label,
        adjustments.each(row),
        'line',
        `${CATEGORY_WORDS[row.category]} · ${row.confidence}${row.recurring ? ' · recurring' : ''}`,
      ),
    ),
    line('valuation/adjustedEbitda', 'Adjusted EBITDA', valuation.adjustedEbitda, 'sum'),
    line('valuation/owner/marketPay', '+ Market pay of the owner', owner.marketPay),
    line('valuation/sde', 'Seller’s discretionary earnings (SDE)', valuation.sde, 'sum'),
  ];
}

/** Multiples a step below and above the owner's; a step is 1, or 0.5 where that would reach 0. */
function around(multiple: string): string[] {
  const scaled = Math.round(Number(multiple) * 10_000);
  const step = scaled > 10_000 ? 10_000 : 5_000;
  return [scaled - step, scaled, scaled + step]
    .filter((value) => value > 0)
    .map((value) => String(value / 10_000))
    .map((value) => (Number(value) === Number(multiple) ? multiple : value));
}

/** Earnings a tenth lower, as shown, and a tenth higher. */
const SENSITIVITY = [ratio(9n, 10n), ratio(1n), ratio(11n, 10n)];

function valuing(
  key: 'ebitdaValue' | 'sdeValue',
  earnings: Figure,
  value: Figure,
  multiple: string | null,
): Valuation['ebitdaValue'] {
  const multiples = multiple === null ? [] : around(multiple);
  return {
    multiple,
    earnings: wire(`valuation/${key === 'ebitdaValue' ? 'adjustedEbitda' : 'sde'}`, earnings),
    value: wire(`valuation/${key === 'ebitdaValue' ? 'value' : 'sdeValue'}`, value),
    multiples,
    grid:
      multiple === null
        ? []
        : SENSITIVITY.map((factor, row) =>
            multiples.map((each, column) =>
              wire(
                `valuation/${key}/grid/${row}/${column}`,
                valueAt(
                  'Value',
                  product('Earnings', 'cents', [earnings, given('Sensitivity', 'ratio', factor, 'calendar')]),
                  each,
                ),
              ),
            ),
          ),
  };
}

function equityLines(day: DayFigures): StatementLine[] {
  const { book, valuation } = day;
  const own = equity(book, valuation.value);
  return [
    line('valuation/value', 'Value on adjusted EBITDA, cash-free and debt-free', valuation.value),
    line('valuation/debt', '− Debt', own.debt),
    line(
      'valuation/deferred',
      '− Deferred revenue',
      own.deferred,
      'line',
      'billed but not yet earned; the owner’s choice',
    ),
    line('valuation/cash', '+ Cash', own.cash),
    line('valuation/equity', 'Equity', own.equity, 'sum'),
  ];
}

function crossChecks({ book, valuation }: DayFigures): StatementLine[] {
  const { profit, facts } = book;
  const own = facts.settings.revenueBasis;
  const [mine, other] =
    own === 'contracts'
      ? [valuation.ebitdaOnContracts, valuation.ebitdaOnLedger]
      : [valuation.ebitdaOnLedger, valuation.ebitdaOnContracts];
  const words = { contracts: 'as earned under contract', ledger: 'as billed' };
  const otherBasis = own === 'contracts' ? 'ledger' : 'contracts';
  const difference = total('Difference', [plus(other), minus(mine)]);
  return [
    line('company/ebitda', `EBITDA, recurring revenue ${words[own]}`, mine),
    line('valuation/otherBasis', `EBITDA, recurring revenue ${words[otherBasis]}`, other),
    line(
      'valuation/basisDifference',
      'Difference',
      difference,
      'sum',
      'earned and billed differ in time, and by what was not billed',
    ),
    line(
      'company/ebitdaCheck',
      'Check from the top',
      profit.ebitdaCheck,
      'line',
      'operating revenue + other income − COGS − operating and other expense',
    ),
  ];
}

function quality({ book, company, valuation, service }: DayFigures): Valuation['quality'] {
  const { profit } = book;
  const of = (group: string, label: string, at: string, figure: Figure, note?: string) => ({
    group,
    label,
    figure: wire(at, figure),
    ...(note ? { note } : {}),
  });
  const lost = `${company.churnedClients.length} of ${company.clientsAtStart} lost`;
  return [
    of('Recurring revenue', 'MRR', 'company/mrr', company.mrr),
    of('Recurring revenue', 'ARR', 'company/arr', company.arr),
    of('Recurring revenue', 'Recurring share (R3)', 'company/r3Share', profit.r3Share),
    of('Recurring revenue', 'ARPA', 'company/arpa', company.arpa, 'MRR a client'),
    of('Retention', 'Net revenue retention', 'company/nrr', company.nrr),
    of('Retention', 'Gross revenue retention', 'company/grr', company.grr),
    of('Retention', 'Client churn', 'company/clientChurn', company.clientChurn, lost),
    of('Retention', 'MRR under notice', 'valuation/underNotice', valuation.underNotice),
    of('Concentration', 'Largest client', 'company/concentration/top1', company.concentration.top1),
    of('Concentration', 'Largest 3 clients', 'company/concentration/top3', company.concentration.top3),
    of('Concentration', 'Largest 5 clients', 'company/concentration/top5', company.concentration.top5),
    of('Contracts', 'Under committed term', 'valuation/contracted', valuation.contracted, 'of MRR'),
    of(
      'Contracts',
      'Remaining term',
      'valuation/weightedRemaining',
      valuation.weightedRemaining,
      'weighted by MRR',
    ),
    of('Contracts', 'Auto-renewing', 'valuation/autoRenewing', valuation.autoRenewing, 'of MRR'),
    of('Contracts', 'Assignable', 'valuation/assignable', valuation.assignable, 'of MRR'),
    of('Contracts', 'Unsigned', 'valuation/unsigned', valuation.unsigned, 'of MRR'),
    of('Profitability', 'Gross margin', 'company/grossMargin', profit.grossMargin),
    of('Profitability', 'EBITDA margin', 'company/ebitdaMargin', profit.ebitdaMargin),
    of('Profitability', 'Effective rate (CER)', 'company/cer', company.cer),
    of(
      'Profitability',
      'Labour coverage',
      'company/labourCoverage',
      company.labourCoverage,
      'of payroll in time sheets',
    ),
    of('Service', 'Tickets resolved', 'service/resolved', service.resolved),
    of(
      'Service',
      'Time to respond',
      'service/respondBusiness/median',
      service.respondBusiness.median,
      'median, business hours',
    ),
    of('Service', 'CSAT', 'service/csat', service.csat, `n = ${rounded(service.csatAnswered)}`),
    of('Service', 'NPS', 'service/nps', service.nps, `n = ${rounded(service.npsAnswered)}`),
  ];
}

function headlineFigures({ book, company, valuation }: DayFigures): Valuation['headlines'] {
  const { profit } = book;
  const percent = (figure: Figure): string => {
    const value = rounded(figure);
    return value === null ? 'n/a' : `${(Math.round(value * 1000) / 10).toFixed(1)} %`;
  };
  const adjustedMargin = quotient('Adjusted margin', valuation.adjustedEbitda, profit.operatingRevenue, {
    unit: 'share',
    none: 'no operating revenue in the period',
    positive: true,
  });
  const owners = book.facts.technicians.filter((technician) => technician.isOwner).length;
  return [
    {
      label: 'Adjusted EBITDA',
      figure: wire('valuation/adjustedEbitda', valuation.adjustedEbitda),
      note: `${percent(adjustedMargin)} of revenue`,
    },
    {
      label: 'SDE',
      figure: wire('valuation/sde', valuation.sde),
      note: owners === 1 ? 'one owner' : `${owners} owners`,
    },
    {
      label: 'MRR',
      figure: wire('company/mrr', company.mrr),
      note: `${rounded(company.clientsWithMrr)} clients`,
    },
    {
      label: 'Recurring share',
      figure: wire('company/r3Share', profit.r3Share),
      note: `NRR ${percent(company.nrr)}, GRR ${percent(company.grr)}`,
    },
    {
      label: 'Client churn',
      figure: wire('company/clientChurn', company.clientChurn),
      note: `${company.churnedClients.length} of ${company.clientsAtStart} lost`,
    },
    {
      label: 'Largest client',
      figure: wire('company/concentration/top1', company.concentration.top1),
      note: `top five ${percent(company.concentration.top5)}`,
    },
  ];
}

const TOP_CLIENTS = 10;

function topClients({ book }: DayFigures): Valuation['topClients'] {
  const { profit, facts, contracts } = book;
  return [...book.clients]
    .sort((a, b) => (rounded(b.revenue) ?? 0) - (rounded(a.revenue) ?? 0))
    .slice(0, TOP_CLIENTS)
    .map((row) => {
      const own = contracts.filter(({ contract }) => contract.clientId === row.client.id);
      const of = (key: string, figure: Figure) => wire(`client/${row.client.id}/${key}`, figure);
      return {
        name: row.client.name,
        revenue: of('revenue', row.revenue),
        share: of(
          'shareOfRevenue',
          quotient('Share of revenue', row.revenue, profit.operatingRevenue, {
            unit: 'share',
            none: 'no operating revenue in the period',
            positive: true,
          }),
        ),
        mrr: of('mrr', row.mrr),
        contribution: of('contribution', row.contribution),
        margin: of('margin', row.margin),
        remaining: of('remaining', remainingShare(own, facts.asOf, runRate(own, facts.asOf).mrr)),
      };
    });
}

/** What a reader must know before trusting the figures. */
function remarks({ book, company, valuation }: DayFigures): string[] {
  const { settings } = book.facts;
  const all = [valuation.sde, company.contribution, company.mrr, company.projectedLtv].flatMap(
    (figure) => figure.lacks,
  );
  return [
    'Unaudited; prepared by the owner from the company’s own records. Not an appraisal.',
    settings.revenueBasis === 'contracts'
      ? 'Recurring revenue is accrued from contracts, day by day; what was billed is compared below EBITDA.'
      : 'Recurring revenue is what was billed; what contracts earned is compared below EBITDA.',
    'Owner’s draws are equity and never added back. All amounts are net of sales tax.',
    ...new Set(all),
  ];
}

/** The valuation screen and its print. */
export function valuation(day: DayFigures): Valuation {
  const { book } = day;
  const { settings, technicians } = book.facts;
  const figures = day.valuation;
  return {
    asOf: dayOf(book.facts.asOf),
    period: periodOf(book),
    company: settings.company,
    currency: settings.currency,
    basisWords:
      settings.revenueBasis === 'contracts'
        ? 'recurring revenue as earned under contract'
        : 'recurring revenue as billed',
    owners: technicians.filter((technician) => technician.isOwner).length,
    headlines: headlineFigures(day),
    bridge: bridge(day),
    adjustments: figures.adjustments.rows.map((row) => ({
      date: dayOf(row.day),
      label: row.label,
      category: row.category,
      recurring: row.recurring,
      confidence: row.confidence,
      note: row.note,
      figure: wire(`valuation/adjustment/${row.id}`, figures.adjustments.each(row)),
    })),
    ebitdaValue: valuing('ebitdaValue', figures.adjustedEbitda, figures.value, settings.ebitdaMultiple),
    sdeValue: valuing('sdeValue', figures.sde, figures.sdeValue, settings.sdeMultiple),
    equity: equityLines(day),
    cross: crossChecks(day),
    quality: quality(day),
    years: yearTable(book),
    months: monthRows(day.months),
    topClients: topClients(day),
    remarks: remarks(day),
  };
}
