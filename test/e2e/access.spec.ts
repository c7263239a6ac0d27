// Everyone can use every screen: what axe finds anywhere is a fault, in light and in dark, whatever its impact.
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { ACCOUNTS, bookScreensOf, screensOf, toScreen, violationsInBoth } from '../support/access.ts';
import { chooseInDialogs, freshFolder, type Plumbline, settled, useMenu } from '../support/app.ts';
import { test } from '../support/fixtures.ts';

const calm = (page: Page) => page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });

test('the welcome screen can be used by everyone', async ({ app: { page } }) => {
  await calm(page);
  await page.getByRole('button', { name: 'Open the sample company' }).waitFor();
  expect(await violationsInBoth(page, 'Welcome')).toEqual([]);
});

test('every screen can be used by everyone', async ({ sample: { page } }) => {
  test.setTimeout(300_000);
  await calm(page);
  const screens = [...(await screensOf(page)), ACCOUNTS];
  expect(screens.length).toBeGreaterThan(15);
  for (const name of screens) {
    await toScreen(page, name);
    expect.soft(await violationsInBoth(page, name)).toEqual([]);
  }
});

/** A cell of a grid's row for a new record, by the name of its column. */
const newCell = (page: Page, column: string) =>
  page.getByRole('row', { name: /^New / }).getByRole('gridcell', { name: `, ${column}:` });

/** The first record of the grid; pressed, it has the focus. */
const firstRecord = (page: Page) => page.locator('[role="grid"] [data-row="0"] > [data-column="0"]');

/** What can be opened over a screen of the book: how, and how it is left again. */
const OPENED: Record<string, { screen: string; open: (app: Plumbline) => Promise<void> }> = {
  'the form for a new record': {
    screen: 'Tickets',
    open: async ({ page }) => {
      await page.getByRole('button', { name: 'Add ticket', exact: true }).click();
      await page.getByRole('form', { name: 'Add ticket' }).waitFor();
    },
  },
  'a record beside its grid': {
    screen: 'Surveys',
    open: async ({ page }) => {
      await firstRecord(page).click();
      await page.keyboard.press('Control+Enter');
      await page.getByRole('form', { name: /^Change/ }).waitFor();
    },
  },
  'a cell being typed in, with what is wrong': {
    screen: 'Tickets',
    open: async ({ page }) => {
      await newCell(page, 'opened').click();
      await page.keyboard.type('neverday');
      await page.keyboard.press('Enter');
      await expect(page.locator('[aria-invalid="true"]').first()).toBeVisible();
    },
  },
  'a new filter': {
    screen: 'Adjustments',
    open: ({ page }) => page.getByRole('button', { name: 'Filter', exact: true }).click(),
  },
  'the choice of columns': {
    screen: 'Surveys',
    open: ({ page }) => page.getByRole('button', { name: 'Columns', exact: true }).click(),
  },
  'a filter that is set': {
    screen: 'Surveys',
    open: async ({ page }) => {
      await page.getByRole('button', { name: 'Filter', exact: true }).click();
      const dialog = page.getByRole('dialog', { name: 'Filter' });
      await dialog.getByRole('button', { name: /Field/ }).click();
      await page.getByRole('option', { name: 'Score' }).click();
      await dialog.getByRole('textbox').first().fill('3');
      await dialog.getByRole('button', { name: 'Filter', exact: true }).click();
      await page.getByRole('list', { name: 'Filters' }).waitFor();
      await settled(page);
    },
  },
  'what is about to be pasted': {
    screen: 'Adjustments',
    open: async ({ electron, page }) => {
      await electron.evaluate(({ clipboard }) => clipboard.writeText('2026-01-05\tOne\nneverday\tTwo\n'));
      await newCell(page, 'date').focus();
      await page.keyboard.press('Control+v');
      await page.getByRole('dialog', { name: /^Paste/ }).waitFor();
    },
  },
  'a question before something goes': {
    screen: 'Client details',
    open: async ({ page }) => {
      await firstRecord(page).click();
      await page.keyboard.press('Delete');
      await page.getByRole('dialog').waitFor();
    },
  },
  'an account about to be merged': {
    screen: ACCOUNTS,
    open: async ({ page }) => {
      await firstRecord(page).click();
      await page.keyboard.press('Control+Enter');
      await page.getByRole('button', { name: 'Merge with another…' }).click();
      await page
        .getByRole('form', { name: 'Merge two accounts into one' })
        .getByRole('combobox')
        .fill('Rent');
      await page.keyboard.press('Enter');
      await page.getByRole('table', { name: 'What changes' }).waitFor();
    },
  },
  'a question before an account gets another kind': {
    screen: ACCOUNTS,
    open: async ({ page }) => {
      await firstRecord(page).click();
      await page.keyboard.press('ArrowRight');
      await page.keyboard.type('Interest');
      await page.keyboard.press('Enter');
      await page.getByRole('dialog', { name: /interest\?$/ }).waitFor();
    },
  },
  'a calendar': {
    screen: 'Adjustments',
    open: async ({ page }) => {
      await page.getByRole('button', { name: 'Add adjustment', exact: true }).click();
      await page
        .getByRole('button', { name: /from a calendar/ })
        .first()
        .click();
      await page.getByRole('grid', { name: /20\d\d/ }).waitFor();
    },
  },
  'a calendar with a time': {
    screen: 'Tickets',
    open: async ({ page }) => {
      await page.getByRole('button', { name: 'Add ticket', exact: true }).click();
      await page.getByRole('textbox', { name: 'Opened', exact: true }).focus();
      await page.keyboard.press('Alt+ArrowDown');
      await page.getByRole('textbox', { name: 'Time', exact: true }).waitFor();
    },
  },
  Find: {
    screen: 'Overview',
    open: async ({ page }) => {
      await page.keyboard.press('Control+k');
      await page.keyboard.type('lock');
      await page.getByRole('menuitem').first().waitFor();
    },
  },
};

