// A month of an MSP's books, kept by an owner who has no mouse, from an empty book to the printed summary. What the figures
// must be is worked out here from what was typed.
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import electronPath from 'electron';
import {
  chooseInDialogs,
  useMenu as chooseInMenu,
  freshFolder,
  launch,
  type Plumbline,
  projectRoot,
  removeFolders,
  settled,
  testEnv,
} from '../support/app.ts';
import { fill, find, press, putOnClipboard, tabTo, toNewRow, typeRow, use } from '../support/keyboard.ts';

const TODAY = '2026-06-30';
const OWNER = 'Dana Reyes';
const SAM = 'Sam Ortiz';
/** Dollars an hour. */
const RATES: Readonly<Record<string, number>> = { [OWNER]: 75, [SAM]: 40 };
const CLIENTS = ['Acme Dental', 'Birch Law', 'Cobalt Foods', 'Delta Gym'] as const;
type Client = (typeof CLIENTS)[number];

/** What is worked in the first week, as it is typed into the line, and what it means. */
const LINES: readonly { text: string; client: Client | null; who: string; minutes: number }[] = [
  { text: 'acme 2:00 vpn broken 6/1/2026 @dana', client: 'Acme Dental', who: OWNER, minutes: 120 },
  { text: 'birch 1.5h new laptop @sam 6/2/2026', client: 'Birch Law', who: SAM, minutes: 90 },
  { text: 'cobalt 90m mail migration project @sam 6/3/2026', client: 'Cobalt Foods', who: SAM, minutes: 90 },
  { text: 'delta 45m printer @sam 6/24/2026', client: 'Delta Gym', who: SAM, minutes: 45 },
  { text: 'acme 3h kickoff onboarding @sam 6/5/2026', client: 'Acme Dental', who: SAM, minutes: 180 },
  { text: '1h team meeting internal nb @sam 6/5/2026', client: null, who: SAM, minutes: 60 },
];
/** The second week of Sam, typed into the week: the client’s row, and Monday’s to Friday’s time. */
const WEEK: readonly { client: Client; times: readonly [string, number][] }[] = [
  {
    client: 'Acme Dental',
    times: [
      ['1:30', 90],
      ['90m', 90],
      ['2', 120],
    ],
  },
  {
    client: 'Cobalt Foods',
    times: [
      ['0:45', 45],
      ['4h', 240],
    ],
  },
];
/** What the timer’s entry is corrected to. */
const TIMER = { client: 'Cobalt Foods', who: SAM, minutes: 20 } as const;

/** The block from the spreadsheet: date, account, client, amount, vendor, memo, document. */
const BLOCK = [
  ['6/1/2026', 'Managed services', 'Acme Dental', '2,000.00', '', 'June', 'R-101'],
  ['6/1/2026', 'Managed services', 'Birch Law', '1,000.00', '', 'June', 'R-102'],
  ['6/1/2026', 'Managed services', 'Delta Gym', '600', '', 'June', 'R-103'],
  ['6/5/2026', 'Projects', 'Cobalt Foods', '1,500.00', '', 'Mail migration', 'R-104'],
  ['6/9/2026', 'Projects', 'Acme Dental', '800', '', 'New switch', 'R-105'],
  ['6/10/2026', 'Licences', 'Acme Dental', '300', 'DistribCo', 'Mail seats', 'V-9'],
  ['6/10/2026', 'Licences', 'Cobalt Foods', '450', 'DistribCo', 'Mail seats', 'V-9'],
  ['6/15/2026', 'Wages', '', '2,100', '', 'First half', ''],
  ['6/30/2026', 'Wages', '', '2,100', '', 'Second half', ''],
  ['6/30/2026', 'Owner’s draw', '', '3,000', '', '', ''],
] as const;
const ACCOUNTS = [
  ['Managed services', 'Recurring revenue'],
  ['Projects', 'Project revenue'],
  ['Wages', 'Technicians’ pay'],
  ['Licences', 'Licences for resale'],
  ['Rent', 'Rent'],
  ['Owner’s draw', 'Equity'],
] as const;

const cents = (dollars: number): number => Math.round(dollars * 100);
const blockSum = (account: string, client?: Client): number =>
  BLOCK.filter((row) => row[1] === account && (!client || row[2] === client)).reduce(
    (sum, row) => sum + Number(row[3].replace(',', '')),
    0,
  );
