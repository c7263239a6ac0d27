import type { z } from 'zod';
import type { Failure, Result } from '../result.ts';
import { analysisCalls } from './analysis.ts';
import { bookCalls } from './book.ts';
import { changeCalls } from './changes.ts';
import { checkCalls } from './checks.ts';
import { contractCalls } from './contracts.ts';
import type { Topic } from './define.ts';
import { explainCalls } from './explain.ts';
import { importLearntCalls } from './import-learnt.ts';
import { importCalls } from './importing.ts';
import { ledgerCalls } from './ledger.ts';
import { metricsCalls } from './metrics.ts';
import { printCalls } from './print.ts';
import { printedCalls } from './printed.ts';
import { recordCalls } from './records.ts';
import { settingsCalls } from './settings.ts';
import { technicianCalls } from './technicians.ts';
import { timeCalls } from './time.ts';

/** Every call there is. Main must handle each (a missing one does not compile); screens, terminal and tests use no other door. */
export const contract = {
  ...bookCalls,
  ...settingsCalls,
  ...metricsCalls,
  ...analysisCalls,
  ...explainCalls,
  ...checkCalls,
  ...importCalls,
  ...importLearntCalls,
  ...recordCalls,
  ...ledgerCalls,
  ...contractCalls,
  ...technicianCalls,
  ...changeCalls,
  ...timeCalls,
  ...printCalls,
  ...printedCalls,
};

export type Contract = typeof contract;
export type CallName = keyof Contract;
export type Input<N extends CallName> = z.input<Contract[N]['input']>;
export type ParsedInput<N extends CallName> = z.output<Contract[N]['input']>;
export type Output<N extends CallName> = z.output<Contract[N]['output']>;

export const isCallName = (name: string): name is CallName => Object.hasOwn(contract, name);

/** The calls whose answers may have changed with some topics; main tells them, so that the window needs no schemas. */
export const callsReading = (topics: readonly Topic[]): CallName[] =>
  (Object.keys(contract) as CallName[]).filter((name) =>
    contract[name].reads.some((topic) => topics.includes(topic)),
  );

/** What main tells the window without being asked. */
export type Notice =
  /** A commit, or another book: the calls that read these topics are stale. */
  | { type: 'changed'; topics: Topic[]; stale: CallName[]; revision: number }
  /** A long job under way; `total` 0 while unknown, `done` null at the end. */
  | { type: 'progress'; label: string; done: number | null; total: number }
  /** The menu or a shortcut was used. */
  | {
      type: 'command';
      command:
        | 'new'
        | 'open'
        | 'print'
        | 'save-pdf'
        | 'import'
        | 'export'
        | 'close-book'
        | 'undo'
        | 'redo'
        | 'find';
    }
  /** The menu chose a theme; the page remembers it. */
  | { type: 'theme'; theme: 'system' | 'light' | 'dark' }
  /** Something main began by itself failed, such as opening a book by a double click. */
  | { type: 'failure'; failure: Failure };

/** The one thing preload puts on `window.plumbline`. */
export type Bridge = {
  call<N extends CallName>(name: N, input: Input<N>): Promise<Result<Output<N>>>;
  /** Files dropped onto the window, as tokens; folders and what is no file are left out. */
  drop(files: readonly File[]): Promise<{ token: string; name: string }[]>;
  /** Returns the function that stops listening. */
  onNotice(listener: (notice: Notice) => void): () => void;
  /** `darwin`, `win32`, `linux`: for the names of keys. */
  platform: string;
};
