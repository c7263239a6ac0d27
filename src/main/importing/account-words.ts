import type { AccountKind } from '../../shared/domain.ts';
import { IGNORED_ACCOUNT } from '../../shared/import.ts';
import { words } from './words.ts';

/**
 * What a source account probably is, by the words of its name: only ever a suggestion for the question that asks the
 * owner. The first line that fits wins, so the narrow ones stand before the wide ones. Words match from their start
 * ("licen" fits "Licensing"); a line says on which side of the books it is looked for.
 */

/** Where an account stands in the books, if the file tells: the section of a report, a type column. */
export type Section = 'income' | 'cogs' | 'expense' | 'other_income' | 'other_expense' | 'balance';

export type AccountSuggestion = AccountKind | typeof IGNORED_ACCOUNT;

type Line = { to: AccountSuggestion; words: readonly string[]; not?: readonly string[] };

const EQUITY: Line = {
  to: 'equity',
  words: words(
    'owner draw|owners draw|owner s draw|draws|drawings|distribution|profit distribution|dividend|owner equity|owners equity|owner s equity|owner contribution|owner investment|owner s investment|capital contribution|paid in capital|share capital|common stock|retained earnings|opening balance equity|privatentnahme',
  ),
  not: ['cost', 'expense', 'income'],
};

/** Money that only moves between the owner's own pockets, as statements write it. */
const OWN_TRANSFER: Line = {
  to: IGNORED_ACCOUNT,
  words: words(
    'internal transfer|own account|transfer between|transfer to savings|transfer from savings|credit card payment|card repayment|top up|stripe transfer|stripe payout|payout',
  ),
};

/** Accounts that are in no profit: looked for first, in every file that doesn't say on which side an account is. */
const BALANCE: readonly Line[] = [
  EQUITY,
  OWN_TRANSFER,
  {
    to: IGNORED_ACCOUNT,
    words: words(
      'accounts receivable|accounts payable|a r|a p|debtors|creditors|checking|savings|bank account|cash on hand|cash in bank|petty cash|undeposited|business account|current account|paypal balance|stripe balance|stripe clearing|clearing|credit card|visa|mastercard|amex|american express|sales tax|vat|gst|hst|umsatzsteuer|vorsteuer|mehrwertsteuer|payroll liabilit|wages payable|tax payable|taxes payable|prepaid|prepayment|accrued|deferred revenue|unearned|customer deposit|security deposit|inventory asset|inventory|fixed asset|accumulated|loan payable|note payable|notes payable|line of credit|suspense',
    ),
    not: words('cost|fee|expense|charge|interest'),
  },
];

/** Accounts below the operating result. */
const BELOW: readonly Line[] = [
  { to: 'depreciation', words: ['depreciation', 'abschreibung'] },
  { to: 'amortization', words: ['amortization', 'amortisation'] },
  {
    to: 'income_tax',
    words: words('income tax|corporation tax|corporate tax|federal tax|franchise tax|korperschaftsteuer'),
  },
  { to: 'interest', words: ['interest', 'zinsen', 'zinsaufwand', 'loan interest'] },
];

const INCOME: readonly Line[] = [
  {
    to: 'revenue.recurring',
    words: words(
      'managed|recurring|subscription|retainer|contract|agreement|monthly|maintenance|support plan|backup|hosting|cloud|licen|microsoft 365|m365|office 365|monitoring|voip',
    ),
  },
  {
    to: 'revenue.project',
    words: words('project|setup|installation|install|migration|onboarding|implementation'),
  },
  {
    to: 'revenue.product',
    words: words('hardware|product|resale|equipment|laptop|computer|server|switch|goods|parts'),
  },
  {
    to: 'revenue.hourly',
    words: words(
      'hourly|hour|labor|labour|time and material|t m|consulting|service call|on site|onsite|remote support|break fix|repair|ad hoc',
    ),
  },
];

const COGS: readonly Line[] = [
  { to: 'cogs.labor', words: words('labor|labour|technician|payroll|wages|salar|direct staff') },
  {
    to: 'cogs.subcontract',
    words: words('subcontract|contractor|outsourc|freelance|white label|noc'),
  },
  {
    to: 'cogs.licences',
    words: words(
      'licen|cloud|microsoft|m365|office 365|software|subscription|rmm|psa|backup|hosting|csp|pax8|security|voip|saas',
    ),
  },
  {
    to: 'cogs.product',
    words: words('hardware|product|resale|equipment|goods|purchases|parts|materials|merchandise|freight'),
  },
];

const EXPENSE: readonly Line[] = [
  {
    to: 'opex.owner_pay',
    words: words(
      'owner pay|owner s pay|owner salary|owner wages|officer|director|guaranteed payment|shareholder salary',
    ),
  },
  {
    to: 'opex.payroll',
    words: words(
      'payroll|wages|wage|salar|gusto|employee|employer|staff|401k|health insurance|superannuation|pension|gehalt|gehalter|lohn|lohne',
    ),
  },
  {
    to: 'opex.rent',
    words: words('rent|lease|office space|coworking|utilities|electric|miete'),
    not: ['rental car'],
  },
  {
    to: 'opex.sales',
    words: words(
      'advertis|marketing|sales|commission|google ads|facebook|linkedin|trade show|sponsor|werbung|promotion',
    ),
  },
  {
    to: 'opex.other',
    words: words(
      'bank fee|account fee|monthly fee|card fee|bank charge|bank service|merchant fee|processing fee|stripe fee|paypal fee|gocardless fee|revolut fee',
    ),
  },
  {
    to: 'opex.tools',
    words: words(
      'software|saas|subscription|rmm|psa|tools|apps|hosting|domain|amazon web services|aws|ninjaone|connectwise|autotask|halopsa|atera|adobe|github|microsoft|google workspace|cloud|licen|internet|telephone|computer',
    ),
  },
  {
    to: 'opex.other',
    words: words(
      'office|insurance|legal|professional|accounting|bookkeep|audit|travel|meals|entertainment|vehicle|car|fuel|gas|parking|mileage|postage|shipping|supplies|training|education|dues|memberships|donation|repair|cleaning|phone|fees|taxes|permits|bad debt|miscellaneous|general|refund|penalt',
    ),
  },
];

