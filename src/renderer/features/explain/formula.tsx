import type { Explanation } from '../../../shared/contract/explain.ts';
import { useFormat } from '../../lib/format-context.tsx';
import { subjectWords } from '../../lib/period.ts';
import { Figure } from '../../ui/figure.tsx';
import styles from './explain.module.css';

type FormulaProps = { explanation: Explanation; onDrill: (at: string) => void };

const SPOKEN = { '+': 'plus', '−': 'less', '×': 'times', '÷': 'divided by', '': '' } as const;

/** The formula with the owner's own numbers; each input leads on to how it came about itself. */
export function Formula({ explanation, onDrill }: FormulaProps) {
  const { figure, how, name, of, terms, text } = explanation;
  const format = useFormat();
  const own = subjectWords(of, format);
  /** An input may be somebody else's, such as a client's in the company's figure. */
  const nameOf = (term: Explanation['terms'][number]) => {
    const whose = subjectWords(term.of, format);
    return whose === null || whose === own ? term.name : `${whose} · ${term.name}`;
  };
  return (
    <section className={styles.part}>
      <h3>How it comes about</h3>
      {how === 'formula' && text && <p className={styles.words}>{text}</p>}
      <ul className={styles.terms}>
        {terms.map((term, index) => (
          <li key={term.figure.at}>
            <button
              type="button"
              className={styles.term}
              data-at={term.figure.at}
              onClick={() => onDrill(term.figure.at)}
            >
              <Sign sign={index === 0 && term.sign === '+' ? '' : term.sign} />
              <span className={styles.name}>
                {nameOf(term)}
                {term.figure.value === null && <span className={styles.reason}>{term.figure.why}</span>}
              </span>
              <Figure figure={term.figure} cents />
            </button>
          </li>
        ))}
        {how !== 'formula' && text && (
          <li className={styles.line}>
            <Sign sign="" />
            <span className={styles.name}>{text}</span>
          </li>
        )}
        <li className={styles.result}>
          <span className={styles.sign} aria-hidden="true">
            =
          </span>
          <span className={styles.name}>{name}</span>
          <Figure figure={figure} cents />
        </li>
      </ul>
    </section>
  );
}

const Sign = ({ sign }: { sign: keyof typeof SPOKEN }) => (
  <>
    <span className={styles.sign} aria-hidden="true">
      {sign}
    </span>
    {sign && <span className="visually-hidden">{SPOKEN[sign]} </span>}
  </>
);
