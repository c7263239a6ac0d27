import { type Cents, toDecimal } from '../../shared/money.ts';
import { compare } from '../../shared/ratio.ts';
import { type BookFigures, periodScope } from './book.ts';
import { clientCount } from './churn.ts';
import { type ClientFigures, effectiveRates } from './client.ts';
import { type Figure, fromItems, minus, ofSubject, plus, quotient, type Term, total } from './figure.ts';
import { uncostedNote } from './labour.ts';
import type { Period } from './periods.ts';
import { FOREVER } from './recurring.ts';
import { accruedInPeriod, entries, unpricedIn } from './revenue.ts';
import { type Unnamed, unnamed } from './unnamed.ts';

/** Revenue, direct cost and hours by `service_line` over the TTM, where they can be told (METRICS.md, "Revenue basis"). */

export type LineFigures = {
  recurring: Figure;
  otherRevenue: Figure;
  revenue: Figure;
  directCost: Figure;
  labourCost: Figure;
  hours: Figure;
  clients: Figure;
  toldRevenue: Figure;
  contribution: Figure;
  margin: Figure;
  netCer: Figure;
};

/** The one line of each client whose contracts in force at some time of the period are all of it. */
export function linesOfClients(
  contracts: BookFigures['contracts'],
  { from, to }: Pick<Period, 'from' | 'to'>,
): Map<number, string | null> {
  const lines = new Map<number, string | null>();
  for (const { contract } of contracts) {
    const { clientId, serviceLine, startsOn, endedOn } = contract;
    // A contract that ended before it began was never in force.
    if (Math.max(startsOn, from) > Math.min(endedOn ?? FOREVER, to)) continue;
    const known = lines.get(clientId);
    lines.set(clientId, known === undefined || known === serviceLine ? serviceLine : null);
  }
  return lines;
}

type Part = {
  /** Recurring revenue told by its contract or, on the ledger basis, by its client. */
  recurring: Figure;
  /** Clients whose other revenue, cost and hours belong here. */
  clients: readonly ClientFigures[];
  /** Revenue that belongs here and to no client. */
  more: readonly Term[];
  /** What the contracts don't tell of this part. */
  lacks: readonly string[];
  /** What names no client and would be of this part. */
  unnamed: Pick<Unnamed, 'time' | 'cost'>;
};

function lineFigures(
  book: BookFigures,
  { recurring, clients, more, lacks, unnamed: none }: Part,
): LineFigures {
  const scope = periodScope(book, 'any');
  const uncosted = uncostedNote(clients.reduce((all, row) => all + row.uncostedSeconds, 0));
  const sum = (
    name: string,
    of: (row: ClientFigures) => Figure,
    unit: Figure['unit'] = 'cents',
    notes: readonly string[] = [],
  ): Figure =>
    total(
      name,
      clients.map((row) => plus(of(row))),
      { lacksInstead: [...new Set([...scope.lacks, ...notes, ...lacks])] },
      unit,
    );
  const otherRevenue = total(
    'Project, hourly and product revenue',
    [...clients.map((row) => plus(row.otherRevenue)), ...more],
    { lacksInstead: [...scope.lacks, ...lacks] },
    'cents',
  );
  const unpriced = [...new Set(clients.flatMap((row) => row.recurring.lacks))];
  const told = sum('Revenue of these clients', (row) => row.revenue, 'cents', unpriced);
  const directCost = sum('Direct cost', (row) => row.directCost, 'cents', none.cost);
  const labourCost = sum('Labour cost', (row) => row.labourCost, 'cents', [...uncosted, ...none.time]);
  const hours = sum('Hours', (row) => row.hours, 'seconds', none.time);
  const contribution = total('Contribution of these clients', [
    plus(told),
    minus(directCost),
    minus(labourCost),
  ]);
  const productRevenue = sum('Product revenue', (row) => row.productRevenue);
  return {
    recurring,
    otherRevenue,
    revenue: total('Revenue', [plus(recurring), plus(otherRevenue)]),
    directCost,
    labourCost,
    hours,
    clients: clientCount(
      'Clients',
      clients.map(({ client }) => client.id),
    ),
    toldRevenue: told,
    contribution,
    margin: quotient('Contribution margin', contribution, told, {
      unit: 'share',
      none: 'no revenue of clients that can be told apart',
      positive: true,
    }),
    netCer: effectiveRates({ revenue: told, productRevenue, directCost, hours }).netCer,
  };
}

