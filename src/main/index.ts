import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { app, nativeTheme } from 'electron';
import { compose, type Places } from './app.ts';
import { launchRequest } from './shell/arguments.ts';
import { createDesktop } from './shell/desktop.ts';
import { switchOffNetwork } from './shell/lockdown.ts';
import { fileLog } from './shell/log.ts';
import { ORIGIN } from './shell/page.ts';
import { pictureOf } from './shell/picture.ts';
import { declareScheme } from './shell/protocol.ts';
import { runTerminal } from './shell/terminal.ts';
import { replaceFile } from './shell/write-file.ts';

const here = import.meta.dirname;
const request = launchRequest(process.argv, process.cwd());

/** While developing the page comes from the development server; a build knows only its own. */
const origin = (import.meta.env.DEV && process.env.ELECTRON_RENDERER_URL) || ORIGIN;

const ownDataDir = process.env.PLUMBLINE_USER_DATA;
// A terminal command has a profile of its own, gone when it ends: the app may be open at the same time.
const passingDir = request.kind === 'terminal' ? mkdtempSync(join(tmpdir(), 'plumbline-')) : undefined;
const dataDir = passingDir ?? (ownDataDir && resolve(ownDataDir)) ?? app.getPath('userData');
app.setPath('userData', dataDir);
app.setAppLogsPath(passingDir === undefined && ownDataDir === undefined ? undefined : join(dataDir, 'logs'));
const log = fileLog(app.getPath('logs'));

const places: Places = {
  preload: join(here, '../preload/index.cjs'),
  renderer: join(here, '../renderer'),
  worker: join(here, 'worker.js'),
  sampleDir: app.isPackaged ? join(process.resourcesPath, 'sample') : join(here, '../../resources/sample'),
  dataDir,
  pageUrl: `${origin}/index.html`,
  origin,
};

process.on('uncaughtException', (error) => log('uncaught', error));
process.on('unhandledRejection', (reason) => log('unhandled', reason));
declareScheme();
switchOffNetwork(app);

async function runWindow(book: string | null): Promise<void> {
  if (!app.requestSingleInstanceLock({ book })) {
    app.quit();
    return;
  }
  let asked = book;
  // macOS names the file of a double click here, perhaps before anything is ready.
  let openLater = (path: string): void => {
    asked = path;
  };
  app.on('open-file', (event, path) => {
    event.preventDefault();
    openLater(path);
  });
  await app.whenReady();

  const { services, jobs, call } = compose(places, log, (notice) => desktop.notify(notice));
  const desktop = createDesktop({ ...places, ...services, call, log });
  desktop.start(asked);
  openLater = (path) => desktop.show(path);

  app.on('second-instance', (_event, _argv, _cwd, data) => {
    const other = (data as { book?: unknown } | null)?.book;
    desktop.show(typeof other === 'string' ? other : null);
  });
  app.on('activate', () => desktop.show(null));
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  app.on('before-quit', (event) => {
    const busy = jobs.settled();
    if (!busy) return;
    // A job that is stopped cleans up after itself; one that is cut off would not.
    event.preventDefault();
    jobs.cancel();
    void busy.then(() => app.quit());
  });
  app.on('will-quit', () => services.close());
}

const write = (stream: NodeJS.WriteStream, value: object): Promise<void> =>
  new Promise((done) => stream.write(`${JSON.stringify(value)}\n`, () => done()));

async function runInTerminal(words: string[]): Promise<void> {
  app.disableHardwareAcceleration();
  app.dock?.hide();
  // Hidden windows come and go; the command says when it is over.
  app.on('window-all-closed', () => {});
  await app.whenReady();
  const { services, call } = compose(places, log, () => {});
  const { code, out, error } = await runTerminal(words, {
    ...services,
    call,
    log,
    picture: (screen, asOf) => pictureOf(places.preload, places.pageUrl, screen, asOf),
    writeFile: replaceFile,
    setTheme: (theme) => {
      nativeTheme.themeSource = theme;
    },
  });
  services.close();
  if (out) await write(process.stdout, out);
  if (error) await write(process.stderr, error);
  if (passingDir) rmSync(passingDir, { recursive: true, force: true });
  app.exit(code);
}

// Not awaited at the top: Electron becomes ready only after this file has run.
const running = request.kind === 'terminal' ? runInTerminal(request.words) : runWindow(request.book);
running.catch((error: unknown) => {
  log('start failed', error);
  app.exit(1);
});
