import type { SplitInput } from '../../../shared/contract/ledger.ts';
import { parseField } from '../../../shared/entry/fields.ts';
import type { EntryContext } from '../../../shared/entry/types.ts';
import { TABLES } from '../../../shared/records/tables.ts';
import type { SplitBy } from '../../../shared/split.ts';
import type { InputField } from '../../records/input-types.ts';

/** What is typed into a split, and the question to main that it makes. */

/** A client's part as typed: `share` is an amount, or a percentage. */
export type Part = { client: string; share: string };
export type Typed = { by: SplitBy; texts: Readonly<Record<string, string>>; parts: readonly Part[] };

export const BY_WORDS: Readonly<Record<SplitBy, string>> = {
  equal: 'Equally',
  seats: 'By seats',
  hours: 'By the hours of the month',
  mrr: 'By MRR on the day',
  percent: 'By percent',
  amounts: 'By amounts',
};

const NAMES = ['date', 'account', 'amount', 'vendor', 'memo'];
/** What is asked of an amount that is not in the ledger yet. */
export const FIELDS: readonly InputField[] = TABLES.ledger_entries.fields.filter(({ name }) =>
  NAMES.includes(name),
);

/** An amount or a percentage: both have two decimals. */
export const SHARE: Readonly<Record<'percent' | 'amounts', InputField>> = {
  percent: { name: 'share', label: 'Percent', type: 'cents', required: false, min: 0, max: 10_000 },
  amounts: { name: 'share', label: 'Amount', type: 'cents', required: false },
};

export const isTyped = (by: SplitBy): by is 'percent' | 'amounts' => by === 'percent' || by === 'amounts';

export type Question =
  | { ok: true; input: SplitInput }
  | { ok: false; errors: Readonly<Record<string, string>> };

/** The question that what is typed makes, or what is wrong with which field; parts that can't be read count as nothing. */
export function questionOf(
  entry: number | undefined,
  { by, texts, parts }: Typed,
  context: EntryContext,
): Question {
  const errors: Record<string, string> = {};
  const values: Record<string, unknown> = {};
  for (const field of entry === undefined ? FIELDS : []) {
    const read = parseField(field, texts[field.name] ?? '', context);
    if (read.ok) values[field.name] = read.value;
    else errors[field.name] = read.reason;
  }
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  const share = (text: string): number => {
    const read = isTyped(by) ? parseField(SHARE[by], text, { ...context, currency: 'XXX' }) : null;
    return read?.ok && typeof read.value === 'number' ? read.value : 0;
  };
  return {
    ok: true,
    input: {
      ...(entry === undefined ? { values: values as NonNullable<SplitInput['values']> } : { entry }),
      by,
      parts: parts.map(({ client, share: text }) => ({
        client: client === '' ? null : client,
        ...(isTyped(by) && { share: share(text) }),
      })),
    },
  };
}
