import type { SettingName, Settings } from '../../shared/contract/settings.ts';
import type { Facts } from '../metrics/facts.ts';

/** What the settings that rules rest on say, for explanations. */
const SAYS: Partial<{ [N in SettingName]: (value: Settings[N]) => string }> = {
  revenueBasis: (basis) => `The book’s basis: ${basis}`,
  timeZone: (zone) => `Time zone: ${zone}`,
  businessHours: (hours) => `Business hours: ${hours}`,
  holidays: (days) => (days.length === 0 ? 'Holidays: none' : `Holidays: ${days.length} days`),
  stuckDays: (days) => `Stuck after ${days} days`,
};

/** “Time zone: UTC (the default; not set by the owner).” */
export function settingWords<N extends SettingName>(
  name: N,
  { settings, unset }: Pick<Facts, 'settings' | 'unset'>,
): string {
  const words = SAYS[name]?.(settings[name]) ?? name;
  return unset.includes(name)
    ? `${words} (the default; not set by the owner).`
    : `${words} (set by the owner).`;
}
