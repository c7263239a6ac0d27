import { isDay } from '../../../shared/calendar.ts';

const PAPERS = ['letter', 'a4'] as const;
export type Paper = (typeof PAPERS)[number];

/** What main asks to be printed. */
export type PrintRequest = {
  asOf: string;
  paper: Paper;
  /** The set of figures to print once more as they were; absent = as the book has them. */
  printed?: number;
};

const ROUTE = '#/print/valuation';

/** Reads `#/print/valuation?asOf=2026-06-30&paper=a4`; null when the window is to show the app. */
export function printRequest(hash: string): PrintRequest | null {
  const [route, query = ''] = hash.split('?');
  if (route !== ROUTE) return null;
  const asked = new URLSearchParams(query);
  const asOf = asked.get('asOf') ?? '';
  const paper = PAPERS.find((name) => name === asked.get('paper')) ?? 'letter';
  const printed = Number(asked.get('printed'));
  return isDay(asOf) ? { asOf, paper, ...(printed > 0 && { printed }) } : null;
}
