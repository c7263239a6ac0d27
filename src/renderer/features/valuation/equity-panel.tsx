import type { StatementLine } from '../../../shared/contract/metrics.ts';
import { MoneyField } from '../../records/money-field.tsx';
import type { SettingsAccess } from '../../records/use-settings.ts';
import { Panel } from '../../ui/panel.tsx';
import { Statement } from '../../ui/statement.tsx';
import styles from './valuation.module.css';

type EquityPanelProps = { lines: readonly StatementLine[]; settings: SettingsAccess; readOnly: boolean };

/** From the value of the company to what is left for its owner, and what it assumes. */
export function EquityPanel({ lines, settings, readOnly }: EquityPanelProps) {
  const { settings: kept, save, errorOf, hintOf } = settings;
  return (
    <Panel title="Equity" note="value − debt − deferred revenue + cash">
      {kept && (
        <div className={styles.fields}>
          <MoneyField
            label="Debt"
            cents={kept.debt}
            onCommit={(cents) => void save('debt', cents)}
            {...hintOf('debt')}
            error={errorOf('debt')}
            isDisabled={readOnly}
          />
          <MoneyField
            label="Cash"
            cents={kept.cash}
            onCommit={(cents) => void save('cash', cents)}
            {...hintOf('cash')}
            error={errorOf('cash')}
            isDisabled={readOnly}
          />
          <MoneyField
            label="Deferred revenue to deduct"
            cents={kept.deferredRevenue}
            onCommit={(cents) => void save('deferredRevenue', cents)}
            {...hintOf('deferredRevenue', 'Billed but not yet earned')}
            error={errorOf('deferredRevenue')}
            isDisabled={readOnly}
          />
          <MoneyField
            label="Market pay of the owner(s), a year"
            cents={kept.ownerMarketPay}
            onCommit={(cents) => void save('ownerMarketPay', cents)}
            min={0}
            hint="What replacing the owner(s) costs; empty = adjusted EBITDA and SDE are n/a"
            error={errorOf('ownerMarketPay')}
            isDisabled={readOnly}
          />
        </div>
      )}
      <Statement label="Equity" lines={lines} />
    </Panel>
  );
}
