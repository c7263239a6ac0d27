import type { ImportAnswers, ImportKind, ImportQuestion, ImportTable } from '../../shared/import.ts';
import type { Value } from '../db/import-rows.ts';
import { digestOf, identifier } from './identity.ts';
import { hasOtherPrice, PRICE_ANSWER, priceAnswer, priceQuestion } from './price-change.ts';
import { recordCells, recordColumns, recordDiff, recordLabel } from './record-text.ts';
import type { Resolver } from './resolve.ts';
import { KEPT, type Preview, type Tally, tallier } from './tally.ts';
import { type TimeRows, timeValues } from './time-rows.ts';
import { addTotals, type Totals, totalsList } from './totals.ts';
import type { Draft } from './types.ts';
import { type Booker, valuesOf } from './values-of.ts';

/** What the records of an import are put into: the book in a commit, nothing in a plan. */
export type Store = {
  /** Makes ready to be asked for these identities. */
  prepare(table: ImportTable, identities: readonly number[]): void;
  known(table: ImportTable, identity: number): { id: number; digest: number } | undefined;
  /** A record of the same name that did not come from this source: `adopt` it, or call the new one otherwise. */
  rival(
    table: ImportTable,
    values: readonly Value[],
    own: number | undefined,
  ): { adopt: number } | { rename: readonly Value[] } | null;
  read(table: ImportTable, id: number): readonly Value[] | undefined;
  /** Gives the number of a client, since rows to come may name it; other records wait for one another. */
  insert(table: ImportTable, identity: number, digest: number, values: readonly Value[]): number | null;
  update(table: ImportTable, id: number, identity: number, digest: number, values: readonly Value[]): void;
  remove(table: ImportTable, id: number): void;
};

/**
 * Drafts wait until so many can be looked up together. Many find what they look for close together, but a large file's
 * would outlive the youngest memory, which is then copied again and again.
 */
const TOGETHER = { small: 4000, large: 500 } as const;
const LARGE_ROWS = 20_000;

type Waiting = {
  line: number;
  table: ImportTable;
  identity: number;
  digest: number;
  values: readonly Value[];
};

type Withdrawn = { line: number; reason: string; id: string };

/** Tables in which a source's number must be the only one of its name. */
const CODED: ReadonlySet<ImportTable> = new Set(['tickets', 'contracts']);

/** What a record known by its source's id may have brought besides itself: all of it goes when it is taken back. */
const PARTS = ['', 'fee', 'refund'] as const;

/** Where a kind's left-out rows would stand, had they been imported. */
const TABLE_OF: Record<ImportKind, ImportTable> = {
  time_entries: 'time_entries',
  tickets: 'tickets',
  invoices: 'ledger_entries',
  ledger: 'ledger_entries',
  profit_and_loss: 'ledger_entries',
  payments: 'ledger_entries',
  bank: 'ledger_entries',
  contracts: 'contracts',
  surveys: 'surveys',
  clients: 'clients',
};

/** The table the records of a kind go to, first of all: a ticket's survey goes to another. */
export const tableOf = (kind: ImportKind): ImportTable => TABLE_OF[kind];

/**
 * Takes the drafts of one file in: gives each its identity, finds out whether it is new, changed or there already, and
 * hands it to the store. Plan and commit are the same walk with another store.
 */
