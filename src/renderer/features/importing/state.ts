import { create } from 'zustand';
import type { ImportRule } from '../../../shared/contract/import-learnt.ts';
import type { ImportCommitted, ImportPlan } from '../../../shared/contract/importing.ts';
import type { ImportAnswers, ImportKind, ImportMapping, ImportQuestion } from '../../../shared/import.ts';
import type { Failure } from '../../../shared/result.ts';

/** A file the owner brought, and all he said about it. */
export type ImportFile = {
  token: string;
  name: string;
  /** His word on what it is; null = as it is recognised. */
  kind: ImportKind | null;
  /** His columns; null = as they are recognised or remembered. */
  mapping: ImportMapping | null;
  answers: ImportAnswers;
  /** The name to keep the mapping under. */
  saveAs: string;
  /** Every question met so far: one that is answered stays where it stands, to be changed. */
  asked: ImportQuestion[];
  /** Counts what he changed; the plan is of `plannedTurn` on the book as of `plannedOn`. */
  turn: number;
  plannedTurn: number;
  plannedOn: string;
  plan: ImportPlan | null;
  /** Why it can't be looked at or imported. */
  failure: Failure | null;
  receipt: ImportCommitted | null;
  /** The import was taken back since. */
  isUndone: boolean;
};

export const VIEWS = ['files', 'history', 'learnt'] as const;
export type View = (typeof VIEWS)[number];

type ImportState = {
  view: View;
  files: readonly ImportFile[];
  /** Token of the file shown. */
  current: string | null;
  /** Token of the file being read, and of the one being imported. */
  looking: string | null;
  importing: string | null;
  /** The book and its state that plans are made on. */
  book: string;
  /** What was dropped and is no file that can be imported. */
  dropped: string | null;
  /** Rules being edited; null = as they are kept. */
  rules: readonly ImportRule[] | null;
};

const start = (): ImportState => ({
  view: 'files',
  files: [],
  current: null,
  looking: null,
  importing: null,
  book: '',
  dropped: null,
  rules: null,
});

/** Outlives the screen: nothing that was said is lost by going elsewhere. */
export const useImports = create<ImportState>(start);

export const imports = useImports.getState;
export const setImports = (change: Partial<ImportState>): void => useImports.setState(change);

/** As on start: for another book, and for tests. */
export const resetImports = (): void => useImports.setState(start());

export const newFile = (token: string, name: string): ImportFile => ({
  token,
  name,
  kind: null,
  mapping: null,
  answers: {},
  saveAs: '',
  asked: [],
  turn: 0,
  plannedTurn: -1,
  plannedOn: '',
  plan: null,
  failure: null,
  receipt: null,
  isUndone: false,
});

export const fileOf = (token: string): ImportFile | undefined =>
  imports().files.find((file) => file.token === token);

/** Changes one file; a change of what the owner said makes its plan a former one. */
export const changeFile = (token: string, change: Partial<ImportFile>): void =>
  useImports.setState(({ files }) => ({
    files: files.map((file) => (file.token === token ? { ...file, ...change } : file)),
  }));

/** Whether a file's plan says what would happen now. */
export const isCurrent = ({ turn, plannedTurn, plannedOn }: ImportFile, book: string): boolean =>
  turn === plannedTurn && plannedOn === book;

export type FileState = 'waiting' | 'looking' | 'asking' | 'ready' | 'importing' | 'imported' | 'refused';

export function stateOf(
  file: ImportFile,
  { book, looking, importing }: Pick<ImportState, 'book' | 'looking' | 'importing'>,
): FileState {
  if (importing === file.token) return 'importing';
  if (file.receipt) return 'imported';
  if (looking === file.token) return 'looking';
  if (!isCurrent(file, book)) return 'waiting';
  if (file.failure) return 'refused';
  return file.plan && file.plan.questions.length > 0 ? 'asking' : 'ready';
}
