import type { Day } from '../calendar.ts';
import type { WorkType } from '../domain.ts';
import { inWords, type Seconds } from '../duration.ts';
import { type Found, findNames, indexNames, isSure, type NameIndex, whoIs, wordsOf } from './quick-names.ts';
import { type Token, tokensOf } from './quick-tokens.ts';
import { type EntryContext, type EntryName, quoted } from './types.ts';

/** Time in one line: `acme 1:30 vpn @sam yesterday`. */

/** What a line is read against. */
export type QuickBook = EntryContext & {
  clients: readonly EntryName[];
  technicians: readonly string[];
  /** Whose time it is where the line does not say. */
  technician: string | null;
};

/** `noTime`: there is none in the line at all. */
export type QuickPart =
  | 'client'
  | 'time'
  | 'noTime'
  | 'technician'
  | 'day'
  | 'ticket'
  | 'workType'
  | 'billable';
export type QuickProblem = { part: QuickPart; message: string };

export type QuickLine = {
  client: string | null;
  /** Null when no time stands in the line, or more than one. */
  seconds: Seconds | null;
  note: string;
  technician: string | null;
  day: Day;
  billable: boolean;
  workType: WorkType;
  /** Without its `#`. */
  ticket: string;
  /** What must be mended before it can be saved, a sentence each. */
  problems: readonly QuickProblem[];
  /** What the owner may not have meant, a sentence each; no reason not to save. */
  remarks: readonly string[];
};

/** Whether a line without its time can start a timer: all of it is right, and only the time is missing. */
export const canStart = ({ problems }: QuickLine): boolean =>
  problems.length === 1 && problems.every(({ part }) => part === 'noTime');

type Of<K extends Token['kind']> = Extract<Token, { kind: K }>;
const of = <K extends Token['kind']>(tokens: readonly Token[], kind: K): Of<K>[] =>
  tokens.filter((token): token is Of<K> => token.kind === kind);

const or = (words: readonly string[]): string => {
  const some = words.length > 5 ? [...words.slice(0, 4), `${words.length - 4} others`] : words;
  return some.length < 2 ? some.join() : `${some.slice(0, -1).join(', ')} or ${some.at(-1)}`;
};

type Finding<T> = { value: T; problem?: string };

/** The one of its kind; several that say different things are a problem. */
function single<T extends { text: string }, V>(
  tokens: readonly T[],
  value: (token: T) => V,
  otherwise: V,
  what: string,
): Finding<V> {
  const [first] = tokens;
  if (!first) return { value: otherwise };
  if (new Set(tokens.map(value)).size === 1) return { value: value(first) };
  return {
    value: otherwise,
    problem: `The line has ${tokens.length} ${what}: ${tokens.map(({ text }) => text).join(', ')}. Leave one; what belongs to the note goes in quotes.`,
  };
}

const DAY = 86_400;
const HOW = 'Write it as 1:30, 90m, 1.5h or 9-10:30.';

/** The line's time, and the numbers that are none because a clearer time stands beside them. */
function timeOf(times: readonly Of<'time'>[]): Finding<Seconds | null> & { used: readonly Token[] } {
  const sure = times.filter((token) => token.sure);
  const used = sure.length > 0 ? sure : times;
  if (used.length === 0) return { value: null, used, problem: `How long is missing. ${HOW}` };
  if (sure.length === 0 && used.length > 1)
    return {
      value: null,
      used,
      problem: `Which is the time, ${or(used.map(({ text }) => text))}? ${HOW}`,
    };
  const { value, problem } = single<Of<'time'>, Seconds | null>(
    used,
    ({ seconds }) => seconds,
    null,
    'times',
  );
  if (problem !== undefined) return { value, used, problem };
  if (value === 0) return { value: null, used, problem: `The time is nothing. ${HOW}` };
  return value !== null && value > DAY
    ? { value: null, used, problem: `${inWords(value)} do not fit in a day. Enter each day by itself.` }
    : { value, used };
}

function technicianOf(
  tokens: readonly Of<'technician'>[],
  { technicians, technician }: QuickBook,
): Finding<string | null> {
  const { value, problem } = single<Of<'technician'>, string | null>(
    tokens,
    ({ text }) => text,
    null,
    'technicians',
  );
  if (problem !== undefined) return { value: null, problem };
  if (value === null)
    return technician === null
      ? { value, problem: 'Whose time is it? Write @ and a name.' }
      : { value: technician };
  const { names } = whoIs(indexNames(technicians.map((name) => ({ name }))), wordsOf(value));
  const [first = null] = names;
  if (names.length === 1) return { value: first };
  return {
    value: null,
    problem:
      names.length === 0
        ? `No technician of this book is called ${quoted(value)}.${technicians.length > 0 ? ` There is ${or(technicians)}.` : ''}`
        : `${quoted(`@${value}`)} could be ${or(names)}. Write more of the name.`,
  };
}

