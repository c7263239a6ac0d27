// Records kept as an owner keeps them, in the real app and by the keyboard alone: added, corrected, pasted, changed together,
// filtered, written as CSV, removed with what hangs on them, and taken back; fit for everyone to use.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Locator, type Page } from '@playwright/test';
import { chooseInDialogs, freshFolder, settled } from '../support/app.ts';
import { test } from '../support/fixtures.ts';

async function go(page: Page, screen: string): Promise<void> {
  await page.getByRole('navigation').getByRole('button', { name: screen, exact: true }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: screen, level: 1 }).waitFor();
  await settled(page);
}

const press = async (page: Page, ...keys: string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key);
};
const type = (page: Page, text: string): Promise<void> => page.keyboard.type(text);
const foot = (page: Page, words: string): Locator =>
  page.getByRole('grid').locator('tfoot').getByText(words, { exact: true });
/** What the cell with the focus says. */
const cell = (page: Page): Locator => page.locator('[role="grid"] [data-column]:focus');
/** Into the grid by Tab: its one stop. */
async function enterGrid(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: /^Search/ }).focus();
  for (let i = 0; i < 30; i++) {
    await page.keyboard.press('Tab');
    if ((await cell(page).count()) > 0) return;
  }
  throw new Error('Tab never came into the grid');
}
const copyInto = async (page: Page, text: string): Promise<void> => {
  // The owner's spreadsheet: what it puts on the clipboard.
  await page.evaluate((given) => {
    const put = (event: ClipboardEvent) => {
      event.clipboardData?.setData('text/plain', given);
      event.preventDefault();
      event.stopPropagation();
    };
    document.addEventListener('copy', put, { capture: true, once: true });
    document.execCommand('copy');
  }, text);
};
const undo = (page: Page) => page.evaluate(() => window.plumbline.call('changes.undo', {}));

