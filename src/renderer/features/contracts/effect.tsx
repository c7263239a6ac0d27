import type { ContractAction } from '../../../shared/contract/contracts.ts';
import { useFormat } from '../../lib/format-context.tsx';
import { useQuery } from '../../lib/store.ts';
import { EffectNote, EffectPending, EffectProblem } from '../../records/effect.tsx';
import { effectWords } from './words.ts';

/** What a change of a contract would do. */
export function Effect({ action }: { action: ContractAction }) {
  const format = useFormat();
  const { data, error } = useQuery('contracts.preview', { action });
  if (error) return <EffectProblem text={Object.values(error.fields ?? {})[0] ?? error.message} />;
  if (!data) return <EffectPending />;
  const { months, monthCount } = data;
  const money = (cents: number, signed = false) => format.money(cents, { cents: true, signed });
  return (
    <EffectNote
      lines={effectWords(data, format)}
      {...(months.length > 1 && {
        months: {
          label: 'Months that earn another amount',
          head: [
            months.length < monthCount ? `Latest of ${monthCount} months` : 'Month',
            'Before',
            'After',
            'Change',
          ],
          rows: months.map(({ month, before, after }) => [
            format.month(month),
            money(before),
            money(after),
            money(after - before, true),
          ]),
        },
      })}
    />
  );
}
