import { book } from './001-book.ts';
import { timeWithoutClient } from './002-time-without-client.ts';
import { imports } from './003-imports.ts';
import { changes } from './004-changes.ts';
import { keeping } from './005-keeping.ts';
import { accountAliases } from './006-account-aliases.ts';
import { packHalves } from './007-pack-halves.ts';

/** One step of the schema. Numbered, never edited once released; each runs in a transaction of its own. */
export type Migration = { version: number; name: string; sql: string };

export const MIGRATIONS: readonly Migration[] = [
  book,
  timeWithoutClient,
  imports,
  changes,
  keeping,
  accountAliases,
  packHalves,
];

/** The schema this program writes; a file with a higher number comes from a newer Plumbline. */
export const SCHEMA_VERSION = MIGRATIONS.at(-1)?.version ?? 0;
