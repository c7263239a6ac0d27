import { TOPICS, type Topic } from '../../shared/contract/define.ts';
import { callsReading } from '../../shared/contract/index.ts';
import { PlumblineError } from '../../shared/result.ts';
import { readSettings, unsetSettings } from '../db/settings.ts';
import { revision } from '../db/unit-of-work.ts';
import { bookService } from './book.ts';
import { changeSettings } from './change-settings.ts';
import { checkList, checkRows } from './checks.ts';
import { clientMonths } from './client-months.ts';
import { clients } from './clients.ts';
import { closingService } from './closing.ts';
import type { Ports, Services } from './context.ts';
import { contractService } from './contracts.ts';
import { dayWatch } from './day-watch.ts';
import { explain } from './explain.ts';
import { figureCache } from './figure-cache.ts';
import { type DayFigures, figures } from './figures.ts';
import { importService } from './imports.ts';
import { ledgerService } from './ledger.ts';
import { overview } from './overview.ts';
import { printService } from './printing.ts';
import { recentBooks } from './recent.ts';
import { recordService } from './records.ts';
import { revenue } from './revenue.ts';
import { serviceDesk } from './service-desk.ts';
import { createSession, createTokens } from './session.ts';
import { team } from './team.ts';
import { technicianService } from './technicians.ts';
import { timeService } from './time.ts';
import { bookToday } from './today.ts';
import { valuation } from './valuation.ts';

/** All services over the given ports: one handler for every call of the contract. */
export function createServices(ports: Ports): Services {
  const session = createSession();
  const tokens = createTokens();
  const recent = recentBooks(ports.dataDir, ports.log);
  const changed = (topics: readonly Topic[] = TOPICS): void => {
    const open = session.current();
    ports.notify({
      type: 'changed',
      topics: [...topics],
      stale: callsReading(topics),
      revision: open ? revision(open.db) : 0,
    });
  };
  const db = () => session.book().db;
  const today = () => bookToday(db(), ports.today);
  const days = dayWatch(session, ports, today, changed);
  const books = bookService(ports, session, tokens, recent, today, changed, days.opened);
  const imports = importService(ports, session, tokens, books.run, changed);
  const withFigures = figureCache(session);
  const looking = (day: DayFigures) => ({ db: db(), book: () => day.book, today: today() });
  return {
    handlers: {
      ...books.handlers,
      ...imports,
      ...timeService(session, today, changed),
      ...ledgerService(session, today, withFigures, changed),
      ...recordService(session, tokens, today, changed),
      ...closingService(session, changed),
      ...contractService(session, today, withFigures, changed),
      ...technicianService(session, today),
      'settings.get': () => readSettings(db()),
      'settings.unset': () => unsetSettings(db()),
      'settings.update': ({ change, allowClosed }) => {
        if (session.book().readOnly)
          throw new PlumblineError(
            'read_only',
            'This book is open read-only, so its settings can’t be changed.',
          );
        const { settings } = changeSettings(db(), change, allowClosed);
        changed(['settings']);
        // In another zone it may be another day.
        days.check();
        return settings;
      },
      'metrics.figures': ({ asOf }) => withFigures(asOf, figures),
      'metrics.overview': ({ asOf }) => withFigures(asOf, overview),
      'metrics.clients': ({ asOf }) => withFigures(asOf, clients),
      'metrics.valuation': ({ asOf }) => withFigures(asOf, valuation),
      'metrics.revenue': ({ asOf }) => withFigures(asOf, revenue),
      'metrics.service': ({ asOf }) => withFigures(asOf, (day) => serviceDesk(db(), day)),
      'metrics.team': ({ asOf }) => withFigures(asOf, team),
      'metrics.clientMonths': ({ asOf }) => withFigures(asOf, clientMonths),
      'metrics.explain': ({ asOf, ...what }) => withFigures(asOf, (day) => explain(db(), day, what)),
      'checks.list': ({ asOf }) => withFigures(asOf, (day) => checkList(looking(day))),
      'checks.rows': ({ asOf, ...page }) => withFigures(asOf, (day) => checkRows(looking(day), page)),
      ...printService(ports, session, tokens, withFigures, changed),
    },
    openPath: books.openPath,
    grant: tokens.grant,
    lastBook: recent.last,
    checkDay: days.check,
    close: session.close,
  };
}
