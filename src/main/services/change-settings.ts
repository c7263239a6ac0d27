import type { Settings } from '../../shared/contract/settings.ts';
import { PlumblineError } from '../../shared/result.ts';
import { readSetting, type SettingKey, settingsText } from '../../shared/settings-text.ts';
import { writeStep } from '../db/change-log.ts';
import { type Db, guarded } from '../db/open.ts';
import { SETTINGS_ID } from '../db/record-images.ts';
import { readSettings, settingPairs } from '../db/settings.ts';
import { revision } from '../db/unit-of-work.ts';

/** Field of a settings key, for forms: `owner_market_pay` → `ownerMarketPay`. */
const fieldOf = (key: SettingKey): string =>
  key.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());

/**
 * Changes the settings that are named; what the schema can't see (a real time zone, readable business hours) is
 * checked by the rules the importer uses.
 * @throws PlumblineError bad_input with the fields' reasons, closed_month, locked, read_only
 */
export function changeSettings(
  db: Db,
  change: Partial<Settings>,
  allowClosed: boolean,
): { settings: Settings; revision: number } {
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
  guarded(db.name, () =>
    writeStep(db, { action: 'settings.update', label: 'Change settings', allowClosed }, () => ({
      result: null,
      audit: change,
      targets: [
        {
          table: 'settings',
          id: SETTINGS_ID,
          image: { ...Object.fromEntries(settingPairs(db)), ...Object.fromEntries(settingsText(change)) },
        },
      ],
    })),
  );
  return { settings: readSettings(db), revision: revision(db) };
}
