import { TICKET_STATUSES } from '../../shared/domain.ts';
import { IGNORED_ACCOUNT, NEW_CLIENT } from '../../shared/import.ts';
import { NO_COLUMN } from './kinds/asking.ts';
import { STATUS_LABELS } from './kinds/ticket-status.ts';
import { FACETS, type FacetName } from './values/facets.ts';

/** Questions and answers of the owner's as he reads them again, when they were asked long ago. */

type Choice = { value: string; label: string };

/** What a question was, by the first word of its id, and what could be answered where that is always the same. */
const QUESTIONS: Record<string, { asked: string; choices?: readonly Choice[] }> = {
  encoding: {
    asked: 'How the file’s letters are written',
    choices: [
      { value: 'windows-1252', label: 'Windows (1252)' },
      { value: 'cp850', label: 'DOS (CP850)' },
    ],
  },
  kind: { asked: 'What the file is' },
  zone: { asked: 'Time zone of its times' },
  technician: { asked: 'Who worked' },
  billable: {
    asked: 'Is it billable',
    choices: [
      { value: 'yes', label: 'Yes' },
      { value: 'no', label: 'No' },
    ],
  },
  survey: {
    asked: 'What was asked',
    choices: [
      { value: 'csat', label: 'Satisfaction (CSAT)' },
      { value: 'nps', label: 'Recommendation (NPS)' },
    ],
  },
  scale: { asked: 'The scale’s highest score' },
  dates: { asked: 'How dates are written in', choices: choicesOf('dates') },
  decimals: { asked: 'The decimal mark in', choices: choicesOf('decimals') },
  duration: { asked: 'What durations count in', choices: choicesOf('duration') },
  column: { asked: 'Column for' },
  empty: { asked: 'Column instead of the empty one for' },
  blank: { asked: 'Column where some rows have no' },
  client: { asked: 'Whose spelling is', choices: [{ value: NEW_CLIENT, label: 'A client of its own' }] },
  account: {
    asked: 'What kind of account is',
    choices: [{ value: IGNORED_ACCOUNT, label: 'Not part of the books' }],
  },
  status: {
    asked: 'What the status means:',
    choices: TICKET_STATUSES.map((value) => ({ value, label: STATUS_LABELS[value] })),
  },
  price: { asked: 'Contracts whose price is another now' },
  closed: { asked: 'Closed months may change', choices: [{ value: 'yes', label: 'Yes' }] },
};

/** How dates, decimals or durations can be read. */
function choicesOf(name: FacetName): Choice[] {
  return FACETS.filter((facet) => facet.name === name).flatMap(({ readings, names }) =>
    readings.map((value) => ({ value, label: names[value] ?? value })),
  );
}

const partsOf = (id: string): [word: string, about: string] => {
  const colon = id.indexOf(':');
  return colon === -1 ? [id, ''] : [id.slice(0, colon), id.slice(colon + 1)];
};

/** A question as the owner reads it again: `How dates are written in “Start date”`. */
export function askedText(id: string): string {
  const [word, about] = partsOf(id);
  const asked = word === 'technician' && about !== '' ? 'Who is number' : (QUESTIONS[word]?.asked ?? word);
  return about === '' ? asked : `${asked} “${about}”`;
}

/**
 * An answer as the owner reads it again.
 * @param columns the labels of the file's columns, by position; without them a column is told by its number
 */
export function answerText(id: string, answer: string, columns: readonly string[] = []): string {
  const [word] = partsOf(id);
  if (word === 'column' || word === 'empty' || word === 'blank') {
    if (answer === NO_COLUMN) return 'None';
    return columns[Number(answer)] ?? `Column ${Number(answer) + 1}`;
  }
  if (word === 'zone') return answer.replaceAll('_', ' ');
  return QUESTIONS[word]?.choices?.find(({ value }) => value === answer)?.label ?? answer;
}

/** Questions that any text answers. */
const FREE = new Set(['zone', 'technician', 'scale']);

/**
 * How a remembered answer can be changed: by one of these, by any text (`text`), or only by forgetting it (`none`),
 * because what could be answered depends on a file.
 */
export function answerChoices(id: string): readonly Choice[] | 'text' | 'none' {
  const [word] = partsOf(id);
  if (FREE.has(word)) return 'text';
  return QUESTIONS[word]?.choices ?? 'none';
}
