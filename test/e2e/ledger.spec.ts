// Booking as an owner does, by the keyboard alone: revenue and costs typed in, one amount over several clients, rent that
// posts itself and says so after a restart, an account of another kind; fit for everyone to use.
import AxeBuilder from '@axe-core/playwright';
import { expect, type Locator, type Page, test as plain } from '@playwright/test';
import { launch, openSample, removeFolders, settled } from '../support/app.ts';
import { test } from '../support/fixtures.ts';

const press = async (page: Page, ...keys: string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key);
};
const type = (page: Page, text: string): Promise<void> => page.keyboard.type(text);

/** Presses Tab until the focus is on a control of this name. */
async function tabTo(page: Page, name: RegExp, back = false): Promise<void> {
  for (let i = 0; i < 90; i++) {
    await page.keyboard.press(back ? 'Shift+Tab' : 'Tab');
    const here = await page.evaluate(() => {
      const element = document.activeElement as HTMLElement | null;
      const named = element?.getAttribute('aria-labelledby')?.split(' ') ?? [];
      const words = named.map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
      const label = (element as HTMLInputElement | null)?.labels?.[0] ?? element;
      return `${words} ${element?.getAttribute('aria-label') ?? (words ? '' : label?.textContent)}`.trim();
    });
    if (name.test(here)) return;
  }
  throw new Error(`Tab never came to ${name}`);
}

async function toLedger(page: Page): Promise<void> {
  await page.getByRole('navigation').getByRole('button', { name: 'Ledger', exact: true }).focus();
  await press(page, 'Enter');
  await page.getByRole('heading', { name: 'Ledger', level: 1 }).waitFor();
  await settled(page);
}

/** Chooses a part of the ledger: one stop for Tab, arrows within. */
async function toPart(page: Page, name: 'Entries' | 'Recurring' | 'Accounts'): Promise<void> {
  await tabTo(page, /^(Entries|Recurring|Accounts)$/);
  const wanted = page.getByRole('radio', { name, exact: true });
  await press(page, 'ArrowLeft', 'ArrowLeft');
  for (let i = 0; i < 3 && !(await wanted.evaluate((one) => one === document.activeElement)); i++)
    await press(page, 'ArrowRight');
  await press(page, 'Enter');
  await expect(wanted).toBeChecked();
  await settled(page);
}

const foot = (page: Page, words: string): Locator =>
  page.getByRole('grid').locator('tfoot').getByText(words, { exact: true });
const cell = (page: Page): Locator => page.locator('[role="grid"] [data-column]:focus');
const report = (page: Page, words: string | RegExp): Locator =>
  page.getByRole('status').filter({ hasText: words });

async function isFit(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
}

test('a cost is typed in, narrowed to, split over clients and taken back', async ({ sample: { page } }) => {
  await toLedger(page);
  await isFit(page);
  const before = Number(
    (await page.getByRole('grid').locator('tfoot').textContent())
      ?.match(/[\d,]+(?= ledger)/)?.[0]
      .replace(',', ''),
  );
  const entries = (more: number) => foot(page, `${(before + more).toLocaleString('en-US')} ledger entries`);

  // Costs only, of one kind: the new row then knows its account.
  await tabTo(page, /^All$/);
  await press(page, 'ArrowRight', 'ArrowRight', 'Enter');
  await expect(page.getByRole('radio', { name: 'Costs' })).toBeChecked();
  await tabTo(page, /Kind of account/);
  await press(page, 'Enter');
  await type(page, 'Rent');
  await press(page, 'Enter');
  await expect(foot(page, '42 ledger entries')).toBeVisible();

  await page.getByRole('textbox', { name: /^Search/ }).focus();
  for (let i = 0; i < 30 && (await cell(page).count()) === 0; i++) await press(page, 'Tab');
  await press(page, 'Control+Home', 'ArrowUp');
  await type(page, '6/3/2026');
  await press(page, 'Tab', 'Tab', 'Tab');
  await type(page, '100');
  await press(page, 'Enter');
  await expect(report(page, 'Added ledger entry 3 Jun 2026 · Rent')).toContainText('Undo: Ctrl Z');
  await expect(foot(page, '43 ledger entries')).toBeVisible();

  // Found again among all, and split by the hours of its month.
  await page.getByRole('textbox', { name: /^Search/ }).focus();
  await tabTo(page, /^Costs$/, true);
  await press(page, 'ArrowLeft', 'ArrowLeft', 'Enter');
  await expect(entries(1)).toBeVisible();
  await tabTo(page, /^Split an amount/);
  await press(page, 'Enter');
  const dialog = page.getByRole('dialog', { name: 'Split an amount' });
  await expect(dialog.getByRole('textbox', { name: 'Date' })).toBeFocused();
  await press(page, 'Control+a');
  await type(page, '6/4/2026');
  await tabTo(page, /^Account/);
  await type(page, 'Licences');
  await press(page, 'Tab');
  await expect(dialog.getByRole('textbox', { name: 'Amount' })).toBeFocused();
  await type(page, '1000.01');
  await tabTo(page, /Divide it/);
  await press(page, 'Enter');
  await type(page, 'By the hours');
  await press(page, 'Enter');
  await tabTo(page, /^Add a client/);
  await type(page, 'lockr');
  await press(page, 'Enter');
  await type(page, 'thornt');
  await press(page, 'Enter');
  await expect(dialog.getByRole('rowheader', { name: /^Thornton/ })).toBeVisible();
  await expect(dialog.getByRole('row', { name: /^In all/ })).toContainText('$1,000.01');
  await isFit(page);
  await tabTo(page, /^Split into 2 entries/);
  await press(page, 'Enter');
  await expect(dialog).toHaveCount(0);
  await expect(report(page, 'Split Licences over 2 clients')).toContainText('Undo: Ctrl Z');
  await expect(entries(3)).toBeVisible();
  await press(page, 'Control+z');
  await expect(entries(1)).toBeVisible();
});

