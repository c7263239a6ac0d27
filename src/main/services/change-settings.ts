import type { Settings } from '../../shared/contract/settings.ts';
import { PlumblineError } from '../../shared/result.ts';
import { readSetting, type SettingKey, settingsText } from '../../shared/settings-text.ts';
import { type Db, guarded } from '../db/open.ts';
import { readSettings, writeSettings } from '../db/settings.ts';
import { write } from '../db/unit-of-work.ts';

/** Field of a settings key, for forms: `owner_market_pay` → `ownerMarketPay`. */
const fieldOf = (key: SettingKey): string =>
  key.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());

/**
 * Changes the settings that are named; what the schema can't see (a real time zone, readable business hours) is
 * checked by the rules the importer uses.
 * @throws PlumblineError bad_input with the fields' reasons, locked, read_only
 */
export function changeSettings(db: Db, change: Partial<Settings>): { settings: Settings; revision: number } {
  const fields: Record<string, string> = {};
  for (const [key, text] of settingsText(change)) {
    if (text === null) continue;
    const read = readSetting(key, text);
    if ('reason' in read) fields[fieldOf(key)] = read.reason;
  }
  const reasons = Object.values(fields);
  if (reasons.length > 0)
    throw new PlumblineError('bad_input', `The settings were not changed: ${reasons.join('; ')}.`, {
      fields,
    });
  const { revision } = guarded(db.name, () =>
    write(db, 'settings.update', new Date(), () => {
      writeSettings(db, change);
      return { result: null, audit: change };
    }),
  );
  return { settings: readSettings(db), revision };
}
