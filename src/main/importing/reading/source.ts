import { closeSync, openSync, readSync, type Stats, statSync } from 'node:fs';
import { basename } from 'node:path';
import { PlumblineError } from '../../../shared/result.ts';

/** A file that is read in pieces, from its start, as often as wanted; it is never whole in memory. */
export type FileSource = {
  /** Without its folder, for messages. */
  readonly name: string;
  /** Bytes, for progress. */
  readonly size: number;
  /**
   * Pieces of at most `size` bytes, in order. A piece is valid only until the next one is taken: its memory is
   * used again.
   */
  chunks(size: number): Iterable<Uint8Array>;
};

/** How much of a file is looked at to tell text from something else. */
const HEAD = 65536;

/**
 * Opens a file of the owner's for reading.
 * @throws PlumblineError `bad_data` if it is a folder, empty, or no text (a workbook, a PDF, a picture);
 *   `not_found` if it is not there, `failed` if it can't be read
 */
export function fileSource(path: string): FileSource {
  const name = basename(path);
  const stats = attempt(name, (): Stats => statSync(path));
  if (stats.isDirectory())
    throw new PlumblineError('bad_data', `“${name}” is a folder. Choose the files in it instead.`);
  if (!stats.isFile())
    throw new PlumblineError('bad_data', `“${name}” is not a file that Plumbline can read.`);
  return checked({ name, size: stats.size, chunks: (size) => piecesOf(path, name, size) });
}

/** The same for bytes in memory; throws as `fileSource` does for what is empty or no text. */
export function bufferSource(name: string, bytes: Uint8Array): FileSource {
  return checked({
    name,
    size: bytes.length,
    *chunks(size) {
      for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
    },
  });
}

function* piecesOf(path: string, name: string, size: number): Generator<Uint8Array> {
  const file = attempt(name, () => openSync(path, 'r'));
  try {
    const buffer = Buffer.allocUnsafe(size);
    for (;;) {
      const read = attempt(name, () => readSync(file, buffer, 0, size, null));
      if (read === 0) return;
      yield buffer.subarray(0, read);
    }
  } finally {
    closeSync(file);
  }
}

/** Turns what the system says into a sentence; its own words would name folders. */
function attempt<T>(name: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT') throw new PlumblineError('not_found', `“${name}” is not there (any more).`);
    if (code === 'EACCES' || code === 'EPERM')
      throw new PlumblineError(
        'failed',
        `You may not read “${name}”. Copy it to a folder of your own and try again.`,
      );
    throw new PlumblineError('failed', `“${name}” could not be read (${code ?? 'unknown error'}).`);
  }
}

function checked(source: FileSource): FileSource {
  let head: Uint8Array = new Uint8Array(0);
  for (const chunk of source.chunks(HEAD)) {
    head = Uint8Array.from(chunk);
    break;
  }
  const what = head.length === 0 ? 'is empty. Export it again.' : notText(head);
  if (what !== null) throw new PlumblineError('bad_data', `“${source.name}” ${what}`);
  return source;
}

const SAVE_AS_CSV = 'Open it there and save it as “CSV UTF-8”, then import that file.';

/** What files of other programs begin with, and what to do about them. */
const MAGIC: readonly (readonly [string, string])[] = [
  ['%PDF-', 'is a PDF, which has no columns to read. Export the same report as CSV.'],
  ['\xd0\xcf\x11\xe0', `is a workbook of an old Excel (.xls). ${SAVE_AS_CSV}`],
  ['\x1f\x8b', 'is compressed (gzip). Unpack it and import the file inside.'],
  ['7z\xbc\xaf', 'is a 7z archive. Unpack it and import the files inside.'],
  ['Rar!\x1a', 'is a RAR archive. Unpack it and import the files inside.'],
  ['SQLite format 3\0', 'is a database, not an export. A Plumbline book is opened, not imported.'],
  ['\x89PNG', 'is a picture. Export the data as CSV.'],
  ['\xff\xd8\xff', 'is a picture. Export the data as CSV.'],
  ['GIF8', 'is a picture. Export the data as CSV.'],
  ['{\\rtf', 'is a text document (RTF). Export the data as CSV.'],
  ['\xff\xfe\0\0', 'is UTF-32 text. Save it as “CSV UTF-8”.'],
];

/** Why these first bytes are no text with rows and columns: the end of a sentence; null if they may be. */
function notText(head: Uint8Array): string | null {
  const start = Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, 4096)).toString('latin1');
  if (start.startsWith('PK\x03\x04')) return zipped(start);
  for (const [magic, what] of MAGIC) if (start.startsWith(magic)) return what;
  if (/^(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|\?xml|table)/i.test(start))
    return 'is a web page or XML, even if its name says otherwise. Open it in Excel and save it as “CSV UTF-8”.';
  if (start.startsWith('\xff\xfe') || start.startsWith('\xfe\xff')) return null;
  return controlled(head);
}

function zipped(start: string): string {
  if (/\[Content_Types\]\.xml|_rels\/|xl\//.test(start))
    return `is an Excel workbook, not text. ${SAVE_AS_CSV}`;
  if (start.includes('opendocument.spreadsheet')) return `is a LibreOffice workbook. ${SAVE_AS_CSV}`;
  return 'is a zip archive. Unpack it and import the files inside.';
}

/** Text has next to no control characters; UTF-16 without its mark has NULs in every other place. */
function controlled(head: Uint8Array): string | null {
  let controls = 0;
  const nuls: [number, number] = [0, 0];
  head.forEach((byte, i) => {
    if (byte === 0) nuls[i & 1 ? 1 : 0]++;
    if (byte < 9 || (byte > 13 && byte < 32 && byte !== 26)) controls++;
  });
  if (controls < 4 || controls <= head.length / 20) return null;
  const [more, fewer] = [Math.max(...nuls), Math.min(...nuls)];
  if (more > head.length / 4 && fewer < more / 20)
    return 'looks like UTF-16 text without the mark that says so. Save it as “CSV UTF-8” and import that file.';
  return 'is not text with rows and columns. Export the data as CSV.';
}
