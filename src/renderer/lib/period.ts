import type { Subject } from '../../shared/contract/explain.ts';
import type { Formatter } from './format.ts';

type Period = { first: string; last: string; monthsOfData: number };

const FULL = 12;

/** The months that flows are summed over; says so when the book has fewer than twelve. */
export const periodWords = ({ first, last, monthsOfData }: Period, format: Formatter): string => {
  const span = `${format.month(first)} – ${format.month(last)}`;
  return monthsOfData < FULL ? `TTM: ${monthsOfData} of ${FULL} months · ${span}` : `TTM ${span}`;
};

/** `Jun 2026`, or the first and the last of several months. */
export const spanWords = ({ first, last }: Pick<Period, 'first' | 'last'>, format: Formatter): string =>
  first === last
    ? format.month(last)
    : `${first.slice(0, 4) === last.slice(0, 4) ? format.monthOnly(first) : format.month(first)} – ${format.month(last)}`;

/** Whose figure it is, and of which months; null for the company's. */
export const subjectWords = ({ name, months }: Subject, format: Formatter): string | null =>
  [name, months && spanWords(months, format)].filter((part) => part !== undefined).join(', ') || null;
