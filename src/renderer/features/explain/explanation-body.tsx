import type { Explanation } from '../../../shared/contract/explain.ts';
import { goTo } from '../../lib/ui-state.ts';
import { Button } from '../../ui/button.tsx';
import { Figure } from '../../ui/figure.tsx';
import styles from './explain.module.css';
import { Formula } from './formula.tsx';
import { Rows } from './rows.tsx';

type ExplanationBodyProps = {
  asOf: string;
  explanation: Explanation;
  onDrill: (at: string) => void;
};

/** The value, how it came about, the rule that applied, what it lacks, and the rows of the book. */
export function ExplanationBody({ asOf, explanation, onDrill }: ExplanationBodyProps) {
  const { figure, terms, text, how, policy, rows } = explanation;
  const lacks = figure.lacks ?? [];
  return (
    <>
      <p className={styles.value}>
        <Figure figure={figure} large cents />
      </p>
      {figure.value === null && <p className={styles.why}>Not available: {figure.why}.</p>}
      {terms.length > 0 && <Formula explanation={explanation} onDrill={onDrill} />}
      {how === 'given' && text && <Given text={text} />}
      {policy && (
        <section className={styles.part}>
          <h3>Rule</h3>
          <p>{policy}</p>
        </section>
      )}
      {lacks.length > 0 && (
        <section className={styles.part}>
          <h3>
            <span className={styles.mark} aria-hidden="true">
              *{' '}
            </span>
            What it lacks
          </h3>
          <ul>
            {lacks.map((lack) => (
              <li key={lack}>{lack}</li>
            ))}
          </ul>
        </section>
      )}
      {rows && <Rows asOf={asOf} figure={figure} rows={rows} />}
    </>
  );
}

/** What main says of a value that the owner typed, or could. */
const OF_SETTINGS = ['Set by the owner.', 'Not set by the owner.', 'Not set by the owner; counts as 0.'];

function Given({ text }: { text: string }) {
  return (
    <section className={styles.part}>
      <h3>Where it comes from</h3>
      <p>
        {text}{' '}
        {OF_SETTINGS.includes(text) && (
          <Button look="link" onPress={() => goTo('settings')}>
            Settings
          </Button>
        )}
      </p>
    </section>
  );
}
