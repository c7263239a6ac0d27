// Contracts, technicians and clients kept as an owner does, with the keyboard alone: prices, pauses and ends that say what
// they do before they are done, rates that say whose hours they cost, two clients made one; fit for everyone to use.
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { settled } from '../support/app.ts';
import { test } from '../support/fixtures.ts';

/** Presses Tab until the focus is on a control of this name. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let i = 0; i < 120; i++) {
    await page.keyboard.press('Tab');
    const here = await page.evaluate(() => {
      const element = document.activeElement as HTMLElement | null;
      const label = element?.id ? document.querySelector(`label[for="${element.id}"]`)?.textContent : null;
      return element?.getAttribute('aria-label') ?? label ?? element?.firstChild?.textContent ?? '';
    });
    if (here === name) return;
  }
  throw new Error(`Tab never came to ${name}`);
}

async function press(page: Page, name: string): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.press('Enter');
}

async function to(page: Page, screen: string): Promise<void> {
  await press(page, screen);
  await page.getByRole('heading', { name: screen, level: 1 }).waitFor();
  await settled(page);
}

/** Finds a record by what is typed into the search, and opens it beside the grid. */
async function open(page: Page, many: string, words: string, panel: string): Promise<void> {
  await tabTo(page, `Search ${many}`);
  await page.keyboard.type(words);
  await settled(page);
  await page.keyboard.press('ArrowDown');
  const cells = page.getByRole('gridcell').or(page.getByRole('rowheader'));
  await expect(cells.filter({ hasText: words }).first()).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await page.getByRole('region', { name: panel, exact: true }).waitFor();
  await settled(page);
}

const report = (page: Page) => page.getByRole('status').filter({ hasText: 'Undo:' });
const side = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

