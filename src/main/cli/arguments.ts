import { parseArgs } from 'node:util';
import { type Day, isDay } from '../../shared/calendar.ts';
import { PlumblineError } from '../../shared/result.ts';

/** What `plumbline import` was told of the file, as typed; `import-options.ts` reads it. */
export type ImportWords = {
  kind: string | undefined;
  mapping: string | undefined;
  answers: string | undefined;
};

/** A terminal command, read and checked. */
export type Command =
  | { name: 'new'; book: string; from: string }
  | { name: 'figures'; book: string; asOf: Day }
  | { name: 'export'; book: string; to: string }
  | { name: 'check'; book: string }
  | { name: 'import'; book: string; file: string; given: ImportWords; commit: boolean }
  | { name: 'undo'; book: string; batch: number; keepEdited: boolean }
  | { name: 'post'; book: string; asOf: Day | null }
  | { name: 'call'; call: string; input: unknown; book: string }
  | { name: 'print' }
  | { name: 'help' };

export const USAGE = `plumbline new --book FILE --from DIR
plumbline figures --book FILE --as-of DAY
plumbline print valuation --book FILE --as-of DAY --out FILE.pdf
plumbline export --book FILE --to DIR
plumbline check --book FILE
plumbline import --book FILE [--kind KIND] [--mapping FILE.json] [--answers FILE.json] [--commit] FILE.csv
plumbline undo --book FILE --batch ID [--keep-edited]
plumbline post --book FILE [--as-of DAY]
plumbline call NAME JSON --book FILE`;

const usage = (message: string): PlumblineError => new PlumblineError('usage', `${message}\n${USAGE}`);

/** Which options and how many words each command takes. */
const SHAPES = {
  new: { words: 0, options: ['book', 'from'] },
  figures: { words: 0, options: ['book', 'as-of'] },
  export: { words: 0, options: ['book', 'to'] },
  check: { words: 0, options: ['book'] },
  import: { words: 1, options: ['book', 'kind', 'mapping', 'answers', 'commit'] },
  undo: { words: 0, options: ['book', 'batch', 'keep-edited'] },
  post: { words: 0, options: ['book', 'as-of'] },
  call: { words: 2, options: ['book'] },
} as const;

const OPTIONS = {
  book: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  'as-of': { type: 'string' },
  kind: { type: 'string' },
  mapping: { type: 'string' },
  answers: { type: 'string' },
  batch: { type: 'string' },
  commit: { type: 'boolean' },
  'keep-edited': { type: 'boolean' },
} as const;

const WORDS = { 0: 'options only', 1: 'one file', 2: 'a call’s name and its JSON' } as const;

const isShaped = (name: string): name is keyof typeof SHAPES => Object.hasOwn(SHAPES, name);

function parsed(rest: readonly string[]) {
  try {
    return parseArgs({ args: [...rest], options: OPTIONS, allowPositionals: true, strict: true });
  } catch (error) {
    throw usage(error instanceof Error ? error.message : String(error));
  }
}

const json = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw usage(
      `The input of a call is JSON such as {"asOf":"2026-06-30"}; this is not: ${text.slice(0, 80)}`,
    );
  }
};

/** Reads the words after `plumbline`. @throws PlumblineError usage */
export function readCommand(args: readonly string[]): Command {
  const [name, ...rest] = args;
  if (name === undefined) throw usage('No command was given.');
  if (name === 'help' || name === '--help' || name === '-h') return { name: 'help' };
  if (name === 'print') return { name };
  if (!isShaped(name)) throw usage(`“${name}” is no command.`);
  const { values, positionals } = parsed(rest);
  const shape = SHAPES[name];
  if (positionals.length !== shape.words)
    throw usage(`${name} takes ${WORDS[shape.words]}; got ${positionals.length} words.`);
  const allowed: readonly string[] = shape.options;
  for (const option of Object.keys(values))
    if (!allowed.includes(option)) throw usage(`${name} takes no --${option}.`);
  const need = (option: keyof typeof OPTIONS): string => {
    const value = values[option];
    if (typeof value !== 'string' || value === '') throw usage(`--${option} is missing.`);
    return value;
  };
  const day = (): Day => {
    const asOf = need('as-of');
    if (!isDay(asOf)) throw usage(`--as-of ${asOf} is not a day. A day looks like 2026-06-30.`);
    return asOf;
  };
  const book = need('book');
  switch (name) {
    case 'new':
      return { name, book, from: need('from') };
    case 'figures':
      return { name, book, asOf: day() };
    case 'post':
      return { name, book, asOf: values['as-of'] === undefined ? null : day() };
    case 'export':
      return { name, book, to: need('to') };
    case 'check':
      return { name, book };
    case 'import':
      return {
        name,
        book,
        file: positionals[0] ?? '',
        given: { kind: values.kind, mapping: values.mapping, answers: values.answers },
        commit: values.commit === true,
      };
    case 'undo': {
      const batch = need('batch');
      if (!/^\d{1,9}$/.test(batch))
        throw usage(`--batch ${batch} is not the number of an import, such as 3; import prints it.`);
      return { name, book, batch: Number(batch), keepEdited: values['keep-edited'] === true };
    }
    case 'call':
      return { name, book, call: positionals[0] ?? '', input: json(positionals[1] ?? '') };
  }
}
