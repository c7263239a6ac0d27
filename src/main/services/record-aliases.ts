import { fullAccountName, readAccountName } from '../../shared/account-names.ts';
import type { Db } from '../db/open.ts';
import { aliasOwners, type BesideTable, calledRecords } from '../db/record-beside.ts';
import type { Image } from '../db/record-images.ts';
import type { Problems, Save } from './record-save.ts';

/** Other names of clients and accounts: each stands for one of them. */

const aliasesOf = ({ aliases }: Image): readonly string[] => (Array.isArray(aliases) ? aliases : []);

/** What no two of a table may be called: of an account its name and kind. */
const calledBy: Readonly<Record<BesideTable, (image: Image) => string>> = {
  clients: ({ name }) => String(name),
  accounts: ({ name, kind }) => fullAccountName(String(name), String(kind)),
};

/** An account whose other names have a kind, each: without one its own is meant. */
export const withKinds = (account: Image): Image => ({
  ...account,
  aliases: [
    ...new Set(
      aliasesOf(account).map((alias) =>
        readAccountName(alias) ? alias : fullAccountName(alias, String(account.kind)),
      ),
    ),
  ].sort(),
});

/** A spelling stands for one client, or one account, only. */
export function checkAliases(db: Db, table: BesideTable, saves: readonly Save[], problems: Problems): void {
  if (saves.length === 0) return;
  const saved = new Set(saves.map(({ id }) => id));
  const called = calledBy[table];
  const one = table === 'clients' ? 'client' : 'account';
  const kept = calledRecords(db, table).filter(({ id }) => !saved.has(id));
  const nameOf = new Map([
    ...kept.map((record) => [record.id, called(record)] as const),
    ...saves.map(({ id, image }) => [id, called(image)] as const),
  ]);
  const owners = new Map([...aliasOwners(db, table)].filter(([, owner]) => !saved.has(owner)));
  const named = new Map([...nameOf].map(([id, name]) => [name, id]));
  for (const { id, image, at } of saves) {
    const own = called(image);
    const other = owners.get(own);
    if (other !== undefined)
      problems.add(
        at,
        'name',
        `“${own}” is another name of “${nameOf.get(other)}”. Merge the two, or remove it there.`,
      );
    for (const alias of aliasesOf(image)) {
      const owner = owners.get(alias) ?? named.get(alias);
      if (owner === undefined) owners.set(alias, id);
      else
        problems.add(
          at,
          'aliases',
          owner === id
            ? `“${alias}” is the ${one}’s name already.`
            : `“${alias}” already stands for “${nameOf.get(owner)}”.`,
        );
    }
  }
}
