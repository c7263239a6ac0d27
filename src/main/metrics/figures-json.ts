import { dayOf, monthName } from '../../shared/calendar.ts';
import type { FiguresJson } from '../../shared/contract/metrics.ts';
import { round, roundTo } from '../../shared/ratio.ts';
import type { BookFigures } from './book.ts';
import type { ClientFigures } from './client.ts';
import type { CompanyFigures } from './company.ts';
import type { Figure } from './figure.ts';
import type { MonthFigures } from './months.ts';
import type { ServiceFigures } from './service.ts';
import type { ValuationFigures } from './valuation.ts';

/** The shape of the canonical folder's `expected.json` (FORMAT): the only place that knows its names. */

/** A figure rounded once for its unit: whole cents, seconds and counts; six decimals for shares, ratios, months. */
export function rounded({ value, unit }: Pick<Figure, 'value' | 'unit'>): number | null {
  if (value === null) return null;
  return unit === 'share' || unit === 'ratio' || unit === 'months' ? roundTo(value, 6) : round(value);
}

const byCodePoint = (a: string, b: string): number => {
  const [x, y] = [[...a], [...b]];
  for (let i = 0; i < Math.min(x.length, y.length); i++) {
    const difference = (x[i]?.codePointAt(0) ?? 0) - (y[i]?.codePointAt(0) ?? 0);
    if (difference !== 0) return difference;
  }
  return x.length - y.length;
};

function companyJson(book: BookFigures, company: CompanyFigures): FiguresJson['company'] {
  const { profit } = book;
  const names = new Map(book.facts.clients.map(({ id, name }) => [id, name]));
  return {
    arr_cents: rounded(company.arr),
    mrr_cents: rounded(company.mrr),
    clients_in_force: rounded(company.clientsInForce),
    clients_with_mrr: rounded(company.clientsWithMrr),
    arpa_cents: rounded(company.arpa),
    recurring_revenue_cents: rounded(profit.recurring),
    operating_revenue_cents: rounded(profit.operatingRevenue),
    cogs_cents: rounded(profit.cogs),
    gross_profit_cents: rounded(profit.grossProfit),
    opex_cents: rounded(profit.opex),
    net_profit_cents: rounded(profit.netProfit),
    ebitda_cents: rounded(profit.ebitda),
    r3_share: rounded(profit.r3Share),
    gross_margin: rounded(profit.grossMargin),
    ebitda_margin: rounded(profit.ebitdaMargin),
    grr: rounded(company.grr),
    nrr: rounded(company.nrr),
    client_churn: rounded(company.clientChurn),
    churned_clients: company.churnedClients.map((id) => names.get(id) ?? '').sort(byCodePoint),
    client_contribution_cents: rounded(company.contribution),
    client_labour_cents: rounded(company.labourCost),
    unallocated_cogs_cents: rounded(company.unallocatedCogs),
    revenue_without_client_cents: rounded(company.withoutClient),
    cer_cents: rounded(company.cer),
    projected_ltv_cents: rounded(company.projectedLtv),
    months_of_data: book.monthsOfData,
    new_clients: rounded(company.newClients),
    blended_cac_cents: rounded(company.blendedCac),
    staff_labour_cents: rounded(company.staffLabour),
    labour_coverage: rounded(company.labourCoverage),
    concentration_top1: rounded(company.concentration.top1),
    concentration_top3: rounded(company.concentration.top3),
    concentration_top5: rounded(company.concentration.top5),
  };
}

const valuationJson = (valuation: ValuationFigures): FiguresJson['valuation'] => ({
  owner_normalisation_cents: rounded(valuation.owner.normalisation),
  adjustments_cents: rounded(valuation.adjustments.all),
  adjustments_documented_cents: rounded(valuation.adjustments.documented),
  adjusted_ebitda_cents: rounded(valuation.adjustedEbitda),
  sde_cents: rounded(valuation.sde),
  ebitda_contracts_basis_cents: rounded(valuation.basis.contracts),
  ebitda_ledger_basis_cents: rounded(valuation.basis.ledger),
  mrr_under_notice_cents: rounded(valuation.underNotice),
  auto_renewing_share: rounded(valuation.autoRenewing),
  weighted_remaining_months: rounded(valuation.weightedRemaining),
  contracted_share: rounded(valuation.contracted),
  unsigned_share: rounded(valuation.unsigned),
  assignable_share: rounded(valuation.assignable),
});

