import type { CheckResult } from '../../shared/contract/book.ts';
import type { ImportCommitted, ImportPlan, ImportUndo } from '../../shared/contract/importing.ts';
import type { Given } from '../importing/inspect.ts';

/** What a long job may tell and ask while it runs. */
export type JobControl = {
  /** `total` is 0 while unknown. Throws a `cancelled` PlumblineError once the owner asked to stop. */
  report(done: number, total: number, label: string): void;
  /** The program of a thread that reads a large file for the job; without it the job reads by itself. */
  reader?: URL;
};

/** A file to import, and what the owner said about it so far. */
export type ImportRequest = { path: string; given: Given };

/** Long jobs by name: plain input, plain result, so that they cross to a worker thread. Paths never leave main. */
export type JobMap = {
  /** A new book at `target` from a canonical folder; all or nothing. */
  createFromFolder: {
    input: { target: string; folder: string };
    result: { counts: Record<string, number>; rows: number };
  };
  /** Reads a canonical folder into an existing, empty book. */
  importFolder: {
    input: { book: string; folder: string };
    result: { counts: Record<string, number>; rows: number };
  };
  exportFolder: { input: { book: string; folder: string }; result: { files: string[]; rows: number } };
  /** What importing a file would do; the book is only read. */
  planImport: { input: { book: string } & ImportRequest; result: ImportPlan };
  /** Imports a file, or tells what is still to be answered. */
  commitImport: {
    input: { book: string; content: string | null; saveAs: string } & ImportRequest;
    result: { receipt: ImportCommitted } | { plan: ImportPlan };
  };
  /** Writes the rejected rows of a file as CSV. */
  saveRejected: { input: { book: string; to: string } & ImportRequest; result: { rows: number } };
  previewUndo: { input: { book: string; batch: number }; result: ImportUndo };
  undoImport: { input: { book: string; batch: number; keepEdited: boolean }; result: ImportUndo };
  check: {
    input: { book: string };
    result: CheckResult;
  };
};
export type JobName = keyof JobMap;

/** Runs jobs: in place for the terminal, in a worker thread for the window. */
export type JobRunner = {
  run<N extends JobName>(
    name: N,
    input: JobMap[N]['input'],
    onProgress?: (done: number, total: number, label: string) => void,
  ): Promise<JobMap[N]['result']>;
  /** Asks the job under way to stop; it fails with `cancelled` and leaves nothing behind. */
  cancel(): void;
};
