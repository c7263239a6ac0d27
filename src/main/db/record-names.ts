import type { BookName } from '../../shared/contract/records.ts';
import type { NamedTable } from '../../shared/records/fields.ts';
import type { Db } from './open.ts';
import { accountAliases, aliasOwners } from './record-beside.ts';
import { namesOf } from './record-lists.ts';

/** The names of the book as inputs offer them. */

/** What tells a record from others of its table, beside its name. */
const NOTES: Partial<Record<NamedTable, string>> = {
  contracts: `SELECT t.id, c.name || CASE WHEN t.name = '' THEN '' ELSE ' · ' || t.name END
    FROM contracts t JOIN clients c ON c.id = t.client_id`,
  accounts: 'SELECT id, kind FROM accounts',
};

/** Other names of a table's records: of accounts without their kinds, as people type them. */
function otherNames(db: Db, table: NamedTable): Map<number, string[]> {
  const found = new Map<number, Set<string>>();
  const add = (id: number, name: string) => found.set(id, (found.get(id) ?? new Set()).add(name));
  if (table === 'clients') for (const [alias, id] of aliasOwners(db, 'clients')) add(id, alias);
  if (table === 'accounts') for (const { id, name } of accountAliases(db)) add(id, name);
  return new Map([...found].map(([id, names]) => [id, [...names]]));
}

/** All names of a table in their order, with their other spellings. An account's note is its kind. */
export function allNames(db: Db, table: NamedTable): BookName[] {
  const sql = NOTES[table];
  const notes = new Map(sql ? db.prepare<[], [number, string]>(sql).raw().all() : []);
  const aliases = otherNames(db, table);
  const byName = new Intl.Collator('en', { numeric: true }).compare;
  return [...namesOf(db, table)]
    .map(([id, name]) => ({ id, name, note: notes.get(id) ?? '', also: aliases.get(id) ?? [] }))
    .sort((a, b) => byName(a.name, b.name));
}