export function intake(
  of: {
    kind: ImportKind;
    source: string;
    volatile: ReadonlySet<number>;
    /** About how many rows the file has. */
    expected: number;
    allRejected?: boolean;
    answers?: ImportAnswers;
  },
  names: Resolver,
  book: Booker,
  store: Store,
) {
  const identities = identifier(of.kind, of.source, of.volatile);
  const asked = new Map<string, ImportQuestion>();
  /** By the source's id: what the file said of it so far. */
  const own = new Map<number, number>();
  const totals: Totals = new Map();
  const { tally, leave, reject, warn, leftOut } = tallier(of.allRejected === true);
  tally.preview.columns = recordColumns(TABLE_OF[of.kind]);
  let waiting: Waiting[] = [];
  const together = TOGETHER[of.expected < LARGE_ROWS ? 'small' : 'large'];
  const withdrawn: Withdrawn[] = [];

  const show = (what: Preview['what'], { line, table, values }: Waiting): void => {
    if (tally.preview.rows.length < KEPT.preview && table === TABLE_OF[of.kind])
      tally.preview.rows.push({ line, what, cells: recordCells(table, values, names) });
  };
  const noteChange = (line: number, table: ImportTable, id: number, after: readonly Value[] | null): void => {
    if (tally.changes.length >= KEPT.changes) return;
    const before = store.read(table, id) ?? [];
    tally.changes.push({
      line,
      record: recordLabel(table, after ?? before, names),
      fields: after
        ? recordDiff(table, before, after, names)
        : [{ field: 'Record', before: recordLabel(table, before, names), after: '' }],
    });
  };
  const change = (entry: Waiting, id: number, values: readonly Value[]): void => {
    noteChange(entry.line, entry.table, id, values);
    store.update(entry.table, id, entry.identity, digestOf(values), values);
    tally.changed++;
    show('changed', entry);
  };

  /** Whether a contract is left as it is, because its price is another now and the old one was right. */
  const keepsPrice = (line: number, table: ImportTable, id: number, values: readonly Value[]): boolean => {
    const before = table === 'contracts' ? store.read(table, id) : undefined;
    if (!before || !hasOtherPrice(before, values)) return false;
    const answer = priceAnswer(of.answers ?? {});
    if (answer === null) asked.set(PRICE_ANSWER, priceQuestion(before, values));
    if (answer === 'keep') leave(line, 'the contract’s price changed; enter the change with its day');
    return answer === 'keep';
  };

  const settle = (entry: Waiting): void => {
    const { table, identity, digest, values } = entry;
    const known = store.known(table, identity);
    addTotals(totals, table, values, names);
    if (known?.digest === digest) {
      tally.unchanged++;
      show('unchanged', entry);
      return;
    }
    const rival = CODED.has(table) ? store.rival(table, values, known?.id) : null;
    const stored = rival && 'rename' in rival ? rival.rename : values;
    if (known) {
      if (rival && digestOf(stored) === known.digest) tally.unchanged++;
      else if (!keepsPrice(entry.line, table, known.id, stored)) change(entry, known.id, stored);
    } else if (rival && 'adopt' in rival) change(entry, rival.adopt, values);
    else {
      store.insert(table, identity, rival ? digestOf(stored) : digest, stored);
      tally.new++;
      show('new', entry);
    }
  };

  const flush = (): void => {
    if (waiting.length === 0) return;
    const tables = new Set(waiting.map(({ table }) => table));
    for (const each of tables)
      store.prepare(
        each,
        waiting.filter(({ table }) => table === each).map(({ identity }) => identity),
      );
    for (const entry of waiting) settle(entry);
    waiting = [];
  };

  /** A client of a list is there already if its name is; else it is a new record. */
  const takeClient = (
    line: number,
    draft: Extract<Draft, { table: 'clients' }>,
    known: number | null,
  ): void => {
    const identity = known ?? identities.ofId(draft.client, draft.part);
    flush();
    store.prepare('clients', [identity]);
    const values = valuesOf(draft, names, book) as Value[];
    const entry = { line, table: draft.table, identity, digest: digestOf(values), values };
    if (store.known('clients', identity)) settle(entry);
    else if (names.listed(draft.client) === 'new') {
      const id = store.insert('clients', identity, entry.digest, values);
      if (id !== null) names.made(draft.client, id);
      addTotals(totals, draft.table, values, names);
      tally.new++;
      show('new', entry);
    } else {
      tally.unchanged++;
      show('unchanged', entry);
    }
  };

  /** Whether the file said this of its own id already; if so, what became of the second row is told. */
  const stoodBefore = (line: number, draft: Draft, identity: number, digest: number): boolean => {
    if (draft.id === null) return false;
    const earlier = own.get(identity);
    own.set(identity, earlier ?? digest);
    if (earlier === undefined) return false;
    if (earlier === digest) leave(line, 'the same record stands twice in the file');
    else
      reject(
        line,
        '',
        `“${draft.id}” stands in this file already, with other values. Keep one of the two rows.`,
      );
    return true;
  };

  /** At the end of the file: what it tells of the same record counts, whether it stands above or below. */
  const takeBack = ({ line, reason, id }: Withdrawn): void => {
    const table = TABLE_OF[of.kind];
    let found = false;
    for (const part of PARTS) {
      const identity = identities.ofId(id, part);
      if (own.has(identity)) continue;
      store.prepare(table, [identity]);
      const known = store.known(table, identity);
      if (!known) continue;
      found = true;
      noteChange(line, table, known.id, null);
      store.remove(table, known.id);
      tally.changed++;
    }
    if (!found) leave(line, reason);
  };

  const wait = (entry: Waiting): void => {
    waiting.push(entry);
    if (waiting.length >= together) flush();
  };

  const take = (line: number, draft: Draft, known: number | null): void => {
    if (draft.table === 'clients') {
      takeClient(line, draft, known);
      return;
    }
    const values = valuesOf(draft, names, book);
    if (values === 'ignored') leave(line, 'booked to an account that is not part of the books');
    // Nothing is committed while it is open; until then it counts as a record to be.
    else if (values === 'open') tally.new++;
    else {
      const identity = known ?? identities.ofId(JSON.stringify(values), draft.part);
      const digest = digestOf(values);
      if (stoodBefore(line, draft, identity, digest)) return;
      wait({ line, table: draft.table, identity, digest, values });
    }
  };

  let reading: { rows: TimeRows; values: (i: number) => Value[] } | null = null;
  /** Takes time entries that stand in columns, as many as there are identities, from one on. */
  const times = (rows: TimeRows, from: number, identities: Float64Array): void => {
    if (reading?.rows !== rows) reading = { rows, values: timeValues(rows, names) };
    for (let i = 0; i < identities.length; i++) {
      const values = reading.values(from + i);
      wait({
        line: rows.lines[from + i] as number,
        table: 'time_entries',
        identity: identities[i] as number,
        digest: digestOf(values),
        values,
      });
    }
  };

  return {
    reject,
    leave,
    /** Counts rows of the file. */
    row(count = 1): void {
      tally.rows += count;
    },
    /** @param known its identity; null if only the record's values tell it, as of what several rows made */
    take,
    times,
    warn,
    ask(question: ImportQuestion): void {
      asked.set(question.id, question);
    },
    /** A record that the source took back: if it was imported it goes, unless the file tells it too. */
    withdraw(line: number, reason: string, id: string): void {
      withdrawn.push({ line, reason, id });
    },
    finish(): Tally {
      flush();
      withdrawn.forEach(takeBack);
      tally.leftOutRows = leftOut();
      tally.totals = totalsList(totals);
      tally.questions = [...asked.values(), ...names.open()];
      return tally;
    },
  };
}
export type Intake = ReturnType<typeof intake>;
