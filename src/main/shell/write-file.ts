import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { PlumblineError } from '../../shared/result.ts';

/** Puts a whole file in place or leaves what was there. @throws PlumblineError when the folder can't be written to. */
export function replaceFile(path: string, data: string | Uint8Array): void {
  const draft = `${path}.${process.pid}.tmp`;
  try {
    writeFileSync(draft, data);
    renameSync(draft, path);
  } catch (cause) {
    rmSync(draft, { force: true });
    const message = `“${basename(path)}” could not be written. Is the folder there, and may you write to it?`;
    throw Object.assign(new PlumblineError('failed', message), { cause });
  }
}
