/** Clients under several spellings: finds the likely match, for the owner to confirm. Nothing is merged here. */

const LEGAL = new Set(
  'inc incorporated llc llp ltd limited gmbh ag kg ug co corp corporation company plc pty pte sa sarl srl bv nv oy ab as aps the and und'.split(
    ' ',
  ),
);

/** What of a name tells it apart: no case, accents, punctuation or legal form; `ü` and `ue` are the same. */
export function essence(name: string): string {
  const plain = name
    .toLowerCase()
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/['’.]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  const words = plain.split(' ').filter((word) => !LEGAL.has(word));
  return words.length > 0 ? words.join(' ') : plain;
}

/** Edits (a letter more, less, other, or two swapped) from one text to the other; stops counting above `limit`. */
export function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (before[j - 2] ?? 0) + 1);
      row.push(least);
    }
    if (Math.min(...row) > limit) return limit + 1;
    before = last;
    last = row;
  }
  return last[b.length] ?? 0;
}

/** How alike two essences are: 0 the same, up to 3; null = not alike. */
function likeness(a: string, b: string): number | null {
  if (a === '' || b === '') return null;
  if (a === b) return 0;
  if (a.replaceAll(' ', '') === b.replaceAll(' ', '')) return 1;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  // A word or two more at the end: “Harbor Dental” and “Harbor Dental Downtown”.
  if (short.length >= 4 && long.startsWith(`${short} `)) return 2;
  return misspelt(a, b) ? 1 : null;
}

/** How many slips of the pen a word of this length may have. */
const slipsIn = (word: string): number => (word.length >= 8 ? 2 : word.length >= 5 ? 1 : 0);

/** Whether two names differ by slips only, word by word: North and South are two letters apart and no slip. */
function misspelt(a: string, b: string): boolean {
  const [ours, theirs] = [a.split(' '), b.split(' ')];
  if (ours.length !== theirs.length) return false;
  return ours.every((word, i) => {
    const other = theirs[i] ?? '';
    const slips = Math.min(slipsIn(word), slipsIn(other));
    return word === other || (slips > 0 && distance(word, other, slips) <= slips);
  });
}

/** The likeliest of some names, or null. Of equally likely ones the first. */
export function likelyMatch(name: string, among: Iterable<string>): string | null {
  const own = essence(name);
  let best: string | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const other of among) {
    const alike = likeness(own, essence(other));
    if (alike !== null && alike < least) [best, least] = [other, alike];
  }
  return best;
}
