import type { Valuation } from '../../shared/contract/metrics.ts';
import { type AdjustmentCategory, CONFIDENCES, type Confidence } from '../../shared/domain.ts';
import { useFormat } from '../lib/format-context.tsx';
import { Figure } from './figure.tsx';
import { PlainTable } from './plain-table.tsx';

/** Profit and loss by calendar year, and the last twelve months. */
export function YearsTable({ years }: { years: Valuation['years'] }) {
  const format = useFormat();
  // Main names the TTM's last month plainly (TTM 2026-06); how it is written is the reader's.
  const heading = (label: string) => label.replace(/\d{4}-\d{2}$/, format.month);
  return (
    <PlainTable
      label="Years and the last twelve months"
      head={[
        { label: 'Profit and loss' },
        ...years.columns.map((column) => ({ ...column, label: heading(column.label) })),
      ]}
      rows={years.rows.map(({ label, level, figures }) => ({
        key: label,
        level,
        cells: [label, ...figures.map((figure) => <Figure key={figure.at} figure={figure} />)],
      }))}
    />
  );
}

const CATEGORY_WORDS: Record<AdjustmentCategory, string> = {
  one_time: 'one-time',
  personal: 'personal',
  related_party: 'related party',
  non_operating: 'non-operating',
  other: 'other',
};

const EVIDENCE_WORDS: Record<Confidence, string> = { documented: 'Documented', estimated: 'Estimated' };

/** Adjustments to earnings with what backs them, and what each kind of evidence comes to. */
export function AdjustmentsTable({
  valuation: { adjustments, adjustmentTotals },
}: {
  valuation: Pick<Valuation, 'adjustments' | 'adjustmentTotals'>;
}) {
  const format = useFormat();
  const totals = CONFIDENCES.filter((confidence) =>
    adjustments.some((adjustment) => adjustment.confidence === confidence),
  ).map((confidence) => ({
    key: confidence,
    level: 'sum' as const,
    cells: [
      EVIDENCE_WORDS[confidence],
      '',
      '',
      '',
      '',
      <Figure key="amount" figure={adjustmentTotals[confidence]} />,
    ],
  }));
  return (
    <PlainTable
      label="Adjustments"
      head={[
        { label: 'Adjustment' },
        { label: 'Day', kind: 'word' },
        { label: 'Kind', kind: 'word' },
        { label: 'Recurs', kind: 'word' },
        { label: 'Evidence', kind: 'text' },
        { label: 'Amount' },
      ]}
      rows={[
        ...adjustments.map((adjustment) => ({
          key: adjustment.figure.at,
          cells: [
            adjustment.label,
            format.day(adjustment.date),
            CATEGORY_WORDS[adjustment.category],
            adjustment.recurring ? 'yes' : 'no',
            adjustment.note ? `${adjustment.confidence}: ${adjustment.note}` : adjustment.confidence,
            <Figure key="amount" figure={adjustment.figure} />,
          ],
        })),
        ...totals,
      ]}
    />
  );
}

/** The clients a buyer asks about first. */
export function TopClientsTable({ clients }: { clients: Valuation['topClients'] }) {
  return (
    <PlainTable
      label="Top clients"
      head={[
        { label: 'Client' },
        { label: 'Revenue' },
        { label: 'Share' },
        { label: 'MRR' },
        { label: 'Contribution' },
        { label: 'Margin' },
        { label: 'Remaining term' },
      ]}
      rows={clients.map((client) => ({
        key: client.name,
        cells: [
          client.name,
          <Figure key="revenue" figure={client.revenue} />,
          <Figure key="share" figure={client.share} />,
          <Figure key="mrr" figure={client.mrr} />,
          <Figure key="contribution" figure={client.contribution} />,
          <Figure key="margin" figure={client.margin} />,
          <Figure key="remaining" figure={client.remaining} />,
        ],
      }))}
    />
  );
}
