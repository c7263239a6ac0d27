import type { CallName, Input, Notice, Output } from '../../shared/contract/index.ts';
import { call } from './client.ts';
import { goTo, setUi } from './ui-state.ts';

/** Runs a call for an action of the owner: a failure is shown, a cancelled job is not. */
export async function act<N extends CallName>(name: N, input: Input<N>): Promise<Output<N> | null> {
  const result = await call(name, input);
  if (result.ok) return result.data;
  if (result.error.code !== 'cancelled') setUi({ failure: result.error });
  return null;
}

type Purpose = Input<'files.choose'>['purpose'];
type Chosen = { token: string; name: string };

/** The system's dialog, then what to do with the choice; nothing when the owner cancels. */
async function withChosen<T>(
  purpose: Purpose,
  suggest: string | undefined,
  use: (chosen: Chosen) => Promise<T | null>,
): Promise<T | null> {
  setUi({ failure: null, done: null });
  const chosen = await act('files.choose', suggest === undefined ? { purpose } : { purpose, suggest });
  return chosen ? use(chosen) : null;
}

/** Chooses a book and opens it. */
export const openBook = () =>
  withChosen('open-book', undefined, ({ token }) => act('book.open', { file: token }));

/** Opens a book of the list of recent ones. */
export const openRecent = (id: string) => {
  setUi({ failure: null, done: null });
  return act('book.openRecent', { id });
};

/** Opens a fresh copy of the sample company. */
export const openSample = () => {
  setUi({ failure: null, done: null });
  return act('book.openSample', {});
};

/** What a new book needs to know besides its file. */
export type NewBook = Omit<Input<'book.create'>, 'file'>;

/** Asks where to keep it and creates an empty book there. */
export const createBook = (book: NewBook) =>
  withChosen('save-book', book.company, ({ token }) => act('book.create', { ...book, file: token }));

/** Chooses a folder of exports and a place for the book, then reads all or nothing. */
export const createFromFolder = () =>
  withChosen('open-folder', undefined, (folder) =>
    withChosen('save-book', folder.name, (book) =>
      act('book.createFrom', { file: book.token, from: folder.token }),
    ),
  );

const rows = (count: number): string => (count === 1 ? '1 row' : `${count.toLocaleString()} rows`);

/** Reads a folder of exports into the open, empty book. */
export const importFolder = () =>
  withChosen('open-folder', undefined, async ({ token, name }) => {
    const receipt = await act('book.importFolder', { from: token });
    if (receipt) setUi({ done: `Read ${rows(receipt.rows)} from “${name}”.` });
    return receipt;
  });

const exportBook = () =>
  withChosen('export-folder', undefined, async ({ token, name }) => {
    const written = await act('book.export', { to: token });
    if (written) setUi({ done: `Wrote ${written.files.length} files, ${rows(written.rows)}, to “${name}”.` });
    return written;
  });

/** Opens the system's print dialog with the valuation summary. */
export const printValuation = (asOf: string) => act('print.valuation', { asOf });

/** Asks where to put it and saves the valuation summary as PDF. */
export const saveValuationPdf = (asOf: string, company: string) =>
  withChosen('save-pdf', `${company} valuation ${asOf}.pdf`, async ({ token }) => {
    const saved = await act('print.valuationPdf', { asOf, to: token });
    if (saved) setUi({ done: `Saved “${saved.name}”, ${saved.pages} pages.` });
    return saved;
  });

/** Asks where to put it and saves a summary as it was printed before as PDF. */
export const savePrintedPdf = (id: number, suggest: string) =>
  withChosen('save-pdf', suggest, async ({ token }) => {
    const saved = await act('printed.againPdf', { id, to: token });
    if (saved) setUi({ done: `Saved “${saved.name}”, ${saved.pages} pages.` });
    return saved;
  });

/** Stops the long job under way. */
export const cancelJob = () => act('jobs.cancel', {});

/** Undo and redo are the records’ (records/undo.ts). */
type Command = Exclude<Extract<Notice, { type: 'command' }>['command'], 'undo' | 'redo'>;

/** What an open book offers to the commands of the menu. */
export type OpenBook = { asOf: string; company: string } | null;

/** Does what the menu or a shortcut asks for; commands that need a book do nothing without one. */
export function runCommand(command: Command, book: OpenBook): void {
  if (command === 'new') setUi({ naming: true, failure: null, done: null });
  else if (command === 'open') void openBook();
  else if (!book) return;
  else if (command === 'find') setUi({ finding: true });
  else if (command === 'print') void printValuation(book.asOf);
  else if (command === 'save-pdf') void saveValuationPdf(book.asOf, book.company);
  else if (command === 'import') goTo('import');
  else if (command === 'export') void exportBook();
  else void act('book.close', {});
}
