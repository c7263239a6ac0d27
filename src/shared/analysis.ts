/** Names of what is analysed: apart from the contract, so that whoever only names them loads no schemas. */

/**
 * Why a client with MRR pays more: the reason of the price row, a further contract, one of its contracts that went on
 * after a pause, or a row that raised the price under a reason that says otherwise (`downgrade`, a second `initial`).
 */
export const EXPANSION_REASONS = [
  'upsell',
  'upgrade',
  'price_increase',
  'correction',
  'added_contract',
  'resumed_contract',
  'other',
] as const;
export type ExpansionReason = (typeof EXPANSION_REASONS)[number];

export const SPANS = ['month', 'quarter', 'ttm'] as const;
export const COMPARED = [
  'mrr',
  'recurring',
  'operatingRevenue',
  'grossProfit',
  'ebitda',
  'contribution',
  'hours',
] as const;
export type Compared = (typeof COMPARED)[number];

export const LOAD_KEYS = [
  'opened',
  'resolved',
  'backlog',
  'resolveWallMean',
  'resolveWallMedian',
  'resolveBusinessMean',
  'resolveBusinessMedian',
  'hours',
  'hoursPerTicket',
  'reopenRate',
] as const;
export type LoadKey = (typeof LOAD_KEYS)[number];
