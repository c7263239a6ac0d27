import type { Output } from '../../../shared/contract/index.ts';
import { inSeries } from '../../../shared/records/words.ts';
import type { Formatter } from '../../lib/format.ts';

/** What there is of a client, and what a merge does, in words. */

export type About = Output<'clients.about'>;
export type MergePreview = Output<'clients.mergePreview'>;

/** “Client since 1 Mar 2020 · 12 seats”. */
export const aboutWords = ({ since, seats }: About, format: Formatter): string =>
  [
    since ? `Client since ${format.day(since)}` : '',
    seats === null ? '' : `${format.count(seats)} ${seats === 1 ? 'seat' : 'seats'}`,
  ]
    .filter((words) => words !== '')
    .join(' · ');

/** “3 Jan 2024 – 30 Jun 2026”, or the one day of all; nothing where there is none. */
export function spanOf({ first, last }: About['records'][number], format: Formatter): string {
  if (!first || !last) return '';
  return first === last ? format.day(first) : `${format.day(first)} – ${format.day(last)}`;
}

/** What a merge would do, a sentence each. */
export const mergeWords = (
  { from, into, moves, aliases, gains }: MergePreview,
  format: Formatter,
): string[] => [
  `“${from}” goes, “${into}” stays.`,
  moves.length === 0
    ? `Nothing is booked under “${from}”.`
    : `${inSeries(moves.map(({ words }) => words))} move${moves.length === 1 && moves[0]?.count === 1 ? 's' : ''} to “${into}”.`,
  `Imports will know ${inSeries(aliases.map((alias) => `“${alias}”`))} as “${into}”.`,
  ...gains.map((gain) => {
    const words = gain.replace(/^./, (letter) => letter.toLowerCase());
    return `“${into}” gets: ${words.replace(/\d{4}-\d\d-\d\d/, format.day)}`;
  }),
];