const serviceJson = (service: ServiceFigures): FiguresJson['service'] => ({
  opened: rounded(service.opened),
  resolved: rounded(service.resolved),
  open: rounded(service.open),
  stuck: rounded(service.stuck),
  respond_wall_mean: rounded(service.respondWall.mean),
  respond_wall_median: rounded(service.respondWall.median),
  respond_business_mean: rounded(service.respondBusiness.mean),
  respond_business_median: rounded(service.respondBusiness.median),
  resolve_wall_mean: rounded(service.resolveWall.mean),
  resolve_wall_median: rounded(service.resolveWall.median),
  resolve_business_mean: rounded(service.resolveBusiness.mean),
  resolve_business_median: rounded(service.resolveBusiness.median),
  csat: rounded(service.csat),
  csat_answered: rounded(service.csatAnswered),
  csat_response_rate: rounded(service.csatResponseRate),
  nps: rounded(service.nps),
  nps_answered: rounded(service.npsAnswered),
});

const monthJson = ({ bridge, mrr, profit, ...month }: MonthFigures): FiguresJson['months'][string] => ({
  start_arr_cents: bridge.start,
  end_arr_cents: bridge.end,
  mrr_cents: rounded(mrr),
  arr_bridge_cents: bridge.parts,
  recurring_revenue_cents: rounded(profit.recurring),
  operating_revenue_cents: rounded(profit.operatingRevenue),
  cogs_cents: rounded(profit.cogs),
  gross_profit_cents: rounded(profit.grossProfit),
  opex_cents: rounded(profit.opex),
  net_profit_cents: rounded(profit.netProfit),
  ebitda_cents: rounded(profit.ebitda),
  arpu_cents: rounded(month.arpu),
  client_churn: rounded(month.clientChurn),
  quick_ratio: rounded(month.quickRatio),
});

const clientJson = (client: ClientFigures): FiguresJson['clients'][string] => ({
  in_force: client.inForce,
  mrr_cents: rounded(client.mrr),
  revenue_cents: rounded(client.revenue),
  direct_cost_cents: rounded(client.directCost),
  labour_cost_cents: rounded(client.labourCost),
  seconds: rounded(client.hours),
  uncosted_seconds: client.uncostedSeconds,
  contribution_cents: rounded(client.contribution),
  margin: rounded(client.margin),
  cer_cents: rounded(client.cer),
  net_cer_cents: rounded(client.netCer),
  revenue_for_target_cents: rounded(client.revenueForTarget),
  suggested_price_cents: rounded(client.suggestedPrice),
  acquisition_cost_cents: rounded(client.acquisitionCost),
  clv_cents: rounded(client.clv),
  net_clv_cents: rounded(client.netClv),
  to_date_uncosted_seconds: client.toDateUncostedSeconds,
});

/** Every figure of the day as plain rounded numbers. */
export function figuresJson(
  book: BookFigures,
  parts: {
    company: CompanyFigures;
    valuation: ValuationFigures;
    service: ServiceFigures;
    months: readonly MonthFigures[];
  },
): FiguresJson {
  return {
    as_of: dayOf(book.facts.asOf),
    ttm: [monthName(book.period.first), monthName(book.period.last)],
    company: companyJson(book, parts.company),
    valuation: valuationJson(parts.valuation),
    service: serviceJson(parts.service),
    months: Object.fromEntries(parts.months.map((month) => [monthName(month.month), monthJson(month)])),
    clients: Object.fromEntries(book.clients.map((client) => [client.client.name, clientJson(client)])),
  };
}
