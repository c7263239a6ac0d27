import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import {
  chooseInDialogs,
  freshFolder,
  launch,
  openSample,
  sampleDir,
  settled,
  useMenu,
} from '../support/app.ts';
import { test } from '../support/fixtures.ts';

const FROM_FOLDER = 'New book from a folder of exports…';

/** A copy of the sample's exports, with some lines of some files replaced. */
function exportsWith(changes: Record<string, Record<number, string>>): string {
  const folder = join(freshFolder(), 'exports');
  cpSync(sampleDir, folder, { recursive: true });
  for (const [file, lines] of Object.entries(changes)) {
    const path = join(folder, file);
    const rows = readFileSync(path, 'utf8').split('\n');
    for (const [line, text] of Object.entries(lines)) rows[Number(line) - 1] = text;
    writeFileSync(path, rows.join('\n'));
  }
  return folder;
}

test('a folder with bad rows lists every problem and leaves no file', async ({ app: { electron, page } }) => {
  const folder = exportsWith({
    'clients.csv': { 2: ',2018-05-14,40,a client without a name' },
    'time_entries.csv': {
      2: '2023-02-30,Whitcomb & Lowe CPAs,Ruth Calloway,0:50:00,yes,support,,a day that is none',
      3: '2023-01-02,Nobody We Know,Ruth Calloway,0:50:00,yes,support,,a client that is not there',
      4: '2023-01-02,Whitcomb & Lowe CPAs,Ruth Calloway,soon,perhaps,support,,two wrong cells',
    },
  });
  const target = freshFolder();
  await chooseInDialogs(electron, folder, join(target, 'New.plumbline'));
  await page.getByRole('button', { name: FROM_FOLDER }).click();
  const alert = page.getByRole('alert');
  await expect(alert).toBeVisible();
  for (const words of [
    'clients.csv',
    'time_entries.csv',
    '2023-02-30',
    'Nobody We Know',
    'soon',
    'perhaps',
  ]) {
    await expect(alert).toContainText(words);
  }
  await expect(alert).not.toContainText(folder);
  expect(readdirSync(target)).toEqual([]);
  await expect(page.getByRole('button', { name: FROM_FOLDER })).toBeVisible();
});

test('a good folder becomes a book that shows the same figures', async ({ app: { electron, page } }) => {
  const file = join(freshFolder(), 'Fernhollow.plumbline');
  await chooseInDialogs(electron, sampleDir, file);
  await page.getByRole('button', { name: FROM_FOLDER }).click();
  await page.getByRole('heading', { name: 'Overview', level: 1 }).waitFor();
  await settled(page);
  await expect(page.getByRole('region', { name: 'Headline figures' })).toContainText('$40,480');
  expect(existsSync(file)).toBe(true);
});

test('the book exports what it was made from', async ({ sample: { electron, page } }) => {
  const folder = join(freshFolder(), 'out');
  mkdirSync(folder);
  await chooseInDialogs(electron, folder);
  await useMenu(electron, 'Export…');
  await expect(page.getByRole('status')).toContainText('to “out”');
  const lines = (path: string) => readFileSync(path, 'utf8').trimEnd().split('\n').length;
  for (const name of ['clients.csv', 'ledger.csv', 'time_entries.csv']) {
    expect(lines(join(folder, name)), name).toBe(lines(join(sampleDir, name)));
  }
});

test('a file that is no book is refused in a sentence', async ({ app: { electron, page } }) => {
  const file = join(freshFolder(), 'holiday.plumbline');
  writeFileSync(file, 'This is a picture of a beach, honestly.'.repeat(200));
  await chooseInDialogs(electron, file);
  await page.getByRole('button', { name: /^Open…/ }).click();
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('holiday.plumbline');
  await expect(alert).not.toContainText(/SQLITE|file is not a database|[/\\]tmp/);
  await expect(page.getByRole('button', { name: 'Open the sample company' })).toBeVisible();
});

test('an empty book is made by hand', async ({ app: { electron, page } }) => {
  const file = join(freshFolder(), 'Tiny.plumbline');
  await chooseInDialogs(electron, file);
  await useMenu(electron, 'New book…');
  await page.getByLabel('Company').fill('Tiny & Co');
  await page.getByRole('button', { name: 'Choose where to keep it…' }).click();
  await expect(page.getByRole('navigation')).toContainText('Tiny & Co');
  expect(existsSync(file)).toBe(true);
});

test('the last book is there again after a restart', async () => {
  const first = await launch();
  await openSample(first);
  const company = await first.page.getByRole('navigation').textContent();
  await first.quit();
  const second = await launch({ userData: first.userData });
  await settled(second.page);
  await expect(second.page.getByRole('heading', { name: 'Overview', level: 1 })).toBeVisible();
  expect(await second.page.getByRole('navigation').textContent()).toBe(company);
  await useMenu(second.electron, 'Close book');
  await expect(second.page.getByRole('button', { name: 'Open the sample company' })).toBeVisible();
  await second.quit();
});

test('a book named on the command line opens; one that cannot be says so in the window', async () => {
  const first = await launch();
  await openSample(first);
  const folder = freshFolder();
  const copy = join(folder, 'Copy.plumbline');
  await useMenu(first.electron, 'Close book');
  await expect(first.page.getByRole('button', { name: 'Open the sample company' })).toBeVisible();
  await first.quit();
  const sample = readdirSync(first.userData, { recursive: true })
    .map(String)
    .find((name) => name.endsWith('.plumbline'));
  cpSync(join(first.userData, sample ?? ''), copy);

  const second = await launch({ args: ['--book', copy] });
  await expect(second.page.getByRole('navigation')).toContainText('Copy.plumbline');
  await second.quit();

  const broken = join(folder, 'Broken.plumbline');
  writeFileSync(broken, 'nothing');
  const third = await launch({ args: ['--book', broken] });
  await expect(third.page.getByRole('alert')).toContainText('Broken.plumbline');
  await third.quit();
});
