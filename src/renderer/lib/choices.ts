import type { RevenueBasis } from '../../shared/domain.ts';
import type { Option } from './option.ts';

/** Countries whose currency a new book may start with; any other is chosen by hand. */
const CURRENCY_OF: Record<string, string> = {
  AU: 'AUD',
  CA: 'CAD',
  CH: 'CHF',
  GB: 'GBP',
  IN: 'INR',
  NZ: 'NZD',
  ZA: 'ZAR',
  ...Object.fromEntries(
    ['AT', 'BE', 'DE', 'ES', 'FI', 'FR', 'GR', 'IE', 'IT', 'LU', 'NL', 'PT'].map((country) => [
      country,
      'EUR',
    ]),
  ),
};

/** The likely currency of an owner whose machine speaks this locale. */
export const likelyCurrency = (locale: string): string =>
  CURRENCY_OF[new Intl.Locale(locale).maximize().region ?? ''] ?? 'USD';

/** Every currency by code and name. */
export const currencies = (locale: string): Option<string>[] => {
  const names = new Intl.DisplayNames(locale, { type: 'currency' });
  return Intl.supportedValuesOf('currency').map((code) => ({
    id: code,
    text: `${code} · ${names.of(code)}`,
  }));
};

/** The zone this machine is in. */
export const likelyTimeZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Every time zone, this machine's own and UTC included. */
export const timeZones = (): Option<string>[] =>
  [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', likelyTimeZone()])]
    .sort()
    .map((zone) => ({ id: zone, text: zone.replaceAll('_', ' ') }));

/** Where recurring revenue is taken from (METRICS.md, "Revenue basis"). */
export const REVENUE_BASIS_OPTIONS: readonly Option<RevenueBasis>[] = [
  {
    id: 'contracts',
    text: 'As earned under contract',
    note: 'Each day earns its share of the contract’s price.',
  },
  {
    id: 'ledger',
    text: 'As billed in the ledger',
    note: 'Recurring revenue is what the ledger entries say.',
  },
];
