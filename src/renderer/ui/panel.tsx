import { type ReactNode, useId } from 'react';
import { classes } from '../lib/classes.ts';
import styles from './panel.module.css';

type PanelProps = {
  title: string;
  /** A few words beside the title. */
  note?: ReactNode;
  /** At the far end of the heading. */
  aside?: ReactNode;
  className?: string | undefined;
  children: ReactNode;
};

/** A titled part of a screen. */
export function Panel({ title, note, aside, className, children }: PanelProps) {
  const id = useId();
  return (
    <section className={classes(styles.panel, styles.padded, className)} aria-labelledby={id}>
      <div className={styles.head}>
        <h2 id={id}>{title}</h2>
        {note && <span className={styles.note}>{note}</span>}
        {aside && <div className={styles.aside}>{aside}</div>}
      </div>
      {children}
    </section>
  );
}
