import type { WorkType } from '../../../shared/domain.ts';
import { fold } from '../reading/fold.ts';

/** What the texts of time entries say: the kind of work in a task's name, the ticket in a link or a note. */

const WORK_WORDS: readonly (readonly [RegExp, WorkType])[] = [
  [/\bpre[- ]?sales?\b|\bvorvertrieb\b|\bpre-?vendas?\b/, 'presales'],
  [/\bon-?boarding\b/, 'onboarding'],
  [/\b(?:internal|intern|interne|interno|interna)\b/, 'internal'],
  [/\b(?:projects?|projekte?|projetos?|proyectos?|projets?)\b/, 'project'],
  [/\b(?:support|suporte|soporte|help ?desk)\b/, 'support'],
];

/** The kind of work a task or activity names by a word of its own; null = it doesn't say. */
export function workTypeOf(task: string): WorkType | null {
  const text = fold(task);
  return WORK_WORDS.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}

/** The ticket a reference names: the last part of a link's path, else the text itself. */
export function ticketOfReference(text: string): string {
  if (!text.includes('/')) return text.replace(/^#/, '');
  const path = text.replace(/[?#].*$/, '').replace(/\/+$/, '');
  return path.slice(path.lastIndexOf('/') + 1);
}

const IN_NOTE =
  /\bticket\s*(?:no\.?|nr\.?|id)?\s*[:#]?\s*#?([a-z]{0,6}-?\d(?:[\w-]*\w)?)|(?:^|[\s([,;])#(\d+)\b/i;

/** The ticket a note names, such as `Ticket 1353` or `#1353`; '' = none. */
export function ticketInNote(note: string): string {
  // Most notes name none, or just a number, and looking for one letter is far quicker than the pattern.
  const sign = note.indexOf('#');
  if (sign === -1) {
    if (!note.includes('icket') && !note.includes('ICKET')) return '';
  } else if (!TICKET.test(note)) {
    const plain = plainNumber(note, sign);
    if (plain !== null) return plain;
  }
  const found = IN_NOTE.exec(note);
  return found?.[1] ?? found?.[2] ?? '';
}

const TICKET = /ticket/i;

const ZERO = 48;
const NINE = 57;

/** What the first `#` of a note names, alone between blanks; null = the pattern has to look. */
function plainNumber(note: string, at: number): string | null {
  if (at > 0 && note[at - 1] !== ' ') return null;
  let end = at + 1;
  for (; end < note.length && note[end] !== ' '; end++) {
    const code = note.charCodeAt(end);
    if (code < ZERO || code > NINE) return null;
  }
  return end === at + 1 ? null : note.slice(at + 1, end);
}

const BILLABLE: Record<string, 0 | 1> = {
  faturavel: 1,
  facturable: 1,
  donotbill: 0,
  'do not bill': 0,
  nocharge: 0,
  'no charge': 0,
};

/** What a word that is no flag elsewhere says of an entry: `DoNotBill`, `No charge`; null = it is no such word. */
export const billableWord = (text: string): 0 | 1 | null => BILLABLE[fold(text)] ?? null;

/**
 * How far a duration may be off by its own rounding, in seconds: a whole step of its last decimal, because some tools
 * round up. `0.50` hours: 36.
 * @param unit seconds of one
 */
export function roundingOf(text: string, unit = 3600): number {
  const mark = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','));
  const decimals = mark === -1 ? 0 : text.length - mark - 1;
  return Math.max(1, unit / 10 ** decimals);
}
