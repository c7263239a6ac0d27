import { type KeyboardEvent, type ReactNode, useLayoutEffect, useRef } from 'react';
import { useFormat } from '../lib/format-context.tsx';
import type { Reading } from '../lib/store.ts';
import { Button } from '../ui/button.tsx';
import { ErrorNotice } from '../ui/error-notice.tsx';
import styles from './side.module.css';

type SidePanelProps = {
  /** What kind of record it is; spoken. */
  label: string;
  title: string;
  /** A line about it each. */
  about?: readonly string[];
  /** What it comes to today, big. */
  now?: ReactNode;
  /** What can be done to it. */
  actions?: ReactNode;
  onClose: () => void;
  children: ReactNode;
};

/** One record beside its grid: what it is, what can be done to it, and all about it. Escape closes it. */
export function SidePanel({ label, title, about = [], now, actions, onClose, children }: SidePanelProps) {
  const format = useFormat();
  const panel = useRef<HTMLElement>(null);
  const hasFocus = useRef(false);
  // What had the focus may be gone with what was done; React tells no blur of what it takes out.
  useLayoutEffect(() => {
    if (hasFocus.current && document.activeElement === document.body)
      panel.current?.querySelector<HTMLElement>('[data-actions] button, header button')?.focus();
  });
  const keys = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    onClose();
  };
  return (
    <section
      ref={panel}
      tabIndex={-1}
      className={styles.side}
      aria-label={label}
      onKeyDown={keys}
      onFocus={() => {
        hasFocus.current = true;
      }}
      onBlur={(event) => {
        hasFocus.current = event.currentTarget.contains(event.relatedTarget);
      }}
    >
      <header className={styles.head}>
        <div className={styles.names}>
          <h2>{format.label(title)}</h2>
          <Button look="link" onPress={onClose}>
            Close
          </Button>
        </div>
        {now && <p className={styles.now}>{now}</p>}
        {about
          .filter((line) => line !== '')
          .map((line) => (
            <p key={line} className={styles.about}>
              {line}
            </p>
          ))}
        {actions && (
          <div className={styles.buttons} data-actions="">
            {actions}
          </div>
        )}
      </header>
      <div className={styles.body}>{children}</div>
    </section>
  );
}

type PanelReadingProps<T> = Pick<SidePanelProps, 'label' | 'onClose'> & {
  reading: Reading<T>;
  children: (data: T) => ReactNode;
};

/** A panel once what it shows stands; before that its place, and whatever went wrong. */
export function PanelReading<T>({ reading, label, onClose, children }: PanelReadingProps<T>) {
  const { data, error, loading, retry } = reading;
  if (data !== undefined) return children(data);
  return (
    <SidePanel label={label} title="" onClose={onClose}>
      {error ? (
        <ErrorNotice failure={error} onRetry={retry} isRetrying={loading} />
      ) : (
        <div aria-busy="true" />
      )}
    </SidePanel>
  );
}
