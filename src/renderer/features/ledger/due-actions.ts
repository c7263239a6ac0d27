import type { DueDay } from '../../../shared/contract/ledger.ts';
import { call } from '../../lib/client.ts';
import { setUi } from '../../lib/ui-state.ts';
import { change } from '../../records/save.ts';

/** What the owner decides about due days. */

/** Posts them after all; asks where a closed month changes. */
export const postDays = async (days: readonly DueDay[]): Promise<void> =>
  void (await change('ledger.post', { days: [...days] }));

/** Leaves them out. */
export async function skipDays(days: readonly DueDay[]): Promise<void> {
  setUi({ failure: null, done: null });
  const result = await call('ledger.skip', { days: [...days] });
  if (!result.ok) setUi({ failure: result.error });
  else
    setUi({
      done: `${days.length === 1 ? '1 due day was' : `${days.length} due days were`} left out. The ledger’s tab Recurring lists ${days.length === 1 ? 'it' : 'them'}, with a way to post ${days.length === 1 ? 'it' : 'them'} after all.`,
    });
}
