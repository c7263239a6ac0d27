/** What all readers of values share: how a cell is shown in a sentence, and reading equal texts once. */

/** A cell as sentences show it: in quotation marks, at most 60 characters of it. */
export const quoted = (text: string): string => `“${text.length > 60 ? `${text.slice(0, 60)}…` : text}”`;

const CACHE_LIMIT = 50_000;
/** The texts met last, by their first and last letters: what a column says in turn is found here without hashing. */
const AT_HAND = 64;
/** V8 keeps texts below this length by value, longer slices by reference to what they were cut from. */
const SLICE_LENGTH = 13;

/**
 * A reader that reads equal texts once. The cache is emptied when it holds 50,000 texts, so a column of a million
 * different ones costs no memory. Long keys are copied: a slice would keep the whole piece of file it was cut from.
 */
export function remembering<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  const texts = new Array<string | null>(AT_HAND).fill(null);
  const values = new Array<T | null>(AT_HAND).fill(null);
  return (text) => {
    const { length } = text;
    const place =
      length === 0 ? 0 : (text.charCodeAt(0) * 3 + text.charCodeAt(length - 1) + length) & (AT_HAND - 1);
    if (texts[place] === text) return values[place] as T;
    let value = known.get(text);
    if (value === undefined) {
      value = read(text);
      if (known.size >= CACHE_LIMIT) known.clear();
      known.set(length < SLICE_LENGTH ? text : Buffer.from(text, 'utf16le').toString('utf16le'), value);
    }
    texts[place] = text;
    values[place] = value;
    return value;
  };
}

/** `trim`, which most texts don't need. */
export function trimmed(text: string): string {
  if (text === '') return text;
  const [first, last] = [text.charCodeAt(0), text.charCodeAt(text.length - 1)];
  return first > BLANK && first < DELETE && last > BLANK && last < DELETE ? text : text.trim();
}
/** Between these two no character is a blank. */
const BLANK = 32;
const DELETE = 127;
