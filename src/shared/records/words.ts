import { ACCOUNT_KINDS, type AccountKind, type ContractEventKind, type ContractState } from '../domain.ts';

/** The fixed vocabularies in words, as screens and inputs say them. */

type AccountWords = { text: string; group: string };

export const ACCOUNT_WORDS: Readonly<Record<AccountKind, AccountWords>> = {
  'revenue.recurring': { text: 'Recurring revenue', group: 'Revenue' },
  'revenue.project': { text: 'Project revenue', group: 'Revenue' },
  'revenue.hourly': { text: 'Hourly revenue', group: 'Revenue' },
  'revenue.product': { text: 'Product sales', group: 'Revenue' },
  'cogs.labor': { text: 'Technicians’ pay', group: 'Direct costs' },
  'cogs.licences': { text: 'Licences for resale', group: 'Direct costs' },
  'cogs.product': { text: 'Products for resale', group: 'Direct costs' },
  'cogs.subcontract': { text: 'Subcontractors', group: 'Direct costs' },
  'cogs.other': { text: 'Other direct costs', group: 'Direct costs' },
  'opex.payroll': { text: 'Office payroll', group: 'Running costs' },
  'opex.owner_pay': { text: 'Owner’s pay', group: 'Running costs' },
  'opex.sales': { text: 'Sales and marketing', group: 'Running costs' },
  'opex.rent': { text: 'Rent', group: 'Running costs' },
  'opex.tools': { text: 'Own tools and software', group: 'Running costs' },
  'opex.other': { text: 'Other running costs', group: 'Running costs' },
  other_income: { text: 'Other income', group: 'Below EBITDA' },
  other_expense: { text: 'Other expense', group: 'Below EBITDA' },
  depreciation: { text: 'Depreciation', group: 'Below EBITDA' },
  amortization: { text: 'Amortization', group: 'Below EBITDA' },
  interest: { text: 'Interest', group: 'Below EBITDA' },
  income_tax: { text: 'Income tax', group: 'Below EBITDA' },
  equity: { text: 'Equity: owner’s draws and deposits', group: 'Below EBITDA' },
};

export const isAccountKind = (text: string): text is AccountKind =>
  ACCOUNT_KINDS.some((kind) => kind === text);

/** Where a contract stands, and what happens to it. */
const CONTRACT_WORDS: Readonly<Record<ContractState | ContractEventKind, string>> = {
  notBegun: 'Not begun',
  running: 'Running',
  paused: 'Paused',
  unpriced: 'Without a price',
  ended: 'Ended',
  start: 'Begins',
  price: 'New price',
  pause: 'Pauses',
  resume: 'Resumes',
  notice: 'Notice by',
  renewal: 'Renews itself',
  termEnd: 'Term ends',
  end: 'Ends',
};
const OTHER_WORDS: Readonly<Record<string, string>> = { csat: 'CSAT', nps: 'NPS', ...CONTRACT_WORDS };

/** A choice of a field in words: `price_increase` is “Price increase”. */
export function choiceWords(choice: string): string {
  if (isAccountKind(choice)) return ACCOUNT_WORDS[choice].text;
  const words = OTHER_WORDS[choice] ?? choice.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The heading a choice stands under; undefined where the choices have none. */
export const choiceGroup = (choice: string): string | undefined =>
  isAccountKind(choice) ? ACCOUNT_WORDS[choice].group : undefined;

/** “a”, “a and b”, “a, b and c”. */
export const inSeries = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
