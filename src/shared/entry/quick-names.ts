import type { EntryName } from './types.ts';

/** Names as people shorten them: by a word, by the beginning of one, without accents, whatever the case. */

/** Words that stand in many names and many notes: alone they name nobody. */
const WEAK = new Set(
  'a ag an and at by co company corp der die das for from gmbh group inc in kg limited llc llp ltd mit of on or plc the to und von with'.split(
    ' ',
  ),
);
/** Longer than any name that is typed out. */
const MOST_WORDS = 6;

/** Words without accents, case and punctuation. */
export const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKD')
    .replace(/[\p{M}'’]/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

/** How well words name something: 3 = all of the name, 2 = whole words of it, 1 = the last one only begins a word. */
type Level = 0 | 1 | 2 | 3;

function levelAt(name: readonly string[], words: readonly string[], start: number): Level {
  const last = words.length - 1;
  for (const [i, word] of words.entries()) {
    const own = name[start + i];
    if (own === undefined || (i < last && own !== word) || !own.startsWith(word)) return 0;
    if (i === last && own !== word) return 1;
  }
  return words.length === name.length ? 3 : 2;
}

const levelOf = (name: readonly string[], words: readonly string[]): Level =>
  name.reduce<Level>((best, _, start) => {
    const level = levelAt(name, words, start);
    return level > best ? level : best;
  }, 0);

export type NameIndex = readonly { name: string; spellings: readonly (readonly string[])[] }[];

/** Names made ready to be looked for. */
export const indexNames = (names: readonly EntryName[]): NameIndex =>
  names.map(({ name, also = [] }) => ({ name, spellings: [name, ...also].map(wordsOf) }));

/** Those that some words name best. */
export type Named = { level: Level; names: readonly string[] };

/** Who is meant by some words; several when they name several equally well. */
export function whoIs(index: NameIndex, words: readonly string[]): Named {
  let level: Level = 0;
  let names: string[] = [];
  if (words.length === 0) return { level, names };
  for (const { name, spellings } of index) {
    const own = Math.max(...spellings.map((spelling) => levelOf(spelling, words))) as Level;
    if (own > level) names = [];
    if (own >= level && own > 0) {
      level = own;
      names.push(name);
    }
  }
  return { level, names };
}

/** A stretch of pieces that names somebody. */
export type Found = Named & { from: number; count: number };

/** Whole words in a row say more than the whole of a one-word name, and that more than a part. */
const rank = ({ level, count }: Found): number => (level >= 2 && count >= 2 ? 4 : level);

/** Whether a stretch names somebody whatever stands beside it: by all of the name, or by several words of it. */
export const isSure = (found: Found): boolean => rank(found) >= 3;

const tellsNothing = (words: readonly string[], level: Level): boolean =>
  level < 3 && words.every((word) => WEAK.has(word) || (level === 1 && word.length < 2));

/** The stretches that name somebody, from one piece on. */
function foundFrom(index: NameIndex, pieces: readonly (readonly string[] | null)[], from: number): Found[] {
  const found: Found[] = [];
  const words: string[] = [];
  for (const [i, piece] of pieces.slice(from, from + MOST_WORDS).entries()) {
    if (piece === null) break;
    words.push(...piece);
    // A piece without words, such as an & of its own, ends no name.
    if (words.length > MOST_WORDS || words.length === 0 || piece.length === 0) continue;
    const named = whoIs(index, words);
    if (named.level > 0 && !tellsNothing(words, named.level)) found.push({ ...named, from, count: i + 1 });
  }
  return found;
}

/**
 * All stretches of a text that name somebody, none of them within another, in the order of the text.
 * @param pieces the words of each piece of the text; no name goes across a null
 */
export function findNames(index: NameIndex, pieces: readonly (readonly string[] | null)[]): Found[] {
  const all = pieces.flatMap((piece, from) => (piece?.length ? foundFrom(index, pieces, from) : []));
  all.sort((a, b) => rank(b) - rank(a) || b.count - a.count || b.level - a.level || a.from - b.from);
  const chosen: Found[] = [];
  for (const found of all) {
    const end = found.from + found.count;
    if (!chosen.some(({ from, count }) => found.from < from + count && from < end)) chosen.push(found);
  }
  return chosen.sort((a, b) => a.from - b.from);
}
