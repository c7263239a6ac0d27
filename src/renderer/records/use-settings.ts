import { useRef, useState } from 'react';
import type { Settings } from '../../shared/contract/settings.ts';
import type { Failure } from '../../shared/result.ts';
import { useQuery } from '../lib/store.ts';
import { callAsking } from './save.ts';

const DEFAULTED = 'A default; not set yet';
const COUNTS_AS_0 = 'Never set; counts as 0';

/** What a field says as long as its setting is not in the book; one whose figures are n/a then says so itself. */
const UNSET_WORDS: Partial<Record<keyof Settings, string>> = {
  company: DEFAULTED,
  currency: DEFAULTED,
  revenueBasis: DEFAULTED,
  timeZone: DEFAULTED,
  businessHours: DEFAULTED,
  stuckDays: DEFAULTED,
  debt: COUNTS_AS_0,
  cash: COUNTS_AS_0,
  deferredRevenue: COUNTS_AS_0,
};

/** The book's settings and how to change them. A change that is refused says why beside its field, and so does one that was left at the question about closed months. */
export function useSettings() {
  const { data: settings } = useQuery('settings.get', {});
  const { data: unset = [] } = useQuery('settings.unset', {});
  const [failure, setFailure] = useState<{ of: keyof Settings; error: Failure } | null>(null);
  // A field that the question about closed months takes the focus from is left, and tells its text once more.
  const underWay = useRef<string | null>(null);
  const save = async <K extends keyof Settings>(key: K, value: Settings[K]) => {
    const change = { [key]: value };
    const words = JSON.stringify(change);
    if (underWay.current === words) return;
    setFailure(null);
    if (settings?.[key] === value) return;
    underWay.current = words;
    const result = await callAsking('settings.update', { change });
    if (underWay.current === words) underWay.current = null;
    if (!result.ok) setFailure({ of: key, error: result.error });
  };
  const errorOf = (key: keyof Settings): string | undefined => {
    if (failure?.of !== key) return undefined;
    const fields = Object.entries(failure.error.fields ?? {});
    // A list names the place in it, too: change.holidays.0.
    const own = fields.find(([place]) => place.replace(/^change\./, '').split('.')[0] === key);
    return own?.[1] ?? failure.error.message;
  };
  /** A field's hint: what it usually says, and that nobody has set it. */
  const hintOf = (key: keyof Settings, usual?: string): { hint?: string } => {
    const words = [usual, unset.includes(key) ? UNSET_WORDS[key] : undefined].filter(
      (text) => text !== undefined,
    );
    return words.length === 0 ? {} : { hint: words.join('. ') };
  };
  return { settings, save, errorOf, hintOf };
}

/** What assumption fields need. */
export type SettingsAccess = ReturnType<typeof useSettings>;
