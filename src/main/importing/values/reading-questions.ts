import type { ImportQuestion } from '../../../shared/import.ts';
import type { Facet } from './facets.ts';
import { differences, type Example, type Tally } from './tally.ts';
import { quoted } from './text.ts';

const list = (parts: readonly string[], word: string): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} ${word} ${parts.at(-1)}`;

/** What a reading makes of a value, in words; null = nothing. */
const shownAs = (facet: Facet, { text }: Example, reading: string): string | null => {
  const value = facet.read(text, reading);
  return value === null ? null : facet.show(value);
};

const at = ({ text, line }: Example): string => `${quoted(text)} (line ${line})`;

/**
 * The question how columns are read, and the reading to go on with until it is answered.
 * @param tallies columns that share the answer; the question bears the first one's label
 * @param candidates the readings that fit all values; empty = values contradict each other
 */
export function questionOf(
  tallies: readonly Tally[],
  candidates: readonly string[],
): { question: ImportQuestion; likely: string } {
  const tally = tallies[0] as Tally;
  const { facet } = tally;
  const contradiction = candidates.length === 0 || tally.told !== null;
  const readings = contradiction ? spokenOf(tally) : candidates;
  const nameOf = (reading: string) => facet.names[reading] ?? reading;
  const { likely, why } = contradiction ? mostFitting(tally, readings) : leastUnlikely(tallies, readings);
  const example = exampleOf(tallies, readings);
  const labelOf = (reading: string): string => {
    const shown = example ? shownAs(facet, example, reading) : null;
    return example && shown !== null
      ? `${nameOf(reading)}: ${quoted(example.text)} is ${shown}`
      : nameOf(reading);
  };
  const because = contradiction
    ? `${counts(tally, nameOf)} Rows that don’t fit the answer will be rejected.`
    : `${twoWays(tallies, readings, nameOf)}${why}`;
  const question: ImportQuestion = {
    id: `${facet.name}:${tally.label}`,
    prompt: facet.ask(
      list(
        tallies.map(({ label }) => `“${label}”`),
        'and',
      ),
    ),
    because,
    options: readings.map((value) => ({ value, label: labelOf(value) })),
    ...(likely === null ? {} : { suggestion: likely }),
  };
  return { question, likely: likely ?? readings[0] ?? facet.readings[0] ?? '' };
}

/** The readings that values insist on, and what the tool says. */
const spokenOf = ({ facet, groups, told }: Tally): string[] => {
  const insistent = [...groups.values()].filter(({ fits }) => fits.length < facet.readings.length);
  return facet.readings.filter(
    (reading) => reading === told || insistent.some(({ fits }) => fits.includes(reading)),
  );
};

/** `12 values such as “31/01/2025” (line 5) are only day/month/year; 3 such as …`. */
function counts({ groups, facet }: Tally, nameOf: (reading: string) => string): string {
  const told = [...groups.values()]
    .filter(({ fits }) => fits.length < facet.readings.length)
    .sort((a, b) => b.count - a.count)
    .map(
      (group) =>
        `${group.count} ${group.count === 1 ? 'value' : 'values'} such as ${at(group)} can only be ${list(group.fits.map(nameOf), 'or')}`,
    );
  return `${told.join('; ')}.`;
}

/** Of contradicting readings the one that reads most values. */
function mostFitting({ groups }: Tally, readings: readonly string[]) {
  const score = (reading: string) =>
    [...groups.values()].reduce((sum, { fits, count }) => sum + (fits.includes(reading) ? count : 0), 0);
  const ranked = [...readings].sort((a, b) => score(b) - score(a));
  const clear = ranked[0] !== undefined && (ranked[1] === undefined || score(ranked[0]) > score(ranked[1]));
  return { likely: clear ? (ranked[0] ?? null) : null, why: '' };
}

/** Of fitting readings the one that makes the fewest unlikely days, if one does. */
function leastUnlikely(tallies: readonly Tally[], readings: readonly string[]) {
  const score = (reading: string) =>
    tallies.reduce((sum, { unlikely }) => sum + (unlikely.get(reading) ?? 0), 0);
  const ranked = [...readings].sort((a, b) => score(a) - score(b));
  const [best, next] = [ranked[0], ranked[1]];
  if (best === undefined || next === undefined || score(best) === score(next))
    return { likely: null, why: '' };
  const name = tallies[0]?.facet.names[next] ?? next;
  return {
    likely: best,
    why: ` As ${name} some would lie in the future or end before they start.`,
  };
}

/** A value that all these readings read, and differently if there is one. */
function exampleOf(tallies: readonly Tally[], readings: readonly string[]): Example | undefined {
  const [first = '', second = ''] = readings;
  for (const tally of tallies) {
    const [example] = differences(tally, first, second);
    if (example) return example;
  }
  return [...(tallies[0]?.groups.values() ?? [])][0];
}

/** `“03/04/2025” (line 2) is 3 April 2025 as day/month/year, 4 March 2025 as month/day/year.` */
function twoWays(
  tallies: readonly Tally[],
  readings: readonly string[],
  nameOf: (reading: string) => string,
): string {
  const [first = '', second = ''] = readings;
  const examples = tallies.flatMap((tally) => differences(tally, first, second)).slice(0, 3);
  const said = examples.map((example) => {
    const ways = readings.flatMap((reading) => {
      const shown = tallies[0] ? shownAs(tallies[0].facet, example, reading) : null;
      return shown === null ? [] : [`${shown} as ${nameOf(reading)}`];
    });
    return `${at(example)} is ${list(ways, 'and')}`;
  });
  return `${said.join('; ')}.`;
}
