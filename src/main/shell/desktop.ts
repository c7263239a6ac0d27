import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { app, type BrowserWindow, Menu } from 'electron';
import { calendarWords } from '../../shared/calendar-words.ts';
import { CHANNELS } from '../../shared/channels.ts';
import type { CallName, Input, Notice, Output } from '../../shared/contract/index.ts';
import { type Failure, failureOf, PlumblineError, type Result } from '../../shared/result.ts';
import type { Log } from './log.ts';
import { type MenuState, menuTemplate } from './menu.ts';
import { readState, writeState } from './state.ts';
import { createMainWindow, currentWindow, type OurPage } from './window.ts';

const PAGE_WITHIN_MS = 3000;

export type DesktopParts = {
  page: OurPage;
  pageServed: Promise<void>;
  dataDir: string;
  log: Log;
  call<N extends CallName>(name: N, input: Input<N>): Promise<Result<Output<N>>>;
  openPath(path: string): unknown;
  lastBook(): string | null;
};

/** The name of a step as the menu says it. */
const named = (step: { label: string } | null): string | null =>
  step && calendarWords(app.getLocale()).label(step.label);

/** The window, its menu and what it remembers; `book` is what to open first, else the last book. */
export function createDesktop(parts: DesktopParts) {
  const { log, call } = parts;
  const statePath = join(parts.dataDir, 'window.json');
  const state = readState(statePath);
  /** What could not be told yet because no page was there to hear it. */
  let unheard: Notice[] = [];
  let heard = false;
  /** What the menu says. */
  let menu: MenuState | null = null;

  const tell = (notice: Notice): void => {
    const window = currentWindow();
    if (heard && window) window.webContents.send(CHANNELS.notice, notice);
    else if (notice.type === 'failure') unheard.push(notice);
  };

  const fail = (failure: Failure): void => tell({ type: 'failure', failure });

  const remember = (window: BrowserWindow): void => {
    state.bounds = window.getNormalBounds();
    state.maximized = window.isMaximized();
    state.ground = window.getBackgroundColor().toLowerCase();
    try {
      writeState(statePath, state);
    } catch (error) {
      log('the window’s place could not be kept', error);
    }
  };

  const openRecent = async (id: string): Promise<void> => {
    const result = await call('book.openRecent', { id });
    if (!result.ok) fail(result.error);
  };

  const refreshMenu = async (): Promise<void> => {
    const [status, recent, steps] = await Promise.all([
      call('book.status', {}),
      call('book.recent', {}),
      call('changes.state', {}),
    ]);
    const now: MenuState = {
      mac: process.platform === 'darwin',
      hasBook: status.ok && status.data !== null,
      recent: recent.ok ? recent.data : [],
      undo: steps.ok ? named(steps.data.undo) : null,
      redo: steps.ok ? named(steps.data.redo) : null,
    };
    if (isDeepStrictEqual(now, menu)) return;
    menu = now;
    const template = menuTemplate(now, {
      command: (command) => tell({ type: 'command', command }),
      openRecent,
      setTheme: (theme) => tell({ type: 'theme', theme }),
    });
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  };

  /** Opens a book from outside the window: a double click, the command line, the last start. */
  const openBook = (path: string): void => {
    try {
      parts.openPath(path);
    } catch (error) {
      if (!(error instanceof PlumblineError)) log('a book could not be opened', error);
      fail(failureOf(error));
    }
  };

  const openWindow = (): void => {
    heard = false;
    const window = createMainWindow(parts.page, state);
    window.on('close', () => remember(window));
    window.webContents.once('did-finish-load', () => {
      heard = true;
      for (const notice of unheard) tell(notice);
      unheard = [];
    });
    window.loadURL(parts.page.url).catch((error: unknown) => log('the page did not load', error));
  };

  return {
    /**
     * Starts the window; opens the book, and works out the first screen, while the page's process starts. Before that
     * main would only keep the page waiting; the page can't ask for anything earlier than this.
     */
    async start(book: string | null): Promise<void> {
      openWindow();
      // A page that never comes must not keep the book and the menu waiting.
      await Promise.race([parts.pageServed, wait(PAGE_WITHIN_MS)]);
      const path = book ?? parts.lastBook();
      if (path !== null) openBook(path);
      const status = await call('book.status', {});
      if (status.ok && status.data && !status.data.empty)
        await call('metrics.overview', { asOf: status.data.asOf });
      await refreshMenu();
    },
    /** Brings the window to the front, with another book in it if one is named. */
    show(book: string | null): void {
      const window = currentWindow();
      if (!window) openWindow();
      else if (window.isMinimized()) window.restore();
      window?.focus();
      if (book !== null) openBook(book);
    },
    /** Tells the window, and lets the menu follow the book. */
    notify(notice: Notice): void {
      tell(notice);
      if (notice.type === 'changed' && notice.topics.includes('book') && app.isReady()) void refreshMenu();
    },
  };
}
