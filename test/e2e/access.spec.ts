import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { settled } from '../support/app.ts';
import { test } from '../support/fixtures.ts';

const SCREENS = ['Overview', 'Clients', 'Valuation'];
const THEMES = ['light', 'dark'] as const;

/** Serious and worse, in a line each. */
async function violations(page: Page): Promise<string[]> {
  // The other mode finishes in a new page, which an Electron window cannot open.
  const results = await new AxeBuilder({ page }).setLegacyMode().analyze();
  return results.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary}`),
    );
}

for (const theme of THEMES) {
  test(`the welcome screen can be used by everyone, ${theme}`, async ({ app: { page } }, info) => {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await page.getByRole('button', { name: 'Open the sample company' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.screenshot({ path: info.outputPath(`welcome-${theme}.png`) });
  });

  for (const screen of SCREENS) {
    test(`${screen} can be used by everyone, ${theme}`, async ({ sample: { page } }, info) => {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      await page.getByRole('navigation').getByRole('button', { name: screen, exact: true }).click();
      await settled(page);
      expect(await violations(page)).toEqual([]);
      await page.screenshot({ path: info.outputPath(`${screen.toLowerCase()}-${theme}.png`) });
    });
  }
}

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
