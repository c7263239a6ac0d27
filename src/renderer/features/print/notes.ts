import type { Valuation } from '../../../shared/contract/metrics.ts';
import type { Note, WireFigure } from '../../../shared/contract/values.ts';
import type { Notes } from '../../ui/paper.tsx';

type Noted = { figure: WireFigure; note?: Note | undefined };

/** A figure, and those in the words beside it. */
const withNote = ({ figure, note = [] }: Noted): WireFigure[] => [
  figure,
  ...note.flatMap((piece) => (typeof piece === 'string' ? [] : [piece.figure])),
];

/** The figures of the document in the order it shows them. */
const figuresOf = (valuation: Valuation): WireFigure[] => {
  const { headlines, bridge, ebitdaValue, sdeValue, equity, years, quality, topClients, adjustments, cross } =
    valuation;
  return [
    ...headlines.flatMap(withNote),
    ...bridge.map((line) => line.figure),
    ...[ebitdaValue, sdeValue].flatMap((way) => [...way.grid.flatMap(({ values }) => values), way.value]),
    ...equity.map((line) => line.figure),
    ...years.rows.flatMap((row) => row.figures),
    ...quality.flatMap(withNote),
    ...topClients.flatMap((row) => [
      row.revenue,
      row.share,
      row.mrr,
      row.contribution,
      row.margin,
      row.remaining,
    ]),
    ...adjustments.map((line) => line.figure),
    ...(adjustments.length === 0 ? [] : Object.values(valuation.adjustmentTotals)),
    ...cross.map((line) => line.figure),
  ];
};

/** Numbers each reason and each lack once: what tooltips say on screen stands at the end of the paper. */
export function notesOf(valuation: Valuation): Notes {
  const notes = new Map<string, number>();
  const number = (sentence: string) => {
    if (!notes.has(sentence)) notes.set(sentence, notes.size + 1);
  };
  for (const { value, why, lacks = [] } of figuresOf(valuation)) {
    if (value === null && why) number(why);
    for (const lack of lacks) number(lack);
  }
  return notes;
}
