/** Moments as the owner's clock has them. */

const two = (value: number): string => String(value).padStart(2, '0');

/** The calendar day of a moment (ISO 8601) on this machine: `2026-06-30`. */
export function dayOfMoment(at: string): string {
  const when = new Date(at);
  return `${when.getFullYear()}-${two(when.getMonth() + 1)}-${two(when.getDate())}`;
}

/** The time of day of a moment on this machine: `16:05`. */
export function timeOfMoment(at: string): string {
  const when = new Date(at);
  return `${two(when.getHours())}:${two(when.getMinutes())}`;
}
