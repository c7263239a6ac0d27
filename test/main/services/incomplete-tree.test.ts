// Protects “incomplete is visible” on the whole tree: every figure that a lack touches says so, and no other does.
import { describe, expect, it } from 'vitest';
import { allFigures } from '../../../src/main/services/figures.ts';
import type { FolderRows } from '../../support/folder.ts';
import { contractRow, entryRow, smallBooks } from '../../support/small-book.ts';
import { ticketRow, WHOLE_DAY, wholeBook, withRows, workRow } from '../../support/whole-book.ts';

const bookOf = smallBooks();

/** Addresses of all figures, with what each lacks. */
const lacksOf = (rows: FolderRows): Map<string, readonly string[]> =>
  new Map([...allFigures(bookOf(rows)(WHOLE_DAY).day)].map(([at, figure]) => [at, figure.lacks]));

/** A pattern of addresses: `{a,b}` is either, `*` one step, `**` any. */
const matcher = (pattern: string): RegExp =>
  new RegExp(
    `^${pattern
      .replaceAll('{', '(')
      .replaceAll('}', ')')
      .replaceAll(',', '|')
      .replaceAll('**', '.+')
      .replaceAll(/(?<!\.)\*/g, '[^/]+')}$`,
  );

function expectCarried(rows: FolderRows, sentence: RegExp, patterns: readonly string[]): void {
  const tree = lacksOf(rows);
  const matchers = patterns.map(matcher);
  const carried = [...tree].filter(([, lacks]) => lacks.some((lack) => sentence.test(lack)));
  const wanted = [...tree.keys()].filter((at) => matchers.some((each) => each.test(at)));
  expect(carried.map(([at]) => at).sort()).toEqual(wanted.sort());
  patterns.forEach((pattern, i) => {
    expect(
      [...tree.keys()].some((at) => matchers[i]?.test(at)),
      `some figure is at ${pattern}`,
    ).toBe(true);
  });
}

/** A figure of now, and how it differs from earlier ones. */
const COMPARED = '{now,before/change,before/share,yearAgo/change,yearAgo/share}';
/** May beside June. */
const MAY = 'before/{base,change,share}';
/** Headlines beside those of a month and of a year ago, where the lack is in the one of now, or also in May's. */
const MOVED = '{change,share}';
const headlineMoves = (keys: string, base = true): string =>
  base
    ? `headlineChange/{month/${keys}/{base,change,share},year/${keys}/${MOVED}}`
    : `headlineChange/{month,year}/${keys}/${MOVED}`;
/** What leaves out the labour of some client's time, with its own hours known. */
const BY_LABOUR = '{labourCost,contribution,margin}';

/** Time of May that costs nobody knows what. */
const UNCOSTED = [
  'company/{contribution,margin,labourCost,projectedLtv,staffLabour,labourCoverage}',
  'client/1/{labourCost,contribution,margin,netClv}',
  'clients/netClv',
  'team/{total,technicians/2}/labourCost',
  'team/{total,technicians/2}/months/10/labourCost',
  `revenue/lines/{rows/0,total}/${BY_LABOUR}`,
  `revenue/comparisons/{quarter,ttm}/contribution/${COMPARED}`,
  `revenue/comparisons/month/contribution/${MAY}`,
];

/** Time of May that is some client's, but names none. */
const UNASSIGNED = [
  'company/{contribution,margin,labourCost,hours,cer,netCer,projectedLtv}',
  'clients/{netClv,suggestedPrice}',
  'headline/2026-0(5-31|6-30)/cer',
  headlineMoves('cer'),
  'cerMonths/total/2026-05/{hours,netCer}',
  'revenue/lines/{untold,total}/{hours,netCer,labourCost,contribution,margin}',
  `revenue/comparisons/{quarter,ttm}/{contribution,hours}/${COMPARED}`,
  `revenue/comparisons/month/{contribution,hours}/${MAY}`,
];

