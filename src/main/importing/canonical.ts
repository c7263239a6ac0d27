import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { CANONICAL_FILES, CANONICAL_NAMES, type CanonicalFile } from '../../shared/canonical.ts';
import { PlumblineError, type Problem } from '../../shared/result.ts';
import { rebuildFacts } from '../db/facts.ts';
import type { Db } from '../db/open.ts';
import { countBatch, inserter, openBatch, type Records, type TableName } from '../db/records.ts';
import { forgetPostings } from '../db/recurring.ts';
import { putSetting } from '../db/settings.ts';
import { decodeUtf8 } from './csv.ts';
import { INTERPRETERS } from './interpret.ts';
import { nothingKnown, type Sink } from './interpreting.ts';

export type ImportReceipt = { counts: Record<string, number>; rows: number };

/** Called between files and now and then within one; may throw to stop. */
export type Report = (done: number, total: number, label: string) => void;

/** The canonical files of a folder. @throws PlumblineError not_found, bad_data. */
export function canonicalFiles(folder: string): CanonicalFile[] {
  const name = basename(folder);
  const stat = statSync(folder, { throwIfNoEntry: false });
  if (!stat)
    throw new PlumblineError('not_found', `There is no folder “${name}”. It may have been moved or renamed.`);
  if (!stat.isDirectory())
    throw new PlumblineError('not_found', `“${name}” is a file; choose the folder that holds the exports.`);
  const found = CANONICAL_NAMES.filter((file) => existsSync(join(folder, file)));
  if (found.length === 0)
    throw new PlumblineError(
      'bad_data',
      `“${name}” holds none of the files of a book: ${CANONICAL_NAMES.join(', ')}.`,
    );
  return found;
}

const strangers = (folder: string): Problem[] =>
  readdirSync(folder)
    .filter((file) => file.toLowerCase().endsWith('.csv') && !Object.hasOwn(CANONICAL_FILES, file))
    .map((file) => ({
      file,
      message: `is not a file of a book’s folder; expected are ${CANONICAL_NAMES.join(', ')}`,
    }));

const badData = (folder: string, problems: Problem[]): PlumblineError => {
  const files = new Set(problems.map(({ file }) => file)).size;
  const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
  return new PlumblineError(
    'bad_data',
    `“${basename(folder)}” was not read: ${count} in ${files === 1 ? '1 file' : `${files} files`}. Nothing was written. Mend the lines named and try again.`,
    { problems },
  );
};

/**
 * Reads a canonical folder into an empty book: every row or none. The caller holds the transaction, or the file that
 * is thrown away.
 * @throws PlumblineError bad_data with all problems, not only the first; not_found
 */
export function importCanonical(db: Db, folder: string, now: Date, report: Report): ImportReceipt {
  const files = canonicalFiles(folder);
  const problems: Problem[] = strangers(folder);
  const counts: Record<string, number> = {};
  const batch = openBatch(db, 'canonical folder', now);
  const inserters = new Map<TableName, (record: never) => void>();
  const total = files.reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);
  let reading: CanonicalFile | null = null;
  let before = 0;
  let size = 0;
  let rows = 0;
  const sink: Sink = {
    record<T extends TableName>(table: T, record: Records[T]) {
      if (problems.length > 0) return; // Nothing will be kept: only the remaining problems are of interest.
      let insert = inserters.get(table) as ((record: Records[T]) => void) | undefined;
      if (!insert) {
        insert = inserter(db, table, batch);
        inserters.set(table, insert);
      }
      insert(record);
      // The others are made in passing, by what is booked to them.
      if (table === 'accounts' && reading !== 'accounts.csv') return;
      counts[table] = (counts[table] ?? 0) + 1;
      if (++rows % 2000 === 0)
        report(Math.min(before + rows * 60, before + size), total, 'Reading the folder');
    },
    setting: (key, value) => putSetting(db, key, value),
    problem: (problem) => problems.push(problem),
  };
  forgetPostings(db);
  const known = nothingKnown();
  for (const file of files) {
    reading = file;
    report(before, total, `Reading ${file}`);
    const bytes = readFileSync(join(folder, file));
    size = bytes.length;
    const text = decodeUtf8(bytes);
    if (text === null)
      problems.push({ file, message: 'is not UTF-8 text; save it as “CSV UTF-8” and try again' });
    else INTERPRETERS[file](text, known, sink);
    before += size;
  }
  if (problems.length > 0) throw badData(folder, problems);
  countBatch(db, batch, rows);
  report(total, total, 'Adding up');
  rebuildFacts(db);
  return { counts, rows };
}