/** Words that tell the side where no section does. */
const SAYS_INCOME = words(
  'income|revenue|sales|resale income|fees earned|turnover|erlos|umsatz|invoices|services income|managed services',
);
const SAYS_COGS = words(
  'cost of|cogs|costs of|direct cost|purchases|resale|hardware cost|licence cost|license cost|licences cost|licenses cost|hardware|subcontract|wareneinsatz|microsoft csp|pax8|ingram',
);
const SAYS_COST = words('cost|expense|fee|fees|sales tax|marketing|commission|advertis');

/** Lower-case ASCII words with single blanks between, so that "Owner's draw" and "owners-draw" are alike. */
const plain = (name: string): string =>
  ` ${name
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()}`;

const has = (text: string, words: readonly string[]): boolean =>
  words.some((word) => text.includes(` ${word}`));

/** Short words (`vat`, `gas`, `a r`) fit only whole; longer ones also as a beginning. */
const fits = (text: string, line: Line): boolean => {
  const padded = `${text} `;
  const hit = line.words.some((word) => padded.includes(word.length <= 4 ? ` ${word} ` : ` ${word}`));
  return hit && !(line.not && has(text, line.not));
};

const firstOf = (text: string, lines: readonly Line[]): AccountSuggestion | null =>
  lines.find((line) => fits(text, line))?.to ?? null;

const inCogs = (text: string): AccountSuggestion => firstOf(text, COGS) ?? 'cogs.other';

const bySection: Record<Section, (text: string) => AccountSuggestion | null> = {
  income: (text) => firstOf(text, INCOME),
  cogs: inCogs,
  expense: (text) => firstOf(text, BELOW) ?? firstOf(text, EXPENSE) ?? 'opex.other',
  other_income: (text) => (has(text, ['interest']) ? 'interest' : 'other_income'),
  other_expense: (text) => firstOf(text, BELOW) ?? 'other_expense',
  balance: (text) => firstOf(text, BALANCE) ?? IGNORED_ACCOUNT,
};

const withoutSection = (text: string): AccountSuggestion | null => {
  const early = firstOf(text, BALANCE) ?? firstOf(text, BELOW);
  // Without a section the sign is the account's own, and a positive `interest` would be paid.
  if (early === 'interest' && has(text, ['interest income', 'interest earned', 'interest received']))
    return 'other_income';
  if (early) return early;
  if (has(text, SAYS_INCOME) && !has(text, SAYS_COST)) return firstOf(text, INCOME);
  if (has(text, SAYS_COGS)) return inCogs(text);
  return firstOf(text, EXPENSE);
};

/**
 * Suggests what an account of a source is; null = no idea.
 * @param name the account, a path such as `Software:RMM & PSA`, an item or a counterparty: of a path its end counts
 *   first, then what it stands under
 * @param section where the file says the account stands; null = it doesn't
 */
export function suggestAccount(name: string, section: Section | null = null): AccountSuggestion | null {
  const segments = name.split(':').map(plain).reverse();
  const read = section === null ? withoutSection : bySection[section];
  for (const text of segments) {
    const found = read(text);
    if (found) return found;
  }
  return null;
}

/**
 * Suggests what a line of a bank statement is, by whom it names or what it says; null = no idea. Of money that came in
 * only the owner knows: a client's payment is no revenue where invoices are imported too.
 */
export function suggestBankLine(text: string, moneyOut: boolean): AccountSuggestion | null {
  const lines = moneyOut ? [OWN_TRANSFER, EQUITY, ...BELOW, ...EXPENSE] : [OWN_TRANSFER, EQUITY];
  return firstOf(plain(text), lines);
}

const SECTION_WORDS: readonly (readonly [Section, readonly string[]])[] = [
  ['other_income', words('other income|other revenue|non operating income|sonstige ertrage|interest income')],
  ['other_expense', ['other expense', 'other cost', 'non operating expense']],
  [
    'cogs',
    words(
      'cost of goods|cost of sales|cost of revenue|cost of services|less cost of|cogs|direct cost|direct expense|wareneinsatz|materialaufwand',
    ),
  ],
  [
    'income',
    words(
      'income|revenue|turnover|trading income|operating income|ordinary income|sales|umsatz|erlose|discount|uncategorized income|accrec',
    ),
  ],
  [
    'expense',
    words(
      'expense|operating expense|less operating expense|overhead|administrative|payroll expense|payment processing|uncategorized expense|aufwand|aufwendungen|kosten|costs',
    ),
  ],
  [
    'balance',
    words(
      'asset|liabilit|equity|bank|credit card|accounts receivable|accounts payable|fixed asset|current asset|system receivable|cash',
    ),
  ],
];

/** The section a heading or a type column names, such as `Less Cost of Sales` or `Operating Expense`; null = none. */
export function sectionOf(heading: string): Section | null {
  const text = plain(heading);
  return SECTION_WORDS.find(([, words]) => words.some((word) => text.startsWith(` ${word}`)))?.[0] ?? null;
}
