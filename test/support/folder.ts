import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { CANONICAL_FILES, type CanonicalFile } from '../../src/shared/canonical.ts';

/** A folder for one test file, gone when its tests are over. Call it where tests are declared, not inside one. */
export function temporaryFolder(): { path: string; next(name?: string): string } {
  const path = mkdtempSync(join(tmpdir(), 'plumbline-test-'));
  afterAll(() => rmSync(path, { recursive: true, force: true }));
  let count = 0;
  return {
    path,
    /** A path in a fresh subfolder of its own; nothing is there yet. */
    next(name = 'Book.plumbline') {
      const folder = join(path, String(++count));
      mkdirSync(folder);
      return join(folder, name);
    },
  };
}

const cell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** Rows of cells as CSV, by a few lines of its own so that the product's writer does not vouch for itself. */
export const csv = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => `${row.map(cell).join(',')}\n`).join('');

/** Rows of a canonical folder without their headers; a file may be left out. */
export type FolderRows = { [F in CanonicalFile]?: readonly (readonly string[])[] };

/** Writes a canonical folder; `raw` files are written as they are, under whatever name. */
export function writeFolder(
  folder: string,
  rows: FolderRows,
  raw: Record<string, string | Uint8Array> = {},
): string {
  mkdirSync(folder, { recursive: true });
  for (const [file, own] of Object.entries(rows) as [CanonicalFile, readonly (readonly string[])[]][])
    writeFileSync(join(folder, file), csv([CANONICAL_FILES[file], ...own]));
  for (const [file, content] of Object.entries(raw)) writeFileSync(join(folder, file), content);
  return folder;
}
