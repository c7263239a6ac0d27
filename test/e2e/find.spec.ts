// Protects where Find leads: to the record itself with the focus on it, whatever kind it is; a price, a pause or a rate to
// its line in the life of the contract or technician it is part of.
import { expect, type Page } from '@playwright/test';
import { settled } from '../support/app.ts';
import { test } from '../support/fixtures.ts';

/** What Ctrl K finds by these words, chosen by keyboard: the arrows go down to it, Enter takes it. */
async function find(page: Page, words: string, hit: RegExp): Promise<string> {
  await page.keyboard.press('Control+k');
  await page.getByRole('searchbox', { name: 'Find' }).waitFor();
  await page.keyboard.type(words);
  const entry = page.getByRole('menuitem', { name: hit }).first();
  await entry.waitFor();
  const name = (await entry.textContent()) ?? '';
  for (let i = 0; i < 200; i++) {
    if ((await entry.getAttribute('data-focused')) !== null) break;
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Find' })).toHaveCount(0);
  await settled(page);
  return name;
}

const focused = (page: Page): Promise<{ text: string; panel: string | null }> =>
  page.evaluate(() => {
    const here = document.activeElement;
    return {
      text: here?.textContent ?? '',
      panel: here?.closest('section')?.getAttribute('aria-label') ?? null,
    };
  });

test('a price, a pause and a rate lead to their line in the life they are part of', async ({
  sample: { page },
}) => {
  // From the sheet that was looked at last, and from another record of the same screen, too.
  const price = await find(page, 'c102 initial', /^C102 · \d{4}/);
  expect(price).toContain('C102');
  await expect.poll(() => focused(page)).toMatchObject({ panel: 'Contract' });
  expect((await focused(page)).text).toContain('First price');
  await page.getByRole('radio', { name: 'History' }).click();
  await find(page, 'c106 initial', /^C106 · \d{4}/);
  await expect(page.getByRole('heading', { name: /^C106/ })).toBeVisible();
  await expect.poll(async () => (await focused(page)).text).toContain('First price');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('region', { name: 'Contract', exact: true })).toHaveCount(0);

  await find(page, 'ruth', /^Ruth Calloway · \d{4}/);
  await expect.poll(() => focused(page)).toMatchObject({ panel: 'Technician' });
  expect((await focused(page)).text).toMatch(/rate/i);
});

test('every other kind of record opens with the focus in its panel', async ({ sample: { page } }) => {
  for (const [words, hit, panel] of [
    ['whitcomb', /^Whitcomb & Lowe CPAs$/, 'Client'],
    ['c102', /^C102 · Whitcomb/, 'Contract'],
    ['ruth', /^Ruth Calloway$/, 'Technician'],
    ['csat whitcomb', /^CSAT · /, 'survey'],
    ['office move', /^\d{4}-\d\d-\d\d · Office move/, 'adjustment'],
    ['whitcomb mailbox', /^\d+ · Whitcomb/, 'ticket'],
    ['whitcomb licences', /^\d{4}-\d\d-\d\d · .*Whitcomb/, 'Ledger entry'],
    ['ruth whitcomb', /^\d{4}-\d\d-\d\d · Ruth Calloway · Whitcomb/, 'time entry'],
  ] as const) {
    await find(page, words, hit);
    await expect.poll(async () => (await focused(page)).panel, { message: words }).toBe(panel);
  }
});
