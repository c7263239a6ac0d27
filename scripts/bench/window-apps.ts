// Programs for Electron's main process, written out as files: functions here, so that they are checked like all code.
// Each stands alone: what it needs comes in as an argument.

/** The line on stdout that says so. */
export const VISIBLE = 'plumbline-bench visible';

type Electron = typeof import('electron');

/** In the page: settles once the element is there with text in it and the frame that shows it is on its way. */
function inPage(selector: string): Promise<void> {
  return new Promise((resolve) => {
    const there = () => document.querySelector(selector)?.textContent?.trim();
    const shown = () => requestAnimationFrame(() => setTimeout(resolve));
    if (there()) return shown();
    const observer = new MutationObserver(() => {
      if (!there()) return;
      observer.disconnect();
      shown();
    });
    return observer.observe(document, { childList: true, characterData: true, subtree: true });
  });
}

/** In the main process, before the app: says when the first window shows what its page was asked for, and quits. */
function watch({ app }: Electron, pageScript: string, line: string): void {
  app.once('browser-window-created', (_event, window) => {
    window.webContents.once('dom-ready', async () => {
      await window.webContents.executeJavaScript(pageScript);
      if (!window.isVisible()) await new Promise<void>((resolve) => window.once('show', () => resolve()));
      process.stdout.write(`${line}\n`, () => app.quit());
    });
  });
}

/** In the main process, before the app: tells what a script of the page answers, and quits. */
function ask({ app }: Electron, pageScript: string, line: string): void {
  app.once('browser-window-created', (_event, window) => {
    window.webContents.once('dom-ready', async () => {
      const answer = await window.webContents
        .executeJavaScript(pageScript)
        .catch((error: unknown) => ({ error: String(error) }));
      process.stdout.write(`${line} ${JSON.stringify(answer)}\n`, () => app.quit());
    });
  });
}

/** As little as a window can be, in a profile of its own. */
function openEmpty({ app, BrowserWindow }: Electron): void {
  app.setPath('userData', String(process.env.PLUMBLINE_USER_DATA));
  const open = () => new BrowserWindow({ width: 1280, height: 800 }).loadURL('data:text/html,<p>Empty</p>');
  app.whenReady().then(open);
}

const calling = (what: unknown, ...words: string[]): string =>
  `(${what})(${["require('electron')", ...words.map((word) => JSON.stringify(word))].join(', ')});\n`;

/** A module for Electron's `-r` that waits for an element. */
export const reporter = (selector: string): string =>
  calling(watch, `(${inPage})(${JSON.stringify(selector)})`, VISIBLE);

/** The line on stdout with the answer. */
export const ANSWER = 'plumbline-bench answer';

/** A module for Electron's `-r` that does something in the page. @param work stands alone: what it needs comes in */
export const asker = <T>(work: (given: T) => Promise<unknown>, given: T): string =>
  calling(ask, `(${work})(${JSON.stringify(given)})`, ANSWER);

export const emptyApp = (): string => calling(openEmpty);
