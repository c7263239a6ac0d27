// What can be measured, by name; each is a function from the data to rows of the table.
import { decade, figures, newBook } from './commands.ts';
import type { Store } from './data.ts';
import { imports } from './imports.ts';
import type { Row } from './table.ts';
import { firstFigures } from './window.ts';

export interface Outcome {
  rows: Row[];
  /** Plain sentences on what could not be measured here. */
  notes: string[];
}

/** `runs` is what the user asked for; without it every measure takes as many as it needs. */
export type Measure = (bench: { store: Store; runs?: number | undefined }) => Promise<Outcome>;

/** In the order in which they are done: those in this process last, so that it stays small for the others. */
export const MEASURES: Record<string, Measure> = {
  new: newBook,
  figures,
  decade,
  import: imports,
  window: firstFigures,
  // Loaded when it is its turn: it brings the services with it.
  records: async (bench) => (await import('./records.ts')).records(bench),
  screens: async (bench) => (await import('./screens.ts')).screens(bench),
};
