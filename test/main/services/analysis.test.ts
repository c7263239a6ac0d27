// Protects the analysis calls: answers fit the contract, every figure in them can be asked about, what lacks is said.
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Db, openBook } from '../../../src/main/db/open.ts';
import type { Figure } from '../../../src/main/metrics/figure.ts';
import { clientMonths } from '../../../src/main/services/client-months.ts';
import { explain } from '../../../src/main/services/explain.ts';
import { type DayFigures, dayFigures, figureAt, wire } from '../../../src/main/services/figures.ts';
import { overview } from '../../../src/main/services/overview.ts';
import { revenue } from '../../../src/main/services/revenue.ts';
import { serviceDesk } from '../../../src/main/services/service-desk.ts';
import { team } from '../../../src/main/services/team.ts';
import { valuation } from '../../../src/main/services/valuation.ts';
import { contract } from '../../../src/shared/contract/index.ts';
import type { WireFigure } from '../../../src/shared/contract/values.ts';
import { type FolderRows, temporaryFolder, writeFolder } from '../../support/folder.ts';
import { createFrom } from '../../support/product.ts';
import {
  clientRows,
  contractRow,
  entryRow,
  priceRow,
  smallBooks,
  timeRow,
} from '../../support/small-book.ts';
import { variedBook } from '../../support/varied-book.ts';

const temporary = temporaryFolder();
const bookOf = smallBooks();

const CALLS = {
  'metrics.overview': (_db: Db, day: DayFigures) => overview(day),
  'metrics.valuation': (_db: Db, day: DayFigures) => valuation(day),
  'metrics.revenue': (_db: Db, day: DayFigures) => revenue(day),
  'metrics.service': (db: Db, day: DayFigures) => serviceDesk(db, day),
  'metrics.team': (_db: Db, day: DayFigures) => team(day),
  'metrics.clientMonths': (_db: Db, day: DayFigures) => clientMonths(day),
} as const;

const itemsOf = (figure: Figure | null) =>
  figure?.how.op === 'rows' && 'items' in figure.how.source ? figure.how.source.items : null;

/** Every figure somewhere in an answer. */
function* figuresIn(value: unknown): Generator<WireFigure> {
  if (typeof value !== 'object' || value === null) return;
  if ('at' in value && 'unit' in value) yield value as WireFigure;
  else for (const child of Object.values(value)) yield* figuresIn(child);
}

function answers(folder: string, asOf: string): void {
  const book = temporary.next();
  createFrom(folder, book);
  const db = openBook(book, { readonly: true });
  try {
    const day = dayFigures(db, asOf);
    for (const name of Object.keys(CALLS) as (keyof typeof CALLS)[]) {
      const answer = CALLS[name](db, day);
      contract[name].output.parse(answer);
      const told = [...figuresIn(answer)];
      const found = told.map(({ at }) => {
        const figure = figureAt(day, at);
        return figure ? wire(at, figure) : at;
      });
      expect(found).toEqual(told);
    }
    const stuck = serviceDesk(db, day).stuck;
    expect(stuck.length).toBe(wire('', day.service.stuck).value);
  } finally {
    db.close();
  }
}

describe('the answers of the analysis calls', () => {
  it('fit the contract for the sample company', () => {
    answers(join(import.meta.dirname, '..', '..', '..', 'resources', 'sample'), '2026-06-30');
  });

  it.each(['2026-06-30', '2026-06-17'])('fit it for a book without a record on %s', (asOf) => {
    answers(writeFolder(temporary.next('folder'), { 'settings.csv': [['company', 'Nobody']] }), asOf);
  });

  it('fit it for random books', () => {
    fc.assert(
      fc.property(variedBook, ({ asOf, rows }) => answers(writeFolder(temporary.next('folder'), rows), asOf)),
      { numRuns: 30, seed: 20260704 },
    );
  }, 20_000);
});

