import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { test as base, expect } from '@playwright/test';
import electronPath from 'electron';
import {
  freshFolder,
  launch,
  openSample,
  type Plumbline,
  removeFolders,
  sandboxArgs,
  settled,
  testEnv,
} from '../support/app.ts';
import { attemptsIn, countingListener } from '../support/network.ts';

const OUTSIDE = 'https://example.com/';

const test = base.extend<{ app: Plumbline }>({
  app: async ({ browserName: _ }, use) => {
    const app = await launch();
    await use(app);
    await app.quit();
    removeFolders();
  },
});

test.describe('the page', () => {
  test('reaches no address but its own', async ({ app: { page } }) => {
    const outcome = (address: string) =>
      page.evaluate(
        (url) =>
          fetch(url).then(
            (answer) => `${answer.status}`,
            () => 'refused',
          ),
        address,
      );
    for (const address of [
      OUTSIDE,
      'http://127.0.0.1:9/',
      'file:///etc/hosts',
      'app://elsewhere/index.html',
      'ftp://example.com/',
    ]) {
      expect(await outcome(address), address).toBe('refused');
    }
    const socket = await page.evaluate(
      () =>
        new Promise((resolve) => {
          try {
            const attempt = new WebSocket('wss://example.com/');
            attempt.onerror = () => resolve('refused');
            attempt.onopen = () => resolve('open');
          } catch {
            resolve('refused');
          }
        }),
    );
    expect(socket).toBe('refused');
  });

  test('reaches no address either where its own policy does not bind', async ({ app: { electron } }) => {
    const outcome = await electron.evaluate(
      async ({ session }, url) =>
        session.defaultSession.fetch(url, { bypassCustomProtocolHandlers: true }).then(
          () => 'answered',
          (error: Error) => error.message,
        ),
      OUTSIDE,
    );
    expect(outcome).toContain('ERR_BLOCKED_BY_CLIENT');
  });

  test('comes with a strict policy and runs nothing inline', async ({ app: { electron, page } }) => {
    const served = await electron.evaluate(
      ({ session }, paths) =>
        Promise.all(
          paths.map(async (path) => {
            const { status, headers } = await session.defaultSession.fetch(`app://plumbline/${path}`);
            return { status, policy: headers.get('content-security-policy') };
          }),
        ),
      ['index.html', '..%2f..%2fpackage.json', '../../package.json'],
    );
    expect(served.map(({ status }) => status)).toEqual([200, 404, 404]);
    for (const { policy } of served) {
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toContain('unsafe');
    }
    const ran = await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'document.documentElement.dataset.inline = "ran"';
      document.head.append(script);
      return document.documentElement.dataset.inline;
    });
    expect(ran).toBeUndefined();
  });

  test('opens no window, goes nowhere and downloads nothing', async ({ app: { electron, page } }) => {
    const address = page.url();
    expect(await page.evaluate((url) => window.open(url), OUTSIDE)).toBeNull();
    for (const to of [OUTSIDE, 'file:///etc/hosts', 'app://elsewhere/']) {
      await page.evaluate((url) => {
        location.href = url;
      }, to);
    }
    const downloads = await electron.evaluate(({ session }) => {
      const seen: string[] = [];
      session.defaultSession.on('will-download', (event, item) => {
        if (!event.defaultPrevented) seen.push(item.getURL());
      });
      Object.assign(globalThis, { seen });
    });
    expect(downloads).toBeUndefined();
    await page.evaluate(() => {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob(['x']));
      link.download = 'x.txt';
      link.click();
    });
    await page.waitForTimeout(500);
    expect(await electron.evaluate(() => Reflect.get(globalThis, 'seen'))).toEqual([]);
    expect(page.url()).toBe(address);
    expect(electron.windows()).toHaveLength(1);
  });

  test('has no Node and one narrow bridge', async ({ app: { page } }) => {
    const found = await page.evaluate(() => ({
      node: ['require', 'process', 'module', 'Buffer', 'global'].filter((name) => name in globalThis),
      bridge: Object.keys(window.plumbline).sort(),
    }));
    expect(found).toEqual({ node: [], bridge: ['call', 'drop', 'onNotice', 'platform'] });
  });

  test('is given no permission', async ({ app: { page } }) => {
    const answers = await page.evaluate(async () => ({
      notifications: await Notification.requestPermission(),
      place: await new Promise((resolve) =>
        navigator.geolocation.getCurrentPosition(
          () => resolve('given'),
          () => resolve('denied'),
        ),
      ),
      camera: await navigator.mediaDevices.getUserMedia({ video: true }).then(
        () => 'given',
        () => 'denied',
      ),
      clipboard: await navigator.clipboard.readText().then(
        () => 'given',
        () => 'denied',
      ),
    }));
    expect(answers).toEqual({
      notifications: 'denied',
      place: 'denied',
      camera: 'denied',
      clipboard: 'denied',
    });
  });

  test('gets a Result for any junk it sends, also past the bridge’s types', async ({ app: { page } }) => {
    const results = await page.evaluate(async () => {
      const call = window.plumbline.call as (name: unknown, input: unknown) => Promise<{ ok: boolean }>;
      const sent = [
        [null, null],
        ['__proto__', {}],
        ['constructor', {}],
        ['book.open', { file: '/etc/hosts' }],
        ['metrics.overview', { asOf: '2026-02-30' }],
        ['files.choose', { purpose: 'anything' }],
        ['book.openRecent', { id: 'x'.repeat(1_000_000) }],
      ];
      return Promise.all(sent.map(([name, input]) => call(name, input)));
    });
    for (const result of results) {
      expect(result).toMatchObject({ ok: false, error: { message: expect.any(String) } });
      expect(JSON.stringify(result)).not.toMatch(/\/etc|SELECT|at .*\.js/);
    }
  });
});

