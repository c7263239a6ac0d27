import type { ReactNode } from 'react';
import styles from './tools.module.css';

/** The line above a table: what is shown and how, and at its end a few words about it. */
export const Tools = ({ children, about }: { children: ReactNode; about?: ReactNode }) => (
  <div className={styles.tools}>
    {children}
    {about && <p className={styles.about}>{about}</p>}
  </div>
);
