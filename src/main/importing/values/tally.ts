import type { Row } from '../types.ts';
import type { Facet } from './facets.ts';
import { remembering } from './text.ts';

/** A value by which a reading shows. */
export type Example = { text: string; line: number };

/** Values that fit the same readings. */
type Group = Example & { fits: readonly string[]; count: number };

/** What was seen of one column, for one thing to be decided about it. */
export type Tally = {
  facet: Facet;
  column: number;
  label: string;
  /** What the tool, the field or the header says it is. */
  told: string | null;
  /**
   * Whether cells that read the same either way show how the others are written: a tool writes one kind of date. Whole
   * amounts say nothing of those with cents.
   */
  neutralSettles: boolean;
  /** How many cells were not blank. */
  seen: number;
  groups: Map<string, Group>;
  /** For two readings, the first values that differ between them. */
  differing: Map<string, Example[]>;
  /** By reading: how many values would be unlikely (in the future, an end before its start). For suggestions only. */
  unlikely: Map<string, number>;
};

const EXAMPLES = 3;

/** A lone dash is how tools write that there is nothing. */
export const isNothing = (text: string): boolean =>
  text === '' || (text.length === 1 && (text === '-' || text === '–' || text === '—'));

const pair = (a: string, b: string) => `${a} ${b}`;

/** The first values that two readings read differently. */
export const differences = (tally: Tally, a: string, b: string): readonly Example[] =>
  tally.differing.get(pair(a, b)) ?? tally.differing.get(pair(b, a)) ?? [];

/** Reads a column's cells into its tally, row by row. Equal texts are looked at once. */
export function counter(
  tally: Tally,
  isUnlikely: (tally: Tally, text: string, reading: string) => boolean,
): (row: Row) => void {
  const { facet, column, groups, differing, unlikely } = tally;
  const known = remembering((text): { group: Group | null; fresh: boolean } => {
    const fits = facet.fits(text);
    if (fits.length === 0) return { group: null, fresh: false };
    const key = fits.join(' ');
    const group = groups.get(key) ?? { fits, count: 0, text, line: 0 };
    groups.set(key, group);
    return { group, fresh: true };
  });
  const compare = (text: string, line: number, fits: readonly string[]): void => {
    if (facet.isPlain?.(text)) return;
    const values = fits.length > 1 ? fits.map((reading) => facet.read(text, reading)) : [];
    fits.forEach((a, i) => {
      if (isUnlikely(tally, text, a)) unlikely.set(a, (unlikely.get(a) ?? 0) + 1);
      fits.forEach((b, j) => {
        if (j <= i || values[i] === values[j]) return;
        const examples = differing.get(pair(a, b)) ?? [];
        if (examples.length < EXAMPLES) differing.set(pair(a, b), [...examples, { text, line }]);
      });
    });
  };
  return (row) => {
    const text = row.cell(column).trim();
    if (isNothing(text) || text.length > 100) return;
    tally.seen += 1;
    const entry = known(text);
    if (!entry.group) return;
    entry.group.count += 1;
    if (entry.group.line === 0) entry.group.line = row.line;
    if (!entry.fresh) return;
    entry.fresh = false;
    compare(text, row.line, entry.group.fits);
  };
}

/** The readings that every value fits; values that fit none don't count. */
export const candidatesOf = ({ facet, groups }: Tally): string[] =>
  facet.readings.filter((reading) => [...groups.values()].every(({ fits }) => fits.includes(reading)));

/** Whether some value reads differently in two of these readings. */
export const matters = (tally: Tally, readings: readonly string[]): boolean =>
  readings.some((a) => readings.some((b) => differences(tally, a, b).length > 0));

/** Whether a reading can read what was seen: every kind of value, or at least one. */
export const canRead = (tally: Tally, reading: string, how: 'every' | 'some'): boolean =>
  [...tally.groups.values()][how](({ text }) => tally.facet.read(text, reading) !== null);
