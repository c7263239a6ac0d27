import { ProgressBar } from 'react-aria-components';
import { classes } from '../lib/classes.ts';
import { useFormat } from '../lib/format-context.tsx';
import { Button } from './button.tsx';
import styles from './progress.module.css';

type ProgressProps = {
  label: string;
  done: number;
  /** 0 while unknown. */
  total: number;
  onCancel: () => void;
};

/** A long job under way. */
export function Progress({ label, done, total, onCancel }: ProgressProps) {
  const format = useFormat();
  const unknown = total === 0;
  return (
    <ProgressBar
      className={styles.progress}
      aria-label={label}
      value={done}
      maxValue={Math.max(total, 1)}
      isIndeterminate={unknown}
    >
      {({ percentage = 0 }) => (
        <>
          <span>{label}</span>
          <span className={styles.count}>
            {unknown ? '' : `${format.count(Math.floor((100 * done) / total))}\u00a0%`}
          </span>
          <div className={styles.track}>
            <div
              className={classes(styles.fill, unknown && styles.unknown)}
              style={unknown ? undefined : { width: `${percentage}%` }}
            />
          </div>
          <div className={styles.cancel}>
            <Button onPress={onCancel}>Stop</Button>
          </div>
        </>
      )}
    </ProgressBar>
  );
}