describe('a headline beside an earlier one', () => {
  const ledger = (...rows: [date: string, kind: string, amount: string][]): FolderRows => ({
    'ledger.csv': rows.map(([date, kind, amount]) => entryRow(date, kind, '', amount)),
  });
  const headline = (rows: FolderRows, key: string) => {
    const { day } = bookOf(rows)('2026-06-30');
    const found = overview(day).headlines.find((one) => one.key === key);
    if (!found) throw new Error(`no headline ${key}`);
    for (const { change } of [found.monthAgo, found.yearAgo])
      expect(wire(change.at, figureAt(day, change.at) ?? fail())).toEqual(change);
    return found;
  };
  const fail = (): never => {
    throw new Error('no figure there');
  };

  it('has its change as a share of what it was', () => {
    const { yearAgo, monthAgo } = headline(
      ledger(['2024-07-01', 'revenue.project', '1000'], ['2025-08-01', 'revenue.project', '1072']),
      'ebitda',
    );
    expect(yearAgo).toMatchObject({ base: { value: 100_000 }, change: { value: 0.072, unit: 'share' } });
    expect(monthAgo).toMatchObject({ base: { value: 107_200 }, change: { value: 0 }, inPoints: false });
  });

  it('has an amount where it came from nothing or below, or went there', () => {
    for (const [then, now, change] of [
      ['-100', '500', 60_000],
      ['100', '-500', -60_000],
    ] as const) {
      const rows = ledger(['2024-07-01', 'revenue.project', then], ['2025-08-01', 'revenue.project', now]);
      expect(headline(rows, 'ebitda').yearAgo.change).toMatchObject({ value: change, unit: 'cents' });
    }
  });

  it('has points where it is a share', () => {
    const rows = ledger(
      ['2024-07-01', 'revenue.project', '1000'],
      ['2024-07-01', 'cogs.other', '500'],
      ['2025-08-01', 'revenue.project', '1000'],
      ['2025-08-01', 'cogs.other', '375'],
    );
    const { yearAgo } = headline(rows, 'grossMargin');
    expect(yearAgo).toMatchObject({ change: { value: 0.125, unit: 'share' }, inPoints: true });
  });

  it('has none where there was no data, and says so', () => {
    const { yearAgo } = headline(ledger(['2026-02-01', 'revenue.project', '1000']), 'ebitda');
    expect(yearAgo.change).toMatchObject({ value: null, why: 'no data in these twelve months' });
  });
});

describe('what needs attention', () => {
  it('tells numbers as figures that open their explanation', () => {
    const rows: FolderRows = {
      'clients.csv': clientRows('A'),
      'technicians.csv': [['Tech', 'no']],
      'time_entries.csv': [timeRow('2026-05-05', 'A', '2:00:00'), timeRow('2026-05-05', '', '0:45:00')],
      'tickets.csv': [['T1', 'A', '', '', '', '', '2026-05-01T09:00:00Z', '', '', 'open', '', '', '0']],
    };
    const { day } = bookOf(rows)('2026-06-30');
    const told = overview(day).attention.map(({ subject, figure }) => [subject, figure?.at, figure?.value]);
    expect(told).toEqual([
      ['Stuck tickets', 'service/stuck', 1],
      ['Client time without a cost rate', 'company/uncostedTime', 7200],
      ['Time without a client', 'company/unassignedTime', 2700],
    ]);
  });
});

describe('what a figure lacks', () => {
  const rows: FolderRows = {
    'clients.csv': clientRows('A', 'B'),
    'technicians.csv': [['Tech', 'no']],
    'contracts.csv': [
      contractRow('K1', 'A', '2026-01-01'),
      contractRow('K2', 'A', '2026-01-01').map((cell, i) => (i === 3 ? 'backup' : cell)),
      contractRow('K3', 'B', '2026-02-01'),
    ],
    'contract_prices.csv': [priceRow('K1', '2026-01-01', '800'), priceRow('K2', '2026-01-01', '100')],
    'ledger.csv': [entryRow('2026-05-01', 'cogs.licences', '', '12.34')],
    'time_entries.csv': [timeRow('2026-05-01', 'A', '2:30:00'), timeRow('2026-05-01', '', '1:00:00')],
    'tickets.csv': [
      ['T1', 'A', '', '', '', '', '2026-05-01T08:00:00Z', '', '', 'resolved', '', '', '0'],
      ['T2', 'A', '', '', '', '', '2026-05-01T08:00:00Z', '', '', 'open', '', '', '0'],
    ],
  };
  it.each([
    ['team/total/labourCost', '3 h 30 min of time have no cost rate'],
    ['revenue/lines/total/labourCost', '2 h 30 min of time have no cost rate'],
    ['revenue/lines/untold/hours', '1 h of time have no client'],
    ['revenue/lines/untold/directCost', '12.34 of direct cost have no client'],
    ['revenue/lines/untold/directCost', '1 of 2 clients have contracts of several lines'],
    ['revenue/billed/total/earned', 'Contract K3 has no price'],
    ['revenue/comparisons/month/mrr/now', 'Contract K3 has no price'],
    ['revenue/comparisons/ttm/ebitda/now', '6 of 12 months have data'],
    ['revenue/expansion/ttm/expansion', 'TTM: 6 of 12 months have data (2025-07 to 2026-06)'],
    ['load/total/opened', 'TTM: 6 of 12 months have data (2025-07 to 2026-06)'],
    ['load/categories/0/hoursPerTicket', '3 h 30 min of time name no ticket of the book'],
    ['load/clients/1/backlog', '1 ticket is marked resolved without a time, and counts as open'],
    ['service/open', '1 ticket is marked resolved without a time, and counts as open'],
    ['service/csatAnswered', 'TTM: 6 of 12 months have data (2025-07 to 2026-06)'],
  ])('%s: %s', (at, sentence) => {
    const { figure } = bookOf(rows)('2026-06-30');
    expect(figure(at).lacks.join('\n')).toContain(sentence);
  });

  it('is a reason where there is no figure at all', () => {
    const { figure } = bookOf(rows)('2026-06-30');
    expect(figure('revenue/comparisons/ttm/mrr/yearAgo/base').why).toBe(
      'the book has no data in these months',
    );
    expect(figure('revenue/comparisons/ttm/mrr/yearAgo/share').why).toBe(
      'the book has no data in these months',
    );
    expect(figure('cerMonths/run/1').why).toBe('no target rate is set');
    expect(figure('cerMonths/clients/2/2026-05/netCer').why).toBe('no hours logged');
    expect(figure('load/clients/1/ticketsPerSeat').why).toBe('no seats are recorded');
  });
});

