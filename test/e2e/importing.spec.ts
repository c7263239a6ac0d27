// Protects an import from the dialog to its undo in the app as it ships: what was asked, written, shown, and taken back.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { chooseInDialogs, freshFolder, type Plumbline, settled, useMenu } from '../support/app.ts';
import { test } from '../support/fixtures.ts';

/** Days that can be read in two ways, a client spelled otherwise, a technician nobody knows, and a row that can't be read. */
const HOURS = `Client,Technician,Date,Duration,Billable,Note
Whitcomb and Lowe CPAs,Zoe Newhall,03/04/2026,1:30:00,yes,Firewall
Whitcomb and Lowe CPAs,Zoe Newhall,05/04/2026,0:45:00,yes,Printer
Whitcomb and Lowe CPAs,Zoe Newhall,06/04/2026,2:00:00,no,Report
Whitcomb and Lowe CPAs,Zoe Newhall,07/04/2026,soon,yes,Nobody knows
`;

function exported(name: string, text: string): string {
  const path = join(freshFolder(), name);
  writeFileSync(path, text);
  return path;
}

const bar = (page: Page) => page.getByRole('region', { name: 'Import', exact: true });
const part = (page: Page, name: string) => page.getByRole('radio', { name, exact: true });
const goTo = (page: Page, screen: string) =>
  page.getByRole('navigation').getByRole('button', { name: screen, exact: true }).click();

async function choose({ electron, page }: Plumbline, path: string): Promise<void> {
  await chooseInDialogs(electron, path);
  await page.getByRole('button', { name: 'Choose files…' }).click();
}

async function sayKind(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: /What it is/ }).click();
  await page.getByRole('option', { name, exact: true }).click();
}

