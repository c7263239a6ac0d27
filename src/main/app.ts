import { app, ipcMain, type Session, session } from 'electron';
import type { Notice, Output } from '../shared/contract/index.ts';
import { dispatch } from './ipc/dispatch.ts';
import { attachRouter } from './ipc/router.ts';
import { type QuietRunner, workerRunner } from './jobs/runner.ts';
import type { Ports, Services } from './services/context.ts';
import { createServices } from './services/index.ts';
import { createDialogs } from './shell/dialogs.ts';
import { lockSession } from './shell/lockdown.ts';
import type { Log } from './shell/log.ts';
import { paperFor } from './shell/paper.ts';
import { createPrinter } from './shell/print.ts';
import { serveRenderer } from './shell/protocol.ts';
import type { TerminalParts } from './shell/terminal.ts';
import { localToday } from './shell/today.ts';
import { currentWindow, ownContents } from './shell/window.ts';

/** Where the parts of the app lie on this machine, and where its page lives. */
export type Places = {
  preload: string;
  renderer: string;
  worker: string;
  sampleDir: string;
  dataDir: string;
  pageUrl: string;
  origin: string;
};

/** All that is wired together; the window and the terminal each use it in their own way. */
export type Composition = {
  services: Services;
  jobs: QuietRunner;
  call: TerminalParts['call'];
};

/** Answers held against the contract as well: while developing, and wherever a test asks for it. */
const checkOutput = import.meta.env.DEV || process.env.PLUMBLINE_CHECK_OUTPUT === '1';

function sealedSession(places: Places, log: Log): Session {
  const sealed = session.defaultSession;
  lockSession(sealed, { origin: places.origin, log });
  serveRenderer(sealed, places.renderer);
  return sealed;
}

/** Gives services their ports and the window its router. Electron must be ready. */
export function compose(places: Places, log: Log, notify: (notice: Notice) => void): Composition {
  sealedSession(places, log);
  const jobs = workerRunner(places.worker);
  const printer = createPrinter({
    preload: places.preload,
    pageUrl: places.pageUrl,
    paper: (currency) => paperFor(app.getLocaleCountryCode(), currency),
    texts: async (asOf) => services.handlers['metrics.valuation']({ asOf }),
  });
  const ports: Ports = {
    today: localToday,
    log,
    choose: createDialogs(currentWindow),
    printDialog: printer.dialog,
    pdf: printer.pdf,
    jobs,
    notify,
    sampleDir: places.sampleDir,
    dataDir: places.dataDir,
  };
  const services = createServices(ports);
  const { handlers } = services;
  attachRouter(ipcMain, { handlers, log, ownContents, origin: places.origin, checkOutput });
  const call: TerminalParts['call'] = async (name, input) => {
    const result = await dispatch(handlers, name, input, log, { checkOutput });
    return result.ok ? { ok: true, data: result.data as Output<typeof name> } : result;
  };
  return { services, jobs, call };
}
