import { useEffect, useRef } from 'react';
import { type Editing, setTime } from './time-state.ts';
import styles from './week.module.css';
import type { Step } from './week-keys.ts';

/** The time of a cell while it is typed. */
export function CellInput({
  label,
  draft,
  onCommit,
}: {
  label: string;
  draft: Editing;
  onCommit: (step: Step) => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  const left = useRef(false);
  useEffect(() => input.current?.focus(), []);
  const commit = (step: Step) => {
    left.current = true;
    onCommit(step);
    // What can't be read stays, and is left once more.
    queueMicrotask(() => {
      left.current = false;
    });
  };
  return (
    <>
      <input
        ref={input}
        className={styles.input}
        aria-label={label}
        aria-invalid={draft.error !== null}
        value={draft.text}
        onChange={(event) => setTime({ editing: { ...draft, text: event.target.value, error: null } })}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit('down');
          else if (event.key === 'Tab') commit(event.shiftKey ? 'left' : 'right');
          else if (event.key === 'Escape') {
            left.current = true;
            setTime({ editing: null });
          } else return;
          event.preventDefault();
          event.stopPropagation();
        }}
        onBlur={() => !left.current && commit('stay')}
      />
      {draft.error !== null && (
        <span role="alert" className={styles.error}>
          {draft.error}
        </span>
      )}
    </>
  );
}
