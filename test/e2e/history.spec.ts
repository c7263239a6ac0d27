// What was done to a book, by keyboard alone in the real app: found, taken back, made again; a month closed, and a
// change to it asked about with the printed figures it would alter.
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { chooseInDialogs, freshFolder, settled } from '../support/app.ts';
import { test } from '../support/fixtures.ts';

/** Goes to a screen as Ctrl K does. */
async function find(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('searchbox', { name: 'Find' }).waitFor();
  await page.keyboard.type(words);
  await page.getByRole('menuitem', { name: words, exact: true }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: words, level: 1 }).waitFor();
  await settled(page);
}

/** Changes a client as a form would. */
const rename = (page: Page, name: string) =>
  page.evaluate(
    (own) =>
      window.plumbline.call('records.save', {
        sets: [{ table: 'clients', rows: [{ id: 1, values: { name: own } }] }],
      }),
    name,
  );

/** Adds a cost to March 2026; `allowClosed` is what the owner answers. */
const spend = (page: Page, allowClosed: boolean) =>
  page.evaluate(async (allowed) => {
    const accounts = await window.plumbline.call('records.list', {
      table: 'accounts',
      filters: [{ field: 'kind', how: 'contains', value: 'opex' }],
    });
    const account = accounts.ok ? (accounts.data.rows[0]?.values.name as string) : '';
    return window.plumbline.call('records.save', {
      sets: [
        { table: 'ledger_entries', rows: [{ values: { date: '2026-03-15', account, amount: 12_345 } }] },
      ],
      allowClosed: allowed,
    });
  }, allowClosed);

test('a change is taken back and made again by its keys, and the history tells all of it', async ({
  sample: { page },
}) => {
  const before = await page.evaluate(() => window.plumbline.call('records.get', { table: 'clients', id: 1 }));
  const name = before.ok ? String(before.data.values.name) : '';
  expect((await rename(page, 'Renamed Ltd')).ok).toBe(true);
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('status')).toContainText('Undone: Change client Renamed Ltd');
  const undone = await page.evaluate(() => window.plumbline.call('records.get', { table: 'clients', id: 1 }));
  expect(undone.ok && undone.data.values.name).toBe(name);
  await page.keyboard.press('Control+Shift+z');
  await expect(page.getByRole('status')).toContainText('Redone: Change client Renamed Ltd');

  await find(page, 'History');
  const last = page.getByRole('button', { name: /Redone: Change client Renamed Ltd/ });
  await last.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('definition').filter({ visible: true })).toContainText(
    `${name} → became Renamed Ltd`,
  );
});

test('Ctrl Z in a text field takes back what was typed there, not a change of the book', async ({
  sample: { page },
}) => {
  await rename(page, 'Renamed Ltd');
  await find(page, 'Settings');
  const company = page.getByRole('textbox', { name: 'Company' });
  await company.focus();
  await page.keyboard.press('End');
  await page.keyboard.type(' and Sons');
  await page.keyboard.press('Control+z');
  await expect(company).not.toHaveValue(/and Sons$/);
  const client = await page.evaluate(() => window.plumbline.call('records.get', { table: 'clients', id: 1 }));
  expect(client.ok && client.data.values.name).toBe('Renamed Ltd');
});

test('a closed month asks, shows what was printed, and both are told afterwards', async ({
  sample: { electron, page },
}) => {
  const folder = freshFolder();
  await chooseInDialogs(electron, join(folder, 'then.pdf'), join(folder, 'again.pdf'));
  await find(page, 'Valuation');
  await electron.evaluate(({ Menu }) => {
    const file = Menu.getApplicationMenu()?.items.find(({ label }) => label === '&File')?.submenu;
    file?.items.find(({ label }) => label === 'Save valuation as PDF…')?.click();
  });
  await expect(page.getByRole('status')).toContainText('Saved “then.pdf”');

  await find(page, 'History');
  await page.getByRole('radio', { name: 'Closed months' }).click();
  await page.getByRole('button', { name: 'Close Mar 2026' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Reopen Mar 2026' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Close Apr 2026' })).toBeVisible();
  await page.screenshot({ path: test.info().outputPath('months.png') });

  const refused = await spend(page, false);
  expect(refused.ok ? null : refused.error.code).toBe('closed_month');
  expect((await spend(page, true)).ok).toBe(true);
  await page.keyboard.press('Control+z');
  const dialog = page.getByRole('dialog', { name: /closed month/ });
  await expect(dialog.getByRole('table', { name: /Figures altered as of/ }).first()).toBeVisible();
  await expect(dialog).toContainText('EBITDA');
  await page.screenshot({ path: test.info().outputPath('ask.png') });
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();

  await page.getByRole('radio', { name: 'Changes' }).click();
  await page.getByRole('button', { name: /Add ledger entry.*closed month/ }).click();
  await expect(page.getByRole('table', { name: /Figures altered as of/ }).first()).toBeVisible();
  await page.screenshot({ path: test.info().outputPath('changes.png') });

  await page.getByRole('radio', { name: 'Printed figures' }).click();
  await page.getByRole('button', { name: /Show Valuation summary/ }).click();
  await expect(page.getByText(/figures are another in the book by now/)).toBeVisible();
  await page.screenshot({ path: test.info().outputPath('printed.png') });
  await page.getByRole('button', { name: 'Save as PDF…' }).click();
  await expect(page.getByRole('status')).toContainText('Saved “again.pdf”');
});

for (const theme of ['light', 'dark'] as const)
  test(`History can be used by everyone, ${theme}`, async ({ sample: { page } }, info) => {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await rename(page, 'Renamed Ltd');
    await find(page, 'History');
    for (const view of ['Changes', 'Closed months', 'Printed figures']) {
      await page.getByRole('radio', { name: view }).click();
      await settled(page);
      // The other mode finishes in a new page, which an Electron window cannot open.
      const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`)).toEqual([]);
    }
    await page.keyboard.press('Control+k');
    await page.keyboard.type('renamed');
    await page.getByRole('menuitem', { name: 'Renamed Ltd', exact: true }).waitFor();
    // The list scrolls with the arrows that are pressed in the field above it, which has the focus.
    const { violations } = await new AxeBuilder({ page })
      .setLegacyMode()
      .disableRules(['scrollable-region-focusable'])
      .analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`)).toEqual([]);
    await page.screenshot({ path: info.outputPath(`find-${theme}.png`) });
  });
