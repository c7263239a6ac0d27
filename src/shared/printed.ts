import type { Subject } from './contract/explain.ts';
import type { Unit } from './contract/values.ts';

/** Figures that left the house, and what a change of the book makes of them. */

/** Why figures were kept: the summary was printed, or months were closed on them. */
export const PRINTED_WHATS = ['summary', 'close'] as const;
export type PrintedWhat = (typeof PRINTED_WHATS)[number];

/** One set of figures as it was kept: when (ISO 8601), as of which day, and why. */
export type PrintedSet = { id: number; at: string; asOf: string; what: PrintedWhat };

/** One figure of a set: as printed, and as the book has it before and after a change; each rounded as figures leave main. */
export type AlteredFigure = {
  at: string;
  name: string;
  of: Subject;
  unit: Unit;
  printed: number | null;
  before: number | null;
  after: number | null;
};

/** A set of printed figures that a change alters; `count` figures in all, the first of them listed. */
export type Altered = PrintedSet & { count: number; figures: AlteredFigure[] };
