import type { Valuation } from '../../../shared/contract/metrics.ts';
import type { SettingsAccess } from '../../records/use-settings.ts';
import { Figure } from '../../ui/figure.tsx';
import { MultipleField } from '../../ui/number-field.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ValueGrid } from '../../ui/value-grid.tsx';
import styles from './valuation.module.css';

const WAYS = [
  { key: 'ebitdaMultiple', value: 'ebitdaValue', earnings: 'Adjusted EBITDA', example: 'for example 4.5' },
  { key: 'sdeMultiple', value: 'sdeValue', earnings: 'SDE', example: 'for example 2.5' },
] as const;

type ValuePanelProps = { valuation: Valuation; settings: SettingsAccess; readOnly: boolean };

/** What the earnings are worth at the multiples the owner types; none is built in. */
export function ValuePanel({ valuation, settings, readOnly }: ValuePanelProps) {
  return (
    <Panel title="Value at your multiples" note="cash-free, debt-free">
      {WAYS.map((way) => (
        <Valuing
          key={way.key}
          way={way}
          valuing={valuation[way.value]}
          settings={settings}
          readOnly={readOnly}
        />
      ))}
    </Panel>
  );
}

type ValuingProps = {
  way: (typeof WAYS)[number];
  valuing: Valuation['ebitdaValue'];
  settings: SettingsAccess;
  readOnly: boolean;
};

function Valuing({ way, valuing, settings, readOnly }: ValuingProps) {
  const { save, errorOf } = settings;
  const typed = settings.settings?.[way.key] ?? valuing.multiple;
  return (
    <div className={styles.valuing}>
      <div className={styles.multiple}>
        <MultipleField
          label={`Multiple of ${way.earnings}`}
          multiple={typed}
          onCommit={(multiple) => void save(way.key, multiple)}
          placeholder={way.example}
          error={errorOf(way.key)}
          isDisabled={readOnly}
        />
        {valuing.multiple !== null && (
          <div className={styles.worth}>
            <span className={styles.note}>Value</span>
            <span className={styles.value}>
              <Figure figure={valuing.value} name={`Value on ${way.earnings}`} large />
            </span>
          </div>
        )}
      </div>
      {valuing.multiple === null ? (
        <p className={styles.hint}>Type a multiple to see the value. None is built in as the market’s.</p>
      ) : (
        <ValueGrid earnings={way.earnings} valuing={valuing} />
      )}
    </div>
  );
}
