import { create } from 'zustand';

/** What of a client is shown; the same of the next one. */
export type Sheet = 'about' | 'details' | 'history';
const useSheet = create<{ sheet: Sheet }>(() => ({ sheet: 'about' }));

export const useShownSheet = (): Sheet => useSheet(({ sheet }) => sheet);
export const showSheet = (sheet: Sheet): void => useSheet.setState({ sheet });

/** The form to merge a client: with which one, where that is known. */
export type MergeId = { other: string };
export const placeOf = (client: number): string => `client ${client}`;
/** Where what was typed into it is kept. */
export const mergeDraft = (client: number): string => `client ${client} merge`;
