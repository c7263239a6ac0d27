import { isAscii, isUtf8 } from 'node:buffer';
import type { ImportQuestion } from '../../../shared/import.ts';
import { PlumblineError } from '../../../shared/result.ts';
import type { Encoding } from './decode.ts';
import { type LegacyFinding, lookAtLegacy } from './legacy-preview.ts';
import type { FileSource } from './source.ts';

/** With a question open, `encoding` is only what Plumbline suggests: good for a preview, not for an import. */
export type EncodingFinding = { encoding: Encoding; question: ImportQuestion | null };

/** Big enough that calls don't count, small enough to stay in a processor's cache. */
const PIECE = 1 << 18;

/**
 * Tells how a file's text is encoded: strict UTF-8 first, over the whole file, then UTF-16 by its mark, else the
 * owner says whether it is Windows-1252 or CP850.
 * @param answer of the question `encoding`, if it was given
 * @throws PlumblineError `bad_data` if the file ends in the middle of a UTF-8 character
 */
export function findEncoding(source: FileSource, answer?: string): EncodingFinding {
  const check = checkUtf8(source);
  if (check === 'utf-16le' || check === 'utf-16be') return { encoding: check, question: null };
  if (check === 'valid') return { encoding: 'utf-8', question: null };
  if (check === 'cut')
    throw new PlumblineError(
      'bad_data',
      `“${source.name}” ends in the middle of a character: its end is missing, perhaps from a download that did not finish. Export it again.`,
    );
  if (answer === 'windows-1252' || answer === 'cp850') return { encoding: answer, question: null };
  const legacy = lookAtLegacy(source);
  return { encoding: legacy.suggestion, question: questionOf(source.name, legacy) };
}

function checkUtf8(source: FileSource): 'valid' | 'invalid' | 'cut' | 'utf-16le' | 'utf-16be' {
  const mark = firstTwo(source);
  if (mark === 'fffe') return 'utf-16le';
  if (mark === 'feff') return 'utf-16be';
  let carried: Uint8Array = new Uint8Array(0);
  let characters = false;
  for (const chunk of source.chunks(PIECE)) {
    if (carried.length === 0 && isAscii(chunk)) continue;
    const bytes = carried.length === 0 ? chunk : Buffer.concat([carried, chunk]);
    const whole = bytes.length - unfinished(bytes);
    const text = bytes.subarray(0, whole);
    if (!isUtf8(text)) return 'invalid';
    characters ||= !isAscii(text);
    carried = Uint8Array.from(bytes.subarray(whole));
  }
  if (carried.length === 0) return 'valid';
  // One last byte like the é of “Café” in Windows-1252 proves nothing if the file has no UTF-8 character elsewhere.
  return characters || carried.length > 1 ? 'cut' : 'invalid';
}

/** In hex; a piece may be as short as one byte. */
function firstTwo(source: FileSource): string {
  let text = '';
  for (const chunk of source.chunks(2)) {
    text += Buffer.from(chunk.subarray(0, 2)).toString('hex');
    if (text.length >= 4) break;
  }
  return text.slice(0, 4);
}

/** How many bytes at the end begin a UTF-8 character that isn't finished there: 0 to 3. */
function unfinished(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] as number;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) > back ? back : 0;
  }
  return 0;
}

function questionOf(name: string, { lines, suggestion }: LegacyFinding): ImportQuestion {
  const example = lines[0];
  const reading = (text: string | undefined) => (text === undefined ? '' : `: “${text}”`);
  return {
    id: 'encoding',
    prompt: `Which of the two readings of “${name}” is right?`,
    because: `The file does not say how its letters are encoded. ${lines
      .map(({ line, windows, cp850 }) => `Line ${line}: “${windows}” or “${cp850}”.`)
      .join(' ')}`,
    options: [
      { value: 'windows-1252', label: `Windows (1252)${reading(example?.windows)}` },
      { value: 'cp850', label: `DOS (CP850)${reading(example?.cp850)}` },
    ],
    suggestion,
  };
}
