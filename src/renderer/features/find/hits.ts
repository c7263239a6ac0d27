import { useEffect, useState } from 'react';
import type { BookRecord } from '../../../shared/contract/records.ts';
import type { RecordTable } from '../../../shared/records/fields.ts';
import { call } from '../../lib/client.ts';

/** Where Find looks, the few and well known before the many. */
const LOOKED_IN: readonly RecordTable[] = [
  'clients',
  'contracts',
  'technicians',
  'accounts',
  'adjustments',
  'recurring_entries',
  'tickets',
  'surveys',
  'contract_prices',
  'contract_pauses',
  'cost_rates',
  'ledger_entries',
  'time_entries',
];
const EACH = 5;
const SHORTEST = 2;
/** The owner is still typing. */
const PAUSE_MS = 120;

export type Hits = { table: RecordTable; total: number; records: BookRecord[] };

/** Records that have every word, table by table as they are found. `looking` while there may be more. */
export function useHits(text: string): { hits: readonly Hits[]; looking: boolean } {
  const [found, setFound] = useState<{ of: string; hits: readonly Hits[]; done: boolean }>({
    of: '',
    hits: [],
    done: true,
  });
  const search = text.trim();
  useEffect(() => {
    if (search.length < SHORTEST) {
      setFound({ of: search, hits: [], done: true });
      return;
    }
    let left = false;
    const look = async () => {
      const hits: Hits[] = [];
      for (const table of LOOKED_IN) {
        const result = await call('records.list', { table, search, count: EACH });
        if (left) return;
        if (result.ok && result.data.total > 0)
          hits.push({ table, total: result.data.total, records: result.data.rows });
        setFound({ of: search, hits: [...hits], done: table === LOOKED_IN.at(-1) });
      }
    };
    const timer = setTimeout(() => void look(), PAUSE_MS);
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [search]);
  const current = found.of === search;
  return { hits: current ? found.hits : [], looking: !(current && found.done) };
}
