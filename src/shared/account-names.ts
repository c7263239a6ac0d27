import { isAccountKind } from './records/words.ts';

/** What an account is called where its name alone doesn't tell: several may have one name, each of a kind of its own. */

/** “Software (opex.tools)”. */
export const fullAccountName = (name: string, kind: string): string => `${name} (${kind})`;

/** The name and kind of a full name; null where it ends in no kind. */
export function readAccountName(full: string): { name: string; kind: string } | null {
  const [, name, kind] = /^(.*\S)\s*\(([a-z_.]+)\)$/s.exec(full) ?? [];
  return name !== undefined && kind !== undefined && isAccountKind(kind) ? { name, kind } : null;
}
