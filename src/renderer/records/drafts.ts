import { create } from 'zustand';
import type { RecordTable } from '../../shared/records/fields.ts';

/** What was typed into forms and not saved yet. It stays as long as the book is open, whatever is shown meanwhile. */

/** A field's text as typed, and what stood there when the typing began. */
export type Draft = Readonly<Record<string, { text: string; was: string }>>;

const useDrafts = create<{ drafts: Readonly<Record<string, Draft>> }>(() => ({ drafts: {} }));

/** Where a form's draft is kept: by its record, or `new` for one that is to be added. */
export const draftKey = (table: RecordTable, id: number | undefined): string => `${table} ${id ?? 'new'}`;

const EMPTY: Draft = {};

export const useDraft = (key: string): Draft => useDrafts(({ drafts }) => drafts[key] ?? EMPTY);
export const draftAt = (key: string): Draft => useDrafts.getState().drafts[key] ?? EMPTY;

/** Keeps what is typed into a field; typing what stood there takes it out of the draft. */
export function keepDraft(key: string, field: string, text: string, was: string): void {
  const { [field]: before, ...others } = draftAt(key);
  const since = before?.was ?? was;
  const next = text === since ? others : { ...others, [field]: { text, was: since } };
  if (Object.keys(next).length === 0) dropDraft(key);
  else useDrafts.setState(({ drafts }) => ({ drafts: { ...drafts, [key]: next } }));
}

/** Forgets what was typed: it was saved, or is not wanted. */
export function dropDraft(key: string): void {
  const { [key]: _, ...others } = useDrafts.getState().drafts;
  useDrafts.setState({ drafts: others });
}

/** Another book is opened: nothing of the one before belongs to it. */
export const forgetDrafts = (): void => useDrafts.setState({ drafts: {} });
