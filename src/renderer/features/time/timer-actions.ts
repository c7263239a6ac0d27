import { create } from 'zustand';
import type { Input, Output } from '../../../shared/contract/index.ts';
import type { Timer } from '../../../shared/contract/time.ts';
import { inWords, type Seconds } from '../../../shared/duration.ts';
import type { Failure, Result } from '../../../shared/result.ts';
import { call } from '../../lib/client.ts';
import { setUi } from '../../lib/ui-state.ts';
import { askYes } from '../../records/ask.ts';
import { callAsking, doneWords } from '../../records/save.ts';
import { setTime } from './time-state.ts';
import { capital } from './words.ts';

/** Starting, stopping and discarding timers, and what the owner is asked and told of it. */

type Saved = Output<'time.stop'>;
type Start = Omit<Input<'time.start'>, 'seconds' | 'allowClosed'>;

/** A timer whose length the owner has to say, and what comes next once he has. */
type Unclear = {
  technician: string;
  message: string;
  /** Goes on with the length the work really took. */
  go: (seconds: Seconds) => Promise<boolean>;
};
export const useUnclear = create<{ unclear: Unclear | null }>(() => ({ unclear: null }));
export const leaveUnclear = (): void => useUnclear.setState({ unclear: null });

const savedWords = ({ label, seconds }: Saved): string =>
  label === ''
    ? 'The timer ran for less than a second: nothing was saved.'
    : `${inWords(seconds)}: ${doneWords(label)}`;

/** Shows a failure, unless it is a question: then it is asked. */
function told(error: Failure, technician: string, go: Unclear['go']): void {
  if (error.code === 'unclear_time')
    useUnclear.setState({ unclear: { technician, message: error.message, go } });
  else if (error.code !== 'cancelled') setUi({ failure: error });
}

async function ended<T>(
  result: Result<T>,
  technician: string,
  go: Unclear['go'],
  words: (data: T) => string,
) {
  if (result.ok) {
    leaveUnclear();
    setUi({ done: words(result.data) });
  } else told(result.error, technician, go);
  return result.ok;
}

/** Stops a timer; asks how long the work took if that is unclear. @returns whether it was stopped */
export async function stopTimer(technician: string, seconds?: Seconds): Promise<boolean> {
  setUi({ failure: null, done: null });
  const result = await callAsking('time.stop', { technician, ...(seconds !== undefined && { seconds }) });
  return ended(result, technician, (own) => stopTimer(technician, own), savedWords);
}

/** Starts a timer; one that runs is stopped and saved. @returns whether it was started */
export async function startTimer(start: Start, seconds?: Seconds): Promise<boolean> {
  setUi({ failure: null, done: null });
  const result = await callAsking('time.start', { ...start, ...(seconds !== undefined && { seconds }) });
  return ended(
    result,
    start.technician,
    (own) => startTimer(start, own),
    ({ timer, saved }) =>
      `${saved ? `${savedWords(saved)}. ` : ''}Timer started: ${timer.client ?? capital(timer.workType)}.`,
  );
}

/** Discards a timer: what it ran for is not saved. */
export async function discardTimer(technician: string): Promise<void> {
  setUi({ failure: null, done: null });
  const result = await call('time.discard', { technician });
  if (!result.ok) setUi({ failure: result.error });
  else {
    leaveUnclear();
    const seconds = Math.max(0, Math.floor(Date.now() / 1000) - result.data.startedAt);
    setTime({ discarded: { timer: result.data, seconds } });
    setUi({ done: 'Timer discarded. It can be taken back at the foot of the sidebar.' });
  }
}

/** Lets the timer that was discarded last run again, from when it was started. */
export async function takeTimerBack(timer: Timer): Promise<void> {
  setUi({ failure: null, done: null });
  const result = await call('time.takeBack', timer);
  if (!result.ok) setUi({ failure: result.error });
  else {
    setTime({ discarded: null });
    setUi({ done: 'The timer runs again, as if it had not been discarded.' });
  }
}

/** Discards a timer once the owner has agreed. @param what what will be lost, such as `1:03 h of Acme` */
export async function askToDiscard(technician: string, what: string): Promise<void> {
  const agreed = await askYes({
    title: 'Discard this timer?',
    text: [`${what} will not be saved.`],
    yes: 'Discard it',
    no: 'Keep it running',
  });
  if (agreed) await discardTimer(technician);
}
