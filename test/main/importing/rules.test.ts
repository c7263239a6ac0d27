import { describe, expect, it } from 'vitest';
import { fitsRule, type LineRule, matchRules } from '../../../src/main/importing/rules.ts';

const rule = (given: Partial<LineRule>): LineRule => ({
  field: 'counterparty',
  how: 'contains',
  pattern: 'pax8',
  target: 'cogs.licences',
  client: null,
  ...given,
});

describe('rules for ledger lines', () => {
  it('take the first that fits', () => {
    const rules = [
      rule({ pattern: 'nobody' }),
      rule({ field: 'text', pattern: 'hardware', target: 'cogs.product' }),
      rule({}),
    ];
    expect(matchRules(rules, { counterparty: 'PAX8 Inc', text: 'Hardware' })?.target).toBe('cogs.product');
    expect(matchRules(rules, { counterparty: 'PAX8 Inc', text: '' })?.target).toBe('cogs.licences');
    expect(matchRules(rules, { counterparty: 'Acme', text: '' })).toBeNull();
  });

  it('compare without case, and `equals` the whole text', () => {
    const equals = rule({ how: 'equals', pattern: 'Pax8  inc' });
    expect(fitsRule(equals, { counterparty: ' PAX8 Inc ', text: '' })).toBe(true);
    expect(fitsRule(equals, { counterparty: 'PAX8 Inc Ltd', text: '' })).toBe(false);
  });

  it('without a pattern take nothing', () => {
    expect(fitsRule(rule({ pattern: ' ' }), { counterparty: 'Acme', text: '' })).toBe(false);
  });
});