/** All time as typed, in minutes. */
const TIME = [
  ...LINES,
  ...WEEK.flatMap(({ client, times }) => times.map(([, minutes]) => ({ client, who: SAM, minutes }))),
  TIMER,
];
const minutesOf = (client: Client): number =>
  TIME.reduce((sum, each) => sum + (each.client === client ? each.minutes : 0), 0);

/**
 * What METRICS.md makes of it, by hand: contracts run since 1 May, so the twelve months have two. June has 30 days.
 */
const RECURRING: Record<Client, number> = {
  // 2,000 through 14 June, 2,400 since.
  'Acme Dental': 2000 + (14 * 2000 + 16 * 2400) / 30,
  // Paused for ten days.
  'Birch Law': 1000 + (20 * 1000) / 30,
  // 3,600 a quarter.
  'Cobalt Foods': 2 * (3600 / 3),
  // The last day is 20 June.
  'Delta Gym': 600 + (20 * 600) / 30,
};
const MRR = 2400 + 1000 + 3600 / 3;
const REVENUE =
  CLIENTS.reduce((sum, client) => sum + cents(RECURRING[client]) / 100, 0) + blockSum('Projects');
const SPLIT = 300;
const RENT = 1200;
const TOOLS = 180;
const LATE = 50;
const EBITDA = REVENUE - blockSum('Licences') - SPLIT - blockSum('Wages') - RENT - TOOLS - LATE;
const LABOUR = TIME.reduce(
  (sum, { client, who, minutes }) => sum + (client === null ? 0 : (minutes * (RATES[who] ?? 0)) / 60),
  0,
);
const ACME_CER =
  (cents(RECURRING['Acme Dental']) / 100 + blockSum('Projects', 'Acme Dental')) /
  (minutesOf('Acme Dental') / 60);

const said = (page: Page) => page.locator('main').getByRole('status');
const saidLast = (page: Page, words: string) => expect(said(page).filter({ hasText: words })).toHaveCount(1);

/** Chooses one of several views by its name, from anywhere on the screen. */
async function view(page: Page, group: readonly string[], name: string): Promise<void> {
  for (let i = 0; i < 120; i++) {
    await page.keyboard.press('Tab');
    const here = await page.evaluate(() =>
      document.activeElement?.getAttribute('role') === 'radio' ? document.activeElement.textContent : '',
    );
    if (!group.includes(here)) continue;
    const steps = group.indexOf(name) - group.indexOf(here);
    for (let step = 0; step < Math.abs(steps); step++)
      await press(page, steps > 0 ? 'ArrowRight' : 'ArrowLeft');
    await press(page, 'Space');
    await settled(page);
    return;
  }
  throw new Error(`Tab never came to ${group.join(', ')}`);
}
const LEDGER = ['Entries', 'Recurring', 'Accounts'];

async function newBook({ electron, page }: Plumbline, book: string): Promise<void> {
  await chooseInDialogs(electron, book);
  await use(page, 'New book…');
  await page.getByRole('dialog', { name: 'New book' }).waitFor();
  await page.keyboard.type('Harbor IT');
  await press(page, 'Enter');
  await page.getByRole('heading', { name: 'Overview', level: 1 }).waitFor();
  await find(page, 'Settings');
  await fill(page, 'Target net rate (net CER), an hour', '120');
  await fill(page, 'Market pay of the owner(s), a year', '96,000');
  await press(page, 'Tab');
}

async function technicians(page: Page): Promise<void> {
  await find(page, 'Technicians');
  await toNewRow(page, 'technicians');
  await typeRow(page, [OWNER, 'yes']);
  await saidLast(page, `Added technician ${OWNER}`);
  await typeRow(page, [SAM]);
  await saidLast(page, `Added technician ${SAM}`);
  for (const [row, who] of [OWNER, SAM].entries()) {
    await tabTo(page, 'Search technicians');
    await press(page, 'ArrowDown', 'Control+Home', ...(row > 0 ? ['ArrowDown'] : []));
    await press(page, 'Control+Enter');
    await expect(page.getByRole('region', { name: 'Technician', exact: true })).toContainText(who);
    await use(page, 'Set the rate…');
    await expect(page.getByRole('textbox', { name: 'From' })).toBeFocused();
    await press(page, 'Control+a');
    await page.keyboard.type('5/1/2026');
    await fill(page, 'Cost an hour', String(RATES[who]));
    await press(page, 'Enter');
    await saidLast(page, `Added cost rate ${who}`);
  }
}

