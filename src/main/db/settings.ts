import type { SettingName, Settings } from '../../shared/contract/settings.ts';
import { settingsFrom, settingsText, unsetBeside } from '../../shared/settings-text.ts';
import type { Db } from './open.ts';

/** The book's settings; what it does not say has the defaults of `shared/settings-text.ts`. */
export const readSettings = (db: Db): Settings =>
  settingsFrom(
    db
      .prepare<[], { key: string; value: string }>('SELECT key, value FROM settings')
      .all()
      .map(({ key, value }) => [key, value] as const),
  );

/** The settings that the book does not say. */
export const unsetSettings = (db: Db): SettingName[] => unsetBeside(settingPairs(db).keys());

/** Key and text pairs as they stand in the book, for the export. */
export const settingPairs = (db: Db): Map<string, string> =>
  new Map(
    db
      .prepare<[], { key: string; value: string }>('SELECT key, value FROM settings')
      .all()
      .map(({ key, value }) => [key, value]),
  );

/** Writes one setting's text. */
export function putSetting(db: Db, key: string, value: string): void {
  db.prepare(
    'INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  ).run(key, value);
}

/** Writes the settings that are named; a null one is removed. */
export function writeSettings(db: Db, change: Partial<Settings>): void {
  for (const [key, value] of settingsText(change)) {
    if (value === null) db.prepare('DELETE FROM settings WHERE key = ?').run(key);
    else putSetting(db, key, value);
  }
}
