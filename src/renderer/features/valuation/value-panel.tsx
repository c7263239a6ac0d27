import type { Valuation } from '../../../shared/contract/metrics.ts';
import { Figure } from '../../ui/figure.tsx';
import { NumberField } from '../../ui/number-field.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ValueGrid } from '../../ui/value-grid.tsx';
import type { SettingsAccess } from './use-settings.ts';
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

const MAX_MULTIPLE = 999;
const DECIMALS = [1, 4] as const;

/** Settings keep a multiple as decimal text of at most four places. */
const multipleText = (value: number | null): string | null =>
  value === null ? null : String(Number(value.toFixed(4)));

function Valuing({ way, valuing, settings, readOnly }: ValuingProps) {
  const { save, errorOf } = settings;
  const typed = settings.settings?.[way.key] ?? valuing.multiple;
  return (
    <div className={styles.valuing}>
      <div className={styles.multiple}>
        <NumberField
          label={`Multiple of ${way.earnings}`}
          value={typed === null ? null : Number(typed)}
          onCommit={(value) => void save(way.key, multipleText(value))}
          decimals={DECIMALS}
          min={0}
          max={MAX_MULTIPLE}
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