async function clients(page: Page): Promise<void> {
  await find(page, 'Client details');
  await toNewRow(page, 'clients');
  const seats = ['25', '12', '40', '8'];
  for (const [i, client] of CLIENTS.entries()) {
    await typeRow(page, [client, i === 0 ? 'ADG' : '', '5/1/2026', seats[i] ?? '']);
    await saidLast(page, `Added client ${client}`);
  }
  // A note is written in the record itself.
  await press(page, 'ArrowDown', 'Control+Enter');
  await page.getByRole('region', { name: 'Client', exact: true }).waitFor();
  await view(page, ['Overview', 'Details', 'History'], 'Details');
  await fill(page, 'Notes', 'Signs on Fridays');
  await press(page, 'Control+Enter');
  await saidLast(page, 'Changed client Acme Dental');
}

async function addContract(
  page: Page,
  code: string,
  client: string,
  price: string,
  cycle = '',
): Promise<void> {
  await use(page, 'Add contract');
  await expect(page.getByRole('textbox', { name: 'Contract', exact: true })).toBeFocused();
  await page.keyboard.type(code);
  await press(page, 'Tab');
  await page.keyboard.type(client);
  await fill(page, 'Starts', '5/1/2026');
  await fill(page, 'Price', price);
  await press(page, 'Tab');
  if (cycle !== '') await page.keyboard.type(cycle);
  await press(page, 'Control+Enter');
  await saidLast(page, `Added contract ${code}`);
  await page.getByRole('region', { name: 'Contract', exact: true }).waitFor();
}

async function contracts(page: Page): Promise<void> {
  await find(page, 'Contracts');
  await addContract(page, 'ACME-1', 'ADG', '2,000');
  await use(page, 'Change price…');
  await press(page, 'Control+a');
  await page.keyboard.type('6/15/2026');
  await fill(page, 'Price', '+20 %');
  await expect(page.getByText(/it earns \$2,400.00 a month instead of \$2,000.00/)).toBeVisible();
  await press(page, 'Enter');
  await saidLast(page, 'Changed the price of ACME-1 from 15 Jun 2026');

  await addContract(page, 'BIRCH-1', 'Birch', '1,000');
  await use(page, 'Pause…');
  await press(page, 'Control+a');
  await page.keyboard.type('6/11/2026');
  await fill(page, 'Until, or empty', '6/20/2026');
  await press(page, 'Enter');
  await saidLast(page, 'Paused BIRCH-1 from 11 Jun 2026 to 20 Jun 2026');

  await addContract(page, 'COBALT-1', 'Cobalt', '3,600', 'Q');
  await addContract(page, 'DELTA-1', 'Delta', '600');
  await use(page, 'End…');
  await press(page, 'Control+a');
  await page.keyboard.type('6/20/2026');
  await press(page, 'Enter');
  await saidLast(page, 'Ended DELTA-1 on 20 Jun 2026');
}

async function time(page: Page): Promise<void> {
  await find(page, 'Time');
  await expect(page.getByRole('textbox', { name: 'Enter time' })).toBeFocused();
  for (const { text } of LINES) {
    await page.keyboard.type(text);
    await press(page, 'Enter');
    await expect(page.getByRole('textbox', { name: 'Enter time' })).toHaveValue('');
  }
  // The timer runs by the clock of the machine: what it took is put on its day below.
  await page.keyboard.type('cobalt router @sam');
  await press(page, 'Control+Enter');
  await page.getByRole('timer').waitFor();
  await page.waitForTimeout(1100);
  await press(page, 'Control+t');
  await saidLast(page, 'Cobalt Foods · router');

  await tabTo(page, 'Previous');
  await press(page, 'PageUp', 'PageUp', 'PageUp');
  await expect(page.getByText('7 Jun 2026 – 13 Jun 2026')).toBeVisible();
  await settled(page);
  for (const { client, times } of WEEK) {
    await fill(page, 'Client', client.slice(0, 4));
    await press(page, 'Enter');
    await use(page, 'Add row');
    await expect(page.locator('td[data-cell]:focus')).toHaveCount(1);
    await press(page, 'Home', 'ArrowRight');
    for (const [text] of times) {
      await page.keyboard.type(text);
      await press(page, 'Tab');
    }
  }
  await expect(page.getByRole('grid').locator('tfoot td').last()).toHaveText('9:45');

  // The timer's entry, put right in the list.
  await view(page, ['Week', 'List'], 'List');
  await fill(page, 'Search time entries', 'router');
  await expect(page.getByRole('grid').locator('tfoot')).toContainText('1 time entry');
  await press(page, 'ArrowDown', 'Control+Home', 'Home');
  await page.keyboard.type('6/12/2026');
  await press(page, 'Tab', 'ArrowRight', 'ArrowRight');
  await page.keyboard.type('0:20');
  await press(page, 'Enter');
  await expect(page.getByRole('grid').locator('[data-row="0"]')).toContainText('0:20');
}

