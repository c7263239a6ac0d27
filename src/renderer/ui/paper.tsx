import { createContext, use } from 'react';

/** Sentences that go with figures, numbered in the order a reader meets them. */
export type Notes = ReadonlyMap<string, number>;

const PaperContext = createContext<Notes | null>(null);

/** Below this, figures stand on paper: no tooltips, but numbers of the notes at the end. */
export const PaperProvider = PaperContext;

/** The notes of the printed document; null on screen. */
export const usePaper = (): Notes | null => use(PaperContext);
