import type { Statement } from 'better-sqlite3';
import type { Db } from './open.ts';

/** Statements by their text, each made once. */
export function statements(db: Db): (sql: string) => Statement<unknown[]> {
  const known = new Map<string, Statement<unknown[]>>();
  return (sql) => {
    const statement = known.get(sql) ?? db.prepare<unknown[]>(sql);
    known.set(sql, statement);
    return statement;
  };
}
