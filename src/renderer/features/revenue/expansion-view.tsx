import { EXPANSION_REASONS, type ExpansionReason } from '../../../shared/analysis.ts';
import type { Revenue } from '../../../shared/contract/analysis.ts';
import type { StatementLine } from '../../../shared/contract/metrics.ts';
import { useFormat } from '../../lib/format-context.tsx';
import { Figure } from '../../ui/figure.tsx';
import { Panel } from '../../ui/panel.tsx';
import { PlainTable } from '../../ui/plain-table.tsx';
import { Statement } from '../../ui/statement.tsx';
import styles from './revenue.module.css';

type Expansion = Revenue['expansion'];

const REASONS: Record<ExpansionReason, string> = {
  upsell: 'Upsell',
  upgrade: 'Upgrade',
  price_increase: 'Price increase',
  correction: 'Correction',
  added_contract: 'Further contract',
  resumed_contract: 'Contract resumed',
  other: 'Other',
};

/** Reasons that occur at all, in the contract's order. */
const reasonsIn = ({ ttm, months }: Expansion): ExpansionReason[] =>
  EXPANSION_REASONS.filter((reason) => [ttm, ...months].some(({ events }) => events[reason].value !== 0));

/** Why clients who were there already pay more. */
export function ExpansionView({ revenue: { expansion } }: { revenue: Revenue }) {
  const format = useFormat();
  const reasons = reasonsIn(expansion);
  const { ttm } = expansion;
  const lines: StatementLine[] = [
    ...reasons.map((reason) => ({
      label: REASONS[reason],
      figure: ttm.events[reason],
      level: 'line' as const,
    })),
    { label: '− Lost by the same clients within the month', figure: ttm.netted, level: 'line' },
    { label: 'Expansion', figure: ttm.expansion, level: 'sum' },
  ];
  return (
    <div className={styles.columns}>
      <Panel title="Expansion by reason" note="MRR, twelve months">
        <Statement label="Expansion by reason" lines={lines} />
      </Panel>
      <Panel title="Month by month" note="MRR">
        <PlainTable
          label="Expansion by month"
          head={[
            { label: 'Month', kind: 'word' },
            ...reasons.map((reason) => ({ label: REASONS[reason] })),
            { label: 'Netted' },
            { label: 'Expansion' },
          ]}
          rows={expansion.months
            .filter((month) => month.hasData)
            .toReversed()
            .map((month) => ({
              key: month.month,
              cells: [
                format.month(month.month),
                ...reasons.map((reason) => <Figure key={reason} figure={month.events[reason]} quietZero />),
                <Figure key="netted" figure={month.netted} quietZero />,
                <b key="expansion">
                  <Figure figure={month.expansion} quietZero />
                </b>,
              ],
            }))}
        />
      </Panel>
    </div>
  );
}
