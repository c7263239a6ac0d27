import { useEffect, useState } from 'react';
import type { Timer } from '../../../shared/contract/time.ts';
import { LONG_TIMER } from '../../../shared/duration.ts';
import { classes } from '../../lib/classes.ts';
import { useFormat } from '../../lib/format-context.tsx';
import { keysOf } from '../../lib/shortcuts.ts';
import { useQuery } from '../../lib/store.ts';
import { goTo } from '../../lib/ui-state.ts';
import { Button } from '../../ui/button.tsx';
import { Tooltip } from '../../ui/tooltip.tsx';
import { LongTimerDialog } from './long-timer-dialog.tsx';
import styles from './running-timers.module.css';
import { QUICK_LINE, resetTime, setTime, useTime } from './time-state.ts';
import { askToDiscard, leaveUnclear, stopTimer, takeTimerBack, useUnclear } from './timer-actions.ts';
import { capital, clockText } from './words.ts';

const secondsNow = (): number => Math.floor(Date.now() / 1000);

/** The second it is, as long as something counts it. */
function useSeconds(counting: boolean): number {
  const [now, setNow] = useState(secondsNow);
  useEffect(() => {
    if (!counting) return;
    setNow(secondsNow());
    const ticking = setInterval(() => setNow(secondsNow()), 1000);
    return () => clearInterval(ticking);
  }, [counting]);
  return now;
}

const NO_TIMERS: readonly Timer[] = [];

/** The timers that run, on every screen; and the keys that stop one or lead to where one is started. */
export function RunningTimers({ readOnly }: { readOnly: boolean }) {
  const { data: timers = NO_TIMERS } = useQuery('time.timers', {});
  const last = useTime((time) => time.technician);
  const now = useSeconds(timers.length > 0);
  // What was typed belongs to the book that is open.
  useEffect(
    () => () => {
      resetTime();
      leaveUnclear();
    },
    [],
  );
  const own = timers.find(({ technician }) => technician === last) ?? timers[0];
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (
        !(event.ctrlKey || event.metaKey) ||
        event.altKey ||
        event.shiftKey ||
        event.key.toLowerCase() !== 't'
      )
        return;
      event.preventDefault();
      if (own && !readOnly) void stopTimer(own.technician);
      else {
        // A cell being typed in is saved as it is left, and is not told when its screen just goes.
        if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
        goTo('time');
        document.getElementById(QUICK_LINE)?.focus();
      }
    };
    // Before a field that keeps its keys to itself.
    window.addEventListener('keydown', onKeyDown, true);
    return () => window.removeEventListener('keydown', onKeyDown, true);
  }, [own, readOnly]);
  const discarded = useTime((time) => time.discarded);
  const canTakeBack = discarded !== null && !readOnly;
  if (timers.length === 0 && !canTakeBack) return null;
  return (
    <section className={styles.timers} aria-label="Running timers">
      {canTakeBack && <Discarded {...discarded} />}
      {timers.map((timer) => (
        <RunningTimer
          key={timer.technician}
          timer={timer}
          seconds={Math.max(0, now - timer.startedAt)}
          named={timers.length > 1}
          keys={timer === own ? keysOf('T') : null}
          readOnly={readOnly}
        />
      ))}
      {!readOnly && <Forgotten timers={timers} now={now} />}
    </section>
  );
}

/** The timer that was discarded last, until it is taken back, dismissed, or another one is discarded. */
function Discarded({ timer, seconds }: { timer: Timer; seconds: number }) {
  const format = useFormat();
  const what = timer.client ?? capital(timer.workType);
  return (
    <div className={classes(styles.timer, styles.discarded)}>
      <p className={styles.client} title={what}>
        {what}
      </p>
      <p className={styles.technician}>
        {format.hours(seconds)} h of {timer.technician}, discarded
      </p>
      <div className={styles.line}>
        <Button
          look="link"
          aria-label={`Dismiss the discarded timer for ${what}`}
          onPress={() => setTime({ discarded: null })}
        >
          Dismiss
        </Button>
        <Button
          aria-label={`Take back the discarded timer for ${what}`}
          onPress={() => void takeTimerBack(timer)}
        >
          Take back
        </Button>
      </div>
    </div>
  );
}

type RunningTimerProps = {
  timer: Timer;
  seconds: number;
  /** Several run: each says whose it is. */
  named: boolean;
  keys: string | null;
  readOnly: boolean;
};

function RunningTimer({ timer, seconds, named, keys, readOnly }: RunningTimerProps) {
  const format = useFormat();
  const { technician, client, workType, note } = timer;
  const what = client ?? capital(workType);
  const words = `${format.hours(seconds)} h of ${what}${named ? `, ${technician}` : ''}`;
  return (
    <div className={classes(styles.timer, seconds > LONG_TIMER && styles.long)}>
      <p className={styles.client} title={note === '' ? what : `${what}: ${note}`}>
        {what}
      </p>
      {named && <p className={styles.technician}>{technician}</p>}
      <div className={styles.line}>
        <span className={styles.clock} role="timer" aria-label={`Timer for ${words}`}>
          {clockText(seconds)}
        </span>
        {!readOnly && (
          <>
            <Button
              look="link"
              aria-label={`Discard the timer for ${what}${named ? `, ${technician}` : ''}`}
              onPress={() => void askToDiscard(technician, words)}
            >
              Discard
            </Button>
            <Tooltip lines={[keys === null ? 'Stop and save' : `Stop and save: ${keys}`]}>
              <Button
                aria-label={`Stop the timer for ${what}${named ? `, ${technician}` : ''}`}
                onPress={() => void stopTimer(technician)}
              >
                Stop
              </Button>
            </Tooltip>
          </>
        )}
      </div>
    </div>
  );
}

/** Asks about timers that have run for too long, each once as long as the book is open. */
function Forgotten({ timers, now }: { timers: readonly Timer[]; now: number }) {
  const [left, setLeft] = useState<readonly number[]>([]);
  const unclear = useUnclear((state) => state.unclear);
  const long = timers.find(({ startedAt }) => now - startedAt > LONG_TIMER && !left.includes(startedAt));
  const asked = unclear ? timers.find(({ technician }) => technician === unclear.technician) : long;
  if (!asked) return null;
  return (
    <LongTimerDialog
      key={asked.startedAt}
      timer={asked}
      seconds={now - asked.startedAt}
      save={unclear?.go ?? ((seconds) => stopTimer(asked.technician, seconds))}
      onLeave={() => {
        setLeft([...left, asked.startedAt]);
        leaveUnclear();
      }}
    />
  );
}
