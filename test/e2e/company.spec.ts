import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import { chooseInDialogs, freshFolder, sampleDir, settled, useMenu } from '../support/app.ts';
import { test } from '../support/fixtures.ts';

const expected = JSON.parse(readFileSync(join(sampleDir, 'expected.json'), 'utf8'));

/** Whole dollars as the screens show them, with a true minus. */
const dollars = (cents: number): string =>
  new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD', maximumFractionDigits: 0 })
    .format(cents / 100)
    .replace('-', '−');

const goTo = async (page: Page, screen: string): Promise<void> => {
  await page.getByRole('navigation').getByRole('button', { name: screen, exact: true }).click();
  await page.getByRole('heading', { name: screen, level: 1 }).waitFor();
  await settled(page);
};

/** Numbers of a column as they stand, top to bottom. */
const column = async (table: Locator, index: number): Promise<number[]> => {
  const cells = await table.locator(`tbody tr > :nth-child(${index + 1})`).allInnerTexts();
  return cells
    .map((text) => text.replace('−', '-').replace(/[^\d.-]/g, ''))
    .filter((text) => text !== '')
    .map(Number);
};

test('the overview shows the sample’s figures', async ({ sample: { page } }) => {
  const strip = page.getByRole('region', { name: 'Headline figures' });
  const headline = (label: string) => strip.locator('> *').filter({ hasText: label });
  await expect(headline('MRR').first()).toContainText(dollars(expected.company.mrr_cents));
  await expect(headline('EBITDA, TTM')).toContainText(dollars(expected.company.ebitda_cents));
  await expect(page.getByRole('navigation')).toContainText('Fernhollow IT');
});

test('clients sort by any column, both ways', async ({ sample: { page } }) => {
  await goTo(page, 'Clients');
  const table = page.getByRole('table', { name: 'Clients' });
  await expect(table.getByRole('row').filter({ has: page.getByRole('rowheader') })).not.toHaveCount(0);
  const heading = table.getByRole('columnheader', { name: /^Revenue/ });
  const index = (await table.getByRole('columnheader').allInnerTexts()).findIndex((t) =>
    t.startsWith('Revenue'),
  );
  await heading.getByRole('button').click();
  await expect(heading).toHaveAttribute('aria-sort', 'descending');
  const down = await column(table, index);
  expect(down.length).toBeGreaterThan(10);
  expect(down).toEqual([...down].sort((a, b) => b - a));
  await heading.getByRole('button').click();
  await expect(heading).toHaveAttribute('aria-sort', 'ascending');
  const up = await column(table, index);
  expect(up).toEqual([...up].sort((a, b) => a - b));
});

test('a multiple gives a value, and the summary becomes a PDF', async ({ sample: { electron, page } }) => {
  await goTo(page, 'Valuation');
  const multiple = page.getByLabel('Multiple of Adjusted EBITDA');
  await multiple.fill('4.5');
  await multiple.press('Enter');
  const value = dollars(Math.round(expected.valuation.adjusted_ebitda_cents * 4.5));
  await expect(page.getByText(value).first()).toBeVisible();

  const folder = freshFolder();
  await chooseInDialogs(electron, join(folder, 'Summary.pdf'));
  await page.getByRole('button', { name: 'Save as PDF…' }).click();
  await expect(page.getByRole('status')).toContainText('Saved “Summary.pdf”');
  expect(readdirSync(folder)).toEqual(['Summary.pdf']);
  const bytes = readFileSync(join(folder, 'Summary.pdf'));
  expect(bytes.subarray(0, 5).toString('latin1')).toBe('%PDF-');
  const pages = bytes.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
  expect(pages).toBeGreaterThan(1);
  await expect(page.getByRole('status')).toContainText(`${pages} pages`);

  // The words inside are compressed; where there is a reader for them, they are read.
  const text = textOf(join(folder, 'Summary.pdf'));
  if (text === null) return;
  expect(text).toContain('Fernhollow IT');
  expect(text).toContain(`Page 1 of ${pages}`);
  expect(text).toContain(`Page ${pages} of ${pages}`);
  expect(text).toContain('twelve months to 30 June 2026');
  expect(text).toContain(dollars(expected.valuation.sde_cents));
  expect(text).toContain(value);
});

test('the menu saves the same PDF', async ({ sample: { electron, page } }) => {
  const folder = freshFolder();
  await chooseInDialogs(electron, join(folder, 'From menu.pdf'));
  await useMenu(electron, 'Save valuation as PDF…');
  await expect(page.getByRole('status')).toContainText('Saved “From menu.pdf”');
});

/** What a PDF says, by pdftotext; null where that is not installed. */
function textOf(pdf: string): string | null {
  try {
    return execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
