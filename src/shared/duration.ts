/** Worked time is a whole number of seconds (METRICS.md, "Ground rules"). */
export type Seconds = number;

/** A timer that ran longer than this was probably forgotten: how long the work took is asked for. */
export const LONG_TIMER: Seconds = 12 * 3600;

const CLOCK = /^(\d{1,6}):([0-5]\d):([0-5]\d)$/;

/** Reads `h:mm:ss`; over a day is fine (`26:15:00`). Null if the text is anything else. */
export function parseDuration(text: string): Seconds | null {
  const match = CLOCK.exec(text);
  if (!match) return null;
  return Number(match[1]) * 3600 + Number(match[2]) * 60 + Number(match[3]);
}

/** Seconds as `h:mm:ss`, the canonical folder's way of writing a duration. */
export function toClock(seconds: Seconds): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

/** Seconds as words: 76800 → `21 h 20 min`; below a minute in seconds. */
export function inWords(seconds: Seconds): string {
  if (seconds < 60) return `${seconds} s`;
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60)];
  if (hours === 0) return `${minutes} min`;
  return minutes === 0 ? `${hours} h` : `${hours} h ${minutes} min`;
}
