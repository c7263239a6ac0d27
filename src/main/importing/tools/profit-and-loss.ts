import { isCrossTab } from '../layouts/cross-tab.ts';
import type { Tool } from '../types.ts';

/** A profit and loss by month of any tool: QuickBooks, Xero and spreadsheets write it alike. */
export const profitAndLossByMonth: Tool = {
  id: 'profit-and-loss',
  name: 'Profit and loss by month',
  kind: 'profit_and_loss',
  signature: [],
  matches: isCrossTab,
  because: 'Its columns are months, as in a profit and loss by month.',
  columns: {},
  layout: 'cross-tab',
};
