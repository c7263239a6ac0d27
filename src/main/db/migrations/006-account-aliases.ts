import { ACCOUNT_KINDS } from '../../../shared/domain.ts';
import type { Migration } from './index.ts';

/** What imports would book to an account that was merged into another one. */
export const accountAliases: Migration = {
  version: 6,
  name: 'account aliases',
  sql: `
-- What is booked under this name as this kind goes to that account: names alone tell too little, since an import makes an
-- account of its own for each kind.
CREATE TABLE account_aliases (
  alias TEXT NOT NULL CHECK (trim(alias) <> ''),
  kind TEXT NOT NULL CHECK (kind IN (${ACCOUNT_KINDS.map((kind) => `'${kind}'`).join(', ')})),
  account_id INTEGER NOT NULL REFERENCES accounts ON DELETE CASCADE,
  PRIMARY KEY (alias, kind)
) STRICT, WITHOUT ROWID;
CREATE INDEX account_aliases_account ON account_aliases (account_id);
`,
};
