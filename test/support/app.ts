import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';

export const projectRoot = resolve(import.meta.dirname, '../..');
export const sampleDir = join(projectRoot, 'resources', 'sample');

/** The owner's day in every test: after the sample's last one. */
export const TODAY = '2026-07-14';

export type Plumbline = {
  electron: ElectronApplication;
  page: Page;
  /** Everything the app keeps; gone when the test ends. */
  userData: string;
  /** Quits as an owner does. */
  quit(): Promise<void>;
};

export type LaunchOptions = {
  /** An earlier run's folder, for a second start. */
  userData?: string;
  args?: string[];
  today?: string;
};

const made: string[] = [];

/** A folder that `removeFolders` takes away. */
export function freshFolder(name = 'plumbline-e2e-'): string {
  const folder = mkdtempSync(join(tmpdir(), name));
  made.push(folder);
  return folder;
}

/** Takes away what the test made; for `afterEach`. */
export function removeFolders(): void {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

/** Chromium refuses its sandbox to root, as in most containers; the app itself never turns it off. */
export const sandboxArgs = (): string[] => (process.getuid?.() === 0 ? ['--no-sandbox'] : []);

/** The environment of a real start, with the few things a test pins down. */
export function testEnv(userData: string, today = TODAY): Record<string, string> {
  const { ELECTRON_RUN_AS_NODE: _, ...own } = process.env;
  const pinned = { PLUMBLINE_USER_DATA: userData, PLUMBLINE_TODAY: today, PLUMBLINE_CHECK_OUTPUT: '1' };
  return { ...own, ...pinned } as Record<string, string>;
}

/** Starts the built app as an owner would, with a folder of its own. */
export async function launch({
  userData = freshFolder(),
  args = [],
  today = TODAY,
}: LaunchOptions = {}): Promise<Plumbline> {
  const electron = await _electron.launch({
    args: [projectRoot, ...sandboxArgs(), ...args],
    env: testEnv(userData, today),
  });
  const page = await electron.firstWindow();
  await page.waitForLoadState();
  return { electron, page, userData, quit: () => electron.close() };
}

/** Answers the next dialogs to open with these paths, in turn; then every dialog is cancelled. */
export async function chooseInDialogs(electron: ElectronApplication, ...paths: string[]): Promise<void> {
  await electron.evaluate(({ dialog }, choices) => {
    const left = [...choices];
    const next = () => left.shift();
    dialog.showOpenDialog = async () => {
      const path = next();
      return { canceled: path === undefined, filePaths: path === undefined ? [] : [path] };
    };
    dialog.showSaveDialog = async () => {
      const path = next();
      return { canceled: path === undefined, filePath: path ?? '' };
    };
  }, paths);
}

/** Uses a menu item by its label, as a click would. */
export async function useMenu(electron: ElectronApplication, label: string): Promise<void> {
  await electron.evaluate(({ Menu }, wanted) => {
    const all = (menu: Electron.Menu): Electron.MenuItem[] =>
      menu.items.flatMap((item) => [item, ...(item.submenu ? all(item.submenu) : [])]);
    const menu = Menu.getApplicationMenu();
    const item = menu && all(menu).find((one) => one.label === wanted);
    if (!item) throw new Error(`There is no menu item ${wanted}`);
    if (!item.enabled) throw new Error(`${wanted} cannot be used now`);
    item.click();
  }, label);
}

/** Opens the sample company from the welcome screen and waits for its overview. */
export async function openSample({ page }: Plumbline): Promise<void> {
  await page.getByRole('button', { name: 'Open the sample company' }).click();
  await page.getByRole('heading', { name: 'Overview', level: 1 }).waitFor();
  await settled(page);
}

/** Waits until no part of the screen waits for figures. */
export async function settled(page: Page): Promise<void> {
  await page.locator('main').waitFor();
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null);
}