/** Recurring revenue by line: by contract on the contracts basis, by client on the ledger basis. */
function recurringOf(
  book: BookFigures,
  line: string | null,
  clients: readonly ClientFigures[],
  rest: readonly Term[],
  untold: readonly string[],
): Figure {
  const { lacks } = periodScope(book, 'any');
  if (book.facts.settings.revenueBasis === 'ledger')
    return total(
      'Recurring revenue',
      [...clients.map((row) => plus(row.recurring)), ...rest],
      {
        lacks: [...lacks, ...untold],
        policy: 'Revenue basis: ledger. Told by client, where all contracts are of one line.',
      },
      'cents',
    );
  const inPeriod = accruedInPeriod(book.period);
  const own = new Set(
    book.contracts.filter(({ contract }) => contract.serviceLine === line).map(({ contract }) => contract.id),
  );
  const accruals = book.accruals.filter(({ contractId }) => own.has(contractId));
  const items: { id: number; value: Cents }[] = accruals
    .map((accrual) => ({ id: accrual.contractId, value: inPeriod(accrual) }))
    .filter(({ value }) => value !== 0);
  return fromItems('Recurring revenue', 'cents', 'contracts', items, {
    lacks: [...lacks, ...unpricedIn(accruals, book.period)],
    policy: 'Revenue basis: contracts. Told by the contract’s service line.',
  });
}

/** What has no client: its revenue, by the line of a company total; and, in words, its time and cost. */
function withoutClient(book: BookFigures): { recurring: Term; other: Term; unnamed: Part['unnamed'] } {
  const sums = book.sumsWithoutClient;
  const name = 'Revenue without a client';
  const scope = periodScope(book, 0);
  const own = (kinds: Parameters<typeof entries>[2]): Term =>
    plus({ ...entries(name, sums, kinds, scope), of: {} });
  return {
    recurring: own(['revenue.recurring']),
    other: own(['revenue.project', 'revenue.hourly', 'revenue.product']),
    unnamed: {
      time: unnamed(sums).time,
      cost: sums.direct_cost === 0 ? [] : [`${toDecimal(sums.direct_cost)} of direct cost have no client`],
    },
  };
}

/**
 * Service lines over the TTM, the largest first; what cannot be told apart; and the company's totals, which are the
 * sum of both. Cents and seconds. A client's other revenue, cost and hours go to its line if all its contracts are of
 * it (METRICS.md, "Revenue, cost, profit").
 */
export function serviceLines(book: BookFigures) {
  const lineOf = linesOfClients(book.contracts, book.period);
  const { revenueBasis } = book.facts.settings;
  const names = [...new Set(book.contracts.map(({ contract }) => contract.serviceLine))].sort();
  const told = (row: ClientFigures) => lineOf.get(row.client.id) ?? null;
  const untoldClients = book.clients.filter((row) => told(row) === null);
  const several = untoldClients.filter((row) => lineOf.get(row.client.id) === null).length;
  const uncertain =
    several === 0
      ? []
      : [
          `${several} of ${book.clients.length} clients have contracts of several lines, so their ${
            revenueBasis === 'ledger' ? 'revenue, ' : ''
          }cost and hours are not told apart`,
        ];
  const without = withoutClient(book);
  const ofLine = (name: string, own: Part) => ofSubject({ name }, lineFigures(book, own));
  const part = (line: string): { line: string; figures: LineFigures } => {
    const clients = book.clients.filter((row) => told(row) === line);
    return {
      line,
      figures: ofLine(line, {
        recurring: recurringOf(book, line, clients, [], uncertain),
        clients,
        more: [],
        lacks: uncertain,
        unnamed: { time: [], cost: [] },
      }),
    };
  };
  const size = (row: { figures: LineFigures }) => row.figures.revenue.value ?? 0n;
  return {
    rows: names.map(part).sort((a, b) => compare(size(b), size(a))),
    untold: ofLine('What cannot be told apart', {
      recurring:
        revenueBasis === 'ledger'
          ? recurringOf(book, null, untoldClients, [without.recurring], uncertain)
          : recurringOf(book, null, [], [], uncertain),
      clients: untoldClients,
      more: [without.other],
      lacks: uncertain,
      unnamed: without.unnamed,
    }),
    total: lineFigures(book, {
      recurring: book.profit.recurring,
      clients: book.clients,
      more: [without.other],
      lacks: [],
      unnamed: without.unnamed,
    }),
  };
}
