/** The field's fixed vocabularies: account kinds, work types and the like (METRICS.md; golden FORMAT). */

export const ACCOUNT_KINDS = [
  'revenue.recurring',
  'revenue.project',
  'revenue.hourly',
  'revenue.product',
  'cogs.labor',
  'cogs.licences',
  'cogs.product',
  'cogs.subcontract',
  'cogs.other',
  'opex.payroll',
  'opex.owner_pay',
  'opex.sales',
  'opex.rent',
  'opex.tools',
  'opex.other',
  'other_income',
  'other_expense',
  'depreciation',
  'amortization',
  'interest',
  'income_tax',
  'equity',
] as const;
export type AccountKind = (typeof ACCOUNT_KINDS)[number];
/** Kinds of accounts that grow with a credit: a debit makes them smaller. */
export const isIncome = (kind: string): boolean => kind.startsWith('revenue.') || kind === 'other_income';

export const REVENUE_BASES = ['contracts', 'ledger'] as const;
export type RevenueBasis = (typeof REVENUE_BASES)[number];

export const CYCLES = ['monthly', 'quarterly', 'annual'] as const;
export type Cycle = (typeof CYCLES)[number];
/** How often a year the price of a cycle is due. */
export const CYCLES_A_YEAR: Record<Cycle, number> = { monthly: 12, quarterly: 4, annual: 1 };

/** How often a recurring ledger entry falls due. */
export const EVERY = ['week', 'month', 'quarter', 'year'] as const;
export type Every = (typeof EVERY)[number];

export const CHANGE_REASONS = [
  'initial',
  'upsell',
  'upgrade',
  'price_increase',
  'downgrade',
  'correction',
] as const;
export type ChangeReason = (typeof CHANGE_REASONS)[number];

/** Where a contract stands; `paused` is in force, earning nothing, `unpriced` in force without a price yet. */
export const CONTRACT_STATES = ['notBegun', 'running', 'paused', 'unpriced', 'ended'] as const;
export type ContractState = (typeof CONTRACT_STATES)[number];
/** What happens to a contract, in the order of one day; `notice` is the last day to give it. */
export const CONTRACT_EVENTS = [
  'start',
  'price',
  'pause',
  'resume',
  'notice',
  'termEnd',
  'renewal',
  'end',
] as const;
export type ContractEventKind = (typeof CONTRACT_EVENTS)[number];

export const ASSIGNABLE = ['yes', 'no', 'unknown'] as const;
export const WORK_TYPES = ['support', 'project', 'onboarding', 'presales', 'internal'] as const;
export type WorkType = (typeof WORK_TYPES)[number];
/** Work that wins a client rather than serves one (METRICS.md, CAC). */
export const ACQUISITION_WORK: readonly WorkType[] = ['presales', 'onboarding'];

export const TICKET_STATUSES = ['open', 'waiting', 'resolved'] as const;
export type TicketStatus = (typeof TICKET_STATUSES)[number];

export const SURVEY_KINDS = ['csat', 'nps'] as const;
export type SurveyKind = (typeof SURVEY_KINDS)[number];

export const ADJUSTMENT_CATEGORIES = [
  'one_time',
  'personal',
  'related_party',
  'non_operating',
  'other',
] as const;
export type AdjustmentCategory = (typeof ADJUSTMENT_CATEGORIES)[number];
export const CONFIDENCES = ['documented', 'estimated'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** Where a client's MRR movement goes in the monthly bridge (METRICS.md, "MRR bridge"). */
export const BRIDGE_PARTS = [
  'new',
  'reactivation',
  'resumed',
  'expansion',
  'contraction',
  'paused',
  'churn',
] as const;
export type BridgePart = (typeof BRIDGE_PARTS)[number];
