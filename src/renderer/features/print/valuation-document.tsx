import { useMemo } from 'react';
import type { Valuation } from '../../../shared/contract/metrics.ts';
import { PrintEbitda, PrintMrr } from '../../charts/print-chart.tsx';
import { classes } from '../../lib/classes.ts';
import { PaperProvider } from '../../ui/paper.tsx';
import { Statement } from '../../ui/statement.tsx';
import { AdjustmentsTable, TopClientsTable, YearsTable } from '../../ui/valuation-tables.tsx';
import { ValueGrid } from '../../ui/value-grid.tsx';
import styles from './document.module.css';
import { Definitions, Headlines, NotesList, Part, Quality } from './document-parts.tsx';
import { MrrBridgeTable } from './mrr-bridge-table.tsx';
import { notesOf } from './notes.ts';

/** The valuation summary a buyer or a bank is handed. */
export function ValuationDocument({ valuation }: { valuation: Valuation }) {
  const notes = useMemo(() => notesOf(valuation), [valuation]);
  const { months, adjustments, remarks } = valuation;
  return (
    <PaperProvider value={notes}>
      <main className={styles.document}>
        <h1>Valuation summary</h1>
        <p className={styles.words}>
          Unaudited. Prepared by the owner from the company’s records with Plumbline; not an appraisal.
        </p>
        <Headlines headlines={valuation.headlines} />
        <div className={styles.columns}>
          <div>
            <Part title="From net profit to earnings">
              <Statement label="From net profit to earnings" lines={valuation.bridge} />
            </Part>
          </div>
          <div>
            <Values valuation={valuation} />
            <Part title="EBITDA by month" note="year before lighter, losses hollow">
              <PrintEbitda rows={months} width={240} height={110} />
            </Part>
          </div>
        </div>
        <Part title="Years and the last twelve months" whole>
          <YearsTable years={valuation.years} />
        </Part>
        <Part title="MRR at month ends" note="axis not from zero" whole>
          <PrintMrr rows={months} width={500} height={104} />
        </Part>
        <Part title="MRR bridge by month">
          <MrrBridgeTable rows={months} />
        </Part>
        <div className={classes(styles.columns, styles.whole)}>
          <Part title="From value to equity">
            <Statement label="From value to equity" lines={valuation.equity} />
          </Part>
          <Part title="Cross-check" note="of EBITDA">
            <Statement label="Cross-check" lines={valuation.cross} />
          </Part>
        </div>
        <Part title="Largest clients" note="by revenue of the period" whole>
          <TopClientsTable clients={valuation.topClients} />
        </Part>
        <Part title="Quality of earnings" whole>
          <Quality quality={valuation.quality} />
        </Part>
        <Part title="Adjustments and their evidence" whole>
          {adjustments.length === 0 ? 'None in the period.' : <AdjustmentsTable valuation={valuation} />}
        </Part>
        {remarks.length > 0 && (
          <Part title="Remarks" whole>
            <ul className={styles.remarks}>
              {remarks.map((remark) => (
                <li key={remark}>{remark}</li>
              ))}
            </ul>
          </Part>
        )}
        <Definitions />
        <NotesList notes={notes} />
      </main>
    </PaperProvider>
  );
}

function Values({ valuation }: { valuation: Valuation }) {
  const { ebitdaValue, sdeValue } = valuation;
  const typed = ebitdaValue.multiple !== null || sdeValue.multiple !== null;
  return (
    <Part title="Value at the owner’s multiples" note="cash-free, debt-free">
      {!typed && <p>The owner has not chosen a multiple; none is built in.</p>}
      <div className={styles.grids}>
        <ValueGrid earnings="Adjusted EBITDA" valuing={ebitdaValue} />
        <ValueGrid earnings="SDE" valuing={sdeValue} />
      </div>
    </Part>
  );
}
