/** Open from–to on a weekday (0 = Monday), in seconds of the local day. */
export type Opening = { weekday: number; from: number; to: number };

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const PART =
  /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:-(Mon|Tue|Wed|Thu|Fri|Sat|Sun))? (\d{2}):(\d{2})-(\d{2}):(\d{2})$/;

/** Reads `Mon-Fri 08:00-17:00`, or several such parts separated by commas. Null if it is anything else. */
export function parseBusinessHours(text: string): Opening[] | null {
  const openings: Opening[] = [];
  for (const part of text.split(',').map((piece) => piece.trim())) {
    const match = PART.exec(part);
    if (!match) return null;
    const [first, last] = [DAYS.indexOf(match[1] ?? ''), DAYS.indexOf(match[2] ?? match[1] ?? '')];
    const from = Number(match[3]) * 3600 + Number(match[4]) * 60;
    const to = Number(match[5]) * 3600 + Number(match[6]) * 60;
    if (from >= to || to > 86400 || Number(match[4]) > 59 || Number(match[6]) > 59) return null;
    const days = ((last - first + 7) % 7) + 1;
    for (let i = 0; i < days; i++) openings.push({ weekday: (first + i) % 7, from, to });
  }
  return united(openings);
}

/** Overlapping parts count once. */
function united(openings: readonly Opening[]): Opening[] {
  const result: Opening[] = [];
  for (const opening of [...openings].sort((a, b) => a.weekday - b.weekday || a.from - b.from)) {
    const last = result.at(-1);
    if (last && last.weekday === opening.weekday && opening.from <= last.to)
      last.to = Math.max(last.to, opening.to);
    else result.push({ ...opening });
  }
  return result;
}
