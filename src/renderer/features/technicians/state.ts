import { create } from 'zustand';

/** What of a technician is shown; the same of the next one. */
export type Sheet = 'rates' | 'details' | 'history';
const useSheet = create<{ sheet: Sheet }>(() => ({ sheet: 'rates' }));

export const useShownSheet = (): Sheet => useSheet(({ sheet }) => sheet);
export const showSheet = (sheet: Sheet): void => useSheet.setState({ sheet });
