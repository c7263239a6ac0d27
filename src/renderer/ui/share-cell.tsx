import type { WireFigure } from '../../shared/contract/values.ts';
import { classes } from '../lib/classes.ts';
import { Figure } from './figure.tsx';
import styles from './share-cell.module.css';

const onTrack = (share: number): string => `${Math.min(Math.max(share, 0), 1) * 100}%`;

type ShareCellProps = {
  share: WireFigure;
  /** Of all rows together: the tick on the track. */
  average: number | null;
};

/** A share on a track common to all rows; the tick is where all together stand. */
export function ShareCell({ share, average }: ShareCellProps) {
  const below = share.value !== null && average !== null && share.value < average;
  return (
    <span className={styles.cell}>
      <span className={styles.track} aria-hidden="true">
        {share.value !== null && (
          <span
            className={classes(styles.fill, below && styles.low)}
            style={{ display: 'block', width: onTrack(share.value) }}
          />
        )}
        {average !== null && <span className={styles.average} style={{ left: onTrack(average) }} />}
      </span>
      <span className={styles.share}>
        <Figure figure={share} />
      </span>
    </span>
  );
}