describe('the days of a stuck ticket', () => {
  const ticket = (code: string, reason: string, touched: string) => [
    code,
    'A',
    'Printer',
    '',
    '',
    '',
    '2026-05-01T08:00:00Z',
    '',
    '',
    'waiting',
    reason,
    touched,
    '0',
  ];
  it('are a figure, with the ticket as its row', () => {
    const book = temporary.next();
    const folder = writeFolder(temporary.next('folder'), {
      'settings.csv': [
        ['time_zone', 'America/New_York'],
        ['stuck_days', '7'],
      ],
      'clients.csv': clientRows('A'),
      'tickets.csv': [
        ticket('T1', 'vendor', '2026-06-02T02:00:00Z'),
        ticket('T2', '', ''),
        ticket('T3', '', '2026-06-23T12:00:00Z'),
      ],
    });
    createFrom(folder, book);
    const db = openBook(book, { readonly: true });
    try {
      const day = dayFigures(db, '2026-06-30');
      const { stuck } = serviceDesk(db, day);
      expect(stuck.map((one) => [one.ticket, one.since, one.days.value, one.reason])).toEqual([
        ['T2', '2026-05-01', 60, ''],
        // In New York it was still the first of June.
        ['T1', '2026-06-01', 29, 'vendor'],
      ]);
      for (const one of stuck) {
        const told = explain(db, day, { at: one.days.at, offset: 0, limit: 10 });
        expect(told.of).toEqual({ name: 'A' });
        expect(told.rows).toMatchObject({ of: 'tickets', count: 1, total: one.days.value });
        expect(told.rows?.page).toMatchObject([{ id: one.id, date: one.since, value: one.days.value }]);
      }
    } finally {
      db.close();
    }
  });
});

describe('the words beside figures', () => {
  it('count what a share was made of, each number a figure with its rows', () => {
    const { day } = bookOf({
      'clients.csv': clientRows('Stays', 'Goes', 'Joins'),
      'contracts.csv': [
        contractRow('C1', 'Stays', '2024-01-01'),
        contractRow('C2', 'Goes', '2024-01-01', '2026-01-31'),
        contractRow('C3', 'Joins', '2025-09-01'),
      ],
      'contract_prices.csv': ['C1', 'C2', 'C3'].map((code) => priceRow(code, '2024-01-01', '100')),
    })('2026-06-30');
    const words = [
      overview(day).headlines.find(({ key }) => key === 'clientChurn')?.note,
      overview(day).more.find(({ label }) => label === 'Projected LTV')?.note,
      valuation(day).quality.find(({ label }) => label === 'Client churn')?.note,
    ].map((note) => note?.map((piece) => (typeof piece === 'string' ? piece : piece.figure.value)).join(''));
    expect(words).toEqual(['1 of 2', '1 of 2 clients lost', '1 of 2 lost']);
    for (const [at, rows] of Object.entries({ clientsLost: 1, clientsAtStart: 2 }))
      expect(itemsOf(figureAt(day, `company/${at}`)), at).toHaveLength(rows);
  });
});
