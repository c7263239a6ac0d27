import { fold } from '../reading/fold.ts';
import { quoted } from './text.ts';

export type ReadScore =
  | {
      ok: true;
      /** A whole number from 0; null = sent and not answered. */
      score: number | null;
      /** The best there is on its scale; null = the cell doesn't say. */
      max: number | null;
    }
  | { ok: false; reason: string };

/** Thumbs have two steps (1 of 1 is satisfied), faces three, sentences about satisfaction five. */
const WORDS: readonly (readonly [score: number, max: number, words: string])[] = [
  [1, 1, 'good|gut|bom|bueno|thumbs up|up|yes|👍'],
  [0, 1, 'bad|schlecht|ruim|malo|thumbs down|down|no|👎'],
  [3, 3, 'positive|happy|great|green|😀|😃|😄|😁|😊|🙂|😍|☺|🟢'],
  [2, 3, 'neutral|okay|ok|average|yellow|😐|😑|😶|🟡'],
  [1, 3, 'negative|unhappy|poor|not good|red|🙁|☹|😞|😟|😠|😡|😢|😒|🔴'],
  [5, 5, 'very satisfied|extremely satisfied|extremely happy|very happy'],
  [4, 5, 'satisfied'],
  [2, 5, 'dissatisfied|unsatisfied'],
  [1, 5, 'very dissatisfied|very unsatisfied|extremely dissatisfied|extremely unhappy|very unhappy'],
];
const SCORES = new Map(
  WORDS.flatMap(([score, max, words]) => words.split('|').map((word) => [word, { score, max }] as const)),
);

const UNANSWERED = new Set(
  '|-|–|—|offered|not offered|unoffered|unanswered|not answered|no answer|no response|not rated|no rating|n/a'.split(
    '|',
  ),
);

const NUMBER = /^(\d{1,4})(?:[.,]0+)?$/;
const OUT_OF = /^(\d{1,4})(?:[.,]0+)? ?(?:\/|of|out of|von|de) ?(\d{1,4})$/;
const STARS = /^[★⭐]+[☆✩]*$/u;
/** What only changes how a face looks: its skin, its colour. */
const VARIANTS = /[\ufe0e\ufe0f\u{1f3fb}-\u{1f3ff}]/gu;

/**
 * Reads a survey's score: `2.0`, `4/5`, `★★★★☆`, Good/Bad (with or without comment), positive/neutral/negative, a face
 * or thumb. `Offered`, `Not Offered`, `-` and blanks are unanswered. Parts of a point are refused: they are averages.
 */
export function readScore(text: string): ReadScore {
  const trimmed = text.trim();
  const word = fold(trimmed.replace(VARIANTS, ''));
  if (UNANSWERED.has(word)) return { ok: true, score: null, max: null };
  const number = NUMBER.exec(word);
  if (number) return { ok: true, score: Number(number[1]), max: null };
  const outOf = OUT_OF.exec(word);
  if (outOf) return withinScale(trimmed, Number(outOf[1]), Number(outOf[2]));
  if (STARS.test(word)) {
    const full = word.replace(/[☆✩]/g, '').length;
    return { ok: true, score: full, max: full < word.length ? word.length : null };
  }
  const said = SCORES.get(word.replace(/ with(?:out)? comment$/, ''));
  if (said) return { ok: true, ...said };
  return { ok: false, reason: `${quoted(trimmed)} is not a score such as 4, 4/5 or Good` };
}

function withinScale(text: string, score: number, max: number): ReadScore {
  if (max === 0 || score > max)
    return { ok: false, reason: `${quoted(text)} is a score beyond its own scale` };
  return { ok: true, score, max };
}
