import { create } from 'zustand';

/** What of a client is shown; the same of the next one. */
export type Sheet = 'about' | 'details' | 'history';
const useSheet = create<{ sheet: Sheet }>(() => ({ sheet: 'about' }));

export const useShownSheet = (): Sheet => useSheet(({ sheet }) => sheet);
export const showSheet = (sheet: Sheet): void => useSheet.setState({ sheet });
