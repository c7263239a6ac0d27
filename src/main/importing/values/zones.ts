import { type DayNumber, dayOf } from '../../../shared/calendar.ts';
import { type Stretch, stretchAt, type Timestamp } from '../../../shared/timestamp.ts';

/** The moment at which a zone's clocks show a day and a second of it. */
export type LocalTime = (day: DayNumber, second: number) => Timestamp;

/** Further than this from a clock change a local time exists exactly once. */
const SAFE = 172_800;

const stamp = (epoch: number, offsetSeconds: number): Timestamp => ({
  epoch,
  offset: Math.round(offsetSeconds / 60) + 0,
});

/**
 * Reads local times of one zone. Where clocks are put back a time exists twice: the first is meant; where they are
 * put forward it doesn't exist: it is read as if they hadn't been (Temporal's “compatible”, what calendars do).
 * @throws RangeError if the zone is unknown
 */
export function localTime(zone: string): LocalTime {
  const stretches: Stretch[] = [stretchAt(zone, 0)];
  let last = stretches[0] as Stretch;
  const safeIn = (local: number, { from, until }: Stretch) => local > from + SAFE && local < until - SAFE;
  return (day, second) => {
    const local = day * 86_400 + second;
    if (safeIn(local, last)) return stamp(local - last.offset, last.offset);
    const known = stretches.find((stretch) => safeIn(local, stretch));
    if (known) {
      last = known;
      return stamp(local - known.offset, known.offset);
    }
    const moment = Temporal.PlainDateTime.from(dayOf(day))
      .add({ seconds: second })
      .toZonedDateTime(zone, { disambiguation: 'compatible' });
    const epoch = moment.epochMilliseconds / 1000;
    const stretch = stretchAt(zone, epoch);
    if (!stretches.some(({ from }) => from === stretch.from)) stretches.push(stretch);
    return stamp(epoch, moment.offsetNanoseconds / 1e9);
  };
}
