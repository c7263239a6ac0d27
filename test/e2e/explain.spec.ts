import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Locator, type Page } from '@playwright/test';
import { sampleDir, settled } from '../support/app.ts';
import { test } from '../support/fixtures.ts';

const { company } = JSON.parse(readFileSync(join(sampleDir, 'expected.json'), 'utf8'));

/** To the cent, as explanations show money. */
const money = (cents: number): string =>
  new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' })
    .format(cents / 100)
    .replace('-', '−');

/** Cents of a text such as −$1,234.50. */
const centsOf = (text: string): number =>
  Math.round(Number(text.replace('−', '-').replace(/[^\d.-]/g, '')) * 100);

/** Presses Tab until the focus is on a button of this name, anywhere or inside the panel. */
async function tabTo(page: Page, name: RegExp, inside: Page | Locator = page): Promise<void> {
  const target = inside.getByRole('button', { name }).first();
  await target.waitFor();
  for (let i = 0; i < 150; i++) {
    await page.keyboard.press('Tab');
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`Tab never came to ${name}`);
}

const panelOf = async (page: Page, name: string): Promise<Locator> => {
  const panel = page.getByRole('dialog', { name, exact: true });
  await panel.waitFor();
  await settled(page);
  await expect(panel.getByRole('heading', { name, exact: true })).toBeFocused();
  return panel;
};

/** The amounts of the rows that are shown, and the total under them. */
async function rowsOf(panel: Locator): Promise<{ rows: number[]; total: number }> {
  const table = panel.getByRole('table', { name: 'Rows of the book' });
  const rows = await table.locator('tbody td:last-child').allInnerTexts();
  const total = await table.locator('tfoot td').innerText();
  return { rows: rows.map(centsOf), total: centsOf(total) };
}

const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0);

test('by keyboard alone, a figure is followed down to the rows of the book', async ({ sample: { page } }) => {
  await tabTo(page, /^MRR:/);
  await page.keyboard.press('Enter');
  const mrr = await panelOf(page, 'MRR');
  await expect(mrr).toContainText(money(company.mrr_cents));
  const contracts = await rowsOf(mrr);
  expect(contracts.total).toBe(company.mrr_cents);
  // A yearly price has a twelfth that is no whole cent; the rows say that they are rounded, the total is exact.
  expect(Math.abs(sum(contracts.rows) - company.mrr_cents)).toBeLessThanOrEqual(contracts.rows.length / 2);
  await expect(mrr).toContainText('what is below a cent is kept until the total is rounded');

  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('button', { name: /^MRR:/ })).toBeFocused();

  await tabTo(page, /^EBITDA, TTM:/);
  await page.keyboard.press('Enter');
  const ebitda = await panelOf(page, 'EBITDA');
  await expect(ebitda).toContainText(money(company.ebitda_cents));
  await tabTo(page, /^Net profit/, ebitda);
  await page.keyboard.press('Enter');
  const net = await panelOf(page, 'Net profit');
  const terms = await net.getByRole('listitem').filter({ hasText: /\$/ }).allInnerTexts();
  const amounts = terms.map((text) => {
    const cents = centsOf(text.slice(text.lastIndexOf('$') - 1));
    return text.trim().startsWith('−') ? -cents : cents;
  });
  expect(sum(amounts.slice(0, -1)), 'the formula comes to its result').toBe(amounts.at(-1));

  await tabTo(page, /^Operating revenue/, net);
  await page.keyboard.press('Enter');
  const operating = await panelOf(page, 'Operating revenue');
  await tabTo(page, /Recurring revenue/, operating);
  await page.keyboard.press('Enter');
  const recurring = await panelOf(page, 'Recurring revenue');
  await expect(recurring.getByRole('rowheader', { name: /^Rows add up to/ })).toBeVisible();

  // Back through the trail, to where it began.
  await tabTo(page, /^Operating revenue$/, recurring);
  await page.keyboard.press('Enter');
  await panelOf(page, 'Operating revenue');
  await expect(operating.getByRole('navigation', { name: 'Back to' })).toContainText('EBITDA');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: /^EBITDA, TTM:/ })).toBeFocused();
});

test('the cells of the clients table are figures, too', async ({ sample: { page } }) => {
  await page.getByRole('navigation').getByRole('button', { name: 'Clients', exact: true }).click();
  await settled(page);
  const table = page.getByRole('table', { name: 'Clients' });
  const row = table.locator('tbody tr').first();
  const client = await row.getByRole('rowheader').innerText();
  await row.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  const panel = page.getByRole('dialog');
  await settled(page);
  await expect(panel).toContainText(client);
  await page.keyboard.press('Escape');
  await expect(row.getByRole('button').nth(1)).toBeFocused();
});

test('every figure of every screen has an explanation', async ({ sample: { page } }) => {
  for (const screen of ['Overview', 'Clients', 'Revenue', 'Service desk', 'Team', 'Valuation']) {
    await page.getByRole('navigation').getByRole('button', { name: screen, exact: true }).click();
    await settled(page);
    const addresses = await page
      .locator('main button[data-at]')
      .evaluateAll((all) => [...new Set(all.map((button) => button.getAttribute('data-at') ?? ''))]);
    expect(addresses.length, screen).toBeGreaterThan(5);
    const refused = await page.evaluate(async (list) => {
      const status = await window.plumbline.call('book.status', {});
      const asOf = (status.ok && status.data?.asOf) || '';
      const answers = await Promise.all(
        list.map((at) => window.plumbline.call('metrics.explain', { asOf, at, offset: 0, limit: 0 })),
      );
      return list.filter((_, index) => !answers[index]?.ok);
    }, addresses);
    expect(refused, screen).toEqual([]);
  }
});

for (const theme of ['light', 'dark'] as const) {
  test(`the explanation and the screens of analysis can be used by everyone, ${theme}`, async ({
    sample: { page },
  }) => {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    const violations = async () => {
      // The other mode finishes in a new page, which an Electron window cannot open.
      const { violations: found } = await new AxeBuilder({ page }).setLegacyMode().analyze();
      return found
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`));
    };
    await page.getByRole('button', { name: /^EBITDA margin:/ }).click();
    await panelOf(page, 'EBITDA margin');
    expect(await violations()).toEqual([]);
    await page.keyboard.press('Escape');
    for (const screen of ['Revenue', 'Service desk', 'Team', 'Settings']) {
      await page.getByRole('navigation').getByRole('button', { name: screen, exact: true }).click();
      await settled(page);
      expect(await violations(), screen).toEqual([]);
    }
  });
}
