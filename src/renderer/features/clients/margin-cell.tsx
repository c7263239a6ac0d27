import type { WireFigure } from '../../../shared/contract/values.ts';
import { classes } from '../../lib/classes.ts';
import { Figure } from '../../ui/figure.tsx';
import styles from './clients.module.css';

const onTrack = (share: number): string => `${Math.min(Math.max(share, 0), 1) * 100}%`;

type MarginCellProps = {
  margin: WireFigure;
  /** Of all clients together: the tick on the track. */
  average: number | null;
};

/** A margin on a track common to all rows; the tick is where all clients together stand. */
export function MarginCell({ margin, average }: MarginCellProps) {
  const below = margin.value !== null && average !== null && margin.value < average;
  return (
    <span className={styles.margin}>
      <span className={styles.track} aria-hidden="true">
        {margin.value !== null && (
          <span
            className={classes(styles.fill, below && styles.low)}
            style={{ display: 'block', width: onTrack(margin.value) }}
          />
        )}
        {average !== null && <span className={styles.average} style={{ left: onTrack(average) }} />}
      </span>
      <span className={styles.share}>
        <Figure figure={margin} />
      </span>
    </span>
  );
}
