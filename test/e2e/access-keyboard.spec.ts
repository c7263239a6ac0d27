// The keyboard on every screen of the books: what has the focus is always seen, leads on, and is never lost.
import { expect, type Page } from '@playwright/test';
import { ACCOUNTS, bookScreensOf, focused, toScreen } from '../support/access.ts';
import { settled } from '../support/app.ts';
import { test } from '../support/fixtures.ts';

/** Screens that are a grid of records and one beside it. */
const WITH_GRID = [
  'Client details',
  'Contracts',
  'Ledger',
  'Tickets',
  'Surveys',
  'Technicians',
  'Adjustments',
  ACCOUNTS,
];
const MOST_STOPS = 45;

type Stop = {
  words: string;
  where: 'main' | 'elsewhere' | 'nowhere';
  inGrid: boolean;
  byItself: boolean;
  seen: boolean;
};

/** What the focus is on, and whether anything about it tells so. */
const stopOf = (page: Page): Promise<Stop> =>
  page.evaluate(() => {
    const element = document.activeElement as HTMLElement | null;
    if (!element || element === document.body)
      return { words: 'body', where: 'nowhere', inGrid: false, byItself: false, seen: false };
    const hasRing = (each: Element | null | undefined): boolean => {
      if (!each) return false;
      const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(each);
      return outlineStyle !== 'none' && outlineWidth !== '0px' && !outlineColor.endsWith(', 0)');
    };
    const label = element.closest('label');
    return {
      words: `${element.localName} ${element.getAttribute('aria-label') ?? element.textContent?.trim().slice(0, 30)}`,
      where: element.closest('main') ? 'main' : 'elsewhere',
      inGrid: element.closest('[role="grid"]') !== null,
      // Where the frame leads whoever was sent here; Tab goes on from it and never comes to it.
      byItself: element.tabIndex < 0,
      // A box to tick is drawn beside its input, which is hidden.
      seen: [element, label, ...(label?.children ?? [])].some(hasRing),
    };
  });

/**
 * Tab, and what it leads to. Behind the last stop nothing has the focus until the window begins anew, which it does by
 * itself and a moment later: a link focused before that would lose it, and the key pressed there go elsewhere.
 */
async function nextStop(page: Page): Promise<Stop> {
  await page.keyboard.press('Tab');
  const stop = await stopOf(page);
  if (stop.where !== 'nowhere') return stop;
  await page
    .waitForFunction(() => document.activeElement !== document.body, null, { timeout: 3000 })
    .catch(() => undefined);
  return stopOf(page);
}

const inGrid = async (page: Page) => (await stopOf(page)).inGrid;

for (const theme of ['light', 'dark'] as const)
  test(`Tab leads through every screen of the books, seen at each stop, ${theme}`, async ({
    sample: { page },
  }) => {
    test.setTimeout(200_000);
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    for (const screen of await bookScreensOf(page)) {
      await toScreen(page, screen);
      await page.getByRole('button', { name: 'Settings', exact: true }).focus();
      const stops: Stop[] = [];
      let left = false;
      for (let i = 0; i < MOST_STOPS; i++) {
        const stop = await nextStop(page);
        left = stop.where === 'nowhere' || (stop.where === 'elsewhere' && stops.length > 0);
        if (left) break;
        // Behind the last stop the window itself may have the key once, before it begins anew.
        if (stop.words === stops.at(-1)?.words) continue;
        if (stop.where === 'main' && !stop.byItself) stops.push(stop);
      }
      const unseen = stops.filter(({ seen }) => !seen).map(({ words }) => words);
      expect.soft(left, `${screen}: not trapped`).toBe(true);
      expect.soft(stops.length, `${screen}: stops`).toBeGreaterThan(4);
      expect.soft(stops.length, `${screen}: stops`).toBeLessThan(MOST_STOPS - 5);
      expect.soft(unseen, `${screen}: not seen`).toEqual([]);
      // However many records: one stop, from which the arrows lead on.
      const inside = stops.filter((stop) => stop.inGrid).map(({ words }) => words);
      expect.soft(inside, `${screen}: stops in the grid`).toHaveLength(1);
    }
  });

