import type { App, Session, WebContents } from 'electron';

/** What Chromium would do in the background by itself, each switched off. */
const SWITCHES: [string, string?][] = [
  ['disable-background-networking'],
  ['disable-component-update'],
  ['disable-domain-reliability'],
  ['disable-sync'],
  ['disable-breakpad'],
  ['no-pings'],
  ['dns-prefetch-disable'],
  // No name leads anywhere, whoever asks.
  ['host-resolver-rules', 'MAP * ~NOTFOUND'],
  ['force-webrtc-ip-handling-policy', 'disable_non_proxied_udp'],
  ['disable-features', 'MediaRouter,OptimizationHints,AutofillServerCommunication,DnsOverHttps,AsyncDns'],
];

/** Must run before Electron is ready. */
export function switchOffNetwork(app: Pick<App, 'commandLine'>): void {
  for (const [name, value] of SWITCHES) app.commandLine.appendSwitch(name, value);
}

/** Whether a page may ask for this address: our own origin, and what lives inside the page. */
export const mayRequest = (url: string, origin: string): boolean =>
  url.startsWith(`${origin}/`) || url.startsWith('data:') || url.startsWith(`blob:${origin}/`);

export type LockdownParts = {
  /** The origin of our own page. */
  origin: string;
  log: (message: string, detail?: unknown) => void;
};

/** No request leaves, nothing is downloaded, no device and no permission is given. */
export function lockSession(session: Session, { origin, log }: LockdownParts): void {
  keepDictionariesOut(session);
  session.webRequest.onBeforeRequest((details, decide) => {
    const allowed = mayRequest(details.url, origin) || (import.meta.env.DEV && isDevelopment(details.url));
    if (!allowed) log('a request was refused', details.url.slice(0, 200));
    decide({ cancel: !allowed });
  });
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}));
  session.on('will-download', (event) => event.preventDefault());
}

const isDevelopment = (url: string): boolean =>
  /^(devtools|chrome-extension):/.test(url) || /^(https?|ws):\/\/localhost:\d+\//.test(url);

/**
 * A new session sets out at once to fetch a dictionary for the machine's language, from where no handler of ours would
 * see it. It looks on the disk first; taken away in the same breath, the language is never asked for.
 */
function keepDictionariesOut(session: Session): void {
  session.setSpellCheckerLanguages([]);
  session.setSpellCheckerEnabled(false);
  session.setSpellCheckerDictionaryDownloadURL('data:,');
}

/** No page goes elsewhere, opens another window or holds a web view. */
export function lockContents(contents: WebContents): void {
  contents.on('will-frame-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}
