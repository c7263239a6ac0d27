import { PlumblineError } from '../../shared/result.ts';
import type { JobControl } from '../services/jobs.ts';

/** About thirty messages a second: as fast as anyone can see, and no flood between threads. */
const SHORTEST_MS = 33;

export type Progress = (done: number, total: number, label: string) => void;

/** What a job reports to: stops it once `cancelled`, and passes on only as much progress as can be seen. */
export function jobControl(
  cancelled: () => boolean,
  onProgress: Progress,
  now = () => performance.now(),
): JobControl {
  let toldAt = Number.NEGATIVE_INFINITY;
  let toldLabel: string | undefined;
  return {
    report(done, total, label) {
      if (cancelled()) throw new PlumblineError('cancelled', 'Stopped as you asked. Nothing was changed.');
      const at = now();
      const finished = total > 0 && done >= total;
      if (at - toldAt < SHORTEST_MS && label === toldLabel && !finished) return;
      toldAt = at;
      toldLabel = label;
      onProgress(done, total, label);
    },
  };
}
