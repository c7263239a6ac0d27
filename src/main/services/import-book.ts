import { IGNORED_ACCOUNT, NEW_CLIENT } from '../../shared/import.ts';
import {
  accounts,
  addAccount,
  addClient,
  addTechnician,
  clientByIdentity,
  clientSpellings,
  saveAccount,
  saveAlias,
  saveAnswer,
  savedAccounts,
  savedAnswers,
  savedMapping,
  savedRules,
  saveMapping,
} from '../db/import-memory.ts';
import { clients, technicians } from '../db/masters.ts';
import type { Db } from '../db/open.ts';
import { accountAliases } from '../db/record-beside.ts';
import { identifier } from '../importing/identity.ts';
import { type Inspection, namesColumn, type Remembered, sourceOfColumns } from '../importing/inspect.ts';
import type { Makers, Names, Resolver } from '../importing/resolve.ts';
import type { LineRule } from '../importing/rules.ts';

/** What an import asks of the book, and what it leaves there besides records. */

export const rememberedOf = (db: Db): Remembered => ({
  mapping: (fingerprint) => savedMapping(db, fingerprint),
  answers: (kind, source) => savedAnswers(db, kind, source),
});

export const namesOf = (db: Db, source: string): Names => ({
  clients: clientSpellings(db),
  technicians: technicians(db),
  accounts: accounts(db),
  accountAliases: accountAliases(db),
  sourceAccounts: new Map(
    savedAccounts(db)
      .filter((own) => own.source === source)
      .map(({ account, kind }) => [account, kind]),
  ),
  clientOfId: (id) => clientByIdentity(db, identifier('clients', listOf(source), NONE).ofId(id, '')),
});

const NONE: ReadonlySet<number> = new Set();

/** The source under which a tool's list of clients is imported: `solidtime-clients` for `solidtime`. */
const listOf = (source: string): string => `${source.split('-')[0]}-clients`;

export const makersOf = (db: Db, batch: number): Makers => ({
  client: (name) => addClient(db, name, batch),
  technician: (name) => addTechnician(db, name, batch),
  account: (name, kind) => addAccount(db, name, kind, batch),
});

export function rulesOf(db: Db): LineRule[] {
  const names = new Map(clients(db).map(({ id, name }) => [id, name]));
  return savedRules(db).map(({ field, how, pattern, kind, clientId }) => ({
    field,
    how,
    pattern,
    target: kind ?? IGNORED_ACCOUNT,
    client: clientId === null ? null : (names.get(clientId) ?? null),
  }));
}

/** Answers about names and kinds are kept elsewhere, as aliases, accounts and mappings; others are about one file. */
const NOT_OF_SOURCE = /^(?:client|account|price|closed|kind|blank)(?::|$)/;

/** Remembers the mapping and everything the owner said, so that it is not asked again. */
export function keepWhatWasSaid(
  db: Db,
  { kind, source, columns, fingerprint, answers }: Inspection,
  names: Resolver,
  saveAs: string,
  now: Date,
): void {
  if (!kind) return;
  saveMapping(db, {
    fingerprint,
    name: saveAs,
    kind: kind.kind,
    source,
    columns,
    savedAt: now.toISOString(),
  });
  for (const [question, answer] of Object.entries(answers)) {
    // Said of all the rest of one file: what comes next year is asked for by its name.
    if (question.endsWith(':*')) continue;
    if (question.startsWith('account:'))
      saveAccount(db, {
        source,
        account: question.slice('account:'.length),
        kind: answer === IGNORED_ACCOUNT ? null : answer,
      });
    else if (!NOT_OF_SOURCE.test(question)) {
      const of = namesColumn(question) ? sourceOfColumns(fingerprint) : source;
      saveAnswer(db, kind.kind, of, question, answer);
    }
  }
  for (const [spelling, name] of names.aliases) {
    const id = names.client(name);
    if (id !== null && name !== NEW_CLIENT) saveAlias(db, spelling, id);
  }
}
