import { shownField } from '../../shared/entry/fields.ts';
import type { EntryContext } from '../../shared/entry/types.ts';
import type { Field, FieldValue } from '../../shared/records/fields.ts';
import type { Formatter } from '../lib/format.ts';

const clocks = new Map<string, Intl.DateTimeFormat>();

/** Costly to make: one for each locale and zone. */
function clockOf(locale: string, zone: string): Intl.DateTimeFormat {
  const key = `${locale} ${zone}`;
  const known =
    clocks.get(key) ??
    new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit', timeZone: zone });
  clocks.set(key, known);
  return known;
}

/** A moment to the minute in the book's zone: whoever needs the second changes the cell. */
function momentWords(moment: string, { locale, zone = 'UTC' }: EntryContext, format: Formatter): string {
  const at = Temporal.Instant.from(moment);
  const day = format.day(at.toZonedDateTimeISO(zone).toPlainDate().toString());
  return `${day}, ${clockOf(locale, zone).format(at.epochMilliseconds)}`;
}

/** A value as it stands in a table: as it is typed, but days and moments as the other screens write them. */
export function cellText(
  field: Pick<Field, 'type'>,
  value: FieldValue,
  context: EntryContext,
  format: Formatter,
): string {
  if (typeof value === 'string' && field.type === 'day') return format.day(value);
  if (typeof value === 'string' && field.type === 'moment') return momentWords(value, context, format);
  return shownField(field, value, context);
}
