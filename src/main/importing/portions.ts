import type { Intake } from './intake.ts';
import { buffersOfTimes, fitsColumns, type TimeRows, timeRows } from './time-rows.ts';

/** What a thread that reads hands to the one that writes: what became of some rows, in the order of the file. */

/** Where what becomes of rows is put. */
export type Taker = Pick<Intake, 'row' | 'take' | 'times' | 'leave' | 'reject' | 'warn' | 'ask' | 'withdraw'>;

/** What the rows of a file are told to, one by one; many time entries at once come of it only between threads. */
export type RowTaker = Omit<Taker, 'times'>;

/** Anything but a time entry in columns, and how many records came before it. */
type Other = {
  [N in keyof RowTaker]: { before: number; name: N; args: Parameters<RowTaker[N]> };
}[Exclude<keyof RowTaker, 'row'>];

export type Portion = {
  /** Bytes of the file that were read by then. */
  done: number;
  rows: number;
  /** Of all records, in the order of the file; NaN = it has to be made of the record's values. */
  identities: Float64Array;
  times: TimeRows;
  others: Other[];
};

/** Collects what becomes of rows; `cut` hands out what there is since the last time. */
export function recorder(): { taker: RowTaker; cut(done: number): Portion } {
  let rows = 0;
  let identities: number[] = [];
  let others: Other[] = [];
  const times = timeRows();
  const note =
    <N extends Other['name']>(name: N) =>
    (...args: Parameters<RowTaker[N]>): void => {
      others.push({ before: identities.length, name, args } as Other);
    };
  const noteTake = note('take');
  return {
    taker: {
      row() {
        rows++;
      },
      take(line, draft, identity) {
        if (identity !== null && fitsColumns(draft)) times.add(line, draft);
        else noteTake(line, draft, identity);
        identities.push(identity ?? Number.NaN);
      },
      leave: note('leave'),
      reject: note('reject'),
      warn: note('warn'),
      ask: note('ask'),
      withdraw: note('withdraw'),
    },
    cut(done) {
      const portion: Portion = {
        done,
        rows,
        identities: Float64Array.from(identities),
        times: times.cut(),
        others,
      };
      [rows, identities, others] = [0, [], []];
      return portion;
    },
  };
}

/** The memory of a portion's lists of numbers, which can be handed over instead of copied. */
export const buffersOf = ({ identities, times }: Portion): ArrayBuffer[] => [
  identities.buffer as ArrayBuffer,
  ...buffersOfTimes(times),
];

/** Gives a taker what a portion holds, in the order of the file. */
export function replay({ rows, identities, times, others }: Portion, taker: Taker): void {
  /** Records so far, and how many of them were time entries in columns. */
  let [taken, timed] = [0, 0];
  const timesUpTo = (record: number): void => {
    const count = record - taken;
    if (count > 0) taker.times(times, timed, identities.subarray(taken, record));
    timed += count;
    taken = record;
  };
  for (const other of others) {
    timesUpTo(other.before);
    if (other.name === 'take') {
      const [line, draft] = other.args;
      const identity = identities[taken++] as number;
      taker.take(line, draft, Number.isNaN(identity) ? null : identity);
    } else (taker[other.name] as (...args: unknown[]) => void)(...other.args);
  }
  timesUpTo(identities.length);
  taker.row(rows);
}
