import type { DayNumber, MonthNumber } from '../../shared/calendar.ts';
import type { SettingName } from '../../shared/contract/settings.ts';
import type { Unit } from '../../shared/contract/values.ts';
import type { Item, Source } from '../../shared/facts.ts';
import {
  add,
  divide,
  type Exact,
  isZero,
  multiply,
  negate,
  type Ratio,
  ratio,
  sum,
} from '../../shared/ratio.ts';

/**
 * A figure that knows how it came about. Figures are only made by the functions below, which compute the value from
 * the very inputs they keep: an explanation can't tell another story than the calculation.
 */
export type Figure = {
  /** The field's name for it. */
  name: string;
  /** Told where it is not that of the figure it is an input of. */
  of?: Subject;
  unit: Unit;
  /** Exact; rounded once, when shown. Null = not available, and `why` says the reason. */
  value: Ratio | null;
  why?: string;
  /** What the figure lacks to be whole, a sentence each. */
  lacks: readonly string[];
  how: How;
  /** The rule of METRICS.md or of the book that applied, if one did. */
  policy?: string;
  /** Settings of the book that the rule rests on: the explanation tells each, and whether the owner set it. */
  rests?: readonly SettingName[];
};

/** Whose figure it is, and of when. Nothing at all: the company's, on the day or over the TTM. */
export type Subject = {
  /** A client, a technician, a service line, a category. */
  name?: string;
  /** Whole months, both included. */
  months?: { first: MonthNumber; last: MonthNumber };
  /** An earlier day that it is as of. */
  day?: DayNumber;
};

export type Term = { sign: 1 | -1; figure: Figure };

export type How =
  /** Σ of rows of the book. */
  | { op: 'rows'; source: Source }
  | { op: 'sum'; terms: readonly Term[] }
  /** over ÷ under × times. */
  | { op: 'quotient'; over: Figure; under: Figure; times: bigint }
  | { op: 'product'; factors: readonly Figure[] }
  /** Typed by the owner, or counted off the calendar. */
  | { op: 'given'; from: string }
  /** Anything else, in words. */
  | { op: 'formula'; text: string; inputs: readonly Figure[] };

type Options = {
  policy?: string | undefined;
  /** What the figure itself lacks, beside what its inputs lack. */
  lacks?: readonly string[] | undefined;
  /** Said in place of what the inputs lack, where one sentence can speak for many. */
  lacksInstead?: readonly string[] | undefined;
};

const merged = (figures: readonly Figure[], more: readonly string[] = []): readonly string[] => {
  const all = figures.flatMap((figure) => figure.lacks);
  return all.length + more.length === 0 ? [] : [...new Set([...all, ...more])];
};

const make = (
  name: string,
  unit: Unit,
  value: Ratio | null,
  how: How,
  inputs: readonly Figure[],
  options: Options,
): Figure => ({
  name,
  unit,
  value,
  lacks: options.lacksInstead ?? merged(inputs, options.lacks),
  how,
  ...(options.policy ? { policy: options.policy } : {}),
});

const firstWhy = (figures: readonly Figure[]): string =>
  figures.find((figure) => figure.value === null)?.why ?? 'not available';

/** Not available, for a reason an owner understands (METRICS.md, "Undefined is not zero"). */
export const unavailable = (figure: Figure, why: string): Figure => ({ ...figure, value: null, why });

/** A sum over rows of the book. */
export const fromRows = (
  name: string,
  unit: Unit,
  value: Exact,
  source: Source,
  options: Options = {},
): Figure => make(name, unit, exact(value), { op: 'rows', source }, [], options);

/** A sum over rows that the metrics worked out: the value is their total, by construction. */
export const fromItems = (
  name: string,
  unit: Unit,
  rows: 'clients' | 'contracts' | 'adjustments' | 'tickets' | 'surveys',
  items: readonly Item[],
  options: Options = {},
): Figure => fromRows(name, unit, sum(items.map((item) => item.value)), { rows, items }, options);

const exact = (value: Exact): Ratio => (typeof value === 'object' ? value : ratio(value));

/** A value the owner typed, or one counted off the calendar. */
export function given(name: string, unit: Unit, value: Exact | null, from: string, why?: string): Figure {
  const made = make(name, unit, value === null ? null : exact(value), { op: 'given', from }, [], {});
  // A setting is the company's, whoever's figure it goes into.
  const figure = from === 'settings' || from === 'unset' ? { ...made, of: {} } : made;
  return value === null ? unavailable(figure, why ?? 'not set') : figure;
}

export const plus = (figure: Figure): Term => ({ sign: 1, figure });
export const minus = (figure: Figure): Term => ({ sign: -1, figure });

