import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';

export type Log = (message: string, detail?: unknown) => void;

const LARGEST_BYTES = 512 * 1024;

const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;

/**
 * A log in `dir`: `plumbline.log`, and the one before as `plumbline.old.log`, half a megabyte each.
 * Written at once, so that the last line before a crash is there; a log that can't be written stops nothing.
 */
export function fileLog(dir: string, largestBytes = LARGEST_BYTES): Log {
  const path = join(dir, 'plumbline.log');
  return (message, detail) => {
    const more = detail === undefined ? '' : ` ${typeof detail === 'string' ? detail : inspect(detail)}`;
    try {
      mkdirSync(dir, { recursive: true });
      if (sizeOf(path) >= largestBytes) renameSync(path, join(dir, 'plumbline.old.log'));
      appendFileSync(path, `${new Date().toISOString()} ${message}${more}\n`);
    } catch {
      // A full disk must not keep the owner from the figures.
    }
  };
}
