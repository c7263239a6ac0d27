import { create } from 'zustand';
import type { Day } from '../../../shared/calendar.ts';
import type { Timer } from '../../../shared/contract/time.ts';
import type { GridState } from '../../records/grid-state.ts';
import { keyOf, type RowWork } from './week.ts';

/** What the time screen shows and what has been typed there; it stays when another screen comes in between. */

/** Where the quick line is on the page. */
export const QUICK_LINE = 'quick-line';

export type View = 'week' | 'list';

/** A cell that is being typed into. */
export type Editing = { row: string; day: Day; text: string; error: string | null };

type TimeState = {
  view: View;
  /** The quick line as typed. */
  line: string;
  /** Whose week it is and whose new time is; null until someone is chosen. */
  technician: string | null;
  /** The first day of the week shown; null = the week of today. */
  first: Day | null;
  byNote: boolean;
  /** Rows without an entry that stand in a week, by technician and week. */
  kept: Readonly<Record<string, readonly RowWork[]>>;
  /** The list's state when it was last looked at: another one has been put there by whoever leads to it. */
  seen: GridState | null;
  focus: { row: number; column: number };
  editing: Editing | null;
  /** The timer that was discarded last, and after how many seconds: it can be taken back. */
  discarded: { timer: Timer; seconds: number } | null;
};

const TECHNICIAN = 'time technician';
const BY_NOTE = 'time rows by note';

const start = (): TimeState => ({
  view: 'week',
  line: '',
  technician: localStorage.getItem(TECHNICIAN),
  first: null,
  byNote: localStorage.getItem(BY_NOTE) === 'yes',
  kept: {},
  seen: null,
  focus: { row: 0, column: 0 },
  editing: null,
  discarded: null,
});

export const useTime = create<TimeState>(start);
export const setTime = (change: Partial<TimeState>): void => useTime.setState(change);

/** Another book: nothing typed and no row belongs to it. */
export const resetTime = (): void => useTime.setState(start());

/** Whose time comes next, remembered on this machine. */
export function rememberTechnician(technician: string): void {
  localStorage.setItem(TECHNICIAN, technician);
  setTime({ technician });
}

export function setByNote(byNote: boolean): void {
  localStorage.setItem(BY_NOTE, byNote ? 'yes' : 'no');
  setTime({ byNote, focus: { row: 0, column: 0 }, editing: null });
}

const weekKey = (technician: string, first: Day): string => `${first} ${technician}`;
const NONE: readonly RowWork[] = [];

/** The rows that a week keeps though they are empty. */
export const useKept = (technician: string, first: Day): readonly RowWork[] =>
  useTime(({ kept }) => kept[weekKey(technician, first)] ?? NONE);

/** Lets rows stand in a week though they are empty. */
export function keepRows(technician: string, first: Day, rows: readonly RowWork[]): void {
  const key = weekKey(technician, first);
  const all = [...(useTime.getState().kept[key] ?? NONE), ...rows];
  const distinct = new Map(all.map((row) => [keyOf(row), row]));
  useTime.setState(({ kept }) => ({ kept: { ...kept, [key]: [...distinct.values()] } }));
}

type Technician = { name: string; isOwner: boolean };

/** Whose time is meant where nobody is named: the last one used, else the owner, else whoever is alone. */
export function usualTechnician(technicians: readonly Technician[], last: string | null): string | null {
  const known = technicians.find(({ name }) => name === last) ?? technicians.find(({ isOwner }) => isOwner);
  return known?.name ?? technicians[0]?.name ?? null;
}