test('adjustments are kept by the keyboard alone', async ({ sample: { page, electron } }) => {
  const csv = join(freshFolder(), 'adjustments.csv');
  await chooseInDialogs(electron, csv);
  await go(page, 'Adjustments');
  await expect(foot(page, '6 adjustments')).toBeVisible();

  // A new one, typed into the first row from left to right.
  await enterGrid(page);
  await press(page, 'Control+Home', 'ArrowUp');
  await type(page, '6/3/2026');
  await press(page, 'Tab');
  await type(page, 'Flood in the server room');
  await press(page, 'Tab');
  await type(page, 'one');
  await press(page, 'Tab');
  await type(page, '1,250.50');
  await press(page, 'Tab', 'Tab');
  await type(page, 'docu');
  await press(page, 'ArrowDown', 'Tab');
  await type(page, 'By the insurer');
  await press(page, 'Enter');
  await expect(foot(page, '7 adjustments')).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: 'Added adjustment' })).toContainText(
    'Undo: Ctrl Z',
  );
  await expect(cell(page), 'ready for the next').toHaveCount(1);

  // One cell corrected where it stands: Enter goes down, Escape leaves it.
  await press(page, 'ArrowDown', 'End', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft');
  const amount = await cell(page).textContent();
  expect(amount).toMatch(/^[−\d.,]+$/);
  await type(page, '4300');
  await press(page, 'Enter');
  await expect(page.getByRole('grid').locator('[data-row="0"]')).toContainText('4,300.00');
  await type(page, '99');
  await press(page, 'Escape');
  await expect(page.getByRole('grid')).not.toContainText('99.00');

  // A block from a spreadsheet, shown with what is wrong first; then without.
  await press(page, 'Control+Home', 'ArrowUp');
  await copyInto(
    page,
    '2026-06-01\tLaptop stolen\tOne time\t900\tNo\tDocumented\n2026-13-01\tBad day\tOne time\tmuch\tNo\tDocumented\n',
  );
  await press(page, 'Control+v');
  const dialog = page.getByRole('dialog', { name: 'Paste adjustments' });
  await expect(dialog.getByRole('status')).toContainText('2 things to mend');
  await press(page, 'Escape');
  await expect(dialog).toBeHidden();
  await copyInto(
    page,
    '2026-06-01\tLaptop stolen\tOne time\t900\tNo\tDocumented\n2026-06-02\tOffice party\tPersonal\t450.5\tNo\tEstimated\n',
  );
  await press(page, 'Control+v');
  await expect(dialog.getByRole('button', { name: 'Save 2 adjustments' })).toBeEnabled();
  await dialog.getByRole('button', { name: 'Save 2 adjustments' }).focus();
  await press(page, 'Enter');
  await expect(foot(page, '9 adjustments')).toBeVisible();

  // Two rows chosen and changed together.
  await enterGrid(page);
  await press(page, 'Control+Home', 'Space', 'Shift+ArrowDown');
  await page.getByRole('button', { name: 'Change 2 adjustments…' }).focus();
  await press(page, 'Enter');
  const change = page.getByRole('dialog', { name: 'Change 2 adjustments' });
  await change.getByRole('button', { name: /Field$/ }).focus();
  await press(page, 'Enter');
  await type(page, 'Note');
  await press(page, 'Enter');
  await change.getByRole('textbox', { name: 'New value' }).focus();
  await type(page, 'seen by the accountant');
  await change.getByRole('button', { name: 'Change 2 adjustments' }).focus();
  await press(page, 'Enter');
  await expect(page.getByRole('grid').getByText('seen by the accountant')).toHaveCount(2);

  // A filter that stays while other screens are looked at, and the CSV of what it shows.
  await page.getByRole('button', { name: 'Filter', exact: true }).focus();
  await press(page, 'Enter');
  const filter = page.getByRole('dialog', { name: 'Filter' });
  await filter.getByRole('button', { name: /Field$/ }).focus();
  await press(page, 'Enter');
  await type(page, 'Note');
  await press(page, 'Enter');
  await filter.getByRole('textbox', { name: 'Note' }).focus();
  await type(page, 'accountant');
  await press(page, 'Enter');
  await expect(foot(page, '2 adjustments')).toBeVisible();
  await go(page, 'Tickets');
  await go(page, 'Adjustments');
  await expect(page.getByRole('button', { name: 'Note contains “accountant”', exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Save as CSV…' }).focus();
  await press(page, 'Enter');
  await expect(page.getByRole('status').filter({ hasText: 'Wrote 2 adjustments' })).toBeVisible();
  const lines = readFileSync(csv, 'utf8').trimEnd().split('\n');
  expect(lines[0]).toBe('\ufeffDate,Label,Category,Amount,Recurring,Confidence,Note');
  expect(lines).toHaveLength(3);

  // Removed with Delete; everything comes back step by step.
  await enterGrid(page);
  await press(page, 'Control+Home', 'Control+a', 'Delete');
  await expect(page.getByText('No adjustments found')).toBeVisible();
  await page.getByRole('button', { name: 'Show all adjustments' }).focus();
  await press(page, 'Enter');
  await expect(foot(page, '7 adjustments')).toBeVisible();
  for (const words of ['9 adjustments', '9 adjustments', '7 adjustments', '7 adjustments', '6 adjustments']) {
    expect(await undo(page)).toMatchObject({ ok: true });
    await expect(foot(page, words)).toBeVisible();
  }
});

test('a moment in a cell is chosen from its calendar, and the grid goes on from that cell', async ({
  sample: { page },
}) => {
  await go(page, 'Tickets');
  await enterGrid(page);
  await press(page, 'Control+Home');
  for (let i = 0; i < 7; i++) await press(page, 'ArrowRight');
  await expect(cell(page)).toHaveText('30 Jun 2026, 3:58 PM');
  await press(page, 'Enter', 'Alt+ArrowDown');
  const day = page
    .getByRole('dialog', { name: 'Choose first response' })
    .locator('[aria-label*="2026"]:focus');
  await expect(day).toHaveAccessibleName(/June 30, 2026/);
  await press(page, 'ArrowRight', 'Enter');
  // Enter goes on below, as it does from any cell.
  await expect(cell(page)).toHaveText('30 Jun 2026, 12:21 PM');
  await press(page, 'ArrowUp');
  await expect(cell(page)).toHaveText('1 Jul 2026, 3:58 PM');
  await press(page, 'Enter', 'Alt+ArrowDown');
  await expect(page.getByRole('textbox', { name: 'Time' })).toHaveValue(/^3:58/);
  await press(page, 'Escape', 'Escape');
  await expect(cell(page)).toHaveText('1 Jul 2026, 3:58 PM');
});

test('what hangs on a record is said before it goes, and comes back with it', async ({
  sample: { page },
}) => {
  await go(page, 'Technicians');
  const before = await page.getByRole('grid').locator('tfoot').textContent();
  await enterGrid(page);
  await press(page, 'Control+Home', 'Delete');
  const question = page.getByRole('alertdialog').or(page.getByRole('dialog'));
  await expect(question).toContainText(/time entries/);
  await press(page, 'Escape');
  await expect(question).toBeHidden();
  expect(await page.getByRole('grid').locator('tfoot').textContent()).toBe(before);
  await enterGrid(page);
  await press(page, 'Control+Home', 'Delete');
  await question.getByRole('button', { name: 'Remove all of it' }).focus();
  await press(page, 'Enter');
  await expect(page.getByRole('grid').locator('tfoot')).not.toHaveText(before ?? '');
  expect(await undo(page)).toMatchObject({ ok: true });
  await expect(page.getByRole('grid').locator('tfoot')).toHaveText(before ?? '');
});

for (const theme of ['light', 'dark'] as const)
  test(`a grid with a record open can be used by everyone, ${theme}`, async ({ sample: { page } }, info) => {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await go(page, 'Tickets');
    const axe = async () => {
      // The other mode finishes in a new page, which an Electron window cannot open.
      const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
      return violations.map(
        ({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)} ${nodes[0]?.failureSummary}`,
      );
    };
    await enterGrid(page);
    await press(page, 'Control+Home', 'Space', 'Control+Enter');
    await page.getByRole('form', { name: 'Change ticket' }).waitFor();
    await settled(page);
    expect(await axe()).toEqual([]);
    await page.screenshot({ path: info.outputPath(`tickets-${theme}.png`) });
    await enterGrid(page);
    await press(page, 'ArrowRight', 'ArrowRight', 'F2');
    await page.getByRole('grid').getByRole('textbox').waitFor();
    expect(await axe()).toEqual([]);
    await page.screenshot({ path: info.outputPath(`editing-${theme}.png`) });
  });
