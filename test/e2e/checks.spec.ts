// The data checks as an owner uses them: found, opened by keyboard alone, read, explained; fit for everyone to use.
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { settled } from '../support/app.ts';
import { test } from '../support/fixtures.ts';

async function toChecks(page: Page): Promise<void> {
  await page.getByRole('navigation').getByRole('button', { name: 'Data checks', exact: true }).click();
  await page.getByRole('heading', { name: 'Data checks', level: 1 }).waitFor();
  await settled(page);
}

test('a check opens by keyboard to its rows, page by page, and to the figure it bends', async ({
  sample: { page },
}) => {
  await toChecks(page);
  const line = page.getByRole('button', { name: /Time without a cost rate/ });
  await expect(line).toContainText('28 entries');
  await line.focus();
  await page.keyboard.press('Enter');
  const rows = page.getByRole('table', { name: 'Time without a cost rate' });
  await expect(rows.locator('tbody tr')).toHaveCount(28);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Labour cost' })).toBeVisible();
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: /Direct costs without a client/ }).click();
  const costs = page.getByRole('table', { name: 'Direct costs without a client' });
  await expect(costs.locator('tbody tr')).toHaveCount(50);
  await page.getByRole('button', { name: 'Show 50 more' }).click();
  await page.getByRole('button', { name: 'Show 6 more' }).click();
  await expect(costs.locator('tbody tr')).toHaveCount(106);
});

test('the overview leads to the checks', async ({ sample: { page } }) => {
  await page.getByRole('button', { name: /^Data checks ?: Time without a client/ }).click();
  await expect(page.getByRole('heading', { name: 'Data checks', level: 1 })).toBeVisible();
});

for (const theme of ['light', 'dark'] as const)
  test(`Data checks can be used by everyone, ${theme}`, async ({ sample: { page } }, info) => {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await toChecks(page);
    await page.getByRole('button', { name: /More than 24 hours in a day/ }).click();
    await page.getByRole('button', { name: /Bookings that look entered twice/ }).click();
    await settled(page);
    // The other mode finishes in a new page, which an Electron window cannot open.
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`)).toEqual([]);
    await page.screenshot({ path: info.outputPath(`checks-${theme}.png`) });
  });
