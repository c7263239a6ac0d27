import { dayOf, monthName } from '../../shared/calendar.ts';
import type { Explanation, Subject as WireSubject } from '../../shared/contract/explain.ts';
import type { ParsedInput } from '../../shared/contract/index.ts';
import { roundTo } from '../../shared/ratio.ts';
import { PlumblineError } from '../../shared/result.ts';
import type { Db } from '../db/open.ts';
import { sourceRows } from '../db/source-rows.ts';
import type { Facts } from '../metrics/facts.ts';
import { type Figure, inputsOf, type Subject } from '../metrics/figure.ts';
import { rounded } from '../metrics/figures-json.ts';
import { type DayFigures, figureAt, wire } from './figures.ts';
import { settingWords } from './setting-words.ts';

/**
 * The figure at an address, and whose it is; `company/ebitda:0.2` is the third input of its first input. An input that
 * says nothing else is of the same subject as what it goes into.
 */
export function resolve(day: DayFigures, at: string): { figure: Figure; of: Subject } {
  const [root = '', path] = at.split(':');
  let figure = figureAt(day, root);
  let of = figure?.of ?? {};
  for (const step of path === undefined ? [] : path.split('.')) {
    figure = figure && /^\d+$/.test(step) ? (inputsOf(figure)[Number(step)]?.figure ?? null) : null;
    of = figure?.of ?? of;
  }
  if (!figure)
    throw new PlumblineError(
      'not_found',
      'This figure is no longer on the book’s day. Go back to its screen and ask again.',
    );
  return { figure, of };
}

/** Whose a figure is, as it leaves main. */
export const wireSubject = ({ name, months, day }: Subject): WireSubject => ({
  ...(name !== undefined && { name }),
  ...(months && { months: { first: monthName(months.first), last: monthName(months.last) } }),
  ...(day !== undefined && { day: dayOf(day) }),
});

const within = (at: string, index: number): string => `${at}${at.includes(':') ? '.' : ':'}${index}`;

const WORDS: Record<string, string> = {
  settings: 'Set by the owner.',
  unset: 'Not set by the owner; counts as 0.',
  calendar: 'Counted from the calendar.',
  choice: 'Chosen for comparison.',
};

const wordsOf = ({ how, value }: Figure): string | null => {
  if (how.op === 'given')
    return how.from === 'settings' && value === null
      ? 'Not set by the owner.'
      : (WORDS[how.from] ?? how.from);
  if (how.op === 'formula') return how.text;
  return how.op === 'quotient' && how.times === 100n ? '× 100' : null;
};

/** The rule that applied, then the settings it rests on, each with whether the owner set it. */
function policyOf({ policy, rests = [] }: Figure, facts: Facts): string | null {
  const told = [...(policy ? [policy] : []), ...rests.map((name) => settingWords(name, facts))];
  return told.length === 0 ? null : told.join(' ');
}

/** Explains the figure at an address, with a page of the rows behind it. */
export function explain(
  db: Db,
  day: DayFigures,
  { at, offset, limit }: Omit<ParsedInput<'metrics.explain'>, 'asOf'>,
): Explanation {
  const { figure, of } = resolve(day, at);
  const { how } = figure;
  const listing = how.op === 'rows' ? sourceRows(db, how.source, { offset, limit }) : null;
  return {
    name: figure.name,
    of: wireSubject(of),
    figure: wire(at, figure),
    how: how.op,
    text: wordsOf(figure),
    terms: inputsOf(figure).map(({ sign, figure: input }, i) => ({
      sign,
      name: input.name,
      of: wireSubject(input.of ?? of),
      figure: wire(within(at, i), input),
    })),
    policy: policyOf(figure, day.book.facts),
    rows:
      listing && how.op === 'rows'
        ? {
            of: how.source.rows,
            unit: figure.unit,
            count: listing.count,
            total: rounded({ value: listing.total, unit: figure.unit }) ?? 0,
            page: listing.page.map((row) => ({ ...row, value: roundTo(row.value, 6) })),
          }
        : null,
  };
}
