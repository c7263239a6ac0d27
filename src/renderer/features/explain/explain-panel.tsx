import { useEffect, useRef } from 'react';
import type { Explanation } from '../../../shared/contract/explain.ts';
import { backTo, closeExplanation, drillInto, ExplainProvider } from '../../lib/explain.ts';
import { useFormat } from '../../lib/format-context.tsx';
import { subjectWords } from '../../lib/period.ts';
import { useQuery } from '../../lib/store.ts';
import { type Step, useUi } from '../../lib/ui-state.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import styles from './explain.module.css';
import { ExplanationBody } from './explanation-body.tsx';

/** Rows of the book asked for at a time. */
export const PAGE = 100;

/** Beside the screen: how the figure that was pressed came about. Nothing until one is. */
export function ExplainPanel({ asOf }: { asOf: string }) {
  const trail = useUi((ui) => ui.explaining);
  const first = trail[0];
  return first ? <OpenPanel key={first.at} asOf={first.asOf ?? asOf} trail={trail} /> : null;
}

/** Puts the focus on the heading of each step, and back where it came from at the end. */
function useFocus(at: string | undefined) {
  const heading = useRef<HTMLHeadingElement>(null);
  const opener = useRef<Element | null>(null);
  useEffect(() => {
    opener.current ??= document.activeElement;
    return () => {
      const { activeElement: now, body } = document;
      if ((now === null || now === body) && opener.current instanceof HTMLElement) opener.current.focus();
    };
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another figure is what this waits for.
  useEffect(() => heading.current?.focus(), [at]);
  return heading;
}

function useEscape() {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) closeExplanation();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}

const HEADING = 'explained-figure';

function OpenPanel({ asOf, trail }: { asOf: string; trail: readonly Step[] }) {
  const format = useFormat();
  const here = trail.at(-1);
  const at = here?.at ?? '';
  const { data, error, loading, retry } = useQuery('metrics.explain', { asOf, at, offset: 0, limit: PAGE });
  const heading = useFocus(at);
  useEscape();
  // While a step loads, the store still has the one before: its numbers must not stand under the new name.
  const explanation = data?.figure.at === at ? data : undefined;
  const name = explanation?.name ?? here?.name ?? 'Explanation';
  const of = explanation ? subjectWords(explanation.of, format) : here?.of;
  return (
    <div className={styles.panel} role="dialog" aria-labelledby={HEADING}>
      <header className={styles.head}>
        <Trail steps={trail.slice(0, -1)} />
        <Button look="link" keys="Esc" onPress={closeExplanation}>
          Close
        </Button>
      </header>
      <div className={styles.scroller} aria-busy={!explanation && !error}>
        <div className={styles.title}>
          <h2 id={HEADING} ref={heading} tabIndex={-1}>
            {of && (
              <>
                <span className={styles.of}>{of}</span>{' '}
              </>
            )}
            {name}
          </h2>
          <p className={styles.asOf}>as of {format.day(explanation?.of.day ?? asOf)}</p>
        </div>
        {error && <ErrorNotice failure={error} onRetry={retry} isRetrying={loading} />}
        {explanation && <Body asOf={asOf} explanation={explanation} />}
      </div>
    </div>
  );
}

/** Pressing an input goes on to it; the value itself is where we are. */
function Body({ asOf, explanation }: { asOf: string; explanation: Explanation }) {
  const format = useFormat();
  const drill = (at: string) => {
    const term = explanation.terms.find(({ figure }) => figure.at === at);
    if (!term) return;
    const named = ({ name, of }: Pick<Explanation, 'name' | 'of'>) => ({
      name,
      of: subjectWords(of, format),
    });
    drillInto(named(explanation), { at, ...named(term) });
  };
  return (
    <ExplainProvider value={null}>
      <ExplanationBody asOf={asOf} explanation={explanation} onDrill={drill} />
    </ExplainProvider>
  );
}

function Trail({ steps }: { steps: readonly Step[] }) {
  if (steps.length === 0) return <p className={styles.overline}>How this figure came about</p>;
  return (
    <nav className={styles.trail} aria-label="Back to">
      <ol>
        {steps.map((step, index) => (
          // A figure may be its own input under another address; the place in the trail is what tells steps apart.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above.
          <li key={index}>
            {step.of && step.of !== steps[index - 1]?.of && <span>{step.of}:</span>}
            <Button look="link" onPress={() => backTo(index)}>
              {step.name ?? 'Back'}
            </Button>
            <span aria-hidden="true">›</span>
          </li>
        ))}
      </ol>
    </nav>
  );
}
