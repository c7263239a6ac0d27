import type { Attention } from '../../../shared/contract/metrics.ts';
import { classes } from '../../lib/classes.ts';
import { goTo, SCREEN_TITLES } from '../../lib/ui-state.ts';
import { Button } from '../../ui/button.tsx';
import { Figure } from '../../ui/figure.tsx';
import { Panel } from '../../ui/panel.tsx';
import styles from './overview.module.css';

const SEVERITY_WORDS: Record<Attention['severity'], string> = {
  worse: 'Act: ',
  warn: 'Watch: ',
  info: 'Note: ',
};

/** What the owner should look at, gravest first. */
export function AttentionList({ items }: { items: readonly Attention[] }) {
  return (
    <Panel title="Needs attention">
      {items.length === 0 ? (
        <p className={styles.quiet}>
          Nothing. Clients below your target rate, and data that is missing, will be listed here.
        </p>
      ) : (
        <ul className={styles.attention}>
          {items.map((item) => (
            <AttentionItem key={`${item.subject} ${item.text}`} item={item} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

function AttentionItem({ item }: { item: Attention }) {
  const { severity, subject, text, figure, figureLabel, screen } = item;
  return (
    <li>
      <span
        className={classes(
          styles.dot,
          severity === 'warn' && styles.warn,
          severity === 'worse' && styles.bad,
        )}
        aria-hidden="true"
      />
      <span className={styles.what}>
        <span className="visually-hidden">{SEVERITY_WORDS[severity]}</span>
        <b>{subject}</b> {text}
      </span>
      {figure && (
        <span className={styles.suggestion}>
          {figureLabel} <Figure figure={figure} name={subject} />
        </span>
      )}
      {screen && screen !== 'overview' && (
        <Button look="link" onPress={() => goTo(screen)}>
          {SCREEN_TITLES[screen]}
          <span className="visually-hidden">: {subject}</span>
        </Button>
      )}
    </li>
  );
}
