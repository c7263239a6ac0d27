import type { BookStatus } from '../../../shared/contract/book.ts';
import type { Valuation } from '../../../shared/contract/metrics.ts';
import { printValuation, saveValuationPdf } from '../../lib/book-actions.ts';
import { useFormat } from '../../lib/format-context.tsx';
import { periodWords } from '../../lib/period.ts';
import { useQuery } from '../../lib/store.ts';
import { useSettings } from '../../records/use-settings.ts';
import { Button } from '../../ui/button.tsx';
import { FigureStrip } from '../../ui/figure-strip.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Statement } from '../../ui/statement.tsx';
import { AdjustmentsPanel, RemarksPanel, TopClientsPanel, YearsPanel } from './detail-panels.tsx';
import { EquityPanel } from './equity-panel.tsx';
import { QualityPanel } from './quality-panel.tsx';
import styles from './valuation.module.css';
import { ValuePanel } from './value-panel.tsx';

type Props = { asOf: string; status: BookStatus };

/** Earnings as a buyer reads them, and what they are worth at the owner's own multiples. */
export function ValuationScreen({ asOf, status }: Props) {
  const query = useQuery('metrics.valuation', { asOf });
  return (
    <Loaded {...query} reserve={[28, 78, 420, 240]}>
      {(valuation) => <ValuationParts valuation={valuation} readOnly={status.readOnly} />}
    </Loaded>
  );
}

function ValuationParts({ valuation, readOnly }: { valuation: Valuation; readOnly: boolean }) {
  const format = useFormat();
  const settings = useSettings();
  const { asOf, company, period, basisWords } = valuation;
  return (
    <>
      <div className={styles.bar}>
        <p>
          {periodWords(period, format)} · {basisWords}
        </p>
        <Button onPress={() => void printValuation(asOf)}>Print…</Button>
        <Button onPress={() => void saveValuationPdf(asOf, company)}>Save as PDF…</Button>
      </div>
      <FigureStrip figures={valuation.headlines} />
      <div className={styles.columns}>
        <div className={styles.column}>
          <Panel title="From net profit to earnings">
            <Statement label="From net profit to earnings" lines={valuation.bridge} />
          </Panel>
          <Panel title="Cross-check" note="EBITDA on the other revenue basis, and from the top">
            <Statement label="Cross-check" lines={valuation.cross} />
          </Panel>
        </div>
        <div className={styles.column}>
          <ValuePanel valuation={valuation} settings={settings} readOnly={readOnly} />
          <EquityPanel lines={valuation.equity} settings={settings} readOnly={readOnly} />
        </div>
      </div>
      <QualityPanel quality={valuation.quality} />
      <YearsPanel years={valuation.years} />
      <AdjustmentsPanel valuation={valuation} />
      <TopClientsPanel clients={valuation.topClients} />
      <RemarksPanel remarks={valuation.remarks} />
    </>
  );
}
