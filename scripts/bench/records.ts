// Keeping records: how soon a list of 100,000 rows and more answers, and how soon every figure follows a change.
import { copyFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { inlineRunner } from '../../src/main/jobs/runner.ts';
import type { Ports, Services } from '../../src/main/services/context.ts';
import { createServices } from '../../src/main/services/index.ts';
import type { CallName, ParsedInput } from '../../src/shared/contract/index.ts';
import { contract } from '../../src/shared/contract/index.ts';
import { AS_OF } from '../sample/world.ts';
import type { Measure } from './measures.ts';
import { recordsInWindow } from './record-window.ts';
import { clocked, interleaved, type Timed } from './stats.ts';
import type { Row } from './table.ts';

const RUNS = 15;
const WARM_UPS = 3;
/** Milliseconds (issue: “filters within 100 ms”, “seeing every affected figure refreshed within 150 ms”). */
const LIST_WITHIN = 100;
const SAVED_WITHIN = 150;
/** What the window asks for at once. */
const PAGE = 200;

const noWindow = (): never => {
  throw new Error('The bench has no window.');
};

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

type List = Parameters<typeof listInput>[0];
const listInput = (input: unknown): ParsedInput<'records.list'> =>
  contract['records.list'].input.parse(input);

/** Another question each time: what was looked for last is remembered until the book changes. */
type Question = { name: string; limit?: number; ask: (turn: number) => List };

const words = ['router', 'licence', 'rent', 'vpn', 'backup', 'phone', 'server', 'switch', 'laptop'];
const word = (turn: number): string =>
  `${words[turn % words.length]}${turn >= words.length ? turn % 10 : ''}`;
const cents = (turn: number): number => 1000 + turn * 37;

/** As a filter bar and its search ask them. */
const questions = (clients: readonly string[]): Question[] => {
  const client = (turn: number): string => clients[turn % clients.length] ?? '';
  const ledger = { table: 'ledger_entries', count: PAGE };
  const time = { table: 'time_entries', count: PAGE };
  const is = (turn: number) => ({ field: 'client', how: 'is', value: client(turn) });
  return [
    { name: 'ledger, as it stands', limit: LIST_WITHIN, ask: (turn) => ({ ...ledger, from: turn * 1000 }) },
    { name: 'ledger of a client', limit: LIST_WITHIN, ask: (turn) => ({ ...ledger, filters: [is(turn)] }) },
    {
      name: 'ledger from an amount',
      limit: LIST_WITHIN,
      ask: (turn) => ({ ...ledger, filters: [{ field: 'amount', how: 'from', value: cents(turn) }] }),
    },
    { name: 'ledger, a word', limit: LIST_WITHIN, ask: (turn) => ({ ...ledger, search: word(turn) }) },
    {
      name: 'ledger by amount, with sums',
      limit: LIST_WITHIN,
      ask: (turn) => ({
        ...ledger,
        filters: [{ field: 'amount', how: 'not', value: cents(turn) }],
        sort: { field: 'amount', descending: true },
        sums: true,
      }),
    },
    {
      name: '1,000,000 time entries, as they stand',
      limit: LIST_WITHIN,
      ask: (turn) => ({ ...time, from: turn * 30_000 }),
    },
    { name: 'time of a client', limit: LIST_WITHIN, ask: (turn) => ({ ...time, filters: [is(turn)] }) },
    { name: 'time, a word among 1,000,000', ask: (turn) => ({ ...time, search: word(turn) }) },
    {
      name: 'time by duration, all sorted',
      ask: (turn) => ({
        ...time,
        filters: [{ field: 'duration', how: 'not', value: turn + 1 }],
        sort: { field: 'duration', descending: true },
      }),
    },
    { name: 'sum of 1,000,000 time entries', ask: () => ({ ...time, count: 0, sums: true }) },
  ];
};

const asking = (services: Services, { ask }: Question): Timed => {
  let turn = 0;
  return () => {
    const input = listInput(ask(turn++));
    return clocked(() => services.handlers['records.list'](input));
  };
};

async function lists(path: string, runs: number): Promise<Row[]> {
  const services = createServices(ports);
  services.openPath(path);
  const db = new Database(path, { readonly: true });
  try {
    const clients = db.prepare<[], string>('SELECT name FROM clients ORDER BY name').pluck().all();
    const asked = questions(clients);
    // In turn, so that a slow minute of the machine slows all of them.
    const times = await interleaved(
      Object.fromEntries(asked.map((question) => [question.name, asking(services, question)])),
      runs,
      WARM_UPS,
    );
    return asked.map(({ name, limit }) => ({
      name: `records.list, ${name}`,
      ours: times[name] ?? [],
      ...(limit !== undefined && { limit }),
    }));
  } finally {
    db.close();
    services.close();
  }
}

const FIGURES = [
  'metrics.overview',
  'metrics.clients',
  'metrics.revenue',
  'metrics.service',
  'metrics.team',
  'metrics.valuation',
] as const satisfies readonly CallName[];

/** A record is saved, and the list it stands in and every screen's figures are asked for anew, as the window does. */
async function saving(path: string, runs: number): Promise<Row[]> {
  const services = createServices(ports);
  services.openPath(path);
  const call = services.handlers;
  const entryOf = (table: 'time_entries' | 'ledger_entries') =>
    call['records.list'](listInput({ table, count: 1 }));
  try {
    const rows: Row[] = [];
    for (const [table, field] of [
      ['time_entries', 'duration'],
      ['ledger_entries', 'amount'],
    ] as const) {
      const [first] = (await entryOf(table)).rows;
      if (!first) throw new Error(`The sample has no ${table}.`);
      let value = Number(first.values[field]);
      const { ours } = await interleaved(
        {
          ours: () => {
            value += 60;
            return clocked(async () => {
              await call['records.save']({
                sets: [{ table, rows: [{ id: first.id, values: { [field]: value } }] }],
                allowClosed: false,
              });
              await call['records.list'](listInput({ table, count: PAGE }));
              await call['records.list'](listInput({ table, count: 0, sums: true }));
              for (const name of FIGURES) await call[name]({ asOf: AS_OF });
            });
          },
        },
        runs,
        WARM_UPS,
      );
      rows.push({ name: `save of ${table} until all figures stand`, ours, limit: SAVED_WITHIN });
    }
    return rows;
  } finally {
    services.close();
  }
}

/** Lists of a decade of books; saving in the sample book; both through the services, then in the real window. */
export const records: Measure = async ({ store, runs = RUNS }) => {
  const copy = store.scratch('records.plumbline');
  copyFileSync(store.sampleBook(), copy);
  const inWindow = await recordsInWindow({ store, runs });
  return {
    rows: [...(await lists(store.book('decade'), runs)), ...(await saving(copy, runs)), ...inWindow.rows],
    notes: inWindow.notes,
  };
};