test('what opens over a screen can be used by everyone', async ({ sample }, info) => {
  test.setTimeout(300_000);
  const { page } = sample;
  await calm(page);
  for (const [what, { screen, open }] of Object.entries(OPENED))
    await test.step(what, async () => {
      await toScreen(page, screen);
      await open(sample);
      expect.soft(await violationsInBoth(page, what)).toEqual([]);
      await page.screenshot({ path: info.outputPath(`${what.replaceAll(' ', '-')}.png`) });
      // Out of the list, the dialog or the cell, then out of the form.
      for (let i = 0; i < 3; i++) await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
    });
});

test('an empty book can be used by everyone', async ({ app: { electron, page } }) => {
  test.setTimeout(300_000);
  await calm(page);
  await chooseInDialogs(electron, join(freshFolder(), 'Tiny.plumbline'));
  await useMenu(electron, 'New book…');
  await page.getByLabel('Company').fill('Tiny & Co');
  await page.getByRole('button', { name: 'Choose where to keep it…' }).click();
  await expect(page.getByRole('navigation')).toContainText('Tiny & Co');
  for (const name of await bookScreensOf(page)) {
    await toScreen(page, name);
    expect.soft(await violationsInBoth(page, `${name}, empty`)).toEqual([]);
  }
});

test('a book that is read only can be used by everyone, and offers no change', async ({
  sample: { electron, page, userData },
}) => {
  test.setTimeout(300_000);
  await calm(page);
  // What a CD or a colleague’s share says of its files; the rights of files don’t bind whoever runs a container.
  await electron.evaluate(() => {
    const fs = process.getBuiltinModule('node:fs');
    fs.accessSync = () => {
      throw Object.assign(new Error('EACCES'), { code: 'EACCES' });
    };
    process.getBuiltinModule('node:module').syncBuiltinESMExports();
  });
  await useMenu(electron, 'Close book');
  await chooseInDialogs(electron, join(userData, 'Sample company.plumbline'));
  await page.getByRole('button', { name: /^Open…/ }).click();
  await expect(page.getByRole('navigation')).toContainText('Read only');
  for (const name of await bookScreensOf(page)) {
    await toScreen(page, name);
    expect.soft(await violationsInBoth(page, `${name}, read only`)).toEqual([]);
    await expect
      .soft(page.getByRole('main').getByRole('button', { name: /^(Add|Remove|Change) / }))
      .toHaveCount(0);
  }
});

/** Presses Tab until the focus is on a button of this name. */
async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  const target = page.getByRole('button', { name, exact: true }).first();
  for (let i = 0; i < 40; i++) {
    await page.keyboard.press('Tab');
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`Tab never came to ${name}`);
}

test('the keyboard alone is enough', async ({ app: { page } }) => {
  await tabTo(page, 'Open the sample company');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Overview', level: 1 }).waitFor();
  await settled(page);

  await tabTo(page, 'Clients');
  const outline = await page.evaluate(() => {
    const style = getComputedStyle(document.activeElement ?? document.body);
    return `${style.outlineStyle} ${style.outlineWidth} ${style.boxShadow}`;
  });
  expect(outline, 'the focus can be seen').not.toBe('none 0px none');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Clients', level: 1 }).waitFor();
  await settled(page);

  await tabTo(page, 'Hours');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('columnheader', { name: /^Hours/ })).toHaveAttribute('aria-sort', 'descending');

  await page.getByRole('navigation').getByRole('button', { name: 'Valuation', exact: true }).focus();
  await page.keyboard.press('Enter');
  await page.getByLabel('Multiple of Adjusted EBITDA').waitFor();
  for (let i = 0; i < 60; i++) {
    await page.keyboard.press('Tab');
    const label = await page.evaluate(
      () => (document.activeElement as HTMLInputElement | null)?.labels?.[0]?.textContent,
    );
    if (label?.startsWith('Multiple of Adjusted EBITDA')) break;
  }
  await page.keyboard.type('3');
  await page.keyboard.press('Tab');
  await expect(page.getByText('Type a multiple to see the value').first()).toBeVisible();
  await expect(page.getByLabel('Multiple of Adjusted EBITDA')).toHaveValue('3.0');
});