const UNTOLD_COST = [
  'company/{contribution,margin,directCost,netCer,projectedLtv}',
  'clients/{netClv,suggestedPrice}',
  'cerMonths/total/2026-05/netCer',
  'revenue/lines/{untold,total}/{directCost,contribution,margin,netCer}',
  `revenue/comparisons/{quarter,ttm}/contribution/${COMPARED}`,
  `revenue/comparisons/month/contribution/${MAY}`,
];

/** Revenue and what follows from it, of the company and of any span. */
const FROM_REVENUE =
  '{recurring,operatingRevenue,grossProfit,grossMargin,netProfit,ebitda,ebitdaCheck,ebitdaMargin,r3Share}';

/** A second contract of client 2, in force since 15 March 2026, that nobody gave a price. */
const UNPRICED = [
  `company/${FROM_REVENUE}`,
  'company/{mrr,arr,arpa,grr,nrr,contribution,margin,revenue,cer,netCer,projectedLtv,reconciled}',
  'company/concentration/*',
  'client/2/{mrr,recurring,revenue,contribution,margin,cer,netCer,suggestedPrice,clv,netClv,revenueToDate}',
  'clients/{clv,netClv,suggestedPrice}',
  `month/2026-0(3|4|5|6)/{,profit/}${FROM_REVENUE}`,
  'month/2026-0(3|4|5|6)/{mrr,arr,arpu,quickRatio,parts/*,bridge/*}',
  `year/ttm/${FROM_REVENUE}`,
  'headline/2026-0(3-31|4-30|5-31|6-30)/{mrr,ebitda,ebitdaMargin,cer,value,r3,grossMargin}',
  headlineMoves('{mrr,ebitda,ebitdaMargin,cer,value,r3,grossMargin}'),
  'valuation/{adjustedEbitda,sde,adjustedMargin,basis/contracts,basis/own,basis/difference,equity/equity}',
  'valuation/{ebitdaValue,sdeValue}/**',
  'valuation/clients/*/share',
  'valuation/clients/2/remaining',
  'valuation/{autoRenewing,weightedRemaining,contracted,unsigned,assignable}',
  'revenue/expansion/{ttm,months/2026-0(3|4|5|6)}/**',
  'revenue/lines/{rows/0,total}/{recurring,revenue,toldRevenue,contribution,margin,netCer}',
  'revenue/billed/months/2026-0(3|4|5|6)/{earned,difference,cumulative}',
  'revenue/billed/{clients/2,total}/{earned,difference,toDate}',
  'revenue/billed/{deferred,unbilled}',
  `revenue/comparisons/*/{mrr,recurring,operatingRevenue,grossProfit,ebitda,contribution}/${COMPARED}`,
  'revenue/comparisons/{month,quarter}/{mrr,recurring,operatingRevenue,grossProfit,ebitda,contribution}/before/base',
  'cerMonths/{clients/2,total}/2026-0(3|4|5|6)/netCer',
];

/** What knows of tickets only when they have a time of resolution. */
const RESOLVED =
  '{resolved,backlog,resolveWallMean,resolveWallMedian,resolveBusinessMean,resolveBusinessMedian,reopenRate}';
const UNTIMED = [
  'service/{resolved,open,stuck}',
  'service/{resolveWall,resolveBusiness}/*',
  `load/{total,clients/1,technicians/1,categories/0,months/2026-0(5|6)}/${RESOLVED}`,
];

const untimed = (lastActivity: string): FolderRows => ({
  'tickets.csv': [
    ticketRow('T3', 'A', ['2026-05-11T09:00:00Z', '2026-05-11T10:00:00Z', '']).map((cell, i) =>
      i === 11 ? lastActivity : cell,
    ),
  ],
});

describe('a book that lacks nothing', () => {
  it('says so: no figure is marked, but for the few clients lost', () => {
    const marked = [...lacksOf(wholeBook())].flatMap(([at, lacks]) => lacks.map((lack) => `${at}: ${lack}`));
    expect(marked).toEqual(['company/projectedLtv: Low confidence: only 1 lost in the period']);
  });
});

