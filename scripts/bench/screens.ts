// What a screen waits for: its figures from the services, against one SELECT of the client × month facts.
import Database from 'better-sqlite3';
import { inlineRunner } from '../../src/main/jobs/runner.ts';
import type { Ports, Services } from '../../src/main/services/context.ts';
import { createServices } from '../../src/main/services/index.ts';
import type { Day } from '../../src/shared/calendar.ts';
import { dayNumber, isoDay, monthEnd, monthOfDay } from '../sample/calendar.ts';
import { AS_OF } from '../sample/world.ts';
import type { Measure } from './measures.ts';
import { clocked, interleaved, type Timed } from './stats.ts';
import type { Row } from './table.ts';

const RUNS = 25;
const WARM_UPS = 5;
const LIMIT = 6;
const SCREENS = [
  'metrics.overview',
  'metrics.clients',
  'metrics.clientMonths',
  'metrics.revenue',
  'metrics.service',
  'metrics.team',
  'metrics.valuation',
] as const;

const noWindow = (): never => {
  throw new Error('The bench has no window.');
};

/** The outside world of a bench: nothing but the book. */
const ports: Ports = {
  today: () => AS_OF,
  log: () => {},
  choose: noWindow,
  chooseExports: noWindow,
  printDialog: noWindow,
  pdf: noWindow,
  writeFile: noWindow,
  jobs: inlineRunner(),
  notify: () => {},
  sampleDir: '',
  dataDir: null,
};

const YEAR = 12;
const lastMonth = monthOfDay(dayNumber(AS_OF));
const monthsBack = Array.from({ length: YEAR }, (_, i) => lastMonth - i);

/** Days to ask for in turn, another each time, so that no remembered answer is taken for a quick one. */
const DAYS: Record<string, Day[]> = {
  'month end': monthsBack.map((month) => isoDay(monthEnd(month))),
  'mid month': monthsBack.map((month) => isoDay(monthEnd(month) - 14)),
};

function asking(services: Services, screen: (typeof SCREENS)[number], days: readonly Day[]): Timed {
  let turn = 0;
  return () => {
    const asOf = days[turn++ % days.length] ?? AS_OF;
    return clocked(() => services.handlers[screen]({ asOf }));
  };
}

/** Each screen's figures of a decade of books, by a day that ends a month and by one within it. */
export const screens: Measure = async ({ store, runs = RUNS }) => {
  const path = store.book('decade');
  const services = createServices(ports);
  services.openPath(path);
  const db = new Database(path, { readonly: true });
  db.pragma('cache_size = -32000');
  const select = db.prepare('SELECT * FROM client_month').raw();
  try {
    const rows: Row[] = [];
    for (const screen of SCREENS) {
      for (const [when, days] of Object.entries(DAYS)) {
        const things = {
          ours: asking(services, screen, days),
          facts: () => clocked(() => select.all()),
        };
        const { ours, facts } = await interleaved(things, runs, WARM_UPS);
        const reference = { name: 'SELECT of the facts', times: facts };
        rows.push({ name: `${screen}, ${when}`, ours, reference, limit: LIMIT });
      }
    }
    return { rows, notes: [] };
  } finally {
    db.close();
    services.close();
  }
};
