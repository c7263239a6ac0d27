import { useState } from 'react';
import type { Settings } from '../../shared/contract/settings.ts';
import type { Failure } from '../../shared/result.ts';
import { call } from './client.ts';
import { useQuery } from './store.ts';

/** The book's settings and how to change them. A change that is refused says why beside its field. */
export function useSettings() {
  const { data: settings } = useQuery('settings.get', {});
  const [failure, setFailure] = useState<{ of: keyof Settings; error: Failure } | null>(null);
  const save = async <K extends keyof Settings>(key: K, value: Settings[K]) => {
    setFailure(null);
    if (settings?.[key] === value) return;
    const result = await call('settings.update', { change: { [key]: value } });
    if (!result.ok) setFailure({ of: key, error: result.error });
  };
  const errorOf = (key: keyof Settings): string | undefined => {
    if (failure?.of !== key) return undefined;
    const fields = Object.entries(failure.error.fields ?? {});
    // A list names the place in it, too: change.holidays.0.
    const own = fields.find(([place]) => place.replace(/^change\./, '').split('.')[0] === key);
    return own?.[1] ?? failure.error.message;
  };
  return { settings, save, errorOf };
}

/** What assumption fields need. */
export type SettingsAccess = ReturnType<typeof useSettings>;
