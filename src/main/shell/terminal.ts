import { parseArgs } from 'node:util';
import { type Day, isDay } from '../../shared/calendar.ts';
import type { CallName, Input, Output } from '../../shared/contract/index.ts';
import { type Failure, failureOf, PlumblineError, type Result } from '../../shared/result.ts';
import type { Log } from './log.ts';
import { PICTURED, type Pictured } from './picture.ts';
import { THEMES, type Theme } from './theme.ts';

/** What terminal commands that need a page are made of; the composition root has it all. */
export type TerminalParts = {
  openPath(path: string): { asOf: Day };
  grant(path: string): string;
  call<N extends CallName>(name: N, input: Input<N>): Promise<Result<Output<N>>>;
  picture(screen: Pictured): Promise<Uint8Array>;
  /** Makes this the owner's day: screens open on it unless the records end before. */
  setToday(day: Day): void;
  writeFile(path: string, data: Uint8Array): void;
  setTheme(theme: Theme): void;
  log: Log;
};

/** What the process says and ends with. */
export type Ending = { code: 0 | 1 | 2; out?: object; error?: Failure };

const USAGE = `Usage: print valuation --book FILE --as-of DAY --out FILE.pdf
       screenshot ${PICTURED.join('|')} --book FILE --as-of DAY --out FILE.png [--theme ${THEMES.join('|')}]`;

const usage = (message: string): PlumblineError => new PlumblineError('usage', `${message}\n${USAGE}`);

const OPTIONS = {
  book: { type: 'string' },
  'as-of': { type: 'string' },
  out: { type: 'string' },
  theme: { type: 'string', default: 'system' },
} as const;

function parse(words: string[]) {
  try {
    return parseArgs({ args: words, options: OPTIONS, allowPositionals: true, strict: true });
  } catch (error) {
    throw usage(error instanceof Error ? error.message : String(error));
  }
}

const need = (name: string, value: string | undefined): string => {
  if (value === undefined || value === '') throw usage(`--${name} is missing.`);
  return value;
};

function read(words: string[]) {
  const { values, positionals } = parse(words);
  const [command, what, ...rest] = positionals;
  if (rest.length > 0) throw usage(`“${rest.join(' ')}” is too much.`);
  const screen = PICTURED.find((known) => known === what);
  if (!(command === 'print' && what === 'valuation') && !(command === 'screenshot' && screen)) {
    throw usage(`“${positionals.join(' ')}” is no command.`);
  }
  const asOf = need('as-of', values['as-of']);
  if (!isDay(asOf)) throw usage(`--as-of ${asOf} is not a day. A day looks like 2026-06-30.`);
  const theme = THEMES.find((known) => known === values.theme);
  if (!theme) throw usage(`--theme ${values.theme} is not known.`);
  return {
    screen: command === 'screenshot' ? screen : undefined,
    book: need('book', values.book),
    out: need('out', values.out),
    asOf,
    theme,
  };
}

async function run(words: string[], parts: TerminalParts): Promise<object> {
  const { screen, book, out, asOf, theme } = read(words);
  parts.setToday(asOf);
  const status = parts.openPath(book);
  if (screen) {
    if (status.asOf !== asOf) {
      throw new PlumblineError('bad_input', `The book opens on ${status.asOf}: its records end there.`);
    }
    parts.setTheme(theme);
    const png = await parts.picture(screen);
    parts.writeFile(out, png);
    return { file: out, bytes: png.byteLength };
  }
  const saved = await parts.call('print.valuationPdf', { asOf, to: parts.grant(out) });
  if (!saved.ok) {
    const { code, message, ...more } = saved.error;
    throw new PlumblineError(code, message, more);
  }
  const { name, pages, bytes } = saved.data;
  return { file: name, pages, bytes };
}

/** Runs one terminal command; never throws. Paths are as the owner gave them. */
export async function runTerminal(words: string[], parts: TerminalParts): Promise<Ending> {
  try {
    return { code: 0, out: await run(words, parts) };
  } catch (error) {
    if (!(error instanceof PlumblineError)) parts.log('terminal command failed', error);
    const failure = failureOf(error);
    return { code: failure.code === 'usage' ? 2 : 1, error: failure };
  }
}