test('a grid says what it is, and a cell whose it is and of what', async ({ sample: { page } }) => {
  for (const screen of WITH_GRID) {
    await toScreen(page, screen);
    const grid = page.getByRole('grid').first();
    await expect(grid, screen).toHaveAccessibleName(/\w/);
    const record = grid.locator('tbody [data-row="0"]');
    await expect(record.getByRole('rowheader'), screen).toHaveText(/\S/);
    // As many headings as cells: the mark of the row has one, too.
    const cells = await record.locator('> *').count();
    await expect(grid.getByRole('columnheader'), screen).toHaveCount(cells);
    await expect(page.getByRole('main').getByRole('status').first(), screen).toBeAttached();
  }
});

test('the focus is never lost, and Escape leaves one thing after another', async ({ sample: { page } }) => {
  test.setTimeout(200_000);
  for (const screen of WITH_GRID) await test.step(screen, () => walk(page, screen));
});

async function walk(page: Page, screen: string): Promise<void> {
  const say = (what: string) => `${screen}: ${what}`;
  const cell = page.locator('[role="grid"] td[data-column]:focus');
  const panel = page.getByRole('main').getByRole('button', { name: 'Close', exact: true }).first();
  await toScreen(page, screen);
  await page.getByRole('textbox', { name: /^Search/ }).focus();
  await page.keyboard.press('ArrowDown');
  await expect(cell, say('down from the search')).toHaveCount(1);

  // The record beside, then a cell of it: Escape leaves the cell, then the record, then nothing more.
  await page.keyboard.press('Control+Enter');
  await expect(panel, say('a record beside')).toBeVisible();
  await settled(page);
  if (!(await inGrid(page))) await page.locator('[role="grid"] [tabindex="0"]').first().focus();
  await page.keyboard.press('F2');
  await expect(page.locator('[role="grid"] :is(input, textarea):focus'), say('a cell typed in')).toHaveCount(
    1,
  );
  await page.keyboard.press('Escape');
  // A list of choices under the cell goes first.
  if ((await cell.count()) === 0) await page.keyboard.press('Escape');
  await expect(cell, say('Escape from the cell')).toHaveCount(1);
  await expect(panel, say('the record stays')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(panel, say('Escape from the record')).toBeHidden();
  await expect(cell, say('after the record')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(cell, say('nothing left to leave')).toHaveCount(1);

  // A form opened by its button, and left.
  await page.getByRole('main').getByRole('button', { name: /^Add / }).last().focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('form').locator(':focus'), say('in the form')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('form'), say('the form is left')).toHaveCount(0);
  await expect.poll(() => focused(page), say('after the form')).not.toBe('body');

  // Removed, or asked about and left; taken back.
  await page.locator('[role="grid"] [tabindex="0"]').first().focus();
  await page.keyboard.press('Control+Home');
  if ((await cell.count()) === 0) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Delete');
  const question = page.getByRole('dialog');
  const told = page.getByRole('status').filter({ hasText: 'emoved' });
  await expect(question.or(told).first(), say('removed, or asked')).toBeVisible();
  if ((await question.count()) > 0) {
    expect(await question.locator(':focus').count(), say('in the question')).toBe(1);
    await page.keyboard.press('Escape');
    await expect(question).toHaveCount(0);
    await expect.poll(() => inGrid(page), say('after the question')).toBe(true);
  } else {
    await expect.poll(() => inGrid(page), say('after removing')).toBe(true);
    await page.keyboard.press('Control+z');
    await expect(page.getByRole('status').filter({ hasText: 'Undone' })).toBeVisible();
    await expect.poll(() => inGrid(page), say('after undo')).toBe(true);
  }
}
