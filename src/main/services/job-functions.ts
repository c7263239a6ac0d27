import { basename } from 'node:path';
import { PlumblineError } from '../../shared/result.ts';
import { checkBook } from '../db/health.ts';
import { type Db, guarded, openBook, refuseToReplace } from '../db/open.ts';
import { isEmpty } from '../db/records.ts';
import { write } from '../db/unit-of-work.ts';
import { exportCanonical } from '../exporting/canonical.ts';
import { canonicalFiles, importCanonical } from '../importing/canonical.ts';
import { withDataChecks } from './checks.ts';
import { commitImport, planImport } from './import-jobs.ts';
import { saveRejected } from './import-rejected.ts';
import { previewUndo, undoImport } from './import-undo.ts';
import type { JobControl, JobMap, JobName } from './jobs.ts';
import { buildBook } from './new-book.ts';
import { todayIn } from './today.ts';

/** The long jobs themselves. Each has a connection of its own, leaves nothing behind when it fails, and runs anywhere. */

function createFromFolder({ target, folder }: JobMap['createFromFolder']['input'], control: JobControl) {
  refuseToReplace(target);
  canonicalFiles(folder);
  return buildBook(
    target,
    true,
    (book, now) =>
      write(book, 'book.createFrom', now, () => {
        const receipt = importCanonical(book, folder, now, control.report);
        return { result: receipt, audit: { folder: basename(folder), ...receipt } };
      }).result,
    () => control.report(1, 1, 'Giving the book its name'),
  );
}

const withBook = <T>(file: string, options: { readonly?: boolean }, work: (db: Db) => T): T => {
  const db = openBook(file, options);
  try {
    return guarded(file, () => work(db));
  } finally {
    db.close();
  }
};

/** Whether a book opens for writing; the check sees more there than in one that is open for reading only. */
const canBeWritten = (file: string): boolean => {
  try {
    openBook(file).close();
    return true;
  } catch (error) {
    if (error instanceof PlumblineError && error.failure.code === 'read_only') return false;
    throw error;
  }
};

const importFolder = ({ book, folder }: JobMap['importFolder']['input'], control: JobControl) =>
  withBook(book, {}, (db) => {
    if (!isEmpty(db))
      throw new PlumblineError(
        'not_empty',
        'This book has records already. A folder can only be read into an empty book.',
      );
    const now = new Date();
    return write(db, 'book.importFolder', now, () => {
      const receipt = importCanonical(db, folder, now, control.report);
      return { result: receipt, audit: { folder: basename(folder), ...receipt } };
    }).result;
  });

export const jobs: {
  [N in JobName]: (input: JobMap[N]['input'], control: JobControl) => JobMap[N]['result'];
} = {
  createFromFolder,
  importFolder,
  exportFolder: ({ book, folder }, control) =>
    withBook(book, { readonly: true }, (db) => exportCanonical(db, folder, control.report)),
  planImport: ({ book, path, given }, control) =>
    withBook(book, { readonly: !canBeWritten(book) }, (db) => planImport(db, path, given, control)),
  commitImport: ({ book, path, given, content, saveAs }, control) =>
    withBook(book, {}, (db) => commitImport(db, path, given, { content, saveAs }, control)),
  saveRejected: ({ book, path, given, to }, control) =>
    withBook(book, { readonly: !canBeWritten(book) }, (db) => saveRejected(db, path, given, to, control)),
  previewUndo: ({ book, batch }) =>
    withBook(book, { readonly: !canBeWritten(book) }, (db) => previewUndo(db, batch)),
  undoImport: ({ book, batch, keepEdited }) => withBook(book, {}, (db) => undoImport(db, batch, keepEdited)),
  check: ({ book }, control) =>
    withBook(book, { readonly: !canBeWritten(book) }, (db) => {
      const checks = checkBook(db, (name, done, total) => control.report(done, total, `Checking ${name}`));
      return withDataChecks(db, checks, todayIn);
    }),
};