plain('rent posts itself while the book is closed, says so, and is taken back', async () => {
  const first = await launch({ today: '2026-07-14' });
  const { userData } = first;
  await openSample(first);
  await toLedger(first.page);
  await toPart(first.page, 'Recurring');
  await expect(first.page.getByRole('heading', { name: 'Nothing posts itself yet' })).toBeVisible();
  await isFit(first.page);
  await tabTo(first.page, /^Add recurring entry/);
  await press(first.page, 'Enter');
  await expect(first.page.getByRole('combobox', { name: 'Account' })).toBeFocused();
  await type(first.page, 'Rent');
  await press(first.page, 'Tab');
  await tabTo(first.page, /^Amount/);
  await type(first.page, '2100');
  await tabTo(first.page, /^Memo/);
  await type(first.page, 'Second office');
  await tabTo(first.page, /^First due/);
  await type(first.page, '6/30/2026');
  await press(first.page, 'Control+Enter');
  await expect(
    report(first.page, '1 recurring entry was posted: Second office · 30 Jun 2026 · $2,100.00.'),
  ).toBeVisible();
  await expect(first.page.getByRole('region', { name: 'Due days' })).toContainText('Next due 30 Jul 2026.');
  await tabTo(first.page, /^Dismiss what was posted/, true);
  await press(first.page, 'Enter');
  await expect(report(first.page, 'was posted')).toHaveCount(0);
  await first.quit();

  // Two due days later.
  const { page, quit } = await launch({ userData, today: '2026-08-31' });
  const said = report(page, '2 recurring entries were posted');
  await expect(said).toContainText('Second office · 30 Jul 2026 · $2,100.00; Second office · 30 Aug 2026');
  await isFit(page);
  await tabTo(page, /^Show them/);
  await press(page, 'Enter');
  await expect(foot(page, '2 ledger entries')).toBeVisible();
  await expect(said).toHaveCount(0);
  await press(page, 'Control+z');
  await expect(report(page, 'Undone: Post 2 recurring entries')).toBeVisible();
  await toPart(page, 'Recurring');
  await expect(page.getByRole('grid')).toContainText('2 left out');
  await quit();

  const again = await launch({ userData, today: '2026-08-31' });
  await again.page.getByRole('heading', { name: 'Overview', level: 1 }).waitFor();
  await toLedger(again.page);
  await toPart(again.page, 'Recurring');
  await expect(again.page.getByRole('grid')).toContainText('2 left out');
  await expect(report(again.page, 'posted')).toHaveCount(0);
  await again.quit();
  removeFolders();
});

