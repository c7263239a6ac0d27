import { durationText, readDuration } from '../../../shared/entry/duration.ts';
import { removeRecords } from '../../records/save.ts';
import { saveEntry } from './save-entry.ts';
import { type Editing, setTime, useTime } from './time-state.ts';
import { changeCell, type WeekCell, type WeekRow } from './week.ts';
import type { Place } from './week-keys.ts';

type WeekEdit = { technician: string; readOnly: boolean; onOpen: (row: WeekRow, cell: WeekCell) => void };

/** Changing a week cell by cell; each change is a step of its own. */
export function weekEdit({ technician, readOnly, onOpen }: WeekEdit) {
  const go = (to: Place | null): void => {
    if (to) setTime({ focus: to });
  };
  /** @returns whether the cell is as it was to be */
  const change = async (row: WeekRow, cell: WeekCell, wanted: number): Promise<boolean> => {
    const what = changeCell(technician, row, cell, wanted);
    if (what.do === 'open') onOpen(row, cell);
    if (what.do === 'remove') return (await removeRecords('time_entries', what.ids)).ok;
    if (what.do === 'save') return saveEntry(what.row);
    return true;
  };
  /** Begins to type into a cell: over what it says, or with `text`. */
  const edit = (row: WeekRow, cell: WeekCell, text?: string): void => {
    if (readOnly) return;
    if (cell.entries.length > 1) {
      onOpen(row, cell);
      return;
    }
    const now = cell.entries.length > 0 ? durationText(cell.seconds) : '';
    setTime({ editing: { row: row.key, day: cell.day, text: text ?? now, error: null } });
  };
  /** Keeps what was typed; a time that can’t be read stays to be mended. */
  const commit = async (row: WeekRow, cell: WeekCell, draft: Editing, next: Place | null): Promise<void> => {
    const empty = draft.text.trim() === '';
    const read = empty ? null : readDuration(draft.text, { locale: navigator.language });
    if (read && !read.ok) {
      setTime({ editing: { ...draft, error: read.reason } });
      return;
    }
    setTime({ editing: null });
    go(next);
    const done = await change(row, cell, read?.value ?? 0);
    // Nothing typed is lost where it could not be saved.
    if (!done && useTime.getState().editing === null) setTime({ editing: draft });
  };
  const clear = async (row: WeekRow, cell: WeekCell): Promise<void> => {
    if (!readOnly) await change(row, cell, 0);
  };
  return { go, edit, commit, clear };
}