describe('the figures that lack something, and they alone, say what', () => {
  it.each<[what: string, more: FolderRows, sentence: RegExp, patterns: readonly string[]]>([
    [
      'hours without a cost rate',
      { 'time_entries.csv': [workRow('2026-05-12', 'A', 'Odd')] },
      /^2 h of time have no cost rate$/,
      UNCOSTED,
    ],
    [
      'onboarding hours without a cost rate',
      { 'time_entries.csv': [workRow('2026-05-12', 'A', 'Odd', { work: 'onboarding' })] },
      /^2 h of time have no cost rate$/,
      [...UNCOSTED, 'company/blendedCac', 'client/1/{acquisitionCost,clv}', 'clients/{acquisitionCost,clv}'],
    ],
    [
      'time without a client',
      { 'time_entries.csv': [workRow('2026-05-12', '', 'Tech')] },
      /^2 h of time have no client$/,
      UNASSIGNED,
    ],
    [
      'presales time without a client, on what winning clients cost',
      { 'time_entries.csv': [workRow('2026-05-12', '', 'Tech', { work: 'presales' })] },
      /^Some presales and onboarding time has no client$/,
      ['clients/{acquisitionCost,clv,netClv}'],
    ],
    [
      'internal time: nothing',
      { 'time_entries.csv': [workRow('2026-05-12', '', 'Tech', { work: 'internal' })] },
      /no client/,
      [],
    ],
    [
      'direct costs without a client',
      { 'ledger.csv': [entryRow('2026-05-12', 'cogs.licences', '', '30')] },
      /name no client|of direct cost have no client/,
      UNTOLD_COST,
    ],
    [
      'payroll without a client: nothing',
      { 'ledger.csv': [entryRow('2026-05-12', 'cogs.labor', '', '30')] },
      /no client/,
      [],
    ],
    [
      'acquisition entries without a client',
      { 'ledger.csv': [entryRow('2026-05-12', 'opex.sales', '', '30', 'yes')] },
      /^Some acquisition entries name no client$/,
      ['clients/{acquisitionCost,clv,netClv}'],
    ],
    [
      'a contract without a price',
      { 'contracts.csv': [contractRow('K9', 'B', '2026-03-15')] },
      /^Contract K9 has no price$/,
      UNPRICED,
    ],
    [
      'a ticket resolved without a time, and stuck',
      untimed(''),
      /^1 ticket is marked resolved without a time, and counts as open$/,
      UNTIMED,
    ],
    [
      'a ticket resolved without a time that somebody touched lately',
      untimed('2026-06-29T09:00:00Z'),
      /^1 ticket is marked resolved without a time, and counts as open$/,
      UNTIMED.map((pattern) => pattern.replace(',stuck', '')),
    ],
    [
      'a ticket resolved without a time of response',
      { 'tickets.csv': [ticketRow('T3', 'A', ['2026-05-11T09:00:00Z', '', '2026-05-12T09:00:00Z'])] },
      /^1 ticket was resolved without a time of its first response$/,
      ['service/{respondWall,respondBusiness}/*'],
    ],
  ])('%s', (_what, more, sentence, patterns) => {
    expectCarried(withRows(wholeBook(), more), sentence, patterns);
  });

  it('a contract without a price on the ledger basis: not on what was billed', () => {
    const rows = withRows(wholeBook(), { 'contracts.csv': [contractRow('K9', 'B', '2026-03-15')] });
    const settings = (rows['settings.csv'] ?? []).map(([key = '', value = '']) => [
      key,
      key === 'revenue_basis' ? 'ledger' : value,
    ]);
    expectCarried({ ...rows, 'settings.csv': settings }, /^Contract K9 has no price$/, [
      'company/{mrr,arr,arpa,grr,nrr,projectedLtv}',
      'client/2/mrr',
      'month/2026-0(3|4|5|6)/{mrr,arr,quickRatio,parts/*,bridge/*}',
      'headline/2026-0(3-31|4-30|5-31|6-30)/mrr',
      headlineMoves('mrr'),
      'valuation/basis/{contracts,other,difference}',
      'valuation/clients/2/remaining',
      'valuation/{autoRenewing,weightedRemaining,contracted,unsigned,assignable}',
      'revenue/expansion/{ttm,months/2026-0(3|4|5|6)}/**',
      'revenue/billed/months/2026-0(3|4|5|6)/{earned,difference,cumulative}',
      'revenue/billed/{clients/2,total}/{earned,difference,toDate}',
      'revenue/billed/{deferred,unbilled}',
      `revenue/comparisons/*/mrr/${COMPARED}`,
      'revenue/comparisons/{month,quarter}/mrr/before/base',
    ]);
  });

  it.each(['debt', 'cash', 'deferred_revenue'])('%s that was never set, on itself and on equity', (key) => {
    const rows = wholeBook();
    const name = { debt: 'Debt', cash: 'Cash', deferred_revenue: 'Deferred revenue' }[key];
    const settings = (rows['settings.csv'] ?? []).filter(([own]) => own !== key);
    expectCarried(
      { ...rows, 'settings.csv': settings },
      new RegExp(`^${name} was never set and counts as 0$`),
      [`valuation/equity/{${key.replace('_revenue', '')},equity}`],
    );
  });

  it('fewer than twelve months: flows of the period, not stocks, months or what is to date', () => {
    expectCarried(wholeBook('2026-01'), /6 of 12 months have data/, [
      `{company,year/ttm}/${FROM_REVENUE}`,
      '{company,year/ttm}/{project,hourly,product,cogs,opex,otherIncome,otherExpense,depreciation,amortization}',
      '{company,year/ttm}/{interest,incomeTax}',
      'year/ttm/projectAndHourly',
      'company/{grr,nrr,clientChurn,clientsLost,clientsAtStart,contribution,labourCost,revenue,directCost,hours,productRevenue,margin}',
      'company/{unallocatedCogs,withoutClient,reconciled,cer,netCer,projectedLtv,newClients,blendedCac}',
      'company/{staffLabour,labourCoverage,concentration/*,uncostedTime,unassignedTime}',
      'client/*/{recurring,revenue,productRevenue,otherRevenue,directCost,labourCost,hours,contribution}',
      'client/*/{margin,cer,netCer,revenueForTarget,suggestedPrice}',
      'clients/suggestedPrice',
      'headline/2026-06-30/{ebitda,ebitdaMargin,cer,clientChurn,value,r3,grossMargin}',
      headlineMoves('{ebitda,ebitdaMargin,cer,clientChurn,value,r3,grossMargin}', false),
      'valuation/{owner/*,adjustedEbitda,sde,adjustedMargin,basis/*,equity/equity,clients/*/share}',
      'valuation/adjustments/{all,documented,estimated}',
      'valuation/{ebitdaValue,sdeValue}/**',
      'service/{opened,resolved,respondWall/*,respondBusiness/*,resolveWall/*,resolveBusiness/*}',
      'service/{csat,csatAnswered,csatResponseRate,nps,npsAnswered}',
      'load/{total,clients/*,technicians/*,categories/*}/{opened,resolved,hours,hoursPerTicket,reopenRate}',
      'load/{total,clients/*,technicians/*,categories/*}/resolve{Wall,Business}{Mean,Median}',
      'load/clients/*/ticketsPerSeat',
      'team/{total,technicians/*}/{hours,billable,utilisation,labourCost,uncosted}',
      'revenue/expansion/ttm/**',
      'revenue/lines/{rows/*,untold,total}/{recurring,otherRevenue,revenue,directCost,labourCost,hours}',
      'revenue/lines/{rows/*,untold,total}/{toldRevenue,contribution,margin,netCer}',
      'revenue/billed/{clients/*,total}/{billed,earned,difference}',
      `revenue/comparisons/ttm/{recurring,operatingRevenue,grossProfit,ebitda,contribution,hours}/${COMPARED}`,
    ]);
  });
});
