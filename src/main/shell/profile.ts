import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { App } from 'electron';

export type Profile = {
  dataDir: string;
  logsDir: string;
  /** A session in memory for a run that passes by; null for the one that is kept. */
  partition: string | null;
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
  if (passing) process.on('exit', () => rmSync(dataDir, { recursive: true, force: true }));
  return { dataDir, logsDir, partition: passing ? 'passing' : null };
}
