import type { DayNumber } from '../../shared/calendar.ts';
import type { Value } from '../db/import-rows.ts';
import type { Resolver } from './resolve.ts';
import type { TimeDraft } from './types.ts';
import { remembering } from './values/text.ts';

/**
 * Time entries column by column: they come by the million, and an object for each, made by the thread that reads, copied
 * and made again by the one that writes, would take as long as writing them does.
 */
export type TimeRows = {
  lines: Float64Array;
  days: Float64Array;
  seconds: Float64Array;
  billable: Uint8Array;
  clients: Repeated;
  technicians: Repeated;
  workTypes: Repeated;
  tickets: Joined;
  notes: Joined;
};

/** Values that come again and again, and which of them each row has. */
type Repeated = { values: string[]; at: Uint32Array };
/** Texts one behind the other, and where each ends. */
type Joined = { text: string; ends: Uint32Array };

/** Whether a draft can be told by these columns: it has nothing that other tables' rows have. */
export const fitsColumns = (draft: { table: string; id: string | null; part: string }): draft is TimeDraft =>
  draft.table === 'time_entries' && draft.id === null && draft.part === '';

/** Numbers of which nobody knows how many there will be. */
class Numbers<T extends Float64Array | Uint32Array | Uint8Array> {
  #list: T;
  #count = 0;
  readonly #make: (size: number) => T;

  constructor(make: (size: number) => T) {
    this.#make = make;
    this.#list = make(1 << 11);
  }

  add(value: number): void {
    if (this.#count === this.#list.length) {
      const larger = this.#make(2 * this.#count);
      larger.set(this.#list);
      this.#list = larger;
    }
    this.#list[this.#count++] = value;
  }

  /** A copy of all there are; then there are none. */
  cut(): T {
    const all = this.#list.slice(0, this.#count) as T;
    this.#count = 0;
    return all;
  }
}

const floats = (size: number): Float64Array => new Float64Array(size);
const whole = (size: number): Uint32Array => new Uint32Array(size);

class RepeatedTexts {
  #values: string[] = [];
  #place = this.#placer();
  readonly #at = new Numbers(whole);

  #placer(): (value: string) => number {
    return remembering((value) => this.#values.push(value) - 1);
  }

  add(value: string): void {
    this.#at.add(this.#place(value));
  }

  cut(): Repeated {
    const values = this.#values;
    this.#values = [];
    this.#place = this.#placer();
    return { values, at: this.#at.cut() };
  }
}

class JoinedTexts {
  #parts: string[] = [];
  readonly #ends = new Numbers(whole);
  #end = 0;

  add(text: string): void {
    this.#parts.push(text);
    this.#end += text.length;
    this.#ends.add(this.#end);
  }

  cut(): Joined {
    const text = this.#parts.join('');
    this.#parts = [];
    this.#end = 0;
    return { text, ends: this.#ends.cut() };
  }
}

/** Collects time entries; `cut` hands out those since the last time. */
export function timeRows() {
  const lines = new Numbers(floats);
  const days = new Numbers(floats);
  const seconds = new Numbers(floats);
  const billable = new Numbers((size) => new Uint8Array(size));
  const [clients, technicians, workTypes] = [new RepeatedTexts(), new RepeatedTexts(), new RepeatedTexts()];
  const [tickets, notes] = [new JoinedTexts(), new JoinedTexts()];
  return {
    add(line: number, draft: TimeDraft): void {
      lines.add(line);
      days.add(draft.day);
      seconds.add(draft.seconds);
      billable.add(draft.billable);
      clients.add(draft.client);
      technicians.add(draft.technician);
      workTypes.add(draft.work_type);
      tickets.add(draft.ticket);
      notes.add(draft.note);
    },
    cut: (): TimeRows => ({
      lines: lines.cut(),
      days: days.cut(),
      seconds: seconds.cut(),
      billable: billable.cut(),
      clients: clients.cut(),
      technicians: technicians.cut(),
      workTypes: workTypes.cut(),
      tickets: tickets.cut(),
      notes: notes.cut(),
    }),
  };
}

/** The memory of the lists of numbers, which can be handed over instead of copied. */
export const buffersOfTimes = (rows: TimeRows): ArrayBuffer[] =>
  [
    rows.lines,
    rows.days,
    rows.seconds,
    rows.billable,
    rows.clients.at,
    rows.technicians.at,
    rows.workTypes.at,
    rows.tickets.ends,
    rows.notes.ends,
  ].map(({ buffer }) => buffer as ArrayBuffer);

const textAt = ({ text, ends }: Joined, i: number): string =>
  text.slice(i === 0 ? 0 : ends[i - 1], ends[i] as number);

/** Each different name is looked up when its first row comes, as if rows came one by one. */
function looked({ values, at }: Repeated, up: (name: string) => number | null): (i: number) => number | null {
  const found = new Array<number | null | undefined>(values.length).fill(undefined);
  return (i) => {
    const place = at[i] as number;
    const known = found[place];
    if (known !== undefined) return known;
    const id = up(values[place] as string);
    found[place] = id;
    return id;
  };
}

/** Gives a row's values in the order of `IMPORT_SHAPES`, as `valuesOf` gives a draft's. */
export function timeValues(
  rows: TimeRows,
  names: Pick<Resolver, 'client' | 'technician'>,
): (i: number) => Value[] {
  const { days, seconds, billable, workTypes, tickets, notes } = rows;
  const client = looked(rows.clients, names.client);
  const technician = looked(rows.technicians, names.technician);
  return (i) => [
    days[i] as DayNumber,
    client(i),
    technician(i),
    seconds[i] as number,
    billable[i] as number,
    workTypes.values[workTypes.at[i] as number] as string,
    textAt(tickets, i),
    textAt(notes, i),
  ];
}
