// Taking time as an owner does, with the keyboard alone: a line, a timer that outlives a crash and a restart, a week; all
// of it fit for everyone to use.
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test as plain } from '@playwright/test';
import { launch, openSample, removeFolders, settled } from '../support/app.ts';
import { test } from '../support/fixtures.ts';

/** Presses Tab until the focus is on a control of this name. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let i = 0; i < 80; i++) {
    await page.keyboard.press('Tab');
    const here = await page.evaluate(() => {
      const element = document.activeElement as HTMLElement | null;
      return element?.getAttribute('aria-label') ?? element?.firstChild?.textContent ?? '';
    });
    if (here === name) return;
  }
  throw new Error(`Tab never came to ${name}`);
}

async function toTime(page: Page): Promise<void> {
  await tabTo(page, 'Time');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Time', level: 1 }).waitFor();
  await settled(page);
  await expect(page.getByRole('textbox', { name: 'Enter time' })).toBeFocused();
}

/** The cell that has the focus, as it reads. */
const here = (page: Page) => page.locator('td:focus');
const total = (page: Page) => page.getByRole('grid').locator('tfoot td').last();
const report = (page: Page) => page.getByRole('status');

test('a line becomes an entry, and undo takes it out', async ({ sample: { page } }) => {
  await toTime(page);
  await page.keyboard.type('lock 1:30 new switch #4711 nb');
  await expect(page.getByText('Lockridge Property Group')).toBeVisible();
  await expect(page.getByText('“new switch”')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(report(page)).toContainText(
    'Added time entry 14 Jul 2026 · Ruth Calloway · Lockridge Property Group',
  );
  await expect(page.getByRole('textbox', { name: 'Enter time' })).toHaveValue('');
  await expect(page.getByRole('rowheader', { name: /Lockridge.*Support, not billable/ })).toBeVisible();
  await expect(total(page)).toHaveText('1:30');

  await page.keyboard.press('Control+z');
  await expect(total(page)).toHaveText('0:00');

  await page.keyboard.type('lockrige vpn');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/No client of this book is meant by “lockrige vpn”/)).toBeVisible();
  // What was typed and left comes back before anything of the book.
  await page.keyboard.press('Escape');
  await expect(page.getByRole('textbox', { name: 'Enter time' })).toHaveValue('');
});

plain('a timer outlives a crash and a restart, and its time is saved', async () => {
  const first = await launch();
  const { userData } = first;
  await openSample(first);
  await toTime(first.page);
  await first.page.keyboard.type('thornton mail is slow');
  await first.page.keyboard.press('Control+Enter');
  await expect(first.page.getByRole('timer')).toBeVisible();
  await expect(report(first.page)).toContainText('Timer started: Thornton Hale Law');
  const gone = first.electron.waitForEvent('close');
  first.electron.process().kill('SIGKILL');
  await gone;

  const second = await launch({ userData });
  await expect(second.page.getByRole('region', { name: 'Running timers' })).toContainText(
    'Thornton Hale Law',
  );
  await second.quit();

  const { page, quit } = await launch({ userData });
  await page.getByRole('heading', { name: 'Overview', level: 1 }).waitFor();
  await expect(page.getByRole('timer')).toHaveText(/^0:00:(0[2-9]|[1-5]\d)$/);
  await page.keyboard.press('Control+t');
  await expect(report(page)).toContainText(/\d+ s: Added time entry .* Thornton Hale Law/);
  await expect(page.getByRole('timer')).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(report(page)).toContainText('Undone: Add time entry');
  // Without a timer the same keys lead to where one is started.
  await page.keyboard.press('Control+t');
  await expect(page.getByRole('textbox', { name: 'Enter time' })).toBeFocused();
  await quit();
  removeFolders();
});

test('a week is filled in from last week’s rows', async ({ sample: { page } }) => {
  await toTime(page);
  await tabTo(page, 'Previous');
  await page.keyboard.press('PageUp');
  await page.keyboard.press('PageUp');
  await expect(page.getByText('28 Jun 2026 – 4 Jul 2026')).toBeVisible();
  await settled(page);
  await expect(total(page)).toHaveText('6:00');
  await page.keyboard.press('PageDown');
  await expect(page.getByText('5 Jul 2026 – 11 Jul 2026')).toBeVisible();
  await expect(page.getByText('Ruth Calloway has no time in this week.')).toBeVisible();
  await tabTo(page, 'Copy last week’s rows');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('rowheader', { name: /Ironwood Fabrication/ })).toBeVisible();

  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.type('1:30');
  await page.keyboard.press('Tab');
  await page.keyboard.type('90m');
  await page.keyboard.press('Enter');
  await expect(total(page)).toHaveText('3:00');
  // Below the second cell now.
  await page.keyboard.type('1.5');
  await page.keyboard.press('Enter');
  await expect(total(page)).toHaveText('4:30');
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('ArrowRight');
  await expect(here(page)).toHaveText('1:30');
  await page.keyboard.press('F2');
  await page.keyboard.type('0');
  await page.keyboard.press('Escape');
  await expect(here(page)).toHaveText('1:30');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('dialog', { name: /Ironwood Fabrication, Monday 6 Jul 2026/ }).waitFor();
  await page.keyboard.press('Escape');
  await expect(here(page)).toHaveText('1:30');
  await page.keyboard.press('Delete');
  await expect(total(page)).toHaveText('3:00');
  await page.keyboard.press('Control+z');
  await expect(total(page)).toHaveText('4:30');
  await page.keyboard.type('25');
  await page.keyboard.press('Enter');
  await expect(page.getByText('over 24 h')).toBeVisible();
  await page.keyboard.press('t');
  await expect(page.getByText('12 Jul 2026 – 18 Jul 2026')).toBeVisible();
});

test('a closed month asks first', async ({ sample: { page } }) => {
  await toTime(page);
  await page.evaluate(() => window.plumbline.call('months.close', { months: ['2026-06'] }));
  await page.keyboard.type('lock 1:00 2026-06-30');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: 'Change a closed month?' }).waitFor();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('textbox', { name: 'Enter time' })).toHaveValue('lock 1:00 2026-06-30');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: 'Change a closed month?' }).waitFor();
  await tabTo(page, 'Change the closed month');
  await page.keyboard.press('Enter');
  await expect(report(page)).toContainText('Added time entry 30 Jun 2026');
});

for (const theme of ['light', 'dark'] as const)
  test(`Time can be used by everyone, ${theme}`, async ({ sample: { page } }, info) => {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await toTime(page);
    await page.keyboard.type('thornton mail is slow');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('timer').waitFor();
    await page.keyboard.type('zebra @nobody');
    await page.keyboard.press('Enter');
    await tabTo(page, 'Previous');
    await page.keyboard.press('PageUp');
    await page.keyboard.press('PageUp');
    await expect(total(page)).toHaveText('6:00');
    await settled(page);
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`)).toEqual([]);
    await page.screenshot({ path: info.outputPath(`time-${theme}.png`) });
  });
