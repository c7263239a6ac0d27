import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { CANONICAL_FILES, CANONICAL_NAMES, type CanonicalFile, OWN_FILES } from '../../shared/canonical.ts';
import { PlumblineError } from '../../shared/result.ts';
import { canonicalRows } from '../db/canonical-rows.ts';
import { type Db, translated } from '../db/open.ts';
import { csvLine } from './csv.ts';

export type ExportResult = { files: string[]; rows: number };

/** The name a file is written under before all of them stand. */
const partOf = (file: CanonicalFile): string => `.${file}.part`;
/** The name an earlier export's file has while it is being replaced. */
const oldOf = (file: CanonicalFile): string => `.${file}.old`;
/** What an export that was killed may have left. Only these exact names are ours to take away. */
const PARTS: ReadonlySet<string> = new Set(CANONICAL_NAMES.map(partOf));

/** Makes sure of a folder that is empty but for an earlier export; tells whether it had to be made. */
function prepare(folder: string): { made: boolean } {
  const stat = statSync(folder, { throwIfNoEntry: false });
  if (!stat) {
    if (!existsSync(dirname(folder)))
      throw new PlumblineError(
        'not_found',
        `There is no folder “${basename(dirname(folder))}” to make “${basename(folder)}” in. Choose another one.`,
      );
    mkdirSync(folder);
    return { made: true };
  }
  if (!stat.isDirectory())
    throw new PlumblineError('exists', `“${basename(folder)}” is a file; choose a folder to export to.`);
  const found = readdirSync(folder);
  const olds = CANONICAL_NAMES.filter((file) => found.includes(oldOf(file)));
  const ours = (name: string) =>
    PARTS.has(name) || olds.some((file) => oldOf(file) === name) || Object.hasOwn(CANONICAL_FILES, name);
  const others = found.filter((name) => !ours(name) || !statSync(join(folder, name)).isFile());
  if (others.length > 0)
    throw new PlumblineError(
      'exists',
      `“${basename(folder)}” holds other files (${others[0]}${others.length > 1 ? ` and ${others.length - 1} more` : ''}). Choose an empty folder.`,
    );
  for (const part of found.filter((file) => PARTS.has(file))) rmSync(join(folder, part), { force: true });
  // Killed while replacing: the earlier export is whole again before anything new is written.
  for (const file of olds) renameSync(join(folder, oldOf(file)), join(folder, file));
  return { made: false };
}

const hasRows = (db: Db, file: CanonicalFile): boolean => {
  for (const _ of canonicalRows(db, file)) return true;
  return false;
};

/** Writes a file in pieces, flushed to disk; gives the number of rows. */
function writeRows(db: Db, file: CanonicalFile, target: string, onRows: (rows: number) => void): number {
  const out = openSync(target, 'wx');
  let rows = 0;
  try {
    let chunk = csvLine(CANONICAL_FILES[file]);
    for (const cells of canonicalRows(db, file)) {
      chunk += csvLine(cells);
      if (++rows % 2000 === 0) {
        writeFileSync(out, chunk);
        chunk = '';
        onRows(rows);
      }
    }
    writeFileSync(out, chunk);
    fsyncSync(out);
  } finally {
    closeSync(out);
  }
  return rows;
}

/**
 * Puts the new files in the place of an earlier export's, all of them; if one can't be replaced, all old ones come back.
 * A file that was not written has no rows: an earlier export's goes.
 */
function replaceAll(folder: string, temporary: (file: CanonicalFile) => string): void {
  const aside = (file: CanonicalFile) => join(folder, oldOf(file));
  const moved: CanonicalFile[] = [];
  try {
    for (const file of CANONICAL_NAMES) {
      if (existsSync(join(folder, file))) renameSync(join(folder, file), aside(file));
      moved.push(file);
      if (existsSync(temporary(file))) renameSync(temporary(file), join(folder, file));
    }
  } catch (error) {
    for (const file of moved) {
      rmSync(join(folder, file), { force: true });
      if (existsSync(aside(file))) renameSync(aside(file), join(folder, file));
    }
    throw error;
  }
  for (const file of CANONICAL_NAMES) rmSync(aside(file), { force: true });
}

/**
 * Writes the canonical folder: every file to a temporary name first, all renamed once all stand. A failed or
 * cancelled export leaves an earlier one as it was.
 * @param folder is made if missing; may hold an earlier export, nothing else
 * @throws PlumblineError exists, read_only
 */
export function exportCanonical(
  db: Db,
  folder: string,
  report: (done: number, total: number, label: string) => void,
): ExportResult {
  const temporary = (file: CanonicalFile) => join(folder, partOf(file));
  let rows = 0;
  let files: CanonicalFile[] = [];
  try {
    const { made } = prepare(folder);
    let done = false;
    try {
      // One read transaction: all files are of one moment.
      db.transaction(() => {
        files = CANONICAL_NAMES.filter((file) => !OWN_FILES.has(file) || hasRows(db, file));
        files.forEach((file, i) => {
          report(i, files.length, `Writing ${file}`);
          rows += writeRows(db, file, temporary(file), () => report(i, files.length, `Writing ${file}`));
        });
      })();
      replaceAll(folder, temporary);
      done = true;
    } finally {
      for (const file of CANONICAL_NAMES) rmSync(temporary(file), { force: true });
      if (made && !done) {
        for (const file of CANONICAL_NAMES) rmSync(join(folder, file), { force: true });
        if (readdirSync(folder).length === 0) rmdirSync(folder);
      }
    }
  } catch (error) {
    throw translated(error, folder);
  }
  return { files, rows };
}
