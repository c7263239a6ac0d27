import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { settled } from './app.ts';

/** What the accessibility tests share: going to screens, axe, and what has the focus. */

/** Every rule of axe that is not kept, whatever its impact, a line each; `where` tells what was looked at. */
export async function violations(page: Page, where: string, rules?: readonly string[]): Promise<string[]> {
  // The other mode finishes in a new page, which an Electron window cannot open.
  const axe = new AxeBuilder({ page }).setLegacyMode();
  if (rules) axe.withRules([...rules]);
  const { violations: found } = await axe.analyze();
  return found.flatMap(({ id, impact, nodes }) =>
    nodes
      // React Aria puts a way out of a popover, for who can't press Escape, beside the dialog in it.
      .filter(({ html }) => !(id === 'region' && html === '<div style="display: contents;">'))
      .map(({ html, failureSummary }) => `${where}: ${impact} ${id} ${html.slice(0, 160)} ${failureSummary}`),
  );
}

/** Looks with axe at what is shown: all of it in light, its colours in dark, too, since nothing else differs there. */
export async function violationsInBoth(page: Page, where: string): Promise<string[]> {
  const light = await violations(page, where);
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await violations(page, `${where}, dark`, ['color-contrast']);
  await page.emulateMedia({ colorScheme: 'light' });
  return [...light, ...dark];
}

/** The screens of the sidebar as they are called there, in its order. */
export const screensOf = async (page: Page): Promise<string[]> => [
  ...(await page.getByRole('navigation', { name: 'Screens' }).locator('h2 ~ button').allTextContents()),
  'Settings',
];

/** A part of a screen that is a grid of its own; last in a list of screens, since the screen stays at it. */
export const ACCOUNTS = 'Ledger: Accounts';

/** The screens on which records are kept. */
export const bookScreensOf = async (page: Page): Promise<string[]> => [
  ...(await page.getByRole('region', { name: 'Books' }).locator('button').allTextContents()),
  ACCOUNTS,
];

/** Goes to a screen, or a part of one (`Ledger: Accounts`), as the keyboard does, from wherever one is. */
export async function toScreen(page: Page, where: string): Promise<void> {
  const [name = '', part] = where.split(': ');
  const link = page.getByRole('navigation', { name: 'Screens' }).getByRole('button', { name, exact: true });
  await link.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
  await settled(page);
  if (part === undefined) return;
  const choice = page.getByRole('radio', { name: part, exact: true });
  await choice.focus();
  await page.keyboard.press('Space');
  await expect(choice).toBeChecked();
  await settled(page);
}

/** What has the focus, in words; `body` where nothing has it. */
export const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const element = document.activeElement as HTMLElement | null;
    if (!element || element === document.body || element === document.documentElement) return 'body';
    const words = element.getAttribute('aria-label') ?? element.textContent ?? '';
    return `${element.getAttribute('role') ?? element.localName} ${words.trim().slice(0, 60)}`;
  });
