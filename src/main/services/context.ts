import type { Day } from '../../shared/calendar.ts';
import type { CallName, Notice, Output, ParsedInput } from '../../shared/contract/index.ts';
import type { JobRunner } from './jobs.ts';

export type FilePurpose = ParsedInput<'files.choose'>['purpose'];

/** The valuation summary of a day, or one as it was printed before. */
export type Sheet = { asOf: Day; printed?: number };

/** What services need from the outside world; the window, the terminal and tests each bring their own. */
export type Ports = {
  /** The calendar day in a time zone; what is today in the book asks for that of the book. */
  today(zone: string): Day;
  /** Whether recurring entries post themselves as a book is opened and at each midnight: in the window only. */
  postsDue?: boolean;
  /** For the log only; may hold paths and SQL. */
  log(message: string, detail?: unknown): void;
  /** The system's dialog; the chosen path, or null when cancelled. */
  choose(purpose: FilePurpose, suggest: string | undefined): Promise<string | null>;
  /** The system's dialog for exports to import; none when cancelled. */
  chooseExports(): Promise<string[]>;
  /** The system's print dialog with the valuation summary; false when the owner cancels. */
  printDialog(sheet: Sheet): Promise<boolean>;
  /** The valuation summary as PDF bytes. */
  pdf(sheet: Sheet): Promise<Uint8Array>;
  /** Puts a whole file in place, or leaves what was there. */
  writeFile(path: string, data: Uint8Array): void;
  jobs: JobRunner;
  notify(notice: Notice): void;
  /** The sample company's canonical folder. */
  sampleDir: string;
  /** Where the sample book and the list of recent books live; null for the terminal, which keeps neither. */
  dataDir: string | null;
};

/** One function for each call of the contract; a missing one does not compile. */
export type Handlers = {
  [N in CallName]: (input: ParsedInput<N>) => Output<N> | Promise<Output<N>>;
};

/** What the composition root gets from services. */
export type Services = {
  handlers: Handlers;
  /** Opens a book named on the command line or by a double click. */
  openPath(path: string): Output<'book.open'>;
  /** A token for a path that came from outside the window (command line, tests). */
  grant(path: string): string;
  /** The last book opened, if its file is still there. */
  lastBook(): string | null;
  /** If the book's day has become another one, tells the window and posts what is due; to be called every so often. */
  checkDay(): void;
  close(): void;
};
// createServices(ports: Ports): Services is in index.ts.
