import type { Valuation } from '../../../shared/contract/metrics.ts';
import { Panel } from '../../ui/panel.tsx';
import { AdjustmentsTable, TopClientsTable, YearsTable } from '../../ui/valuation-tables.tsx';
import styles from './valuation.module.css';

/** Profit and loss by year. */
export const YearsPanel = ({ years }: { years: Valuation['years'] }) => (
  <Panel title="By year">
    <div className={styles.scroll}>
      <YearsTable years={years} />
    </div>
  </Panel>
);

/** What was added to or taken from EBITDA. */
export const AdjustmentsPanel = ({ valuation }: { valuation: Valuation }) => (
  <Panel title="Adjustments" note="dated in the period">
    {valuation.adjustments.length === 0 ? (
      <p className={styles.hint}>
        None. One-time, personal and related-party items of the period will be listed here.
      </p>
    ) : (
      <AdjustmentsTable valuation={valuation} />
    )}
  </Panel>
);

/** The largest clients by revenue. */
export const TopClientsPanel = ({ clients }: { clients: Valuation['topClients'] }) => (
  <Panel title="Largest clients" note="by revenue of the period">
    {clients.length === 0 ? (
      <p className={styles.hint}>No client had revenue in the period.</p>
    ) : (
      <TopClientsTable clients={clients} />
    )}
  </Panel>
);

/** What a reader must know. */
export const RemarksPanel = ({ remarks }: { remarks: readonly string[] }) =>
  remarks.length > 0 && (
    <Panel title="Remarks">
      <ul className={styles.remarks}>
        {remarks.map((remark) => (
          <li key={remark}>{remark}</li>
        ))}
      </ul>
    </Panel>
  );