test('an account gets another kind once it is seen what moves, in its cell and beside it', async ({
  sample: { page },
}) => {
  await toLedger(page);
  await toPart(page, 'Accounts');
  await isFit(page);
  await page.getByRole('textbox', { name: /^Search/ }).focus();
  await type(page, 'rent');
  await expect(foot(page, '1 account')).toBeVisible();
  await press(page, 'ArrowDown', 'ArrowRight');
  const kind = page.locator('[role="grid"] [data-row="0"] > [data-column="1"]');
  await expect(kind).toBeFocused();
  await expect(kind).toHaveText('Rent');

  // In its cell: asked about with the figures, and left.
  await type(page, 'Interest');
  await press(page, 'Enter');
  const dialog = page.getByRole('dialog', { name: 'Make “Rent” interest?' });
  await expect(dialog.getByRole('row', { name: /^EBITDA \$/ })).toBeVisible();
  await isFit(page);
  await press(page, 'Escape');
  await expect(dialog).toHaveCount(0);
  await expect(kind).toHaveText('Rent');
  await expect(cell(page)).toHaveCount(1);
  // Meant, Enter says so.
  await press(page, 'Control+Home', 'ArrowRight');
  await type(page, 'Interest');
  await press(page, 'Enter');
  await expect(dialog.getByRole('button', { name: 'Change the kind' })).toBeFocused();
  await press(page, 'Enter');
  await expect(report(page, 'Changed account Rent')).toBeVisible();
  await press(page, 'Control+z');
  await expect(kind).toHaveText('Rent');

  // Beside the grid: the same figures below the choice.
  await press(page, 'Control+Enter');
  const panel = page.getByRole('region', { name: 'Account' });
  await panel.getByRole('textbox', { name: 'Account' }).focus();
  await press(page, 'Tab', 'Enter');
  await type(page, 'Interest');
  await press(page, 'Enter');
  const lines = panel.getByRole('table', { name: 'What changes' });
  await expect(lines.getByRole('row', { name: /^EBITDA \$/ })).toBeVisible();
  await isFit(page);
  await tabTo(page, /^Make it interest/);
  await press(page, 'Enter');
  await expect(kind).toHaveText('Interest');
  await press(page, 'Control+z');
  await expect(kind).toHaveText('Rent');
  await panel.getByRole('textbox', { name: 'Account' }).focus();
  await press(page, 'Escape');
  await expect(panel).toHaveCount(0);
  await expect(cell(page)).toHaveCount(1);
});

test('accounts are pasted, changed together, merged and removed by the keyboard', async ({
  sample: { electron, page },
}) => {
  await toLedger(page);
  await toPart(page, 'Accounts');
  const grid = page.getByRole('grid');
  const before = Number((await grid.locator('tfoot').textContent())?.match(/\d+/)?.[0]);
  const accounts = (more: number) => foot(page, `${before + more} accounts`);
  await electron.evaluate(({ clipboard }) =>
    clipboard.writeText('Account\tKind\nZebra one\topex.tools\nZebra two\tRent\n'),
  );
  await page.getByRole('textbox', { name: /^Search/ }).focus();
  await press(page, 'ArrowDown', 'ArrowUp', 'Control+v');
  const paste = page.getByRole('dialog', { name: 'Paste accounts' });
  await expect(paste.getByRole('status')).toHaveText('2 accounts: 2 new');
  const save = paste.getByRole('button', { name: 'Save 2 accounts' });
  await expect(save).toBeEnabled();
  await save.focus();
  await press(page, 'Enter');
  await expect(accounts(2)).toBeVisible();

  // Both made one kind, then one account.
  await page.getByRole('textbox', { name: /^Search/ }).focus();
  await type(page, 'zebra');
  await expect(foot(page, '2 accounts')).toBeVisible();
  await press(page, 'ArrowDown', 'Control+a');
  await tabTo(page, /^Change 2 accounts/, true);
  await press(page, 'Enter');
  await page
    .getByRole('dialog', { name: 'Change 2 accounts' })
    .getByRole('combobox', { name: /New value/ })
    .focus();
  await type(page, 'Interest');
  await press(page, 'Tab');
  await tabTo(page, /^Change 2 accounts/);
  await press(page, 'Enter');
  await expect(grid.getByText('Interest', { exact: true })).toHaveCount(2);
  await tabTo(page, /^Merge these two/, true);
  await press(page, 'Enter');
  const form = page.getByRole('form', { name: 'Merge two accounts into one' });
  await expect(form.getByText('“Zebra two” goes, “Zebra one” stays.')).toBeVisible();
  await isFit(page);
  await press(page, 'Control+Enter');
  await expect(report(page, 'Merged account “Zebra two” into “Zebra one”')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Account' })).toContainText('Zebra two (interest)');
  await expect(foot(page, '1 account')).toBeVisible();
  await press(page, 'Control+z');
  await expect(foot(page, '2 accounts')).toBeVisible();
  await press(page, 'Control+Shift+z');
  await expect(foot(page, '1 account')).toBeVisible();

  // Nothing hangs on it: gone without a question. On the next one much does.
  await grid.locator('[tabindex="0"]').first().focus();
  await press(page, 'Delete');
  await expect(accounts(0).or(page.getByText('No accounts found'))).toBeVisible();
  await page.getByRole('textbox', { name: /^Search/ }).focus();
  await press(page, 'Control+a');
  await type(page, 'payroll');
  await expect(grid.getByRole('rowheader').first()).toBeVisible();
  await press(page, 'ArrowDown', 'Delete');
  await expect(page.getByRole('dialog')).toContainText(/go \d+ ledger entries/);
  await press(page, 'Escape');
});
