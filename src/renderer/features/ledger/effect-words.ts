import type { Output } from '../../../shared/contract/index.ts';
import { isIncome } from '../../../shared/domain.ts';
import { choiceWords, inSeries } from '../../../shared/records/words.ts';
import type { Formatter } from '../../lib/format.ts';
import { type EffectTable, stretches } from '../../records/ask.ts';

/** What moving money between accounts does to the figures, in words. */

type KindPreview = Output<'ledger.kindPreview'>;
type MergePreview = Output<'accounts.mergePreview'>;
type Effect = Pick<KindPreview, 'from' | 'to' | 'lines' | 'closed'>;

/** The last lines of profit: said even where they stay, since that is what the owner wants to know. */
const ANSWERS = ['EBITDA', 'Net profit'];

const movedOf = ({ lines }: Effect) => lines.filter(({ before, after }) => before !== after);

/** The lines of the profit and loss that change, now and then; null where none does. */
export function effectTable(effect: Effect, format: Formatter): EffectTable | null {
  const moved = movedOf(effect);
  if (moved.length === 0) return null;
  return {
    label: 'What changes',
    head: ['Line', 'Now', 'Then'],
    rows: effect.lines
      .filter((line) => moved.includes(line) || ANSWERS.includes(line.name))
      .map(({ name, before, after, unit }) => ({
        key: name,
        cells: [name, ...[before, after].map((value) => format.figure({ value, unit }))],
        level: ANSWERS.includes(name) ? 'sum' : 'line',
      })),
  };
}

function linesWords(effect: Effect, format: Formatter): string {
  const count = movedOf(effect).length;
  const span = `${format.month(effect.from.slice(0, 7))} – ${format.month(effect.to.slice(0, 7))}`;
  if (count === 0) return `No line of the profit and loss of ${span} changes.`;
  return count === 1 ? `1 line of ${span} changes.` : `${format.count(count)} lines of ${span} change.`;
}

const closedWords = ({ closed }: Effect, format: Formatter): string[] =>
  closed.length > 0 ? [`Closed months change, too: ${stretches(closed, format.month)}.`] : [];

/** What other kinds of accounts do, a sentence each. */
export const kindWords = (effect: KindPreview, format: Formatter): string[] => [
  linesWords(effect, format),
  effect.entries === 0
    ? 'There are no entries yet.'
    : `${effect.entries === 1 ? '1 entry moves' : `${format.count(effect.entries)} entries move`} with it, in all years.`,
  ...(effect.crosses && effect.entries > 0
    ? ['Amounts keep their sign: what was earned counts as spent, or the other way round.']
    : []),
  ...closedWords(effect, format),
];

/** What making one account of two does, a sentence each. */
export function mergeWords(effect: MergePreview, format: Formatter): string[] {
  const { goes, stays, moves, turns } = effect;
  const differ = goes.kind !== stays.kind;
  const named = ({ name, kind }: MergePreview['goes']): string =>
    differ ? `“${name}” (${choiceWords(kind).toLowerCase()})` : `“${name}”`;
  const one = moves.length === 1 && moves[0]?.count === 1;
  return [
    `${named(goes)} goes, ${named(stays)} stays.`,
    moves.length === 0
      ? 'Nothing is booked to the one that goes.'
      : `${inSeries(moves.map(({ words }) => words))} move${one ? 's' : ''}, in all years.`,
    ...(turns
      ? [
          `What was ${isIncome(goes.kind) ? 'an income lowers a cost' : 'a cost lowers an income'}: every amount that moves changes its sign.`,
        ]
      : []),
    linesWords(effect, format),
    ...closedWords(effect, format),
    `What imports would book to “${goes.name}” as ${choiceWords(goes.kind).toLowerCase()} goes to “${stays.name}” from now on.`,
  ];
}