async function ledger(page: Page): Promise<void> {
  await find(page, 'Ledger');
  await view(page, LEDGER, 'Accounts');
  for (const [account, kind] of ACCOUNTS) {
    await use(page, 'Add account');
    await expect(page.getByRole('textbox', { name: 'Account', exact: true })).toHaveValue('');
    await page.keyboard.type(account);
    await press(page, 'Tab');
    await page.keyboard.type(kind);
    await press(page, 'Control+Enter');
    await saidLast(page, `Added account ${account}`);
  }
  await press(page, 'Escape');

  await view(page, LEDGER, 'Entries');
  await toNewRow(page, 'ledger entries');
  await putOnClipboard(page, BLOCK);
  await press(page, 'Control+v');
  await page.getByRole('button', { name: 'Save 10 ledger entries' }).waitFor();
  await use(page, 'Save 10 ledger entries');
  await saidLast(page, 'Added 10 ledger entries');

  // One by the form, its account new on the way.
  await use(page, 'Add ledger entry');
  await expect(page.getByRole('combobox', { name: 'Account' })).toBeFocused();
  await page.keyboard.type('Software tools');
  await press(page, 'ArrowDown', 'Enter');
  await page.getByRole('dialog', { name: 'Add account' }).waitFor();
  await page.keyboard.type('own t');
  await press(page, 'Control+Enter');
  await page.getByRole('dialog', { name: 'Add account' }).waitFor({ state: 'detached' });
  await fill(page, 'Date', '6/3/2026');
  await fill(page, 'Amount', String(TOOLS));
  await press(page, 'Control+Enter');
  await saidLast(page, 'Added ledger entry 3 Jun 2026 · Software tools');
  await press(page, 'Escape');

  await use(page, 'Split an amount…');
  await expect(page.getByRole('dialog').getByRole('textbox', { name: 'Date' })).toBeFocused();
  await press(page, 'Control+a');
  await page.keyboard.type('6/12/2026');
  await fill(page, 'Account', 'Licences');
  await press(page, 'Tab');
  await page.keyboard.type(String(SPLIT));
  await tabTo(page, 'Add a client');
  for (const client of ['birch', 'cobalt']) {
    await page.keyboard.type(client);
    await press(page, 'Enter');
  }
  await use(page, 'Split into 2 entries');
  await saidLast(page, 'Split Licences over 2 clients');

  await view(page, LEDGER, 'Recurring');
  await use(page, 'Add recurring entry');
  await expect(page.getByRole('combobox', { name: 'Account' })).toBeFocused();
  await page.keyboard.type('Rent');
  await press(page, 'Tab');
  await fill(page, 'Amount', '1,200');
  await fill(page, 'First due', '6/1/2026');
  await press(page, 'Control+Enter');
  await expect(page.getByText(/1 recurring entry was posted: Rent · 1 Jun 2026/)).toBeVisible();
  await view(page, LEDGER, 'Entries');
}

/** Both bills of a vendor get another document; taken back, and made again. */
async function changeTogether(page: Page): Promise<void> {
  await fill(page, 'Search ledger entries', 'DistribCo');
  await expect(page.getByRole('grid').locator('tfoot')).toContainText('2 ledger entries');
  await press(page, 'ArrowDown', 'Control+a');
  await use(page, 'Change 2 ledger entries…');
  const dialog = page.getByRole('dialog', { name: 'Change 2 ledger entries' });
  await dialog.waitFor();
  await press(page, 'Tab', 'Enter');
  await page.keyboard.type('Document');
  await press(page, 'Enter');
  await fill(page, 'New value', 'V-10');
  await press(page, 'Enter');
  await dialog.waitFor({ state: 'detached' });
  const shown = page.getByRole('grid').getByText('V-10');
  await expect(shown).toHaveCount(2);
  await press(page, 'Control+z');
  await expect(shown).toHaveCount(0);
  await press(page, 'Control+Shift+z');
  await expect(shown).toHaveCount(2);
  await tabTo(page, 'Search ledger entries');
  await press(page, 'Escape');
}

