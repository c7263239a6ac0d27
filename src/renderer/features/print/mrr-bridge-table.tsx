import type { MonthRow } from '../../../shared/contract/metrics.ts';
import { SERIES, signOf, waterfall } from '../../charts/waterfall.ts';
import { useFormat } from '../../lib/format-context.tsx';
import { PlainTable } from '../../ui/plain-table.tsx';

const HEAD = ['Month', 'Start', 'New', 'Returned', 'Expansion', 'Contraction', 'Paused', 'Churn', 'End'];

/** How MRR moved in each month: start, gains, losses, end. */
export function MrrBridgeTable({ rows }: { rows: readonly MonthRow[] }) {
  const format = useFormat();
  return (
    <PlainTable
      label="MRR bridge by month"
      head={HEAD.map((label) => ({ label }))}
      rows={waterfall(rows).map((step) => ({
        key: step.month,
        cells: [
          format.month(step.month),
          format.money(step.start),
          ...SERIES.map((series) => {
            const cents = step.moved[series];
            return cents === 0 ? '–' : format.money(signOf(series) * cents);
          }),
          <b key="end">{format.money(step.end)}</b>,
        ],
      }))}
    />
  );
}
