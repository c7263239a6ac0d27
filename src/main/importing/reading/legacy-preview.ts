import { isAscii } from 'node:buffer';
import { decodeLegacy } from './decode.ts';
import type { FileSource } from './source.ts';

/** What the owner needs to tell Windows-1252 from CP850: some of his own words in both readings. */
export type LegacyFinding = {
  /** Up to three lines that differ, shortened. */
  lines: { line: number; windows: string; cp850: string }[];
  suggestion: 'windows-1252' | 'cp850';
};

type Evidence = { windows: number; cp850: number; weighed: number };

const LINES = 3;
/** Non-ASCII characters that are weighed for the suggestion. */
const WEIGHED = 2000;
/** Bytes shown around the first character that differs. */
const AROUND = 30;

/** Looks for lines with bytes over 127, only as far into the file as it needs to. */
export function lookAtLegacy(source: FileSource): LegacyFinding {
  const lines: LegacyFinding['lines'] = [];
  const evidence: Evidence = { windows: 0, cp850: 0, weighed: 0 };
  let line = 1;
  let before = 0;
  /** The surroundings of the line's first byte over 127, once there is one. */
  let shown: number[] | null = null;
  let lineStart = 0;
  const endLine = (next: number): void => {
    if (shown !== null) lines.push(preview(line, shown));
    shown = null;
    line++;
    lineStart = next;
  };
  const special = (chunk: Uint8Array, i: number): void => {
    weigh(before, chunk[i] as number, evidence);
    if (shown === null && lines.length < LINES)
      shown = [...chunk.subarray(Math.max(lineStart, i - AROUND), i + AROUND)];
  };
  for (const chunk of source.chunks(1 << 16)) {
    lineStart = 0;
    for (let i = 0; i < chunk.length; i++) {
      const byte = chunk[i] as number;
      if (byte > 127) special(chunk, i);
      else if (byte === 13 || (byte === 10 && before !== 13)) endLine(i + 1);
      else if (byte === 10) lineStart = i + 1;
      before = byte;
    }
    if (evidence.weighed >= WEIGHED) break;
  }
  endLine(0);
  return { lines, suggestion: evidence.cp850 > evidence.windows ? 'cp850' : 'windows-1252' };
}

function preview(line: number, bytes: readonly number[]): LegacyFinding['lines'][number] {
  const stop = bytes.findIndex((byte) => byte === 10 || byte === 13);
  const around = Uint8Array.from(stop === -1 ? bytes : bytes.slice(0, stop));
  return {
    line,
    windows: decodeLegacy(around, 'windows-1252').trim(),
    cp850: decodeLegacy(around, 'cp850').trim(),
  };
}

/** After a letter a letter is likely, and a small one after a small one; elsewhere a sign is. */
function weigh(before: number, byte: number, evidence: Evidence): void {
  if (evidence.weighed >= WEIGHED) return;
  evidence.weighed++;
  const inWord = isAscii(Uint8Array.of(before)) && /[a-z]/.test(String.fromCharCode(before));
  const fits = (encoding: 'windows-1252' | 'cp850') => {
    const character = decodeLegacy(Uint8Array.of(byte), encoding);
    if (/\p{C}/u.test(character)) return 0;
    if (inWord) return /\p{Ll}/u.test(character) ? 1 : 0;
    return /[\p{L}·–—’“”„€°§]/u.test(character) ? 1 : 0;
  };
  evidence.windows += fits('windows-1252');
  evidence.cp850 += fits('cp850');
}
