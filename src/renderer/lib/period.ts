import type { Formatter } from './format.ts';

type Period = { first: string; last: string; monthsOfData: number };

const FULL = 12;

/** The months that flows are summed over; says so when the book has fewer than twelve. */
export const periodWords = ({ first, last, monthsOfData }: Period, format: Formatter): string => {
  const span = `${format.month(first)} – ${format.month(last)}`;
  return monthsOfData < FULL ? `TTM: ${monthsOfData} of ${FULL} months · ${span}` : `TTM ${span}`;
};
