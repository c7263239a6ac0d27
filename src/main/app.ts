import { app, ipcMain, session } from 'electron';
import type { Output } from '../shared/contract/index.ts';
import { attachRouter } from './ipc/router.ts';
import { type QuietRunner, workerRunner } from './jobs/runner.ts';
import type { Ports, Services } from './services/context.ts';
import { dispatch } from './services/dispatch.ts';
import { createServices } from './services/index.ts';
import { createDialogs } from './shell/dialogs.ts';
import { lockSession } from './shell/lockdown.ts';
import type { Log } from './shell/log.ts';
import { ORIGIN } from './shell/page.ts';
import { paperFor } from './shell/paper.ts';
import { createPrinter } from './shell/print.ts';
import { serveRenderer } from './shell/protocol.ts';
import type { TerminalParts } from './shell/terminal.ts';
import { currentWindow, type OurPage, ownContents } from './shell/window.ts';
import { replaceFile } from './shell/write-file.ts';

/** Where the parts of the app lie on this machine, and where its page lives. */
export type Places = {
  preload: string;
  renderer: string;
  worker: string;
  sampleDir: string;
  dataDir: string;
  /** The session to use; null for the default one. */
  partition: string | null;
  pageUrl: string;
  origin: string;
};

/** What differs between the window and the terminal. */
export type Outside = Pick<Ports, 'log' | 'today' | 'notify' | 'postsDue'>;

/** All that is wired together; the window and the terminal each use it in their own way. */
export type Composition = {
  page: OurPage;
  services: Services;
  jobs: QuietRunner;
  call: TerminalParts['call'];
  /** Settles once the page is on its way and its process starts: from then on main has time for the book. */
  pageServed: Promise<void>;
};

/** Answers held against the contract as well: while developing, and wherever a test asks for it. */
const checkOutput = import.meta.env.DEV || process.env.PLUMBLINE_CHECK_OUTPUT === '1';

function sealedPage(
  { partition, origin, pageUrl, preload, renderer }: Places,
  log: Log,
  onPage: () => void,
): OurPage {
  const sealed = partition === null ? session.defaultSession : session.fromPartition(partition);
  lockSession(sealed, { origin, log });
  serveRenderer(sealed, renderer, onPage);
  // The development server serves the page itself.
  if (origin !== ORIGIN) onPage();
  return { url: pageUrl, preload, session: sealed };
}

/** Gives services their ports and the window its router. Electron must be ready. */
export function compose(places: Places, outside: Outside): Composition {
  const { log } = outside;
  const served = Promise.withResolvers<void>();
  const page = sealedPage(places, log, served.resolve);
  const jobs = workerRunner(places.worker);
  const printer = createPrinter({
    page,
    paper: (currency) => paperFor(app.getLocaleCountryCode(), currency),
    texts: async ({ asOf, printed }) =>
      printed === undefined
        ? services.handlers['metrics.valuation']({ asOf })
        : services.handlers['printed.document']({ id: printed }),
  });
  const ports: Ports = {
    ...outside,
    ...createDialogs(currentWindow),
    printDialog: printer.dialog,
    pdf: printer.pdf,
    writeFile: replaceFile,
    jobs,
    sampleDir: places.sampleDir,
    dataDir: places.dataDir,
  };
  const services = createServices(ports);
  const { handlers } = services;
  attachRouter(ipcMain, {
    handlers,
    grant: services.grant,
    log,
    ownContents,
    origin: places.origin,
    checkOutput,
  });
  const call: TerminalParts['call'] = async (name, input) => {
    const result = await dispatch(handlers, name, input, log, { checkOutput });
    return result.ok ? { ok: true, data: result.data as Output<typeof name> } : result;
  };
  return { page, services, jobs, call, pageServed: served.promise };
}
