import type { ReactNode } from 'react';
import { usePainted } from '../lib/painted.ts';
import type { Reading } from '../lib/store.ts';
import { ErrorNotice } from './error-notice.tsx';
import styles from './loaded.module.css';

type LoadedProps<T> = Reading<T> & {
  /** Heights of the parts to come, so that nothing jumps when they do. */
  reserve: readonly number[];
  children: (data: T) => ReactNode;
};

/** A screen once its data stands; before that its space, and whatever went wrong with a way to ask again. */
export function Loaded<T>({ data, error, loading, retry, reserve, children }: LoadedProps<T>) {
  const stands = usePainted(data !== undefined || error !== undefined);
  return (
    <div className={styles.parts} aria-busy={!stands}>
      {error && <ErrorNotice failure={error} onRetry={retry} isRetrying={loading} />}
      {data !== undefined && children(data)}
      {data === undefined &&
        !error &&
        reserve.map((height, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes.
          <div key={index} className={styles.reserved} style={{ height }} />
        ))}
    </div>
  );
}
