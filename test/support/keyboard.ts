import { expect, type Page } from '@playwright/test';
import { settled } from './app.ts';

/** How an owner without a mouse gets about: everything here is done by keys. */

export const press = async (page: Page, ...keys: string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key);
};

/** What the control with the focus is called. */
const nameHere = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const element = document.activeElement as HTMLElement | null;
    const label = element?.id ? document.querySelector(`label[for="${CSS.escape(element.id)}"]`) : null;
    return (
      element?.getAttribute('aria-label') ?? label?.textContent ?? element?.firstChild?.textContent ?? ''
    );
  });

/** Presses Tab until the focus is on a control of this name. @throws Error with what was passed by */
export async function tabTo(page: Page, name: string): Promise<void> {
  const seen: string[] = [];
  for (let i = 0; i < 120; i++) {
    await page.keyboard.press('Tab');
    const here = await nameHere(page);
    if (here === name) return;
    seen.push(here);
  }
  throw new Error(`Tab never came to ${name}, but to ${[...new Set(seen)].join(', ')}`);
}

/** Goes to a control by Tab and presses Enter on it. */
export async function use(page: Page, name: string): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.press('Enter');
}

/** Goes to a field by Tab, which chooses what stands in it, and types over that. */
export async function fill(page: Page, name: string, text: string): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.type(text);
}

/** Goes to a screen by Ctrl K. */
export async function find(page: Page, screen: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('searchbox', { name: 'Find' }).waitFor();
  await page.keyboard.type(screen);
  await page.getByRole('menuitem', { name: screen, exact: true }).waitFor();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(screen);
  await settled(page);
  // The focus has come to the new screen.
  await expect(page.locator('main :focus, main:focus')).toHaveCount(1);
}

/** Goes to the row of a grid that a new record is typed into, from anywhere on its screen. */
export async function toNewRow(page: Page, many: string): Promise<void> {
  await tabTo(page, `Search ${many}`);
  await press(page, 'ArrowDown');
  await expect(page.locator('[data-row] > :focus')).toHaveCount(1);
  // Without a record it is where one comes to.
  if ((await page.locator('[data-row="-1"] > :focus').count()) === 0)
    await press(page, 'Control+Home', 'ArrowUp');
  await expect(page.locator('[data-row="-1"] > :focus')).toHaveCount(1);
}

/** Types a record into the row for new ones, cell by cell; an empty text leaves what stands there. */
export async function typeRow(page: Page, texts: readonly string[]): Promise<void> {
  for (const [i, text] of texts.entries()) {
    if (i > 0) await page.keyboard.press('Tab');
    if (text !== '') await page.keyboard.type(text);
  }
  await page.keyboard.press('Enter');
}

/** Puts a block on the clipboard as a spreadsheet does. */
export const putOnClipboard = (page: Page, rows: readonly (readonly string[])[]): Promise<void> =>
  page.evaluate(
    (text) => {
      const put = (event: ClipboardEvent) => {
        event.clipboardData?.setData('text/plain', text);
        event.preventDefault();
        event.stopPropagation();
      };
      document.addEventListener('copy', put, { capture: true, once: true });
      document.execCommand('copy');
    },
    `${rows.map((row) => row.join('\t')).join('\n')}\n`,
  );
