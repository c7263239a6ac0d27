import type { Output } from '../../../shared/contract/index.ts';
import type { AccountKind } from '../../../shared/domain.ts';
import { useFormat } from '../../lib/format-context.tsx';
import { useQuery } from '../../lib/store.ts';
import { EffectNote, EffectPending, EffectProblem } from '../../records/effect.tsx';
import type { Pair } from '../../records/merge-form.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { PlainTable } from '../../ui/plain-table.tsx';
import { effectTable, kindWords, mergeWords } from './effect-words.ts';

/** The lines of the profit and loss that change. */
function Lines({ effect }: { effect: Output<'ledger.kindPreview'> | Output<'accounts.mergePreview'> }) {
  const table = effectTable(effect, useFormat());
  if (!table) return null;
  const { label, head, rows } = table;
  return <PlainTable label={label} head={head.map((each) => ({ label: each }))} rows={rows} />;
}

type KindEffectProps = { account: number; kind: AccountKind; asOf: string };

/** What another kind of an account does to the lines of the profit and loss. */
export function KindEffect({ account, kind, asOf }: KindEffectProps) {
  const format = useFormat();
  const { data, error, loading, retry } = useQuery('ledger.kindPreview', {
    changes: [{ account, kind }],
    asOf,
  });
  if (error) return <ErrorNotice failure={error} onRetry={retry} isRetrying={loading} />;
  if (!data) return <EffectPending />;
  return (
    <>
      <EffectNote lines={kindWords(data, format)} />
      <Lines effect={data} />
    </>
  );
}

/** What making one account of two does to them. */
export function MergeEffect({ pair, asOf }: { pair: Pair; asOf: string }) {
  const format = useFormat();
  const { data, error } = useQuery('accounts.mergePreview', { ...pair, asOf });
  if (error) return <EffectProblem text={error.message} />;
  if (!data) return <EffectPending />;
  return (
    <>
      <EffectNote lines={mergeWords(data, format)} />
      <Lines effect={data} />
    </>
  );
}