test('every window is sandboxed, without developer tools', async ({ app: { electron } }) => {
  const { preferences, tools } = await electron.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    contents?.openDevTools();
    // Not in Electron's types, though it is the one way to see what a window was really given.
    const asked = contents as unknown as { getLastWebPreferences(): Electron.WebPreferences };
    return { preferences: asked.getLastWebPreferences(), tools: contents?.isDevToolsOpened() };
  });
  const wanted = { sandbox: true, contextIsolation: true, nodeIntegration: false, webSecurity: true };
  expect(preferences).toMatchObject(wanted);
  expect(tools).toBe(false);
});

/** Chromium's own log of what it does on a network, and every road it could take leading to a counting listener. */
const watched = (netLog: string, port: number): string[] => [
  `--log-net-log=${netLog}`,
  `--proxy-server=127.0.0.1:${port}`,
  '--proxy-bypass-list=<-loopback>',
];

test('the app never tries to reach a network, from its start to its end', async () => {
  const listener = await countingListener();
  const netLog = join(freshFolder(), 'net.json');
  const app = await launch({ args: watched(netLog, listener.port) });
  await openSample(app);
  for (const screen of ['Clients', 'Valuation']) {
    await app.page.getByRole('button', { name: screen, exact: true }).click();
    await settled(app.page);
  }
  await app.page.getByRole('textbox').first().fill('3.5 speling mistaek');
  await app.page.waitForTimeout(3000);
  await app.quit();
  expect(attemptsIn(netLog)).toEqual([]);
  expect(listener.count()).toBe(0);
  listener.close();
  removeFolders();
});

test('and if it tried, this would be seen', async () => {
  const listener = await countingListener();
  const folder = freshFolder();
  const netLog = join(folder, 'net.json');
  const loud = join(import.meta.dirname, 'fixtures', 'loud.mjs');
  const args = [loud, ...sandboxArgs(), `--user-data-dir=${folder}`, ...watched(netLog, listener.port)];
  const child = spawn(electronPath as unknown as string, args, { env: testEnv(folder), stdio: 'ignore' });
  await new Promise((ended) => child.once('exit', ended));
  expect(listener.count()).toBeGreaterThan(0);
  expect(attemptsIn(netLog)).toContain('TCP_CONNECT');
  listener.close();
  removeFolders();
});
