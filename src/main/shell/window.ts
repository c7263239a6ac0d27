import { BrowserWindow, nativeTheme, type Session, screen, type WebPreferences } from 'electron';
import { lockContents } from './lockdown.ts';
import { DEFAULT_SIZE, placeOn, SMALLEST_SIZE, type WindowState } from './state.ts';

/** Our page: what every window of ours shows, and by what it is held. */
export type OurPage = { url: string; preload: string; session: Session };

/** The ground of the page in either theme, so that nothing flashes before it is painted. */
export const groundColour = (): string => (nativeTheme.shouldUseDarkColors ? '#161615' : '#f7f7f5');

const preferences = ({ preload, session }: OurPage): WebPreferences => ({
  preload,
  session,
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  webSecurity: true,
  webviewTag: false,
  spellcheck: false,
  navigateOnDragDrop: false,
  devTools: import.meta.env.DEV,
});

/** The ids of the contents of every window we made: only these may call. */
export const ownContents = new Set<number>();

function guard(window: BrowserWindow): BrowserWindow {
  const { id } = window.webContents;
  ownContents.add(id);
  window.webContents.once('destroyed', () => ownContents.delete(id));
  lockContents(window.webContents);
  return window;
}

let mainWindow: BrowserWindow | null = null;

/** The owner's window while there is one: for dialogs to belong to. */
export const currentWindow = (): BrowserWindow | null => mainWindow;

/** The window the owner works in; shown once it has something to show. */
export function createMainWindow(page: OurPage, state: WindowState): BrowserWindow {
  const screens = screen.getAllDisplays().map((display) => display.workArea);
  const window = new BrowserWindow({
    ...DEFAULT_SIZE,
    ...placeOn(state.bounds, screens),
    minWidth: SMALLEST_SIZE.width,
    minHeight: SMALLEST_SIZE.height,
    show: false,
    title: 'Plumbline',
    backgroundColor: state.ground ?? groundColour(),
    webPreferences: preferences(page),
  });
  if (state.maximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  // The page names its ground (`<meta name="theme-color">`), since it knows which theme the owner chose.
  window.webContents.on('did-change-theme-color', (_event, colour) => {
    if (colour) window.setBackgroundColor(colour);
  });
  window.once('closed', () => {
    mainWindow = null;
  });
  mainWindow = window;
  return guard(window);
}

/**
 * A window nobody sees, for printing and pictures; it works at full speed though hidden. Only `offscreen` is it painted
 * anew with each change: else a picture shows whatever was painted first.
 */
export function createHiddenWindow(page: OurPage, ground: string, offscreen = false): BrowserWindow {
  return guard(
    new BrowserWindow({
      ...DEFAULT_SIZE,
      useContentSize: true,
      show: false,
      frame: false,
      skipTaskbar: true,
      backgroundColor: ground,
      webPreferences: { ...preferences(page), backgroundThrottling: false, offscreen },
    }),
  );
}
