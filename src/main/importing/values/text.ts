/** What all readers of values share: how a cell is shown in a sentence, and reading equal texts once. */

/** A cell as sentences show it: in quotation marks, at most 60 characters of it. */
export const quoted = (text: string): string => `“${text.length > 60 ? `${text.slice(0, 60)}…` : text}”`;

const CACHE_LIMIT = 50_000;
/** V8 keeps texts below this length by value, longer slices by reference to what they were cut from. */
const SLICE_LENGTH = 13;

/**
 * A reader that reads equal texts once. The cache is emptied when it holds 50,000 texts, so a column of a million
 * different ones costs no memory. Long keys are copied: a slice would keep the whole piece of file it was cut from.
 */
export function remembering<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  // Rows mostly say what the row above said.
  let lastText: string | undefined;
  let last: T;
  return (text) => {
    if (text === lastText) return last;
    let value = known.get(text);
    if (value === undefined) {
      value = read(text);
      if (known.size >= CACHE_LIMIT) known.clear();
      known.set(text.length < SLICE_LENGTH ? text : Buffer.from(text, 'utf16le').toString('utf16le'), value);
    }
    lastText = text;
    last = value;
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
