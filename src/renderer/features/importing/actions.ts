import type { Input } from '../../../shared/contract/index.ts';
import type { ImportKind, ImportQuestion } from '../../../shared/import.ts';
import { call } from '../../lib/client.ts';
import { setUi } from '../../lib/ui-state.ts';
import { firstOfAll, lookAtFiles, lookSoon, requestOf, standBack } from './jobs.ts';
import { changeFile, fileOf, type ImportFile, imports, newFile, resetImports, setImports } from './state.ts';

/** Plans are made on this book as it is now: on another they say nothing, so they are made anew. */
export function workOn(book: string, revision: number): void {
  const name = `${book}\n`;
  const now = `${name}${revision}`;
  const { book: before } = imports();
  if (before === now) return;
  if (before !== '' && !before.startsWith(name)) resetImports();
  setImports({ book: now });
  standBack();
  lookAtFiles();
}

function add(chosen: readonly { token: string; name: string }[]): void {
  const [first] = chosen;
  if (!first) return;
  const { files } = imports();
  setImports({
    files: [...files, ...chosen.map(({ token, name }) => newFile(token, name))],
    current: first.token,
    view: 'files',
    dropped: null,
  });
  lookAtFiles();
}

/** The system's dialog for one or more files. */
export async function chooseFiles(): Promise<void> {
  setUi({ failure: null, done: null });
  const chosen = await call('import.choose', {});
  if (chosen.ok) add(chosen.data);
  else setUi({ failure: chosen.error });
}

/** Why some of what was dropped was not taken; null = all was. */
function notTaken(folders: number, refused: number): string | null {
  if (folders > 0) return 'A folder is no export: drop the files that are in it.';
  if (refused === 0) return null;
  const which = refused === 1 ? 'One of the files' : `${refused} of the files`;
  return `${which} could not be taken. Save the export to a folder first, then drop it here.`;
}

/** Files dropped onto the window, and how many folders were among them. */
export async function dropFiles(files: readonly File[], folders: number): Promise<void> {
  const taken = files.length > 0 ? await window.plumbline.drop(files) : [];
  add(taken);
  setImports({ view: 'files', dropped: notTaken(folders, files.length - taken.length) });
}

/** Puts a file aside; nothing of the book changes. */
export function removeFile(token: string): void {
  const { files, current } = imports();
  const left = files.filter((file) => file.token !== token);
  setImports({ files: left, current: current === token ? (left[0]?.token ?? null) : current });
}

function say(token: string, change: Partial<ImportFile>): void {
  const file = fileOf(token);
  if (!file) return;
  changeFile(token, { ...change, turn: file.turn + 1, failure: null });
  lookSoon(token);
}

/** What kind of file it is: another kind has other fields and asks other questions. */
export const setKind = (token: string, kind: ImportKind): void =>
  say(token, { kind, mapping: null, answers: {}, asked: [] });

/** Answers of the owner, by question. */
export function answer(token: string, given: Readonly<Record<string, string>>): void {
  const file = fileOf(token);
  const isNews = Object.entries(given).some(([id, value]) => file?.answers[id] !== value);
  if (file && isNews) say(token, { answers: { ...file.answers, ...given } });
}

/** Takes every suggestion there is for what is still open. */
export const takeSuggestions = (token: string, questions: readonly ImportQuestion[]): void =>
  answer(
    token,
    Object.fromEntries(
      questions.flatMap(({ id, suggestion }) => (suggestion === undefined ? [] : [[id, suggestion]])),
    ),
  );

/** Makes a column a field, or none with null. */
export function setColumn(token: string, position: number, field: string | null): void {
  const file = fileOf(token);
  const plan = file?.plan;
  if (!file || !plan?.mapping) return;
  const former = plan.columns[position]?.field ?? null;
  const columns = { ...plan.mapping.columns };
  if (former !== null && columns[former] === position) delete columns[former];
  if (field !== null) columns[field] = position;
  // An answer about a column counts over the mapping: it has to say the same.
  const answered = new Set([...Object.keys(file.answers), ...plan.answered.map(({ id }) => id)]);
  const answers = { ...file.answers };
  const restate = (of: string, value: string) => {
    if (answered.has(`column:${of}`)) answers[`column:${of}`] = value;
  };
  if (former !== null) restate(former, 'none');
  if (field !== null) restate(field, String(position));
  say(token, { mapping: { ...plan.mapping, columns }, answers });
}

/** Looks at a file that could not be read, or changed, once more. */
export const lookAgain = (token: string): void => say(token, {});

/** Imports a file as its plan says. */
export async function commit(token: string): Promise<void> {
  const file = fileOf(token);
  if (!file?.plan) return;
  setUi({ failure: null, done: null });
  setImports({ importing: token });
  const result = await firstOfAll('import.commit', {
    ...requestOf(file),
    content: file.plan.content,
    saveAs: file.saveAs,
  });
  setImports({ importing: null });
  if (result.ok) changeFile(token, { receipt: result.data, failure: null });
  else if (result.error.code !== 'cancelled') changeFile(token, { failure: result.error });
}

/** Asks where to, and writes the rejected rows there. */
export async function saveRejected(file: ImportFile): Promise<void> {
  setUi({ failure: null, done: null });
  const suggest = `${file.name.replace(/\.[^.]*$/, '')} rejected.csv`;
  const chosen = await call('files.choose', { purpose: 'save-csv', suggest });
  if (!chosen.ok) setUi({ failure: chosen.error });
  if (!chosen.ok || !chosen.data) return;
  const input: Input<'import.saveRejected'> = { ...requestOf(file), to: chosen.data.token };
  const saved = await firstOfAll('import.saveRejected', input);
  if (saved.ok)
    setUi({
      done: `Saved ${saved.data.rows === 1 ? '1 row' : `${saved.data.rows} rows`} to “${saved.data.name}”.`,
    });
  else if (saved.error.code !== 'cancelled') setUi({ failure: saved.error });
}

/** A file whose import was undone can be imported again. */
export function noteUndone(batch: number): void {
  for (const { token, receipt } of imports().files)
    if (receipt?.batch === batch) changeFile(token, { isUndone: true });
}

/** Begins anew with a file that was imported and taken back. */
export function beginAgain(token: string): void {
  changeFile(token, { receipt: null, isUndone: false, plannedTurn: -1 });
  lookAtFiles();
}