async function service(page: Page): Promise<void> {
  await find(page, 'Tickets');
  await toNewRow(page, 'tickets');
  for (let i = 1; i <= 5; i++) {
    const day = `6/${i}/2026`;
    await typeRow(page, [
      `T-${i}`,
      CLIENTS[i % 4] ?? '',
      `Ticket ${i}`,
      'Mail',
      'Normal',
      SAM,
      `${day} 9:00`,
      `${day} 9:30`,
      `${day} 11:00`,
      'Resolved',
    ]);
    await saidLast(page, `Added ticket T-${i}`);
  }
  await find(page, 'Surveys');
  await toNewRow(page, 'surveys');
  for (const score of ['5', '4', '2']) {
    await typeRow(page, ['CSAT', '6/20/2026', 'Acme Dental', SAM, '', score, '5']);
    await expect(page.getByRole('grid').locator('[data-row="0"]')).toContainText('CSAT');
  }
  await expect(page.getByRole('grid').locator('tfoot')).toContainText('3 surveys');
  await find(page, 'Adjustments');
  await toNewRow(page, 'adjustments');
  await typeRow(page, ['6/9/2026', 'Lawyer, once', 'one time', '1,250.50', '', 'documented']);
  await saidLast(page, 'Added adjustment');
}

/** Time was typed on a day after its client had left: the checks lead to it, and it is put right there. */
async function checks(page: Page): Promise<void> {
  await find(page, 'Data checks');
  await expect(page.getByText('2 of 23 checks found something')).toBeVisible();
  const line = page.getByRole('button', { name: /Time for clients who have left/ });
  for (let i = 0; i < 40 && !(await line.evaluate((own) => own === document.activeElement)); i++)
    await press(page, 'Tab');
  await press(page, 'Enter');
  await page.getByRole('table', { name: 'Time for clients who have left' }).waitFor();
  await use(page, 'Show them in Time');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Time');
  const rows = page.getByRole('grid');
  await expect(rows.locator('tfoot')).toContainText('1 time entry');
  await tabTo(page, 'Search time entries');
  await press(page, 'ArrowDown', 'Control+Home', 'Home');
  await page.keyboard.type('6/4/2026');
  await press(page, 'Enter');
  await expect(rows.locator('[data-row="0"]')).toContainText('4 Jun 2026');
  // Cobalt is under contract and never billed: it is meant so.
  await find(page, 'Data checks');
  await expect(page.getByText('1 of 23 checks found something')).toBeVisible();
}

async function printed({ electron, page }: Plumbline, pdf: string): Promise<void> {
  await chooseInDialogs(electron, pdf);
  await find(page, 'Valuation');
  await chooseInMenu(electron, 'Save valuation as PDF…');
  await saidLast(page, 'Saved “june.pdf”');
  expect(statSync(pdf).size).toBeGreaterThan(10_000);
}

/** Closes June, and then finds a bill that was forgotten. */
async function closeAndAsk(page: Page): Promise<void> {
  await find(page, 'History');
  await view(page, ['Changes', 'Closed months', 'Printed figures'], 'Closed months');
  await use(page, 'Close Jun 2026');
  await saidLast(page, 'Closed');
  await find(page, 'Ledger');
  await toNewRow(page, 'ledger entries');
  await page.keyboard.press('Home');
  await typeRow(page, ['6/20/2026', 'Software tools', '', String(LATE)]);
  const asked = page.getByRole('dialog', { name: 'Change a closed month?' });
  await expect(asked).toContainText('EBITDA');
  await use(page, 'Change the closed month');
  await saidLast(page, 'Added ledger entry 20 Jun 2026 · Software tools');
}

const shown = (dollars: number): string => `\\$${Math.round(dollars).toLocaleString('en-US')}`;

