import type { CallName, Input, Output } from '../../../shared/contract/index.ts';
import type { ImportQuestion } from '../../../shared/import.ts';
import type { Result } from '../../../shared/result.ts';
import { cancelJob } from '../../lib/book-actions.ts';
import { call } from '../../lib/client.ts';
import { setUi } from '../../lib/ui-state.ts';
import { changeFile, fileOf, type ImportFile, imports, isCurrent, setImports } from './state.ts';

/** Main does one long job at a time: looking at files stands back for whatever the owner asks for. */
let chain: Promise<unknown> = Promise.resolve();
/** What the owner had said of the file under way when the look at it began. */
let lookedTurn = -1;
/** The look under way was stopped for something else, not by the owner. */
let standsBack = false;
/** Stops on their way to main: one that comes late meets the next look. */
let stops = 0;

function stop(): void {
  standsBack = true;
  stops++;
  void cancelJob().finally(() => {
    stops--;
  });
}

function serially<T>(work: () => Promise<T>): Promise<T> {
  const result = chain.then(work, work);
  chain = result.catch(() => undefined);
  return result;
}

/** What main needs to know about a file. */
export const requestOf = ({ token, kind, mapping, answers }: ImportFile): Input<'import.plan'> => ({
  file: token,
  ...(kind && { kind }),
  ...(mapping && { mapping }),
  answers,
});

const needsLook = (file: ImportFile): boolean => !file.receipt && !isCurrent(file, imports().book);

/** The file shown comes first. */
function nextToLookAt(): ImportFile | undefined {
  const { files, current } = imports();
  const waiting = files.filter(needsLook);
  return waiting.find(({ token }) => token === current) ?? waiting[0];
}

/** Questions in the order they were first asked, each as it was asked last. */
function askedSoFar(before: readonly ImportQuestion[], now: readonly ImportQuestion[]): ImportQuestion[] {
  const latest = new Map(now.map((question) => [question.id, question]));
  const known = new Set(before.map(({ id }) => id));
  return [
    ...before.map((question) => latest.get(question.id) ?? question),
    ...now.filter(({ id }) => !known.has(id)),
  ];
}

async function look(file: ImportFile): Promise<void> {
  const { book } = imports();
  standsBack = stops > 0;
  lookedTurn = file.turn;
  setImports({ looking: file.token });
  setUi({ inPlace: true });
  const result = await call('import.plan', requestOf(file));
  setUi({ inPlace: false });
  setImports({ looking: null });
  const now = fileOf(file.token);
  if (!now || now.turn !== file.turn || (!result.ok && standsBack)) return;
  const done = { plannedTurn: file.turn, plannedOn: book };
  // The former plan stays in sight, so that the owner can take back what made it fail.
  if (!result.ok) changeFile(file.token, { ...done, failure: result.error });
  else
    changeFile(file.token, {
      ...done,
      plan: result.data,
      failure: null,
      asked: askedSoFar(now.asked, result.data.questions),
      saveAs: now.saveAs === '' ? result.data.savedAs : now.saveAs,
    });
}

/** Looks at every file that changed, or whose book did, one after another. */
export function lookAtFiles(): void {
  void serially(async () => {
    const file = nextToLookAt();
    if (!file) return;
    await look(file);
    if (nextToLookAt()) lookAtFiles();
  });
}

const TYPING_MS = 200;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Looks again once the owner pauses; a look at what he changed meanwhile is given up. */
export function lookSoon(token: string): void {
  clearTimeout(timer);
  timer = setTimeout(() => {
    if (imports().looking === token && fileOf(token)?.turn !== lookedTurn) stop();
    lookAtFiles();
  }, TYPING_MS);
}

/** Gives up the look under way; the file is looked at again in its turn. */
export function standBack(): void {
  if (imports().looking !== null) stop();
}

/** A long call of the owner's, before any file that waits to be looked at. */
export async function firstOfAll<N extends CallName>(name: N, input: Input<N>): Promise<Result<Output<N>>> {
  standBack();
  const result = await serially(() => call(name, input));
  lookAtFiles();
  return result;
}
