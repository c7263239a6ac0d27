import type { CanonicalFile } from '../../shared/canonical.ts';
import type { Problem } from '../../shared/result.ts';
import type { Records, TableName } from '../db/records.ts';

/** What the readers of all canonical files share. */

/** Names already read, so that later files can refer to them. */
export type Known = {
  clients: Map<string, number>;
  technicians: Map<string, number>;
  contracts: Map<string, number>;
  accounts: Map<string, number>;
  tickets: Set<string>;
  settings: Set<string>;
  /** Rows of ledger.csv and recurring_entries.csv, which recurring_postings.csv refers to by their place. */
  ledgerRows: number;
  recurringRows: number;
  postings: Set<string>;
  aliases: Set<string>;
  listedAccounts: Set<string>;
  accountAliases: Set<string>;
};

export const nothingKnown = (): Known => ({
  clients: new Map(),
  technicians: new Map(),
  contracts: new Map(),
  accounts: new Map(),
  tickets: new Set(),
  settings: new Set(),
  ledgerRows: 0,
  recurringRows: 0,
  postings: new Set(),
  aliases: new Set(),
  listedAccounts: new Set(),
  accountAliases: new Set(),
});

/** Where interpreted rows go. */
export type Sink = {
  record<T extends TableName>(table: T, record: Records[T]): void;
  setting(key: string, value: string): void;
  problem(problem: Problem): void;
};

/** A name that must be new in its file; gives the number its record gets. */
export function named(known: Map<string, number>, name: string, reject: (message: string) => void): number {
  if (known.has(name)) reject(`“${name}” stands in this file already; names must be unique`);
  else known.set(name, known.size + 1);
  return known.get(name) ?? 0;
}

export const accountKey = (name: string, kind: string): string => `${kind}\n${name}`;

/** The number of an account by its name and kind; a new one is handed on. */
export function accountOf(known: Known, sink: Sink, name: string, kind: string): number {
  const key = accountKey(name, kind);
  let account = known.accounts.get(key);
  if (account === undefined) {
    account = known.accounts.size + 1;
    known.accounts.set(key, account);
    sink.record('accounts', { id: account, name, kind });
  }
  return account;
}

export type Interpreters = { [F in CanonicalFile]: (text: string, known: Known, sink: Sink) => void };

/** Hands on the record a row stands for, unless a cell of it was bad. */
export const keep = <T extends TableName>(
  row: { readonly bad: boolean },
  sink: Sink,
  table: T,
  record: Records[T],
): void => {
  if (!row.bad) sink.record(table, record);
};
