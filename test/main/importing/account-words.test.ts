import { describe, expect, it } from 'vitest';
import { sectionOf, suggestAccount, suggestBankLine } from '../../../src/main/importing/account-words.ts';

describe('what an account probably is', () => {
  it.each([
    ['Software', 'opex.tools'],
    ['Software:RMM & PSA', 'opex.tools'],
    ['Rent', 'opex.rent'],
    ['6200 · Rent or lease', 'opex.rent'],
    ['Payroll expenses', 'opex.payroll'],
    ['Wages', 'opex.payroll'],
    ['Officer salary', 'opex.owner_pay'],
    ['Owner draw', 'equity'],
    ['Owner’s Draw', 'equity'],
    ['Bank fees', 'opex.other'],
    ['Stripe fees', 'opex.other'],
    ['Advertising & marketing', 'opex.sales'],
    ['Managed services income', 'revenue.recurring'],
    ['Hardware resale income', 'revenue.product'],
    ['Project revenue', 'revenue.project'],
    ['Cloud resale cost', 'cogs.licences'],
    ['Cost of licences', 'cogs.licences'],
    ['Cost of goods sold', 'cogs.product'],
    ['Subcontractors', 'cogs.subcontract'],
    ['Depreciation expense', 'depreciation'],
    ['Income tax', 'income_tax'],
    ['Interest expense', 'interest'],
    ['Interest income', 'other_income'],
    ['Accounts Receivable', 'ignore'],
    ['1100 Accounts Receivable (A/R)', 'ignore'],
    ['Checking', 'ignore'],
    ['Sales tax payable', 'ignore'],
    ['Company Visa', 'ignore'],
  ])('%s: %s', (name, kind) => {
    expect(suggestAccount(name)).toBe(kind);
  });

  it.each(['Zebra', 'Sales', '4711', ''])('has no idea of “%s”', (name) => {
    expect(suggestAccount(name)).toBeNull();
  });

  it('lets the section decide what the words leave open', () => {
    expect(suggestAccount('Hardware', 'income')).toBe('revenue.product');
    expect(suggestAccount('Hardware', 'cogs')).toBe('cogs.product');
    expect(suggestAccount('Zebra', 'cogs')).toBe('cogs.other');
    expect(suggestAccount('Zebra', 'expense')).toBe('opex.other');
    expect(suggestAccount('Zebra', 'income')).toBeNull();
    expect(suggestAccount('Zebra', 'balance')).toBe('ignore');
  });

  it('suggests of money that came in only what is no income', () => {
    expect(suggestBankLine('Software refund', false)).toBeNull();
    expect(suggestBankLine('Transfer between own accounts', false)).toBe('ignore');
    expect(suggestBankLine('Purchase Visa Debit card', true)).toBeNull();
    expect(suggestBankLine('Profit distribution', true)).toBe('equity');
  });

  it.each([
    ['Income', 'income'],
    ['Trading Income', 'income'],
    ['Less Cost of Sales', 'cogs'],
    ['Cost of Goods Sold', 'cogs'],
    ['Less Operating Expenses', 'expense'],
    ['Operating Expense', 'expense'],
    ['Other Income', 'other_income'],
    ['Other Expenses', 'other_expense'],
    ['Asset', 'balance'],
    ['Liability', 'balance'],
    ['System Receivable Invoice', 'balance'],
    ['Managed services', null],
  ])('takes the heading %s for %s', (heading, section) => {
    expect(sectionOf(heading)).toBe(section);
  });
});
