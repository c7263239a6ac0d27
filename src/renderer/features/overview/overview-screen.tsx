import { useMemo } from 'react';
import type { Headline, Overview } from '../../../shared/contract/metrics.ts';
import { ChartFrame } from '../../charts/chart-frame.tsx';
import { ebitdaByMonth } from '../../charts/ebitda-by-month.ts';
import { mrrMovements } from '../../charts/mrr-movements.ts';
import { useFormat } from '../../lib/format-context.tsx';
import { periodWords } from '../../lib/period.ts';
import { useQuery } from '../../lib/store.ts';
import { FigureGrid } from '../../ui/figure-grid.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { Panel } from '../../ui/panel.tsx';
import { AttentionList } from './attention-list.tsx';
import { HEADLINE_WORDS, HeadlineStrip } from './headline-strip.tsx';
import styles from './overview.module.css';

/** The strip holds six; the others join the further figures. */
const STRIP: readonly Headline['key'][] = ['mrr', 'ebitda', 'ebitdaMargin', 'cer', 'clientChurn', 'value'];

/** How the company stands: headlines, two years in pictures, and what to look at. */
export function OverviewScreen({ asOf }: { asOf: string }) {
  const query = useQuery('metrics.overview', { asOf });
  return (
    <Loaded {...query} reserve={[14, 144, 236, 160, 160]}>
      {(overview) => <OverviewParts overview={overview} />}
    </Loaded>
  );
}

function OverviewParts({ overview }: { overview: Overview }) {
  const format = useFormat();
  const { headlines, months, more, attention, period } = overview;
  const mrr = useMemo(() => mrrMovements(months, format), [months, format]);
  const ebitda = useMemo(() => ebitdaByMonth(months, format), [months, format]);
  const others = headlines
    .filter(({ key }) => !STRIP.includes(key))
    .map(({ key, figure, note }) => ({ label: HEADLINE_WORDS[key], figure, note }));
  return (
    <>
      <p className={styles.period}>{periodWords(period, format)}</p>
      <HeadlineStrip headlines={headlines.filter(({ key }) => STRIP.includes(key))} />
      <div className={styles.charts}>
        <ChartFrame model={mrr} />
        <ChartFrame model={ebitda} />
      </div>
      <AttentionList items={attention} />
      <Panel title="More figures" note={periodWords(period, format)}>
        <FigureGrid figures={[...others, ...more]} />
      </Panel>
    </>
  );
}
