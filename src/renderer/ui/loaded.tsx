import type { ReactNode } from 'react';
import type { Failure } from '../../shared/result.ts';
import { usePainted } from '../lib/painted.ts';
import { ErrorNotice } from './error-notice.tsx';
import styles from './loaded.module.css';

type LoadedProps<T> = {
  data: T | undefined;
  error: Failure | undefined;
  /** Heights of the parts to come, so that nothing jumps when they do. */
  reserve: readonly number[];
  children: (data: T) => ReactNode;
};

/** A screen once its data stands; before that its space, and whatever went wrong. */
export function Loaded<T>({ data, error, reserve, children }: LoadedProps<T>) {
  const stands = usePainted(data !== undefined || error !== undefined);
  return (
    <div className={styles.parts} aria-busy={!stands}>
      {error && <ErrorNotice failure={error} />}
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
