import { SURVEY_KINDS, type SurveyKind } from '../../../shared/domain.ts';
import type { ImportQuestion } from '../../../shared/import.ts';
import type { Cells, DraftSink, Reading, SurveyDraft } from '../types.ts';
import { readScore } from '../values/scores.ts';
import { remembering } from '../values/text.ts';
import { isMapped, labelOf } from './asking.ts';

/** Scales surveys have. */
const SCALES = [3, 5, 7, 10, 100] as const;

/** The smallest usual scale that holds the highest score seen. */
const likelyScale = (highest: number): number => SCALES.find((scale) => scale >= highest) ?? 100;

/** An unanswered survey has no score, so that its scale says nothing; but it has to have one. */
const UNANSWERED_SCALE = 5;

/** No survey was sent; whereas `Offered` is one that nobody answered. */
const NOT_SENT = /^(?:not offered|unoffered|-)$/i;

/** What a row's answer says, before whose it is and when it was given. */
export type Answer = Pick<SurveyDraft, 'kind' | 'score' | 'scale_max'>;

export type AnswerReader = {
  /** @returns null if no survey was sent. @throws Reject */
  of(cells: Cells): Answer | null;
  /** Asks what neither the header nor the answers say. */
  end(sink: DraftSink): void;
};

/**
 * Reads the score column. Kind and scale: from the answers, the tool (options `survey` and `scale`), the header, the
 * scores' own words, else they are asked, with what the scores suggest.
 * @param ofTicket the score of a ticket is always satisfaction, and blank where no survey was sent
 */
export function answerReader(reading: Reading, ofTicket: boolean): AnswerReader {
  const read = remembering(readScore);
  const label = labelOf(reading, 'score');
  const known = kindOf(reading) ?? (ofTicket ? 'csat' : null);
  const kindColumn = isMapped(reading, 'kind');
  const scaleColumn = isMapped(reading, 'scale');
  const fixed = scaleOf(reading);
  let [lowest, highest, line] = [Number.POSITIVE_INFINITY, -1, 0];
  /** Keeps what is known of scores whose kind or scale is still open. */
  const wonder = (score: number, cells: Cells): void => {
    if (line === 0) line = cells.row.line;
    lowest = Math.min(lowest, score);
    highest = Math.max(highest, score);
  };
  /** What a column of its own says the row asks. */
  const rowKind = (cells: Cells): SurveyKind | null => {
    const text = kindColumn ? cells.text('kind').toLowerCase() : '';
    return SURVEY_KINDS.find((kind) => kind === text) ?? null;
  };
  // Words, stars and `4/5` are never a recommendation from 0 to 10.
  const kindBy = (cells: Cells, told: number | null) =>
    known ?? rowKind(cells) ?? (told === null || told === 10 ? null : 'csat');
  const unanswered = (cells: Cells, told: number | null): Answer => {
    const kind = kindBy(cells, told) ?? 'csat';
    return { kind, score: null, scale_max: told ?? (kind === 'nps' ? 10 : (fixed ?? UNANSWERED_SCALE)) };
  };
  const scored = (cells: Cells, score: number, told: number | null): Answer => {
    const kind = kindBy(cells, told);
    const max = told ?? (kind === 'nps' ? 10 : fixed);
    if (max !== null && score > max)
      cells.reject('score', `“${cells.text('score')}” is above ${max}, the end of the scale`);
    if (kind === null || max === null) wonder(score, cells);
    return { kind: kind ?? 'csat', score, scale_max: max ?? likelyScale(highest) };
  };
  return {
    of(cells) {
      const text = cells.text('score');
      if (NOT_SENT.test(text) || (text === '' && ofTicket)) return null;
      const answer = read(text);
      if (!answer.ok) return cells.reject('score', answer.reason);
      const told = (scaleColumn ? cells.number('scale') : null) ?? answer.max;
      if (told !== null && !(told > 0 && Number.isInteger(told)))
        cells.reject(scaleColumn ? 'scale' : 'score', `a scale can’t end at ${told}; 5, 10 or 100 are usual`);
      return answer.score === null ? unanswered(cells, told) : scored(cells, answer.score, told);
    },
    end(sink) {
      if (line === 0) return;
      const because = `The scores in ${label} go from ${lowest} to ${highest}, from line ${line} on.`;
      sink.ask(
        known === null ? kindQuestion(label, because, highest) : scaleQuestion(label, because, highest),
      );
    },
  };
}

const kindQuestion = (label: string, because: string, highest: number): ImportQuestion => ({
  id: 'survey',
  prompt: `What does ${label} measure?`,
  because,
  options: [
    { value: 'csat', label: 'Satisfaction with the service (CSAT)' },
    { value: 'nps', label: 'Whether they would recommend you, from 0 to 10 (NPS)' },
  ],
  suggestion: highest > 5 && highest <= 10 ? 'nps' : 'csat',
});

const scaleQuestion = (label: string, because: string, highest: number): ImportQuestion => ({
  id: 'scale',
  prompt: `What is the best score that ${label} can have?`,
  because,
  options: SCALES.filter((scale) => scale >= highest).map((scale) => ({
    value: String(scale),
    label: String(scale),
  })),
  suggestion: String(likelyScale(highest)),
});

function kindOf(reading: Reading): SurveyKind | null {
  const said = reading.answers.survey ?? reading.tool?.options?.survey;
  const kind = SURVEY_KINDS.find((value) => value === said);
  if (kind) return kind;
  const name = reading.header.names[reading.columns.score ?? -1] ?? '';
  if (/\bnps\b|net promoter|recommend/.test(name.replace(/[_.-]/g, ' '))) return 'nps';
  return /csat|satisf|survey result|zufrieden/.test(name) ? 'csat' : null;
}

function scaleOf(reading: Reading): number | null {
  const said = Number(reading.answers.scale ?? reading.tool?.options?.scale ?? Number.NaN);
  return Number.isInteger(said) && said > 0 ? said : null;
}
