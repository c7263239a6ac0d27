import type { Field, FieldValue } from '../../shared/records/fields.ts';
import type { Formatter } from '../lib/format.ts';

/** A value as it stands in a table. */
export function cellText(field: Field, value: FieldValue, format: Formatter): string {
  if (value === null || value === '') return '';
  switch (field.type) {
    case 'cents':
      return format.money(Number(value), { cents: true });
    case 'seconds':
      return format.hours(Number(value));
    case 'whole':
      return format.count(Number(value));
    case 'flag':
      return value ? 'Yes' : 'No';
    case 'day':
      return format.day(String(value));
    case 'moment':
      return `${format.day(String(value))}, ${String(value).slice(11, 16)}`;
    case 'names':
      return (value as readonly string[]).join(', ');
    default:
      return String(value);
  }
}
