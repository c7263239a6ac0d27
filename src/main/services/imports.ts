import { basename } from 'node:path';
import type { Topic } from '../../shared/contract/define.ts';
import type { ImportPlan } from '../../shared/contract/importing.ts';
import type { CallName, ParsedInput } from '../../shared/contract/index.ts';
import { contract } from '../../shared/contract/index.ts';
import { PlumblineError } from '../../shared/result.ts';
import type { Given } from '../importing/inspect.ts';
import type { RunJob } from './book.ts';
import type { Handlers, Ports } from './context.ts';
import { importMemory, memoryChanges, previewRules, setRules } from './import-memory.ts';
import { importHistory } from './import-undo.ts';
import type { Session, Tokens } from './session.ts';

type ImportHandlers = Pick<Handlers, Extract<CallName, `import.${string}`>>;

const givenOf = ({
  kind,
  mapping,
  answers,
}: Pick<ParsedInput<'import.plan'>, 'kind' | 'mapping' | 'answers'>): Given => ({
  ...(kind ? { kind } : {}),
  ...(mapping ? { mapping } : {}),
  answers,
});

/** The sentence for a commit that met open questions. */
export const stillOpen = ({ questions, name }: Pick<ImportPlan, 'questions' | 'name'>): PlumblineError =>
  new PlumblineError(
    'bad_input',
    `“${name}” was not imported: ${questions.length === 1 ? 'one question is' : `${questions.length} questions are`} still open. ${questions[0]?.prompt ?? ''}`,
  );

/** Importing, undoing, and what was learnt of it. */
export function importService(
  ports: Pick<Ports, 'chooseExports'>,
  session: Session,
  tokens: Tokens,
  run: RunJob,
  changed: (topics: readonly Topic[]) => void,
): ImportHandlers {
  const writable = (): { path: string } => {
    const book = session.book();
    if (book.readOnly)
      throw new PlumblineError(
        'read_only',
        'This book is open read-only, so nothing can be imported into it.',
      );
    return book;
  };
  /** Does a small change and tells the window. */
  const change =
    <I, O>(name: CallName, work: (db: ReturnType<Session['book']>['db'], input: I) => O) =>
    (input: I): O => {
      writable();
      const result = work(session.book().db, input);
      changed(contract[name].writes);
      return result;
    };
  const db = () => session.book().db;
  return {
    'import.choose': async () =>
      (await ports.chooseExports()).map((path) => ({ token: tokens.grant(path), name: basename(path) })),
    'import.plan': (input) =>
      run('planImport', { book: session.book().path, path: tokens.path(input.file), given: givenOf(input) }),
    'import.commit': async (input) => {
      const result = await run('commitImport', {
        book: writable().path,
        path: tokens.path(input.file),
        given: givenOf(input),
        content: input.content,
        saveAs: input.saveAs,
      });
      if ('plan' in result) throw stillOpen(result.plan);
      changed(contract['import.commit'].writes);
      return result.receipt;
    },
    'import.saveRejected': async (input) => {
      const to = tokens.path(input.to);
      const { rows } = await run('saveRejected', {
        book: session.book().path,
        path: tokens.path(input.file),
        given: givenOf(input),
        to,
      });
      return { name: basename(to), rows };
    },
    'import.history': () => importHistory(db()),
    'import.undoPreview': ({ batch }) => run('previewUndo', { book: session.book().path, batch }),
    'import.undo': async ({ batch, keepEdited }) => {
      const result = await run('undoImport', { book: writable().path, batch, keepEdited });
      changed(contract['import.undo'].writes);
      return result;
    },
    'import.memory': () => importMemory(db()),
    'import.renameMapping': change('import.renameMapping', memoryChanges.renameMapping),
    'import.forgetMapping': change('import.forgetMapping', memoryChanges.forgetMapping),
    'import.setAccount': change('import.setAccount', memoryChanges.setAccount),
    'import.forgetAccount': change('import.forgetAccount', memoryChanges.forgetAccount),
    'import.setAnswer': change('import.setAnswer', memoryChanges.setAnswer),
    'import.forgetAnswer': change('import.forgetAnswer', memoryChanges.forgetAnswer),
    'import.forgetAlias': change('import.forgetAlias', memoryChanges.forgetAlias),
    'import.previewRules': ({ rules }) => previewRules(db(), rules),
    'import.setRules': change('import.setRules', setRules),
  };
}
