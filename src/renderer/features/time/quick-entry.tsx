import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { Input, Label, TextField } from 'react-aria-components';
import { durationText } from '../../../shared/entry/duration.ts';
import { canStart, type QuickBook, type QuickLine, readQuickLine } from '../../../shared/entry/quick-line.ts';
import { classes } from '../../lib/classes.ts';
import { isMac } from '../../lib/client.ts';
import { useFormat } from '../../lib/format-context.tsx';
import { Button } from '../../ui/button.tsx';
import { saveEntry } from './save-entry.ts';
import styles from './time.module.css';
import { QUICK_LINE, rememberTechnician, setTime, useTime } from './time-state.ts';
import { startTimer } from './timer-actions.ts';
import { capital, weekdayName } from './words.ts';

type QuickEntryProps = {
  book: QuickBook;
  /** The line is come to: the day may be another by now. */
  onFocus: () => void;
};

/** Saves what a line says. @returns whether it was saved */
function save(line: QuickLine): Promise<boolean> {
  const { client, technician, seconds, day, billable, workType, ticket, note } = line;
  return saveEntry({
    values: {
      date: day,
      client,
      technician,
      duration: seconds,
      billable,
      work_type: workType,
      ticket,
      note,
    },
  });
}

async function start({ client, technician, billable, workType, ticket, note }: QuickLine): Promise<boolean> {
  return technician !== null && startTimer({ technician, client, billable, workType, ticket, note });
}

/** A time entry, or a timer, in one line: what will be saved stands below while it is typed. */
export function QuickEntry({ book, onFocus }: QuickEntryProps) {
  const text = useTime((time) => time.line);
  const line = useMemo(() => readQuickLine(text, book), [text, book]);
  const [insisted, setInsisted] = useState(false);
  const [busy, setBusy] = useState(false);
  // A line that was saved leaves nothing to take back in the field: the keys take back the entry.
  const [lines, setLines] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const about = useId();
  // biome-ignore lint/correctness/useExhaustiveDependencies: each line begins in a field of its own.
  useEffect(() => input.current?.focus(), [lines]);

  const isEmpty = text.trim() === '';
  const problems = isEmpty ? [] : line.problems;
  const act = async (work: (line: QuickLine) => Promise<boolean>) => {
    if (busy || isEmpty) return;
    setBusy(true);
    if (await work(line)) {
      if (line.technician !== null) rememberTechnician(line.technician);
      setTime({ line: '' });
      setInsisted(false);
      setLines((count) => count + 1);
    }
    setBusy(false);
  };
  const saveLine = () => (line.problems.length === 0 ? act(save) : setInsisted(true));
  const startLine = () => (canStart(line) ? act(start) : setInsisted(true));
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') void (event.ctrlKey || event.metaKey ? startLine() : saveLine());
    else if (event.key === 'Escape' && !isEmpty) setTime({ line: '' });
    else return;
    event.preventDefault();
  };
  return (
    <div className={styles.quick}>
      <div className={styles.line}>
        <TextField
          key={lines}
          className={styles.field ?? ''}
          value={text}
          onChange={(value) => {
            setInsisted(false);
            setTime({ line: value });
          }}
          isInvalid={insisted && problems.length > 0}
          maxLength={1000}
        >
          <Label className="visually-hidden">Enter time</Label>
          <Input
            ref={input}
            id={QUICK_LINE}
            className={styles.input ?? ''}
            placeholder="acme 1:30 vpn @sam yesterday"
            aria-describedby={about}
            onKeyDown={onKeyDown}
            onFocus={onFocus}
            autoComplete="off"
            spellCheck={false}
          />
        </TextField>
        <Button keys="Enter" onPress={() => void saveLine()} isDisabled={isEmpty}>
          Add entry
        </Button>
        <Button
          keys={isMac() ? '⌘Enter' : 'Ctrl Enter'}
          onPress={() => void startLine()}
          isDisabled={isEmpty}
        >
          Start timer
        </Button>
      </div>
      <div id={about} className={styles.preview} aria-live="polite">
        {isEmpty ? (
          <p className={styles.hint}>
            Client, time and note in any order. @name for a technician, #4711 for a ticket, nb if it is not
            billable; a day such as mon or yesterday; project, onboarding, presales or internal. Quotes keep
            words in the note.
          </p>
        ) : (
          <>
            <Preview line={line} today={book.today} />
            {(insisted ? problems : problems.slice(0, 1)).map(({ message }) => (
              <p key={message} className={classes(styles.problem, insisted && styles.insisted)}>
                {message}
              </p>
            ))}
            {line.remarks.map((remark) => (
              <p key={remark} className={styles.remark}>
                {remark}
              </p>
            ))}
          </>
        )}
      </div>
    </div>
  );
}

/** What will be saved, part by part; what is missing yet has its place. */
function Preview({ line, today }: { line: QuickLine; today: string }) {
  const format = useFormat();
  const { client, seconds, note, technician, day, billable, workType, ticket, problems } = line;
  const isOpen = (part: string) => problems.some((problem) => problem.part === part);
  const dayWords = `${weekdayName(day, navigator.language)} ${format.day(day)}`;
  const parts = [
    { key: 'client', text: isOpen('client') ? null : (client ?? 'No client'), strong: true },
    { key: 'time', text: seconds === null ? null : `${durationText(seconds)} h`, strong: true },
    { key: 'day', text: isOpen('day') ? null : day === today ? 'Today' : dayWords },
    { key: 'technician', text: technician },
    { key: 'work', text: `${capital(workType)}, ${billable ? 'billable' : 'not billable'}` },
    ...(ticket === '' ? [] : [{ key: 'ticket', text: `#${ticket}` }]),
    ...(note === '' ? [] : [{ key: 'note', text: `“${note}”` }]),
  ];
  return (
    <p className={styles.parts}>
      {parts.map(({ key, text, strong }) => (
        <span
          key={key}
          className={classes(styles.part, strong && styles.strong, text === null && styles.open)}
        >
          {text ?? `${capital(key)}?`}
        </span>
      ))}
    </p>
  );
}
