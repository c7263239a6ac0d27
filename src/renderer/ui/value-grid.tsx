import type { Valuation } from '../../shared/contract/metrics.ts';
import { useFormat } from '../lib/format-context.tsx';
import { Figure } from './figure.tsx';
import { PlainTable } from './plain-table.tsx';
import styles from './value-grid.module.css';

type Valuing = Valuation['ebitdaValue'];

/** Main gives a row for earnings a tenth lower, as shown, and a tenth higher. */
const ROWS = [
  { label: '−10 %', level: 'line' },
  { label: 'As shown', level: 'marked' },
  { label: '+10 %', level: 'line' },
] as const;

/** What earnings, and a tenth more or less of them, are worth at multiples around the owner's. */
export function ValueGrid({ earnings, valuing }: { earnings: string; valuing: Valuing }) {
  const format = useFormat();
  if (valuing.grid.length === 0) return null;
  return (
    <PlainTable
      even
      label={`Value by ${earnings} and multiple`}
      head={[
        { label: earnings },
        ...valuing.multiples.map((multiple) => ({ label: format.multiple(multiple) })),
      ]}
      rows={ROWS.map(({ label, level }, row) => ({
        key: label,
        level,
        cells: [
          <span key="earnings" className={styles.earnings}>
            <span>{label}</span>
            {valuing.grid[row] && <Figure figure={valuing.grid[row].earnings} />}
          </span>,
          ...(valuing.grid[row]?.values ?? []).map((figure, column) =>
            level === 'marked' && valuing.multiples[column] === valuing.multiple ? (
              <b key={valuing.multiples[column]}>
                <Figure figure={figure} />
              </b>
            ) : (
              <Figure key={valuing.multiples[column]} figure={figure} />
            ),
          ),
        ],
      }))}
    />
  );
}
