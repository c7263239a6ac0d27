// What every part of the analysis is worked out from, and where its values go.

import type { Book } from './book.ts';
import type { Row } from './csv.ts';
import { firstDay, lastDay } from './days.ts';
import type { Fraction } from './fraction.ts';
import type { Books, Span } from './profit.ts';
import type { Recurring } from './recurring.ts';

/** Address → exact value, or null where the figure is not available. A name in braces stands for its place in a list. */
export type Found = Map<string, Fraction | null>;

export interface Context {
  book: Book;
  books: Books;
  recurring: Recurring;
  asOf: string;
  ttm: Span;
  /** The twelve months of the TTM, and the 24 to its end. */
  months: string[];
  history: string[];
  rows: (file: string) => Row[];
  put: (at: string, value: Fraction | null) => void;
}

export const monthSpan = (month: string): Span => ({ from: firstDay(month), to: lastDay(month) });
