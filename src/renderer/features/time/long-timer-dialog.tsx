import { useState } from 'react';
import { dayOf } from '../../../shared/calendar.ts';
import type { Timer } from '../../../shared/contract/time.ts';
import { inWords, type Seconds } from '../../../shared/duration.ts';
import { readDuration } from '../../../shared/entry/duration.ts';
import { zoneClock } from '../../../shared/timestamp.ts';
import { useFormat } from '../../lib/format-context.tsx';
import { useQuery } from '../../lib/store.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './running-timers.module.css';
import { discardTimer } from './timer-actions.ts';
import { capital, clockText, weekdayName } from './words.ts';

type LongTimerDialogProps = {
  timer: Timer;
  /** Since its start; less than nothing if this computer's clock was set back. */
  seconds: Seconds;
  /** Saves so much of it. @returns whether it was saved */
  save: (seconds: Seconds) => Promise<boolean>;
  onLeave: () => void;
};

/** A timer that was probably forgotten: how long the work took, or that it is to be discarded, is the owner's to say. */
export function LongTimerDialog({ timer, seconds, save, onLeave }: LongTimerDialogProps) {
  const format = useFormat();
  const [text, setText] = useState('');
  const [error, setError] = useState<string>();
  const what = timer.client ?? capital(timer.workType);
  const { data: names } = useQuery('time.names', {});
  const start = names && zoneClock(names.timeZone)(timer.startedAt);
  const day = start && dayOf(start.day);
  const since = day
    ? ` since ${weekdayName(day, navigator.language, 'long')}, ${format.day(day)}, ${clockText(start.second).replace(/:\d\d$/, '')}`
    : '';
  const keep = async () => {
    const read = readDuration(text, { locale: navigator.language });
    if (!read.ok) setError(read.reason);
    else if (read.value === 0) setError('Nothing would be saved. Discard the timer instead.');
    else await save(read.value);
  };
  return (
    <Dialog title={`How long did ${what} take?`} isOpen onClose={onLeave}>
      <form
        className={styles.question}
        onSubmit={(event) => {
          event.preventDefault();
          void keep();
        }}
      >
        <p>
          {seconds < 0
            ? `${timer.technician}’s timer runs${since}, which this computer’s clock has not reached.`
            : `${timer.technician}’s timer has been running for ${inWords(seconds)},${since}.`}{' '}
          {timer.note !== '' && `Its note: ${timer.note}.`}
        </p>
        <TextField
          label="Time to save, from its start"
          placeholder="1:30"
          value={text}
          onChange={(value) => {
            setError(undefined);
            setText(value);
          }}
          error={error}
          autoFocus
        />
        <div className={styles.actions}>
          <Button look="link" onPress={() => void discardTimer(timer.technician)}>
            Discard the timer
          </Button>
          <Button onPress={onLeave}>Leave it running</Button>
          <Button look="primary" type="submit">
            Stop and save
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
