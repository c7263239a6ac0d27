import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { App } from 'electron';

export type Profile = {
  dataDir: string;
  logsDir: string;
  /** Removes what was made for this run only. */
  drop(): void;
};

/**
 * Settles where this run keeps its data, before Chromium opens anything there. `PLUMBLINE_USER_DATA` names another place
 * for tests. A terminal command passes by: its profile is its own and goes with it, since the app may be open as well.
 */
export function takeProfile(app: App, passing: boolean, named = process.env.PLUMBLINE_USER_DATA): Profile {
  const home = named ? resolve(named) : app.getPath('userData');
  app.setAppLogsPath(named ? join(home, 'logs') : undefined);
  const logsDir = app.getPath('logs');
  const dataDir = passing ? mkdtempSync(join(tmpdir(), 'plumbline-')) : home;
  app.setPath('userData', dataDir);
  const drop = (): void => {
    if (passing) rmSync(dataDir, { recursive: true, force: true });
  };
  return { dataDir, logsDir, drop };
}

/**
 * Ends the process with `code` once `drop` has run. Electron's own `exit` writes the profile again on its way out; this
 * is the exit underneath, of which Node's types do not speak.
 */
export function leave(app: App, code: number, drop: () => void): void {
  app.once('quit', () => {
    drop();
    const { reallyExit } = process as unknown as { reallyExit(code: number): never };
    reallyExit.call(process, code);
  });
  app.quit();
}
