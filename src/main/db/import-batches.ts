import type { Db } from './open.ts';

/** What an import did, as the history shows it. */
export type Batch = {
  id: number;
  at: string;
  kind: string;
  source: string;
  file: string;
  rows: number;
  added: number;
  changed: number;
  unchanged: number;
  rejected: number;
  leftOut: number;
  undoneAt: string | null;
};

export const batches = (db: Db): Batch[] =>
  db
    .prepare<[], Batch>(
      `SELECT id, at, kind, source, file, rows, added, changed, unchanged, rejected, left_out AS leftOut, undone_at AS undoneAt
       FROM import_batches ORDER BY id DESC`,
    )
    .all();

export const batch = (db: Db, id: number): Batch | undefined => batches(db).find((own) => own.id === id);

export function beginBatch(db: Db, at: Date, kind: string, source: string, file: string): number {
  return Number(
    db
      .prepare('INSERT INTO import_batches (at, kind, source, file, rows) VALUES (?, ?, ?, ?, 0)')
      .run(at.toISOString(), kind, source, file).lastInsertRowid,
  );
}

export function endBatch(
  db: Db,
  id: number,
  counts: Pick<Batch, 'rows' | 'added' | 'changed' | 'unchanged' | 'rejected' | 'leftOut'>,
): void {
  db.prepare(
    'UPDATE import_batches SET rows = ?, added = ?, changed = ?, unchanged = ?, rejected = ?, left_out = ? WHERE id = ?',
  ).run(counts.rows, counts.added, counts.changed, counts.unchanged, counts.rejected, counts.leftOut, id);
}
