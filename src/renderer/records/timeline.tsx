import { type ReactNode, type RefObject, useEffect, useRef } from 'react';
import { classes } from '../lib/classes.ts';
import { useFormat } from '../lib/format-context.tsx';
import { arrived, type RecordAt, useArrival } from './navigate.ts';
import styles from './timeline.module.css';

/** One thing that happened on a day, or is to happen. */
export type Happening = {
  key: string;
  day: string;
  /** It is after today. */
  coming: boolean;
  title: string;
  /** More about it, on a line below. */
  detail: string;
  /** What holds from then on, at the end of the line. */
  amount: string;
  tone?: 'better' | 'worse' | 'void' | undefined;
  actions?: ReactNode;
  /** The record that tells of it. */
  of?: RecordAt;
};

type TimelineProps = {
  happenings: readonly Happening[];
  today: string;
  /** What holds today. */
  amount: string;
  /** Said where nothing is to come. */
  nothing: string;
};

/** What was, today, and what is to come: from the first day on. */
export function Timeline({ happenings, today, amount, nothing }: TimelineProps) {
  const format = useFormat();
  const [was, coming] = [happenings.filter((one) => !one.coming), happenings.filter((one) => one.coming)];
  return (
    <div className={styles.timeline}>
      {was.length > 0 && (
        <ol aria-label="Until today">
          {was.map((one) => (
            <Line key={one.key} one={one} />
          ))}
        </ol>
      )}
      <p className={styles.today}>
        <span>Today, {format.day(today)}</span>
        <b className="digits">{amount}</b>
      </p>
      {coming.length > 0 ? (
        <ol className={styles.coming} aria-label="To come">
          {coming.map((one) => (
            <Line key={one.key} one={one} />
          ))}
        </ol>
      ) : (
        <p className={styles.nothing}>{nothing}</p>
      )}
    </div>
  );
}

/** Where one was led to what a line tells of, the line takes the focus. */
function useArriving(of: Happening['of'], line: RefObject<HTMLElement | null>): void {
  const part = useArrival(({ arrival }) => arrival?.part ?? null);
  const isMeant = part !== null && part.table === of?.table && part.id === of.id;
  useEffect(() => {
    if (!isMeant) return;
    const waiting = requestAnimationFrame(() => {
      line.current?.scrollIntoView?.({ block: 'center' });
      line.current?.focus({ preventScroll: true });
      arrived();
    });
    return () => cancelAnimationFrame(waiting);
  }, [isMeant, line]);
}

function Line({ one: { day, title, detail, amount, tone, actions, of } }: { one: Happening }) {
  const format = useFormat();
  const line = useRef<HTMLLIElement>(null);
  useArriving(of, line);
  return (
    <li ref={line} tabIndex={-1} className={classes(styles.line, tone === 'void' && styles.void)}>
      <time className={styles.day} dateTime={day}>
        {format.day(day)}
      </time>
      <div className={styles.what}>
        <div className={styles.first}>
          <p className={classes(styles.title, tone && styles[tone])}>{title}</p>
          {actions && <div className={styles.actions}>{actions}</div>}
        </div>
        {detail && <p className={styles.detail}>{detail}</p>}
      </div>
      <p className={styles.amount}>{amount}</p>
    </li>
  );
}