/** Which of the words are the client; `found` is taken out of the note. */
function clientOf(
  pieces: readonly (string | null)[],
  index: NameIndex,
): Finding<string | null> & { found?: Found; remarks?: string[] } {
  const words = pieces.map((piece) => (piece === null ? null : wordsOf(piece)));
  const all = findNames(index, words);
  const shown = (from?: number, end?: number): string =>
    quoted(
      pieces
        .slice(from, end)
        .filter((piece) => piece !== null)
        .join(' '),
    );
  const typed = ({ from, count }: Found): string => shown(from, from + count);
  const names = (some: readonly Found[]): string[] => [...new Set(some.flatMap((found) => found.names))];
  const unclear = (some: readonly Found[]): Finding<string | null> => ({
    value: null,
    problem:
      some.length === 1
        ? `${some.map(typed)} could be ${or(names(some))}. Write more of the name.`
        : `The line names several clients: ${some.map((found) => `${typed(found)} (${or(found.names)})`).join(', ')}. Put in quotes what belongs to the note.`,
  });
  const sure = all.filter(isSure);
  const some = sure.length > 0 ? sure : all;
  const [first] = some;
  if (!first) {
    const what = pieces.every((piece) => piece === null)
      ? 'The client is missing.'
      : `No client of this book is meant by ${shown()}.`;
    return { value: null, problem: `${what} Write its name, or - for time without a client.` };
  }
  const taken = (found: Found): Finding<string | null> & { found: Found; remarks: string[] } => ({
    value: found.names[0] ?? null,
    found,
    remarks: some
      .filter((other) => other !== found && !other.names.every((name) => found.names.includes(name)))
      .map((other) => `${typed(other)} could be ${or(other.names)}; here it belongs to the note.`),
  });
  if (names(some).length === 1) return taken(first);
  if (sure.length > 0) return unclear(sure);
  // Several words might shorten a client's name: people write the client first.
  if (first.from === 0) return first.names.length === 1 ? taken(first) : unclear([first]);
  const whole = all.filter(({ level }) => level === 2);
  const [only] = whole;
  return only && whole.length === 1 && only.names.length === 1 ? taken(only) : unclear(all);
}

/**
 * Reads a line into a time entry. The order of its parts does not matter; only when several words could be a client
 * does the first one count. What is neither time, day, `@technician`, `#ticket`, `nb`, a work type nor the client is
 * the note, in its order; what stands in quotes always is.
 */
export function readQuickLine(line: string, book: QuickBook): QuickLine {
  const tokens = tokensOf(line, book);
  const time = timeOf(of(tokens, 'time'));
  const day = single(of(tokens, 'day'), (token) => token.day, book.today, 'days');
  const technician = technicianOf(of(tokens, 'technician'), book);
  const ticket = single(of(tokens, 'ticket'), ({ text }) => text, '', 'tickets');
  const type = single<Of<'workType'>, WorkType>(
    of(tokens, 'workType'),
    (token) => token.value,
    'support',
    'work types',
  );
  const noClient = type.value === 'internal' || of(tokens, 'noClient').length > 0;
  const billable = single(
    of(tokens, 'billable'),
    (token) => token.value,
    type.value !== 'internal',
    'words on billing',
  );

  const rest = tokens.filter(
    (token) =>
      token.kind === 'word' ||
      token.kind === 'quote' ||
      (token.kind === 'time' && !time.used.includes(token)),
  );
  const pieces = rest.map(({ kind, text }) => (kind === 'quote' ? null : text));
  const client = noClient ? { value: null } : clientOf(pieces, indexNames(book.clients));
  const found = 'found' in client ? client.found : undefined;
  const isClient = (i: number): boolean =>
    found !== undefined && i >= found.from && i < found.from + found.count;

  const problems: QuickProblem[] = of(tokens, 'wrong').map(({ part, reason }) => ({ part, message: reason }));
  const say = (part: QuickPart, { problem }: { problem?: string | undefined }): void => {
    if (problem !== undefined && !problems.some((each) => each.part === part))
      problems.push({ part, message: problem });
  };
  say('client', client);
  if (time.used.length > 0) say('time', time);
  else if (!problems.some(({ part }) => part === 'time')) say('noTime', time);
  say('technician', technician);
  say('day', day);
  say('ticket', ticket);
  say('workType', type);
  say('billable', billable);
  const remarks = [...(('remarks' in client && client.remarks) || [])];
  if (day.value > book.today) remarks.push('That day is still to come.');
  return {
    client: client.value,
    seconds: time.value,
    note: rest
      .filter((_, i) => !isClient(i))
      .map(({ text }) => text)
      .filter((text) => text !== '')
      .join(' '),
    technician: technician.value,
    day: day.value,
    billable: billable.value,
    workType: type.value,
    ticket: ticket.value,
    problems,
    remarks,
  };
}
