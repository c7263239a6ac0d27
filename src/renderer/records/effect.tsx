import type { ReactNode } from 'react';
import { PlainTable } from '../ui/plain-table.tsx';
import styles from './side.module.css';

type EffectProps = {
  /** A sentence each; the first is the answer. */
  lines: readonly string[];
  /** What becomes of months, where any change. */
  months?: { label: string; head: readonly string[]; rows: readonly (readonly string[])[] };
};

/** What a change would do, said while it is typed. */
export function EffectNote({ lines, months }: EffectProps): ReactNode {
  return (
    <div className={styles.effect} role="status">
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {months && months.rows.length > 0 && (
        <div className={styles.months}>
          <PlainTable
            label={months.label}
            head={months.head.map((label) => ({ label }))}
            rows={months.rows.map((cells) => ({ key: cells[0] ?? '', cells }))}
          />
        </div>
      )}
    </div>
  );
}

/** Why a change can't be made as it is typed. */
export const EffectProblem = ({ text }: { text: string }) => <p className={styles.error}>{text}</p>;

/** The space of what is being worked out. */
export const EffectPending = () => (
  <div className={styles.effect} style={{ minHeight: 62 }} aria-busy="true" />
);

/** A word about where something stands. */
export const StateMark = ({ text, tone }: { text: string; tone?: 'good' | 'warn' | undefined }) => (
  <span className={styles.state} data-tone={tone}>
    {text}
  </span>
);
