import { join } from 'node:path';
import { app, dialog, Menu, nativeTheme } from 'electron';
import type { Day } from '../shared/calendar.ts';
import { failureOf } from '../shared/result.ts';
import { compose, type Places } from './app.ts';
import { todayIn } from './services/today.ts';
import { launchRequest } from './shell/arguments.ts';
import { createDesktop } from './shell/desktop.ts';
import { switchOffNetwork } from './shell/lockdown.ts';
import { fileLog } from './shell/log.ts';
import { ORIGIN } from './shell/page.ts';
import { pictureOf } from './shell/picture.ts';
import { takeProfile } from './shell/profile.ts';
import { declareScheme } from './shell/protocol.ts';
import { runTerminal } from './shell/terminal.ts';
import { replaceFile } from './shell/write-file.ts';

const here = import.meta.dirname;
const request = launchRequest(process.argv, process.cwd());

/** While developing the page comes from the development server; a build knows only its own. */
const origin = (import.meta.env.DEV && process.env.ELECTRON_RENDERER_URL) || ORIGIN;

const profile = takeProfile(app, request.kind === 'terminal');
const log = fileLog(profile.logsDir);

const places: Places = {
  preload: join(here, '../preload/index.cjs'),
  renderer: join(here, '../renderer'),
  worker: join(here, 'worker.js'),
  sampleDir: app.isPackaged ? join(process.resourcesPath, 'sample') : join(here, '../../resources/sample'),
  dataDir: profile.dataDir,
  partition: profile.partition,
  pageUrl: `${origin}/index.html`,
  origin,
};

process.on('uncaughtException', (error) => log('uncaught', error));
process.on('unhandledRejection', (reason) => log('unhandled', reason));
declareScheme();
// Else Electron builds a menu of its own that ours replaces at once.
Menu.setApplicationMenu(null);
switchOffNetwork(app);

const CHECK_DAY_MS = 20_000;

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

  const { page, services, jobs, call, pageServed } = compose(places, {
    log,
    today: todayIn,
    postsDue: true,
    notify: (notice) => desktop.notify(notice),
  });
  const desktop = createDesktop({ ...services, page, pageServed, dataDir: profile.dataDir, call, log });
  void desktop.start(asked);
  openLater = (path) => desktop.show(path);
  // Rather than one timer until midnight: the machine may sleep, and its clock or the book's zone may be set.
  setInterval(services.checkDay, CHECK_DAY_MS).unref();

  app.on('second-instance', (_event, _argv, _cwd, data) => {
    const other = (data as { book?: unknown } | null)?.book;
    desktop.show(typeof other === 'string' ? other : null);
  });
  app.on('activate', () => desktop.show(null));
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  app.on('before-quit', (event) => {
    // A job that is stopped cleans up after itself; one that is cut off would not. Nor is a thread cut off.
    const busy = jobs.settled() ?? jobs.end();
    if (!busy) return;
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
  let pinned: Day | null = null;
  const { page, services, call } = compose(places, {
    log,
    notify: () => {},
    today: (zone) => pinned ?? todayIn(zone),
  });
  const { code, out, error } = await runTerminal(words, {
    ...services,
    call,
    log,
    picture: (screen) => pictureOf(page, screen),
    writeFile: replaceFile,
    setToday: (day) => {
      pinned = day;
    },
    setTheme: (theme) => {
      nativeTheme.themeSource = theme;
    },
  });
  services.close();
  if (out) await write(process.stdout, out);
  if (error) await write(process.stderr, error);
  app.exit(code);
}

/** Nothing is there yet that could show a failure, so the system has to. */
async function notStarted(error: unknown): Promise<void> {
  log('start failed', error);
  const failure = failureOf(error);
  if (request.kind === 'terminal') await write(process.stderr, failure);
  else dialog.showErrorBox('Plumbline could not start', failure.message);
  app.exit(1);
}

// Not awaited at the top: Electron becomes ready only after this file has run.
const running = request.kind === 'terminal' ? runInTerminal(request.words) : runWindow(request.book);
running.catch(notStarted);
