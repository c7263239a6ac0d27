import { createHash } from 'node:crypto';
import type { ImportCommitted, ImportPlan } from '../../shared/contract/importing.ts';
import type { RejectedRow } from '../../shared/import.ts';
import { PlumblineError } from '../../shared/result.ts';
import { closedMonths } from '../db/closed-months.ts';
import { beginBatch, endBatch } from '../db/import-batches.ts';
import { beginLoad, isLoad, loading } from '../db/import-load.ts';
import type { Db } from '../db/open.ts';
import { readSettings } from '../db/settings.ts';
import { write } from '../db/unit-of-work.ts';
import { type FileReader, startReader } from '../importing/beside.ts';
import { bookerOf } from '../importing/booker.ts';
import { CLOSED, closedQuestion, watchClosed } from '../importing/closed.ts';
import { type Given, type Inspection, inspect } from '../importing/inspect.ts';
import { intake, type Store } from '../importing/intake.ts';
import { type Decided, decide, expectedRows, volatileColumns, walk } from '../importing/pass.ts';
import { type FileSource, fileSource } from '../importing/reading/source.ts';
import { type Makers, planMakers, type Resolver, resolver } from '../importing/resolve.ts';
import { commitStore, planStore } from '../importing/store.ts';
import type { Tally } from '../importing/tally.ts';
import { watchTwins } from '../importing/twins.ts';
import { NO_CURRENCY } from '../importing/values/currencies.ts';
import { keepWhatWasSaid, makersOf, namesOf, rememberedOf, rulesOf } from './import-book.ts';
import { planOf } from './import-plan.ts';
import type { JobControl } from './jobs.ts';

/** Planning and committing an import: the same walk over the file, with another store at its end. */

/** A file opened, looked at, and everything about its columns decided; `decided` null while its kind is not known. */
export type Opened = {
  path: string;
  file: FileSource;
  inspection: Inspection;
  decided: Decided | null;
  /** Of a large file: a thread that can read it. */
  reader: FileReader | null;
};

/** Bytes above which a thread of its own that reads gains more than it takes to start. */
const WORTH_A_THREAD = 8 << 20;

/** Does something with a file that is opened and looked at. */
function withFile<T>(
  db: Db,
  path: string,
  given: Given,
  control: JobControl,
  work: (opened: Opened) => T,
): T {
  const file = fileSource(path);
  const reader = control.reader && file.size >= WORTH_A_THREAD ? startReader(control.reader) : null;
  try {
    const inspection = inspect(file, given, rememberedOf(db));
    const { currency, timeZone } = readSettings(db);
    const decided = decide(file, inspection, { currency, zone: timeZone });
    return work({ path, file, inspection, decided, reader });
  } finally {
    reader?.stop();
  }
}

/** By which a commit knows the file is the one that was planned. */
function contentOf(file: FileSource): string {
  const hash = createHash('sha256');
  for (const piece of file.chunks(1 << 18)) hash.update(piece);
  return hash.digest('hex').slice(0, 32);
}

/** One walk over the file. */
function run(
  db: Db,
  { path, file, inspection, decided, reader }: Opened & { decided: Decided },
  makers: Makers,
  store: Store,
  control: JobControl,
  label: string,
  allRejected = false,
): { tally: Tally; names: Resolver } {
  const { kind, source, answers } = inspection;
  if (!kind) throw new Error('a file without a kind is not walked');
  const names = resolver(namesOf(db, source), answers, makers);
  const book = bookerOf(kind.kind, rulesOf(db), names);
  const watched = watchClosed(store, new Set(closedMonths(db)));
  const sink = intake(
    {
      kind: kind.kind,
      source,
      volatile: volatileColumns(inspection),
      expected: expectedRows(file, inspection),
      allRejected,
      answers,
    },
    names,
    book,
    watched.store,
  );
  const progress = (done: number): void => control.report(done, file.size, label);
  if (!reader?.read(path, inspection, decided, sink, progress))
    walk(file, inspection, decided, sink, progress);
  const tally = sink.finish();
  if (watched.hit.size > 0 && answers[CLOSED] !== 'yes') tally.questions.push(closedQuestion(watched.hit));
  return { tally, names };
}

const ANY_CURRENCY =
  'This book has no currency yet, so amounts of any currency are taken as they are. Set it in the settings first.';

/** What importing a file would do; the book is only read. */
export const planImport = (db: Db, path: string, given: Given, control: JobControl): ImportPlan =>
  withFile(db, path, given, control, (opened) => plan(db, opened, control));

