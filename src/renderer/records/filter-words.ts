import type { RecordFilter } from '../../shared/contract/records.ts';
import { fieldText } from '../../shared/entry/fields.ts';
import type { EntryContext } from '../../shared/entry/types.ts';
import type { Field, FieldType } from '../../shared/records/fields.ts';
import { choiceWords } from '../../shared/records/words.ts';
import type { Formatter } from '../lib/format.ts';
import { cellText } from './cell-text.ts';

/** Filters as the owner says them, and back. */

/** Ways to filter; `between` is one filter `from` and one `to`. */
export type FilterWay = 'contains' | 'is' | 'not' | 'between' | 'empty' | 'filled';

export const WAY_WORDS: Readonly<Record<FilterWay, string>> = {
  contains: 'contains',
  is: 'is',
  not: 'is not',
  between: 'is from … to …',
  empty: 'is empty',
  filled: 'is not empty',
};

const WAYS: Readonly<Record<FieldType, readonly FilterWay[]>> = {
  text: ['contains', 'is', 'not', 'empty', 'filled'],
  note: ['contains', 'empty', 'filled'],
  names: ['contains', 'empty', 'filled'],
  reference: ['is', 'not', 'contains', 'empty', 'filled'],
  choice: ['is', 'not', 'empty', 'filled'],
  flag: ['is', 'empty', 'filled'],
  day: ['between', 'empty', 'filled'],
  moment: ['between', 'empty', 'filled'],
  cents: ['between', 'is', 'empty', 'filled'],
  seconds: ['between', 'is', 'empty', 'filled'],
  whole: ['between', 'is', 'empty', 'filled'],
};

/** What a field can be filtered by; what must be there is never empty. */
export const waysOf = ({ type, required }: Pick<Field, 'type' | 'required'>): FilterWay[] =>
  WAYS[type].filter((way) => !required || (way !== 'empty' && way !== 'filled'));

/** Whether a way takes several values at once. */
export const takesMany = ({ type }: Pick<Field, 'type'>, way: FilterWay): boolean =>
  (way === 'is' || way === 'not') && (type === 'reference' || type === 'choice');

const momentOf = (day: string, zone: string, isEnd: boolean): string => {
  const date = Temporal.PlainDate.from(day);
  const at = (isEnd ? date.add({ days: 1 }) : date).toZonedDateTime(zone).toInstant();
  return (isEnd ? at.subtract({ seconds: 1 }) : at).toString();
};

/** An edge of `between` as main compares it: days of moments are the book's own, from their first to their last second. */
export const edgeOf = (
  { name, type }: Pick<Field, 'name' | 'type'>,
  how: 'from' | 'to',
  value: string | number,
  { zone = 'UTC' }: EntryContext,
): RecordFilter => ({
  field: name,
  how,
  value: type === 'moment' ? momentOf(String(value), zone, how === 'to') : value,
});

const valueWords = (field: Field, value: unknown, context: EntryContext, format: Formatter): string => {
  if (field.type === 'choice') return choiceWords(String(value));
  if (field.type === 'moment' && typeof value === 'string') {
    const day = Temporal.Instant.from(value)
      .toZonedDateTimeISO(context.zone ?? 'UTC')
      .toPlainDate();
    return format.day(day.toString());
  }
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return field.type === 'text' ? `“${value}”` : cellText(field, value, context, format);
  return '';
};

const HOW_MANY = 3;

/** A filter in words: `Status is open or waiting`, `Amount from 500.00`. */
export function filterWords(
  field: Field,
  { how, value }: RecordFilter,
  context: EntryContext,
  format: Formatter,
): string {
  const { label } = field;
  if (how === 'empty' || how === 'filled') return `${label} ${WAY_WORDS[how]}`;
  if (how === 'contains') return `${label} contains “${value}”`;
  const values = (Array.isArray(value) ? value : [value]).map((each) =>
    valueWords(field, each, context, format),
  );
  const shown = values.slice(0, HOW_MANY).join(' or ');
  const more = values.length > HOW_MANY ? ` or ${values.length - HOW_MANY} more` : '';
  if (how === 'from' || how === 'to') return `${label} ${how} ${shown}`;
  return `${label} ${WAY_WORDS[how]} ${shown}${more}`;
}

/** A value as the filter form's input has it. */
export const filterText = (field: Field, value: unknown, context: EntryContext): string => {
  if (field.type === 'moment' && typeof value === 'string')
    return fieldText(
      { type: 'day' },
      Temporal.Instant.from(value)
        .toZonedDateTimeISO(context.zone ?? 'UTC')
        .toPlainDate()
        .toString(),
      context,
    );
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? fieldText(field, value, context)
    : '';
};