async function violations(page: Page): Promise<string[]> {
  const results = await new AxeBuilder({ page }).setLegacyMode().analyze();
  return results.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`));
}

/** Nothing is wider than its place, and only the page scrolls. */
const overflow = (page: Page) =>
  page.evaluate(() => {
    const scroller = document.querySelector('[data-scroller]');
    return {
      page: document.documentElement.scrollHeight > window.innerHeight,
      wide: scroller !== null && scroller.scrollWidth > scroller.clientWidth,
    };
  });

async function hoursOfTeam(page: Page): Promise<string | null> {
  await goTo(page, 'Team');
  await settled(page);
  return page.getByRole('table', { name: 'Technicians', exact: true }).locator('tfoot').textContent();
}

test('a file is looked at, asked about, imported once, and taken back', async ({ sample }) => {
  const { electron, page } = sample;
  const before = await hoursOfTeam(page);
  await useMenu(electron, 'Import…');
  await choose(sample, exported('hours.csv', HOURS));
  await expect(bar(page)).toContainText('questions still open');
  await expect(bar(page).getByRole('button')).toBeDisabled();
  expect(await violations(page)).toEqual([]);
  expect(await overflow(page)).toEqual({ page: false, wide: false });

  await page.getByText(/^day\/month\/year/).click();
  await page
    .getByRole('radiogroup', { name: /Whitcomb/ })
    .getByRole('radio', { name: 'The same client' })
    .click();
  const go = bar(page).getByRole('button', { name: 'Import 3 time entries' });
  await expect(go).toBeEnabled();
  await expect(page.getByRole('table', { name: 'Rejected rows and why' })).toContainText('soon');
  await expect(page.getByRole('region', { name: 'Preview of records' })).toContainText('3 Apr 2026');
  expect(await violations(page)).toEqual([]);
  expect(await overflow(page)).toEqual({ page: false, wide: false });

  const mend = join(freshFolder(), 'mend.csv');
  await chooseInDialogs(electron, mend);
  await page.getByRole('button', { name: 'Save rejected rows as CSV…' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Saved 1 row' })).toBeVisible();
  expect(readFileSync(mend, 'utf8')).toContain('soon');

  expect(await hoursOfTeam(page), 'nothing is written before the owner says so').toBe(before);
  await goTo(page, 'Import');
  await go.click();
  await expect(page.getByRole('heading', { name: /^Imported 3 time entries/ })).toBeFocused();
  expect(await violations(page)).toEqual([]);
  const after = await hoursOfTeam(page);
  expect(after).not.toBe(before);
  await expect(page.getByRole('table', { name: 'Technicians', exact: true })).toContainText('Zoe Newhall');

  await goTo(page, 'Import');
  await page.getByRole('button', { name: 'Done with this file' }).click();
  await choose(sample, exported('hours again.csv', HOURS));
  await expect(bar(page)).toContainText('All of it is in the book already.');
  await expect(page.getByRole('radio', { name: /^day\/month/ }), 'what was said is remembered').toHaveCount(
    0,
  );
  await expect(page.getByLabel('What would happen')).toContainText('Already there3');

  await part(page, 'History').click();
  await settled(page);
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Undo the import of hours.csv' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('3 records go.');
  await dialog.getByRole('button', { name: 'Undo the import' }).click();
  await expect(page.getByRole('table', { name: 'Imports' })).toContainText('undone');
  expect(await hoursOfTeam(page)).toBe(before);
});

/** Drags files from the system over the middle of the window and lets them go, as Chromium is told of it. */
async function drop(page: Page, files: string[]): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const { width, height } = await page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
  const data = { items: [], files, dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    if (type === 'drop') await expect(page.getByText('Drop them to look at them')).toBeVisible();
    await session.send('Input.dispatchDragEvent', { type, x: width / 2, y: height / 2, data });
  }
  await session.detach();
}

test('files dropped onto the window are looked at like chosen ones, folders are not taken', async ({
  sample,
}) => {
  const { page } = sample;
  await goTo(page, 'Import');
  await expect(page.getByRole('heading', { name: 'Drop exported files here' })).toBeVisible();
  const [hours, folder] = [exported('dropped hours.csv', HOURS), freshFolder()];
  await drop(page, [hours, folder, exported('dropped ledger.csv', LEDGER)]);
  await expect(page.getByRole('list', { name: 'Files' }).getByRole('listitem')).toHaveCount(2);
  await expect(page.getByText('A folder is no export')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'dropped hours.csv' })).toBeVisible();
  await expect(bar(page)).toContainText('questions still open');
  expect(await page.content(), 'the window is told names, never folders').not.toContain(folder);
  expect(await page.content()).not.toContain(hours.slice(0, -'dropped hours.csv'.length));

  await page.getByText(/^day\/month\/year/).click();
  await page
    .getByRole('radiogroup', { name: /Whitcomb/ })
    .getByRole('radio', { name: 'The same client' })
    .click();
  await bar(page).getByRole('button', { name: 'Import 3 time entries' }).click();
  await expect(page.getByRole('heading', { name: /^Imported 3 time entries/ })).toBeFocused();
});

const LEDGER = `Date,Account,Vendor,Amount,Memo
2026-05-04,Hosting,Nimbus Cloud,120.50,May
2026-05-05,Adverts,Billboard Co,300.00,Spring
`;

for (const theme of ['light', 'dark'] as const) {
  test(`accounts, rules and all that is learnt can be used by everyone, ${theme}`, async ({
    sample,
  }, info) => {
    const { page } = sample;
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await goTo(page, 'Import');
    expect(await violations(page)).toEqual([]);
    await choose(sample, exported('expenses.csv', LEDGER));
    await sayKind(page, 'Expenses or general ledger');
    await page.getByRole('button', { name: /Kind of Hosting/ }).click();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('option', { name: 'Own tools and software' }).click();
    await page.getByRole('button', { name: /Kind of Adverts/ }).click();
    await page.getByRole('option', { name: 'Sales and marketing' }).click();
    await bar(page).getByRole('button', { name: 'Import 2 ledger lines' }).click();
    await expect(page.getByRole('heading', { name: /^Imported 2 ledger lines/ })).toBeVisible();

    await part(page, 'What was learnt').click();
    await settled(page);
    await expect(page.getByRole('button', { name: /Kind of Hosting/ })).toContainText(
      'Own tools and software',
    );
    await page.getByRole('button', { name: 'Add a rule' }).click();
    await page.getByRole('textbox', { name: 'What, rule 1' }).fill('nimbus');
    await page.getByRole('button', { name: /Kind, rule 1/ }).click();
    await page.getByRole('option', { name: 'Licences for resale' }).click();
    await expect(page.getByRole('table', { name: 'Lines that would be booked otherwise' })).toContainText(
      '$120.50',
    );
    expect(await violations(page)).toEqual([]);
    expect(await overflow(page)).toEqual({ page: false, wide: false });
    await page.screenshot({ path: info.outputPath(`learnt-${theme}.png`) });
    await page.getByRole('button', { name: 'Save and book 1 line anew' }).click();
    await expect(page.getByRole('status').filter({ hasText: 'Saved the rules.' })).toContainText(
      '1 imported line',
    );
  });
}
