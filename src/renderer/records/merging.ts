import { dropDraft } from './drafts.ts';
import { setGrid } from './grid-state.ts';
import { setOpenForm } from './open-forms.ts';
import type { Mergeable } from './save.ts';

/** The form to merge a record: with which one, where that is known. */
export type MergeId = { other: string };
/** Where the form of a record stands, and where what was typed into it is kept. */
export const mergePlace = (table: Mergeable, id: number): string => `merge ${table} ${id}`;
export const mergeDraft = (table: Mergeable, id: number): string => `${table} ${id} merge`;

/** Opens a record beside its grid, with the form to merge it with another one. */
export function beginMerge(table: Mergeable, id: number, other: string): void {
  dropDraft(mergeDraft(table, id));
  setOpenForm<MergeId>(mergePlace(table, id), { other });
  // One of the two goes: what was chosen is no longer to be changed or removed together.
  setGrid(table, { open: id, selected: new Set() });
}