function plan(db: Db, opened: Opened, control: JobControl): ImportPlan {
  const { file, inspection, decided } = opened;
  if (!decided) return planOf(opened, contentOf(file), null);
  const { store, warning } = watchTwins(db, planStore(db, inspection.source, expectedRows(file, inspection)));
  const label = `Reading ${file.name}`;
  const result = run(db, { ...opened, decided }, planMakers(), store, control, label);
  const { currency } = decided.reading;
  if (currency === NO_CURRENCY && inspection.fields.some(({ type }) => type === 'money'))
    result.tally.warnings.unshift({ line: inspection.header.line, message: ANY_CURRENCY });
  const twins = warning();
  if (twins !== null) result.tally.warnings.unshift({ line: inspection.header.line, message: twins });
  return planOf(opened, contentOf(file), result);
}

/** Every row of a file that would be rejected, and why; and how the file is read. */
export const rejectedRows = (
  db: Db,
  path: string,
  given: Given,
  control: JobControl,
): { file: FileSource; inspection: Inspection; rejected: RejectedRow[] } =>
  withFile(db, path, given, control, (opened) => {
    const { file, inspection, decided } = opened;
    if (!decided) return { file, inspection, rejected: [] };
    const store = planStore(db, inspection.source, expectedRows(file, inspection));
    const label = `Reading ${file.name}`;
    const { tally } = run(db, { ...opened, decided }, planMakers(), store, control, label, true);
    return { file, inspection, rejected: tally.rejected };
  });

/** Thrown inside the commit's transaction to take it back: the plan says what is still to be answered. */
class OpenQuestions extends Error {
  readonly plan: ImportPlan;
  constructor(plan: ImportPlan) {
    super('open questions');
    this.plan = plan;
  }
}

/** What a commit is told besides the request. */
export type CommitOptions = {
  /** The plan's content; null = whatever the file holds now. */
  content: string | null;
  /** Keep the mapping under this name; '' = without one. */
  saveAs: string;
};

/**
 * Imports a file in one transaction, or nothing of it.
 * @returns the receipt, or the plan if questions are open: then nothing was written
 * @throws PlumblineError bad_data, bad_input, cancelled; `bad_input` if the file changed since the plan
 */
export const commitImport = (
  db: Db,
  path: string,
  given: Given,
  options: CommitOptions,
  control: JobControl,
): { receipt: ImportCommitted } | { plan: ImportPlan } =>
  withFile(db, path, given, control, (opened) => commit(db, opened, options, control));

function commit(
  db: Db,
  opened: Opened,
  options: CommitOptions,
  control: JobControl,
): { receipt: ImportCommitted } | { plan: ImportPlan } {
  const { file, inspection, decided } = opened;
  if (options.content !== null && contentOf(file) !== options.content)
    throw new PlumblineError(
      'bad_input',
      `“${file.name}” changed since you looked at it. Look at it again before importing it.`,
    );
  if (!decided || decided.questions.length > 0 || inspection.questions.length > 0)
    return { plan: plan(db, opened, control) };
  const now = new Date();
  const expected = expectedRows(file, inspection);
  const large = isLoad(db, decided.table, expected);
  const importAll = () =>
    write(db, 'import.commit', now, () => {
      const kind = decided.kind.kind;
      const batch = beginBatch(db, now, kind, inspection.source, file.name);
      const { store, touched, flush } = commitStore(db, inspection.source, expected, batch);
      const load = large ? beginLoad(db, decided.table) : null;
      const { tally, names } = run(
        db,
        { ...opened, decided },
        makersOf(db, batch),
        store,
        control,
        `Importing ${file.name}`,
      );
      if (tally.questions.length > 0)
        throw new OpenQuestions(planOf(opened, options.content ?? '', { tally, names }));
      const written = flush();
      control.report(0, 0, 'Sorting');
      load?.finish(written);
      const counts = countsOf(tally, inspection);
      endBatch(db, batch, { ...counts, added: tally.new, rejected: tally.rejectedCount });
      keepWhatWasSaid(db, inspection, names, options.saveAs, now);
      control.report(0, 0, 'Adding up');
      const result: ImportCommitted = {
        batch,
        kind,
        source: inspection.source,
        name: file.name,
        ...counts,
        new: tally.new,
        rejectedCount: tally.rejectedCount,
        rejected: tally.rejected,
        newClients: names.newClients,
        newTechnicians: names.newTechnicians,
      };
      const { rejected: _rows, ...audit } = result;
      return { result, audit: { ...audit, mapping: inspection.columns }, touched };
    });
  try {
    return { receipt: (large ? loading(db, importAll) : importAll()).result };
  } catch (error) {
    if (error instanceof OpenQuestions) return { plan: error.plan };
    throw error;
  }
}

/** As the plan counts: the lines before the header are left out too. */
const countsOf = ({ rows, changed, unchanged, leftOut }: Tally, { titles }: Inspection) => ({
  rows,
  changed,
  unchanged,
  leftOut: leftOut + titles.length,
});