test('a price is changed, and undone, and its contract paused and resumed', async ({ sample: { page } }) => {
  await to(page, 'Contracts');
  await open(page, 'contracts', 'C106', 'Contract');
  const contract = side(page, 'Contract');
  await expect(contract.getByRole('heading', { name: 'C106 · Bäckerei Vogel' })).toBeVisible();
  const before = await contract.locator('header b').textContent();

  await press(page, 'Change price…');
  const form = contract.getByRole('form', { name: 'Change the price' });
  await tabTo(page, 'Price');
  await page.keyboard.type('+10 %');
  await expect(form.getByText(/^From 1 Aug 2026 it earns \$.* a month instead of/)).toBeVisible();
  await expect(form.getByText('Months through Jul 2026 stay as printed.')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(report(page)).toContainText('Changed the price of C106 from 1 Aug 2026. Undo: Ctrl Z');
  await expect(contract.getByRole('list', { name: 'To come' })).toContainText('Price increase');
  await expect(contract.locator('header b')).toHaveText(before ?? '');
  await page.keyboard.press('Control+z');
  await expect(contract.getByRole('list', { name: 'To come' })).toHaveCount(0);

  await press(page, 'Pause…');
  await tabTo(page, 'From');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('7/14/2026');
  await page.keyboard.press('Enter');
  await expect(contract.getByText('Paused', { exact: true }).first()).toBeVisible();
  await expect(contract.locator('header b')).toHaveText('$0.00');
  await press(page, 'Resume…');
  await tabTo(page, 'First day earned again');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('7/15/2026');
  await page.keyboard.press('Enter');
  await expect(report(page)).toContainText('Resumed C106 on 15 Jul 2026');
  await expect(contract.getByRole('list', { name: 'To come' })).toContainText('Resumes');
});

test('a contract is ended and reopened, says its last day, and forgets nothing typed', async ({
  sample: { page },
}) => {
  await to(page, 'Contracts');
  await open(page, 'contracts', 'C105', 'Contract');
  const contract = side(page, 'Contract');
  await press(page, 'End…');
  await tabTo(page, 'Last day in force');
  await page.keyboard.type('9/30/2026');
  await expect(contract.getByText('The last day earned is 30 Sep 2026.')).toBeVisible();
  // Off to another screen and back: the form is still there, and what was typed into it.
  await press(page, 'Technicians');
  await page.getByRole('heading', { name: 'Technicians', level: 1 }).waitFor();
  await to(page, 'Contracts');
  await tabTo(page, 'Last day in force');
  await expect(contract.getByRole('textbox', { name: 'Last day in force' })).toHaveValue(/^0?9\/30\/2026$/);
  await page.keyboard.press('Enter');
  await expect(contract.getByText(/ends 30 Sep 2026/)).toBeVisible();
  await press(page, 'Reopen…');
  await expect(contract.getByText('It earns without an end.')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(report(page)).toContainText('Reopened C105');
  await page.keyboard.press('Escape');
  await expect(side(page, 'Contract')).toHaveCount(0);
  await expect(page.getByRole('grid')).toContainText('C105');
});

test('a contract is added with its first price, in one step', async ({ sample: { page } }) => {
  await to(page, 'Contracts');
  await press(page, 'Add contract');
  const panel = side(page, 'New contract');
  await tabTo(page, 'Contract');
  await page.keyboard.type('C900');
  await tabTo(page, 'Client');
  await page.keyboard.type('Northfield');
  await tabTo(page, 'Price');
  await page.keyboard.type('750');
  await expect(panel.getByText(/it earns \$750.00 a month instead of \$0.00/)).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(report(page)).toContainText('Added contract C900 · Northfield Surveyors');
  await expect(
    side(page, 'Contract').getByRole('heading', { name: 'C900 · Northfield Surveyors' }),
  ).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(side(page, 'Contract')).toHaveCount(0);
});

test('a rate says whose hours it costs, and a closed month is asked for', async ({ sample: { page } }) => {
  await page.evaluate(() => window.plumbline.call('months.close', { months: ['2026-06'] }));
  await to(page, 'Technicians');
  await open(page, 'technicians', 'Jenna', 'Technician');
  const technician = side(page, 'Technician');
  await press(page, 'Change the rate…');
  await tabTo(page, 'From');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('5/16/2026');
  await tabTo(page, 'Cost an hour');
  await page.keyboard.type('40');
  await expect(technician.getByText(/h of 2 months, May – Jun 2026, get another cost: \+\$/)).toBeVisible();
  await page.keyboard.press('Enter');
  const asked = page.getByRole('dialog', { name: 'Change a closed month?' });
  await expect(asked).toBeVisible();
  await press(page, 'Change the closed month');
  await expect(technician.getByRole('list', { name: 'Until today' })).toContainText('$40.00');
});

test('two clients become one after it is shown what moves', async ({ sample: { page } }) => {
  await to(page, 'Client details');
  await open(page, 'clients', 'Northfield', 'Client');
  const client = side(page, 'Client');
  await expect(client.getByRole('button', { name: /time entries$/ })).toBeVisible();
  await press(page, 'Merge with another…');
  await page.keyboard.type('Salt');
  await page.keyboard.press('Tab');
  await expect(client.getByText('“Northfield Surveyors” goes, “Salt & Cedar Inn” stays.')).toBeVisible();
  await press(page, 'Merge into Salt & Cedar Inn');
  await expect(report(page)).toContainText('Merged client “Northfield Surveyors” into “Salt & Cedar Inn”');
  await expect(client.getByRole('heading', { name: 'Salt & Cedar Inn' })).toBeVisible();
  await expect(client.getByText('Northfield Surveyors', { exact: true })).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(client.getByText('Northfield Surveyors', { exact: true })).toHaveCount(0);
});

const SCREENS = [
  ['Contracts', 'contracts', 'C118', 'Contract', 'Correct the price of 2026-04-01', 'Price', '+5 %'],
  [
    'Technicians',
    'technicians',
    'Jenna',
    'Technician',
    'Correct the rate of 2026-01-01',
    'Cost an hour',
    '39',
  ],
  ['Client details', 'clients', 'Whitcomb', 'Client', 'Merge with another…', 'The same client as', 'Salt'],
] as const;

for (const theme of ['light', 'dark'] as const)
  for (const [screen, many, words, panel, action, field, typed] of SCREENS)
    test(`${screen} can be used by everyone, ${theme}`, async ({ sample: { page } }, info) => {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      await to(page, screen);
      await open(page, many, words, panel);
      await page.screenshot({ path: info.outputPath(`${many}-${theme}.png`) });
      await press(page, action);
      await side(page, panel).getByRole('form').waitFor();
      await tabTo(page, field);
      await page.keyboard.press('Control+a');
      await page.keyboard.type(typed);
      await page.keyboard.press('Tab');
      await side(page, panel).getByRole('form').getByRole('status').waitFor();
      await settled(page);
      // The other mode finishes in a new page, which an Electron window cannot open.
      const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`)).toEqual([]);
      await page.screenshot({ path: info.outputPath(`${many}-${theme}-form.png`) });
    });
