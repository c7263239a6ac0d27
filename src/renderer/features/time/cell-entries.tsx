import { useState } from 'react';
import type { WeekEntry } from '../../../shared/contract/time.ts';
import { durationText, readDuration } from '../../../shared/entry/duration.ts';
import { useFormat } from '../../lib/format-context.tsx';
import { fieldsOfRow, removeRecords, saveSets } from '../../records/save.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './week.module.css';
import type { WeekCell, WeekRow } from './week.ts';
import { weekdayName } from './words.ts';

type CellEntriesProps = { row: WeekRow; cell: WeekCell; readOnly: boolean; onClose: () => void };
type Draft = { duration: string; note: string };

const draftOf = ({ seconds, note }: WeekEntry): Draft => ({ duration: durationText(seconds), note });

/** The entries behind a cell of the week, each with its own time and note. */
export function CellEntries({ row, cell, readOnly, onClose }: CellEntriesProps) {
  const format = useFormat();
  const [drafts, setDrafts] = useState<Readonly<Record<number, Draft>>>({});
  const [errors, setErrors] = useState<Readonly<Record<number, string>>>({});
  const draft = (entry: WeekEntry): Draft => drafts[entry.id] ?? draftOf(entry);
  const type = (entry: WeekEntry, change: Partial<Draft>) => {
    setErrors({});
    setDrafts({ ...drafts, [entry.id]: { ...draft(entry), ...change } });
  };
  const save = async () => {
    const read = cell.entries.map((entry) => ({
      entry,
      time: readDuration(draft(entry).duration, { locale: navigator.language }),
      note: draft(entry).note.trim(),
    }));
    const wrong = read.flatMap(({ entry, time }) => (time.ok ? [] : [[entry.id, time.reason] as const]));
    setErrors(Object.fromEntries(wrong));
    if (wrong.length > 0) return;
    const rows = read.flatMap(({ entry, time, note }) => {
      if (!time.ok || (time.value === entry.seconds && note === entry.note)) return [];
      return [{ id: entry.id, values: { duration: time.value, note } }];
    });
    if (rows.length === 0) return onClose();
    const result = await saveSets([{ table: 'time_entries', rows }]);
    if (result.ok) return onClose();
    const told = rows.map(({ id }, i) => [id, Object.values(fieldsOfRow(result.error, 0, i))[0]] as const);
    setErrors(Object.fromEntries(told.filter((each): each is [number, string] => each[1] !== undefined)));
  };
  const remove = async (entry: WeekEntry) => {
    const result = await removeRecords('time_entries', [entry.id]);
    if (result.ok && cell.entries.length === 1) onClose();
  };
  return (
    <Dialog
      title={`${row.client ?? 'No client'}, ${weekdayName(cell.day, navigator.language, 'long')} ${format.day(cell.day)}`}
      isOpen
      onClose={onClose}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        {cell.entries.length === 0 ? (
          <p>No time is entered here.</p>
        ) : (
          <ul className={styles.entries}>
            {cell.entries.map((entry, i) => (
              <li key={entry.id} className={styles.entry}>
                {readOnly ? (
                  <>
                    <span className="digits">{durationText(entry.seconds)}</span>
                    <span>{entry.note}</span>
                  </>
                ) : (
                  <>
                    <TextField
                      label={`Time of entry ${i + 1}`}
                      hideLabel
                      value={draft(entry).duration}
                      onChange={(duration) => type(entry, { duration })}
                      error={errors[entry.id]}
                      autoFocus={i === 0}
                    />
                    <TextField
                      label={`Note of entry ${i + 1}`}
                      hideLabel
                      placeholder="Note"
                      value={draft(entry).note}
                      onChange={(note) => type(entry, { note })}
                    />
                    <Button
                      look="link"
                      aria-label={`Remove entry ${i + 1}`}
                      onPress={() => void remove(entry)}
                    >
                      Remove
                    </Button>
                  </>
                )}
                {entry.ticket !== '' && <small>#{entry.ticket}</small>}
              </li>
            ))}
          </ul>
        )}
        <div className={styles.actions}>
          <Button onPress={onClose}>{readOnly || cell.entries.length === 0 ? 'Close' : 'Cancel'}</Button>
          {!readOnly && cell.entries.length > 0 && (
            <Button look="primary" type="submit">
              Save
            </Button>
          )}
        </div>
      </form>
    </Dialog>
  );
}
