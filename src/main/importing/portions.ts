import type { Intake } from './intake.ts';
import type { Draft } from './types.ts';

/**
 * What a thread that reads hands to the one that writes: what became of some rows, column by column. Copying a dozen
 * lists from one thread to the other takes a tenth of the time that as many objects as rows would.
 */

/** Where what becomes of rows is put. */
export type Taker = Pick<Intake, 'row' | 'take' | 'leave' | 'reject' | 'warn' | 'ask' | 'withdraw'>;

/** One field of many drafts. */
type Column =
  | { numbers: Float64Array }
  /** Few values that repeat, and which of them each draft has. */
  | { few: unknown[]; at: Uint8Array }
  | { each: unknown[] };

type Drafts = { table: Draft['table']; fields: string[]; columns: Column[] };

/** Anything but a draft, and how many drafts came before it. */
type Other = {
  [N in Exclude<keyof Taker, 'take' | 'row'>]: { before: number; name: N; args: Parameters<Taker[N]> };
}[Exclude<keyof Taker, 'take' | 'row'>];

export type Portion = {
  /** Bytes of the file that were read by then. */
  done: number;
  rows: number;
  lines: Float64Array;
  /** NaN = it has to be made of the record's values. */
  identities: Float64Array;
  /** Which of `drafts` each is one of, in the order of the file. */
  from: Uint8Array;
  drafts: Drafts[];
  others: Other[];
};

/** Collects what becomes of rows; `cut` hands out what there is since the last time. */
export function recorder(): { taker: Taker; cut(done: number): Portion } {
  let rows = 0;
  let lines: number[] = [];
  let identities: number[] = [];
  let from: number[] = [];
  let tables = new Map<Draft['table'], { at: number; drafts: Draft[] }>();
  let others: Other[] = [];
  const note =
    <N extends Other['name']>(name: N) =>
    (...args: Parameters<Taker[N]>): void => {
      others.push({ before: lines.length, name, args } as Other);
    };
  return {
    taker: {
      row() {
        rows++;
      },
      take(line, draft, identity) {
        let own = tables.get(draft.table);
        if (own === undefined) {
          own = { at: tables.size, drafts: [] };
          tables.set(draft.table, own);
        }
        own.drafts.push(draft);
        lines.push(line);
        identities.push(identity ?? Number.NaN);
        from.push(own.at);
      },
      leave: note('leave'),
      reject: note('reject'),
      warn: note('warn'),
      ask: note('ask'),
      withdraw: note('withdraw'),
    },
    cut(done) {
      const portion: Portion = {
        done,
        rows,
        lines: Float64Array.from(lines),
        identities: Float64Array.from(identities),
        from: Uint8Array.from(from),
        drafts: [...tables].map(([table, { drafts }]) => columnsOf(table, drafts)),
        others,
      };
      [rows, lines, identities, from, tables, others] = [0, [], [], [], new Map(), []];
      return portion;
    },
  };
}

/** Drafts of one table have the same fields; their line is told apart. */
function columnsOf(table: Draft['table'], drafts: readonly Draft[]): Drafts {
  const fields = Object.keys(drafts[0] ?? {}).filter((field) => field !== 'table' && field !== 'line');
  const records = drafts as unknown as readonly Record<string, unknown>[];
  return { table, fields, columns: fields.map((field) => columnOf(records, field)) };
}

function columnOf(records: readonly Record<string, unknown>[], field: string): Column {
  const first = records[0]?.[field];
  const column = typeof first === 'number' ? numbersOf(records, field) : repeating(records, field);
  return column ?? { each: records.map((record) => record[field]) };
}

function numbersOf(records: readonly Record<string, unknown>[], field: string): Column | null {
  const numbers = new Float64Array(records.length);
  for (let i = 0; i < records.length; i++) {
    const value = (records[i] as Record<string, unknown>)[field];
    if (typeof value !== 'number') return null;
    numbers[i] = value;
  }
  return { numbers };
}

/** More different values in a portion than this are each sent by themselves. */
const FEW = 64;

/** Texts, no value, or whatever is the same object again. */
function repeating(records: readonly Record<string, unknown>[], field: string): Column | null {
  const places = new Map<unknown, number>();
  const at = new Uint8Array(records.length);
  let last: unknown;
  let place = -1;
  for (let i = 0; i < records.length; i++) {
    const value = (records[i] as Record<string, unknown>)[field];
    if (value !== last || place < 0) {
      const known = places.get(value);
      place = known ?? places.size;
      if (place === FEW) return null;
      if (known === undefined) places.set(value, place);
      last = value;
    }
    at[i] = place;
  }
  return { few: [...places.keys()], at };
}

/** The memory of a portion's lists of numbers, which can be handed over instead of copied. */
export const buffersOf = ({ lines, identities, from, drafts }: Portion): ArrayBuffer[] =>
  [
    lines,
    identities,
    from,
    ...drafts.flatMap(({ columns }) =>
      columns.flatMap((column) => ('numbers' in column ? column.numbers : 'at' in column ? column.at : [])),
    ),
  ].map(({ buffer }) => buffer as ArrayBuffer);

/** Gives a taker what a portion holds, in the order of the file. */
export function replay(portion: Portion, taker: Taker): void {
  const { rows, lines, identities, from, others } = portion;
  const drafts = portion.drafts.map(reader);
  let next = 0;
  const tellOthers = (before: number): void => {
    for (; others[next]?.before === before; next++) {
      const { name, args } = others[next] as Other;
      (taker[name] as (...args: unknown[]) => void)(...args);
    }
  };
  for (let i = 0; i < lines.length; i++) {
    if (next < others.length) tellOthers(i);
    const identity = identities[i] as number;
    const draft = (drafts[from[i] as number] as () => Draft)();
    taker.take(lines[i] as number, draft, Number.isNaN(identity) ? null : identity);
  }
  tellOthers(lines.length);
  taker.row(rows);
}

/** Puts the drafts of one table together again, one with each call. */
function reader({ table, fields, columns }: Drafts): () => Draft {
  let i = -1;
  const gets = columns.map(valueAt);
  return () => {
    i++;
    const draft: Record<string, unknown> = { table };
    for (let at = 0; at < fields.length; at++)
      draft[fields[at] as string] = (gets[at] as (i: number) => unknown)(i);
    return draft as unknown as Draft;
  };
}

function valueAt(column: Column): (i: number) => unknown {
  if ('numbers' in column) return (i) => column.numbers[i];
  if ('each' in column) return (i) => column.each[i];
  return (i) => column.few[column.at[i] as number];
}
