import type { Settings } from '../../shared/contract/settings.ts';
import { ACCOUNT_KINDS } from '../../shared/domain.ts';
import type { ClientInfo, ClientMeasures } from '../../shared/facts.ts';
import { sign } from '../../shared/ratio.ts';
import {
  type Figure,
  fromRows,
  given,
  lacking,
  minus,
  plus,
  product,
  quotient,
  renamed,
  total,
} from './figure.ts';
import { acquisitionLabour, labourCost, workedTime } from './labour.ts';
import { entries, type Scope } from './revenue.ts';

/** METRICS.md, "Client contribution", CER and CLV: what one client really earns. */

export type ClientFigures = {
  client: ClientInfo;
  inForce: boolean;
  mrr: Figure;
  recurring: Figure;
  revenue: Figure;
  productRevenue: Figure;
  /** Project, hourly and product revenue. */
  otherRevenue: Figure;
  directCost: Figure;
  labourCost: Figure;
  hours: Figure;
  uncostedSeconds: number;
  contribution: Figure;
  margin: Figure;
  cer: Figure;
  netCer: Figure;
  revenueForTarget: Figure;
  suggestedPrice: Figure;
  acquisitionCost: Figure;
  clv: Figure;
  netClv: Figure;
  toDateUncostedSeconds: number;
  /** Presales and onboarding time to date without a cost rate. */
  acquisitionUncostedSeconds: number;
  revenueToDate: Figure;
};

/** What a client's figures are made from: the period's sums and those to date, recurring revenue already by basis. */
export type ClientInput = {
  client: ClientInfo;
  inForce: boolean;
  mrr: Figure;
  settings: Settings;
  period: { sums: ClientMeasures; recurring: Figure; scope: Scope; recurringMonths: number };
  toDate: { sums: ClientMeasures; recurring: Figure; scope: Scope };
};

/** A client's `cogs.*` entries without labour and without acquisition; `lacks` is said beside what the scope lacks. */
export const directCost = (sums: ClientMeasures, scope: Scope, lacks: readonly string[] = []): Figure =>
  fromRows(
    'Direct cost',
    'cents',
    sums.direct_cost,
    {
      rows: 'ledger',
      from: scope.from,
      to: scope.to,
      client: scope.client,
      kinds: ['cogs.licences', 'cogs.product', 'cogs.subcontract', 'cogs.other'],
      acquisition: false,
    },
    {
      lacks: [...scope.lacks, ...lacks],
      policy: 'Without payroll labour and without entries flagged acquisition.',
    },
  );

const clientRevenue = (sums: ClientMeasures, recurring: Figure, scope: Scope) => {
  const project = entries('Project revenue', sums, ['revenue.project'], scope);
  const hourly = entries('Hourly revenue', sums, ['revenue.hourly'], scope);
  const productRevenue = entries('Product revenue', sums, ['revenue.product'], scope);
  const others = total('Project, hourly and product revenue', [project, hourly, productRevenue].map(plus));
  const revenue = total('Client revenue', [recurring, project, hourly, productRevenue].map(plus));
  return { productRevenue, others, revenue };
};

/** Client revenue − direct cost − labour cost. */
const contributionOf = (revenue: Figure, direct: Figure, labour: Figure): Figure =>
  total('Contribution', [plus(revenue), minus(direct), minus(labour)]);

/** (client revenue − product revenue) ÷ hours and (client revenue − direct cost) ÷ hours; cents an hour. */
export function effectiveRates(input: {
  revenue: Figure;
  productRevenue: Figure;
  directCost: Figure;
  hours: Figure;
}): { cer: Figure; netCer: Figure } {
  const perHour = (name: string, earned: Figure): Figure =>
    quotient(name, earned, input.hours, { unit: 'cents_per_hour', none: 'no hours logged', times: 3600n });
  return {
    cer: perHour(
      'Effective rate (CER)',
      total('Revenue without product', [plus(input.revenue), minus(input.productRevenue)]),
    ),
    netCer: perHour(
      'Net effective rate (net CER)',
      total('Revenue less direct cost', [plus(input.revenue), minus(input.directCost)]),
    ),
  };
}

/** All figures of one client. */
export function clientFigures(input: ClientInput): ClientFigures {
  const { settings, period, toDate } = input;
  const { productRevenue, others, revenue } = clientRevenue(period.sums, period.recurring, period.scope);
  const direct = directCost(period.sums, period.scope);
  const labour = labourCost(period.sums, period.scope);
  const hours = workedTime(period.sums, period.scope);
  const contribution = contributionOf(revenue, direct, labour);
  const target = given(
    'Target net CER',
    'cents_per_hour',
    settings.targetCer,
    'settings',
    'no target rate is set',
  );
  const revenueForTarget = total('Revenue for target', [
    plus(product('Target × hours', 'cents', [target, inHours(hours)])),
    plus(direct),
  ]);
  // A month whose price nobody recorded is no month without revenue.
  const months = lacking(
    given('Months with recurring revenue', 'count', period.recurringMonths, 'calendar'),
    period.recurring.lacks,
  );
  const wanted = total('Revenue for target less other revenue', [plus(revenueForTarget), minus(others)]);
  const suggestedPrice = quotient('Suggested monthly price', wanted, months, {
    unit: 'cents',
    none: 'no month with recurring revenue',
    policy:
      wanted.value && sign(wanted.value) <= 0
        ? 'Project, hourly and product revenue already pay for the target.'
        : undefined,
  });

  const past = clientRevenue(toDate.sums, toDate.recurring, toDate.scope);
  const pastContribution = contributionOf(
    past.revenue,
    directCost(toDate.sums, toDate.scope),
    labourCost(toDate.sums, toDate.scope),
  );
  const flagged = fromRows('Acquisition entries', 'cents', toDate.sums.acquisition_entries, {
    rows: 'ledger',
    from: toDate.scope.from,
    to: toDate.scope.to,
    client: toDate.scope.client,
    kinds: ACCOUNT_KINDS,
    acquisition: true,
  });
  const acquisitionCost = total('Direct acquisition cost', [
    plus(flagged),
    plus(acquisitionLabour(toDate.sums, toDate.scope)),
  ]);
  return {
    client: input.client,
    inForce: input.inForce,
    mrr: input.mrr,
    recurring: period.recurring,
    revenue,
    productRevenue,
    otherRevenue: others,
    directCost: direct,
    labourCost: labour,
    hours,
    uncostedSeconds: period.sums.uncosted_seconds,
    contribution,
    margin: quotient('Contribution margin', contribution, revenue, {
      unit: 'share',
      none: 'no revenue in the period',
      positive: true,
    }),
    ...effectiveRates({ revenue, productRevenue, directCost: direct, hours }),
    revenueForTarget,
    suggestedPrice,
    acquisitionCost,
    clv: total('CLV to date', [plus(renamed('Revenue to date', past.revenue)), minus(acquisitionCost)]),
    netClv: total('Net CLV', [plus(renamed('Contribution to date', pastContribution)), minus(flagged)], {
      policy: 'Acquisition labour is in the contribution already.',
    }),
    toDateUncostedSeconds: toDate.sums.uncosted_seconds,
    acquisitionUncostedSeconds: toDate.sums.acquisition_uncosted_seconds,
    revenueToDate: past.revenue,
  };
}

/** Seconds as exact hours, for a product with a rate an hour. */
const inHours = (seconds: Figure): Figure =>
  quotient('Hours', seconds, given('Seconds an hour', 'count', 3600, 'calendar'), {
    unit: 'ratio',
    none: '',
  });
