// Times of things done in turn. Machines are shared and noisy: what slows one of them slows the other as well, so
// their ratio holds where seconds do not.

/** Does the thing once and answers with the milliseconds it took. */
export type Timed = () => number | Promise<number>;

/** Milliseconds, one for each run. */
export type Times = readonly number[];

export const best = (times: Times): number => Math.min(...times);

export function median(times: Times): number {
  const sorted = [...times].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle];
  const lower = sorted[sorted.length % 2 === 0 ? middle - 1 : middle];
  if (upper === undefined || lower === undefined) throw new RangeError('no times to take the middle of');
  return (lower + upper) / 2;
}

/** How long the work takes, in milliseconds. */
export async function clocked(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/**
 * Does all things in turn, A B A B …, and answers with the times of each. The first rounds warm caches and code
 * and are not counted.
 */
export async function interleaved<Name extends string>(
  things: Record<Name, Timed>,
  runs: number,
  warmUps = 1,
): Promise<Record<Name, Times>> {
  const names = Object.keys(things) as Name[];
  const times = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (let round = 0; round < warmUps + runs; round += 1) {
    for (const name of names) {
      const took = await things[name]();
      if (round >= warmUps) times[name].push(took);
    }
  }
  return times;
}