/** Σ of terms; not available as soon as one of them is not. */
export function total(name: string, terms: readonly Term[], options: Options = {}, unit?: Unit): Figure {
  const figures = terms.map((term) => term.figure);
  const how: How = { op: 'sum', terms };
  const as = unit ?? figures[0]?.unit ?? 'cents';
  if (figures.some((figure) => figure.value === null))
    return unavailable(make(name, as, null, how, figures, options), firstWhy(figures));
  let value = ratio(0n);
  for (const { sign, figure } of terms)
    if (figure.value) value = add(value, sign === 1 ? figure.value : negate(figure.value));
  return make(name, as, value, how, figures, options);
}

type QuotientOptions = Options & {
  unit: Unit;
  /** The reason given when the denominator is 0 (or not positive, where `positive` is asked for). */
  none: string;
  /** Margins and shares: a denominator ≤ 0 makes them meaningless. */
  positive?: boolean;
  times?: bigint;
};

/** over ÷ under × times; not available without a denominator, never 0 or ∞. */
export function quotient(name: string, over: Figure, under: Figure, options: QuotientOptions): Figure {
  const times = options.times ?? 1n;
  const how: How = { op: 'quotient', over, under, times };
  const inputs = [over, under];
  const none = make(name, options.unit, null, how, inputs, options);
  if (over.value === null || under.value === null) return unavailable(none, firstWhy(inputs));
  if (isZero(under.value) || (options.positive && under.value.n < 0n)) return unavailable(none, options.none);
  return { ...none, value: multiply(divide(over.value, under.value), times) };
}

/** Product of the factors in the unit named. */
export function product(name: string, unit: Unit, factors: readonly Figure[], options: Options = {}): Figure {
  const how: How = { op: 'product', factors };
  const none = make(name, unit, null, how, factors, options);
  let value = ratio(1n);
  for (const factor of factors) {
    if (factor.value === null) return unavailable(none, firstWhy(factors));
    value = multiply(value, factor.value);
  }
  return { ...none, value };
}

/** A figure whose formula is none of the above; `compute` gets the inputs' values, all of them available. */
export function formula(
  name: string,
  unit: Unit,
  text: string,
  inputs: readonly Figure[],
  compute: (values: Ratio[]) => Ratio | { why: string },
  options: Options = {},
): Figure {
  const none = make(name, unit, null, { op: 'formula', text, inputs }, inputs, options);
  const values: Ratio[] = [];
  for (const input of inputs) {
    if (input.value === null) return unavailable(none, firstWhy(inputs));
    values.push(input.value);
  }
  const value = compute(values);
  return 'why' in value ? unavailable(none, value.why) : { ...none, value };
}

export const isFigure = (value: unknown): value is Figure =>
  typeof value === 'object' && value !== null && 'how' in value && 'lacks' in value;

/** The same figures, which know whose they are; what is no figure stays as it is. */
export const ofSubject = <T extends object>(of: Subject, figures: T): T =>
  Object.fromEntries(
    Object.entries(figures).map(([key, value]) => [key, isFigure(value) ? { ...value, of } : value]),
  ) as T;

/** One month as a subject. */
export const inMonth = (month: MonthNumber, name?: string): Subject => ({
  ...(name !== undefined && { name }),
  months: { first: month, last: month },
});

/** The same figure under another name. */
export const renamed = (name: string, figure: Figure): Figure => ({ ...figure, name });

/** A figure's inputs as a formula shows them. Counters such as 3600 seconds an hour are part of the quotient. */
export function inputsOf({ how }: Figure): { sign: '+' | '−' | '×' | '÷' | ''; figure: Figure }[] {
  switch (how.op) {
    case 'sum':
      return how.terms.map(({ sign, figure }) => ({ sign: sign === 1 ? '+' : '−', figure }));
    case 'quotient':
      return [
        { sign: '', figure: how.over },
        { sign: '÷', figure: how.under },
      ];
    case 'product':
      return how.factors.map((figure, i) => ({ sign: i === 0 ? '' : '×', figure }));
    case 'formula':
      return how.inputs.map((figure) => ({ sign: '', figure }));
    default:
      return [];
  }
}

/** The same figure, which lacks something more. */
export const lacking = (figure: Figure, lacks: readonly string[]): Figure => ({
  ...figure,
  lacks: merged([figure], lacks),
});

/** The same figures, which know the settings that their rule rests on; what is no figure stays as it is. */
export const restingOn = <T extends object>(rests: readonly SettingName[], figures: T): T =>
  Object.fromEntries(
    Object.entries(figures).map(([key, value]) => [key, isFigure(value) ? { ...value, rests } : value]),
  ) as T;
