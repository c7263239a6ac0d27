import type { Compared } from '../../../shared/analysis.ts';
import type { Revenue } from '../../../shared/contract/analysis.ts';
import type { WireFigure } from '../../../shared/contract/values.ts';
import { useFormat } from '../../lib/format-context.tsx';
import { spanWords } from '../../lib/period.ts';
import { Figure } from '../../ui/figure.tsx';
import { Panel } from '../../ui/panel.tsx';
import { PlainTable } from '../../ui/plain-table.tsx';
import styles from './revenue.module.css';

type Comparison = Revenue['comparisons'][number];

const NAMES: Record<Compared, string> = {
  mrr: 'MRR at the end',
  recurring: 'Recurring revenue',
  operatingRevenue: 'Operating revenue',
  grossProfit: 'Gross profit',
  ebitda: 'EBITDA',
  contribution: 'Client contribution',
  hours: 'Hours',
};
/** Of these, more is neither better nor worse by itself. */
const NEUTRAL: readonly Compared[] = ['hours'];

const TITLES: Record<Comparison['span'], string> = {
  month: 'Last whole month',
  quarter: 'Last three months',
  ttm: 'Last twelve months',
};

/** The latest month, quarter and year against those before, and a year ago. */
export const ComparedView = ({ revenue }: { revenue: Revenue }) =>
  revenue.comparisons.map((comparison) => <Compare key={comparison.span} comparison={comparison} />);

function Compare({ comparison }: { comparison: Comparison }) {
  const format = useFormat();
  const { span, now, before, yearAgo, rows } = comparison;
  // A year before twelve months is the twelve months before.
  const isSame = before.first === yearAgo.first;
  const bases = isSame ? (['yearAgo'] as const) : (['before', 'yearAgo'] as const);
  const words = { before: spanWords(before, format), yearAgo: spanWords(yearAgo, format) };
  const nowWords = spanWords(now, format);
  return (
    <Panel title={TITLES[span]} className={styles.compared}>
      <PlainTable
        even
        label={TITLES[span]}
        head={[
          { label: 'Figure' },
          { label: nowWords },
          ...bases.flatMap((base) => [
            { label: words[base], note: base === 'yearAgo' ? 'a year ago' : 'before' },
            { label: 'Change', note: base === 'yearAgo' ? 'on a year ago' : 'on before' },
            { label: 'Change, %', note: base === 'yearAgo' ? 'on a year ago' : 'on before' },
          ]),
        ]}
        rows={rows.map((row) => ({
          key: row.key,
          cells: [
            NAMES[row.key],
            <Figure key="now" figure={row.now} bare={row.now.unit === 'seconds'} />,
            ...bases.flatMap((base) => [
              <Figure
                key={`${base} base`}
                figure={row[base].base}
                bare={row[base].base.unit === 'seconds'}
              />,
              <Change
                key={`${base} change`}
                figure={row[base].change}
                isNeutral={NEUTRAL.includes(row.key)}
              />,
              <Change key={`${base} share`} figure={row[base].share} isNeutral={NEUTRAL.includes(row.key)} />,
            ]),
          ],
        }))}
      />
    </Panel>
  );
}

/** Judged, not only signed. */
function Change({ figure, isNeutral }: { figure: WireFigure; isNeutral: boolean }) {
  const { value } = figure;
  const tone = isNeutral || value === null || value === 0 ? undefined : value > 0 ? 'better' : 'worse';
  return <Figure figure={figure} signed bare={figure.unit === 'seconds'} tone={tone} spoken={tone} />;
}
