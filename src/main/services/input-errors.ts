import type { z } from 'zod';
import { type Failure, PlumblineError } from '../../shared/result.ts';

type RawIssue = z.core.$ZodRawIssue;

/** A form has few fields; a list of a million bad days needs no million sentences. */
const MOST_ISSUES = 20;
const short = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);

const KINDS: Record<string, string> = {
  string: 'Text is expected here.',
  number: 'A number is expected here.',
  int: 'A whole number is expected here.',
  boolean: 'Yes or no is expected here.',
  array: 'A list is expected here.',
  object: 'Named values are expected here.',
};

const tooSmall = (issue: RawIssue & { code: 'too_small' }): string => {
  if (issue.origin !== 'string') return `At least ${issue.minimum} is expected here.`;
  return issue.minimum === 1
    ? 'Something is expected here.'
    : `At least ${issue.minimum} characters, please.`;
};

/** zod's own wording is for programmers; what a schema words itself comes before this and stays. */
const sentence = (issue: RawIssue): string => {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined) return 'This is missing.';
      return KINDS[issue.expected] ?? 'A value of another kind is expected here.';
    case 'too_small':
      return tooSmall(issue as RawIssue & { code: 'too_small' });
    case 'too_big':
      return issue.origin === 'string'
        ? `At most ${issue.maximum} characters, please.`
        : `At most ${issue.maximum} is expected here.`;
    case 'invalid_value':
      return `One of ${issue.values.map(String).join(', ')} is expected here.`;
    case 'unrecognized_keys':
      return `Nothing of this name is known: ${issue.keys.slice(0, 5).map(short).join(', ')}.`;
    default:
      return 'This cannot be used here.';
  }
};

/** `change.ebitdaMultiple` for the issue at that place; empty for the input as a whole. */
const placeOf = (path: PropertyKey[]): string => path.map((step) => short(String(step))).join('.');

const failureFor = (issues: readonly z.core.$ZodIssue[]): Omit<Failure, 'code'> => {
  const fields: Record<string, string> = {};
  for (const { path, message } of issues.slice(0, MOST_ISSUES)) {
    const place = placeOf(path);
    if (place !== '' && !Object.hasOwn(fields, place)) fields[place] = message;
  }
  const first = issues[0];
  const place = first ? placeOf(first.path) : '';
  const detail = first ? ` ${place === '' ? '' : `${place}: `}${first.message}` : '';
  const message = `What was entered cannot be used.${detail}`;
  return Object.keys(fields).length > 0 ? { message, fields } : { message };
};

/** The input as its schema gives it out. @throws PlumblineError `bad_input`, by field, when it does not fit. */
export function parseInput(schema: z.ZodType, input: unknown): unknown {
  const parsed = schema.safeParse(input, { error: sentence });
  if (parsed.success) return parsed.data;
  const { message, ...more } = failureFor(parsed.error.issues);
  throw new PlumblineError('bad_input', message, more);
}
