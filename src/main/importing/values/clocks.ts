/** Times of day: `9:05`, `09:18 AM`, `21:30:40.5531`, `14h30`, and the offsets that can follow them. */

const CLOCK = /^(\d{1,2})(?:[:h](\d{2}))?(?::(\d{2})(?:[.,]\d{1,9})?)?\s*(?:([ap])\.?\s?m\.?)?$/i;

/**
 * Seconds of the day from a 12 h or 24 h clock; parts of a second are dropped, as they can't carry into the next day.
 * Null if it is no time of day (`24:00`, `13:00 PM`, a bare `9`).
 */
export function readClock(text: string): number | null {
  const match = CLOCK.exec(text.trim());
  if (!match) return null;
  const [hour, minute, second] = [Number(match[1]), Number(match[2] ?? 0), Number(match[3] ?? 0)];
  const half = match[4]?.toLowerCase();
  if (minute > 59 || second > 59) return null;
  if (half) {
    if (hour < 1 || hour > 12) return null;
    return ((hour % 12) + (half === 'p' ? 12 : 0)) * 3600 + minute * 60 + second;
  }
  return hour > 23 || match[2] === undefined ? null : hour * 3600 + minute * 60 + second;
}

const OFFSET = /^(.*?)\s*(?:(Z|UTC|GMT)|(?:UTC|GMT)?([+\-−])(\d{1,2})(?::?(\d{2}))?)$/i;

/** A clock and the minutes east of UTC written behind it; null = it bears no offset. */
export function splitOffset(text: string): { clock: string; offset: number | null } {
  const match = OFFSET.exec(text);
  if (!match?.[1]) return { clock: text, offset: null };
  if (match[2]) return { clock: match[1], offset: 0 };
  const minutes = Number(match[4]) * 60 + Number(match[5] ?? 0);
  if (minutes > 14 * 60 || Number(match[5] ?? 0) > 59) return { clock: text, offset: null };
  return { clock: match[1], offset: match[3] === '+' || minutes === 0 ? minutes : -minutes };
}