/** Runs a command of the terminal and reads what it says. */
function terminal(...words: string[]) {
  const cli = join(projectRoot, 'out', 'main', 'cli.js');
  const env = { ...testEnv(freshFolder(), TODAY), ELECTRON_RUN_AS_NODE: '1' };
  const ended = spawnSync(electronPath as unknown as string, [cli, ...words], { env, encoding: 'utf8' });
  expect(ended.status, ended.stderr).toBe(0);
  return JSON.parse(ended.stdout || 'null');
}

/** What was typed, table by table; numbers of records are the file’s own. */
const TABLES_TYPED = [
  'clients',
  'technicians',
  'cost_rates',
  'contracts',
  'contract_prices',
  'contract_pauses',
  'accounts',
  'ledger_entries',
  'recurring_entries',
  'time_entries',
  'tickets',
  'surveys',
  'adjustments',
] as const;
const rowsOf = (book: string, table: (typeof TABLES_TYPED)[number]): string[] =>
  terminal('call', 'records.list', JSON.stringify({ table, from: 0, count: 200 }), '--book', book)
    .rows.map(({ values }: { values: unknown }) => JSON.stringify(values))
    .sort();

type Figures = Record<'company' | 'service', unknown> &
  Record<'months' | 'clients', Record<string, Record<string, unknown>>>;

function expectTyped({ company, months, clients, service }: Figures): void {
  expect(company).toMatchObject({
    mrr_cents: cents(MRR),
    operating_revenue_cents: cents(REVENUE),
    ebitda_cents: cents(EBITDA),
    client_labour_cents: cents(LABOUR),
  });
  // One of the four who were in force at the end of May is gone.
  expect(months['2026-06']).toMatchObject({ mrr_cents: cents(MRR), client_churn: 1 / 4 });
  for (const client of CLIENTS) expect(clients[client]?.seconds, client).toBe(minutesOf(client) * 60);
  expect(clients['Acme Dental']?.cer_cents).toBe(cents(ACME_CER));
  expect(service).toMatchObject({
    opened: 5,
    resolved: 5,
    open: 0,
    resolve_wall_mean: 7200,
    csat_answered: 3,
  });
}

test.afterEach(removeFolders);

// Everything in it is one owner's month: parted, each part would have to type the others first.
test('a month of bookkeeping, without the mouse', async ({ browserName: _ }, info) => {
  test.setTimeout(180_000);
  const folder = freshFolder();
  const book = join(folder, 'harbor.plumbline');
  const app = await launch({ today: TODAY });
  const { page } = app;
  let station = 0;
  const picture = (name: string) =>
    page.screenshot({ path: info.outputPath(`${String(++station).padStart(2, '0')}-${name}.png`) });
  await newBook(app, book);
  await technicians(page);
  await picture('technicians');
  await clients(page);
  await picture('clients');
  await contracts(page);
  await picture('contracts');
  await time(page);
  await picture('time');
  await ledger(page);
  await picture('ledger');
  await changeTogether(page);
  await service(page);
  await picture('adjustments');
  await checks(page);
  await picture('checks');
  await printed(app, join(folder, 'june.pdf'));
  await closeAndAsk(page);
  await picture('ledger-closed');
  await find(page, 'Overview');
  await expect(page.getByRole('button', { name: /^MRR: \$4,600/ })).toBeVisible();
  await expect(
    page.getByRole('button', { name: new RegExp(`^EBITDA, TTM: ${shown(EBITDA)}`) }),
  ).toBeVisible();
  await page.emulateMedia({ colorScheme: 'dark' });
  await picture('overview-dark');
  await app.quit();

  const figures = terminal('figures', '--book', book, '--as-of', TODAY);
  expectTyped(figures);
  const found = terminal('check', '--book', book);
  expect(found.checks.flatMap(({ findings }: { findings: string[] }) => findings)).toEqual([
    'Under contract, with nothing billed: 1 client.',
  ]);

  // All of it again, from the folder it is written to.
  const copy = join(folder, 'again.plumbline');
  terminal('export', '--book', book, '--to', join(folder, 'folder'));
  terminal('new', '--book', copy, '--from', join(folder, 'folder'));
  expect(terminal('figures', '--book', copy, '--as-of', TODAY)).toEqual(figures);
  for (const table of TABLES_TYPED) expect(rowsOf(copy, table), table).toEqual(rowsOf(book, table));
});
