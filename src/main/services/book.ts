import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Day } from '../../shared/calendar.ts';
import type { BookStatus } from '../../shared/contract/book.ts';
import type { CallName, ParsedInput } from '../../shared/contract/index.ts';
import { PlumblineError } from '../../shared/result.ts';
import { isTimeZone } from '../../shared/timestamp.ts';
import type { Handlers, Ports } from './context.ts';
import type { JobMap, JobName } from './jobs.ts';
import { createEmptyBook } from './new-book.ts';
import type { RecentBooks } from './recent.ts';
import { type Session, statusOf, type Tokens } from './session.ts';

type BookHandlers = Pick<
  Handlers,
  Extract<CallName, `book.${string}` | `files.${string}` | `jobs.${string}`>
>;

/** Runs a long job, its progress told to the window. */
export type RunJob = <N extends JobName>(name: N, input: JobMap[N]['input']) => Promise<JobMap[N]['result']>;

export type BookService = { handlers: BookHandlers; openPath(path: string): BookStatus; run: RunJob };

/** Books are files that end so, whatever name was typed. */
const asBookFile = (path: string): string => (path.endsWith('.plumbline') ? path : `${path}.plumbline`);

const SAMPLE_NAME = 'Sample company';

/** Opening, making, reading, writing and checking books; `opened` is called once a book is open or filled. */
export function bookService(
  ports: Ports,
  session: Session,
  tokens: Tokens,
  recent: RecentBooks,
  today: () => Day,
  changed: () => void,
  opened: () => void,
): BookService {
  const status = (): BookStatus => statusOf(session.book(), today());

  const openPath = (path: string): BookStatus => {
    session.open(path);
    opened();
    const now = status();
    recent.add(path, now.company, new Date());
    changed();
    return now;
  };

  /** Runs a long job, its progress told to the window from beginning to end. */
  const run = async <N extends JobName>(name: N, input: JobMap[N]['input']): Promise<JobMap[N]['result']> => {
    let label = '';
    try {
      return await ports.jobs.run(name, input, (done, total, what) => {
        label = what;
        ports.notify({ type: 'progress', label, done, total });
      });
    } finally {
      ports.notify({ type: 'progress', label, done: null, total: 0 });
    }
  };

  const createEmpty = ({ file, ...settings }: ParsedInput<'book.create'>): BookStatus => {
    if (!isTimeZone(settings.timeZone))
      throw new PlumblineError(
        'bad_input',
        `“${settings.timeZone}” is not a time zone that this computer knows.`,
        {
          fields: { timeZone: 'Choose a time zone such as America/New_York.' },
        },
      );
    const path = asBookFile(tokens.path(file));
    createEmptyBook(path, settings);
    return openPath(path);
  };

  /** The sample book of this computer; made anew when it is gone or no longer opens. */
  const openSample = async (): Promise<BookStatus> => {
    const { dataDir } = ports;
    if (dataDir === null)
      throw new PlumblineError('unavailable', 'The sample company opens in the app’s window only.');
    for (let n = 1; ; n++) {
      const path = join(dataDir, `${SAMPLE_NAME}${n === 1 ? '' : ` ${n}`}.plumbline`);
      if (!existsSync(path)) {
        await run('createFromFolder', { target: path, folder: ports.sampleDir });
        return openPath(path);
      }
      try {
        return openPath(path);
      } catch (error) {
        ports.log('the sample book does not open; another is made', error);
      }
    }
  };

  return {
    openPath,
    run,
    handlers: {
      'files.choose': async ({ purpose, suggest }) => {
        const path = await ports.choose(purpose, suggest);
        return path === null ? null : { token: tokens.grant(path), name: basename(path) };
      },
      'book.status': () => (session.current() ? status() : null),
      'book.recent': () => recent.all(),
      'book.open': ({ file }) => openPath(tokens.path(file)),
      'book.openRecent': ({ id }) => {
        const path = recent.path(id);
        if (path === null)
          throw new PlumblineError('not_found', 'That book is no longer on the list. Open its file instead.');
        return openPath(path);
      },
      'book.openSample': openSample,
      'book.create': createEmpty,
      'book.createFrom': async ({ file, from }) => {
        const target = asBookFile(tokens.path(file));
        await run('createFromFolder', { target, folder: tokens.path(from) });
        return openPath(target);
      },
      'book.importFolder': async ({ from }) => {
        const { path, readOnly } = session.book();
        if (readOnly)
          throw new PlumblineError(
            'read_only',
            'This book is open read-only, so nothing can be read into it.',
          );
        const receipt = await run('importFolder', { book: path, folder: tokens.path(from) });
        opened();
        changed();
        return receipt;
      },
      'book.close': () => {
        session.close();
        changed();
        return {};
      },
      'book.export': ({ to }) => run('exportFolder', { book: session.book().path, folder: tokens.path(to) }),
      'book.check': () => run('check', { book: session.book().path }),
      'jobs.cancel': () => {
        ports.jobs.cancel();
        return {};
      },
    },
  };
}
