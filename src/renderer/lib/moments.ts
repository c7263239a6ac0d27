/** Moments as the clock in the book's zone has them: the day a thing was done on is the day it was there. */

const two = (value: number): string => String(value).padStart(2, '0');

const wall = (at: string, zone: string): Temporal.ZonedDateTime =>
  Temporal.Instant.from(at).toZonedDateTimeISO(zone);

/** The calendar day of a moment (ISO 8601) in a zone: `2026-06-30`. @throws RangeError if the zone is unknown */
export const dayOfMoment = (at: string, zone: string): string => wall(at, zone).toPlainDate().toString();

/** The time of day of a moment (ISO 8601) in a zone: `16:05`. @throws RangeError if the zone is unknown */
export function timeOfMoment(at: string, zone: string): string {
  const { hour, minute } = wall(at, zone);
  return `${two(hour)}:${two(minute)}`;
}
