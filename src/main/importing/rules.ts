/**
 * The owner's rules for bank and ledger lines: whoever is paid, or whatever is written, → kind and client
 * (IMPORT.md, "bank statement → ledger"). Pure: where rules are kept and how they are learnt is the caller's.
 */

/** One rule. Letters' case doesn't matter, nor how many blanks stand between words. */
export type LineRule = {
  field: 'counterparty' | 'text';
  how: 'contains' | 'equals';
  pattern: string;
  /** An account kind, or `ignore`. */
  target: string;
  /** The client the line belongs to; null = none. */
  client: string | null;
};

/** What of a line a rule looks at. */
export type RuledLine = { counterparty: string; text: string };

const comparable = (text: string): string => text.toLowerCase().replace(/\s+/g, ' ').trim();

/** Whether a rule fits a line. A rule without a pattern fits nothing: it would take every line. */
export function fitsRule(rule: LineRule, line: RuledLine): boolean {
  const pattern = comparable(rule.pattern);
  if (pattern === '') return false;
  const value = comparable(line[rule.field]);
  return rule.how === 'equals' ? value === pattern : value.includes(pattern);
}

/** The first rule that fits, in the order given; null = none does. */
export const matchRules = <R extends LineRule>(rules: readonly R[], line: RuledLine): R | null =>
  rules.find((rule) => fitsRule(rule, line)) ?? null;
