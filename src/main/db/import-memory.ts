import type { ImportKind } from '../../shared/import.ts';
import type { Db } from './open.ts';

/** What the owner has told the importer once and is not asked again. */

export type SavedMapping = {
  fingerprint: string;
  name: string;
  kind: ImportKind;
  source: string;
  columns: Record<string, number>;
  savedAt: string;
};

type MappingRow = Omit<SavedMapping, 'columns' | 'savedAt'> & { columns: string; saved_at: string };
const mappingOf = ({ saved_at, columns, ...row }: MappingRow): SavedMapping => ({
  ...row,
  columns: JSON.parse(columns) as Record<string, number>,
  savedAt: saved_at,
});

export const savedMapping = (db: Db, fingerprint: string): SavedMapping | null => {
  const row = db
    .prepare<[string], MappingRow>('SELECT * FROM import_mappings WHERE fingerprint = ?')
    .get(fingerprint);
  return row ? mappingOf(row) : null;
};

export const savedMappings = (db: Db): SavedMapping[] =>
  db.prepare<[], MappingRow>('SELECT * FROM import_mappings ORDER BY name, saved_at').all().map(mappingOf);

/** Keeps a mapping; one without a name keeps the name it was given before. */
export function saveMapping(db: Db, mapping: SavedMapping): void {
  db.prepare(
    `INSERT INTO import_mappings (fingerprint, name, kind, source, columns, saved_at) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (fingerprint) DO UPDATE SET name = CASE excluded.name WHEN '' THEN name ELSE excluded.name END,
       kind = excluded.kind, source = excluded.source, columns = excluded.columns, saved_at = excluded.saved_at`,
  ).run(
    mapping.fingerprint,
    mapping.name,
    mapping.kind,
    mapping.source,
    JSON.stringify(mapping.columns),
    mapping.savedAt,
  );
}

export const forgetMapping = (db: Db, fingerprint: string): void => {
  db.prepare('DELETE FROM import_mappings WHERE fingerprint = ?').run(fingerprint);
};

/** Answers given for a source before, by question. */
export const savedAnswers = (db: Db, kind: string, source: string): Record<string, string> =>
  Object.fromEntries(
    db
      .prepare<[string, string], [string, string]>(
        'SELECT question, answer FROM import_answers WHERE kind = ? AND source = ?',
      )
      .raw()
      .all(kind, source),
  );

export function saveAnswer(db: Db, kind: string, source: string, question: string, answer: string): void {
  db.prepare(
    `INSERT INTO import_answers (kind, source, question, answer) VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET answer = excluded.answer`,
  ).run(kind, source, question, answer);
}

/** An answer given for a source's files of one kind. */
export type SavedAnswer = { kind: ImportKind; source: string; question: string; answer: string };

export const allAnswers = (db: Db): SavedAnswer[] =>
  db
    .prepare<[], SavedAnswer>(
      'SELECT kind, source, question, answer FROM import_answers ORDER BY source, kind, question',
    )
    .all();

/** @returns whether it was there */
export const forgetAnswer = (db: Db, kind: string, source: string, question: string): boolean =>
  db
    .prepare('DELETE FROM import_answers WHERE kind = ? AND source = ? AND question = ?')
    .run(kind, source, question).changes > 0;

/** A source's account and the kind the owner gave it; null = not part of the books. */
export type SavedAccount = { source: string; account: string; kind: string | null };

export const savedAccounts = (db: Db): SavedAccount[] =>
  db
    .prepare<[], SavedAccount>('SELECT source, account, kind FROM import_accounts ORDER BY source, account')
    .all();

export function saveAccount(db: Db, { source, account, kind }: SavedAccount): void {
  db.prepare(
    `INSERT INTO import_accounts (source, account, kind) VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET kind = excluded.kind`,
  ).run(source, account, kind);
}

export const forgetAccount = (db: Db, source: string, account: string): void => {
  db.prepare('DELETE FROM import_accounts WHERE source = ? AND account = ?').run(source, account);
};

/** A rule for bank and ledger lines; the first that fits counts. `kind` null = not part of the books. */
export type SavedRule = {
  field: 'counterparty' | 'text';
  how: 'contains' | 'equals';
  pattern: string;
  kind: string | null;
  clientId: number | null;
};

export const savedRules = (db: Db): SavedRule[] =>
  db
    .prepare<[], SavedRule>(
      'SELECT field, how, pattern, kind, client_id AS clientId FROM import_rules ORDER BY position, id',
    )
    .all();

/** Puts these rules in place of all there were, in their order. */
export function saveRules(db: Db, rules: readonly SavedRule[]): void {
  db.prepare('DELETE FROM import_rules').run();
  const add = db.prepare(
    'INSERT INTO import_rules (position, field, how, pattern, kind, client_id) VALUES (?, ?, ?, ?, ?, ?)',
  );
  rules.forEach(({ field, how, pattern, kind, clientId }, i) => {
    add.run(i, field, how, pattern, kind, clientId);
  });
}

/** Clients by every spelling that is known of them: their names and the aliases the owner confirmed. */
export const clientSpellings = (db: Db): { spelling: string; id: number; name: string }[] =>
  db
    .prepare<[], { spelling: string; id: number; name: string }>(
      `SELECT name AS spelling, id, name FROM clients
       UNION ALL SELECT a.alias, c.id, c.name FROM client_aliases a JOIN clients c ON c.id = a.client_id`,
    )
    .all();

/** The client that an import brought under this identity. */
export const clientByIdentity = (db: Db, identity: number): string | null =>
  db.prepare<[number], string>('SELECT name FROM clients WHERE identity = ?').pluck().get(identity) ?? null;

export function saveAlias(db: Db, alias: string, clientId: number): void {
  db.prepare(
    'INSERT INTO client_aliases (alias, client_id) VALUES (?, ?) ON CONFLICT DO UPDATE SET client_id = excluded.client_id',
  ).run(alias, clientId);
}

/** New masters that an import needs; each returns its number. */
export const addClient = (db: Db, name: string, batch: number): number =>
  Number(db.prepare('INSERT INTO clients (name, batch_id) VALUES (?, ?)').run(name, batch).lastInsertRowid);

export const addTechnician = (db: Db, name: string, batch: number): number =>
  Number(
    db.prepare('INSERT INTO technicians (name, is_owner, batch_id) VALUES (?, 0, ?)').run(name, batch)
      .lastInsertRowid,
  );

export const addAccount = (db: Db, name: string, kind: string, batch: number): number =>
  Number(
    db.prepare('INSERT INTO accounts (name, kind, batch_id) VALUES (?, ?, ?)').run(name, kind, batch)
      .lastInsertRowid,
  );

/** Accounts by their names and kinds. */
export const accounts = (db: Db): { id: number; name: string; kind: string }[] =>
  db.prepare<[], { id: number; name: string; kind: string }>('SELECT id, name, kind FROM accounts').all();

export const renameMapping = (db: Db, fingerprint: string, name: string): void => {
  db.prepare('UPDATE import_mappings SET name = ? WHERE fingerprint = ?').run(name, fingerprint);
};

/** Spellings the owner confirmed, with the client each stands for. */
export const aliases = (db: Db): { alias: string; client: string }[] =>
  db
    .prepare<[], { alias: string; client: string }>(
      'SELECT a.alias, c.name AS client FROM client_aliases a JOIN clients c ON c.id = a.client_id ORDER BY a.alias',
    )
    .all();

export const forgetAlias = (db: Db, alias: string): void => {
  db.prepare('DELETE FROM client_aliases WHERE alias = ?').run(alias);
};
