import type { Headline } from '../../../shared/contract/metrics.ts';
import { Sparkline } from '../../charts/sparkline.tsx';
import { type Change, changeOf } from '../../lib/change.ts';
import { classes } from '../../lib/classes.ts';
import { useFormat } from '../../lib/format-context.tsx';
import { goTo } from '../../lib/ui-state.ts';
import { Button } from '../../ui/button.tsx';
import { Figure } from '../../ui/figure.tsx';
import { NoteWords } from '../../ui/note.tsx';
import styles from './overview.module.css';

/** The headlines' names as an owner says them. */
export const HEADLINE_WORDS: Record<Headline['key'], string> = {
  mrr: 'MRR',
  ebitda: 'EBITDA, TTM',
  ebitdaMargin: 'EBITDA margin',
  cer: 'Effective rate (CER)',
  clientChurn: 'Client churn',
  value: 'Worth',
  r3: 'Recurring share',
  grossMargin: 'Gross margin',
};

const ARROWS: Record<Change['direction'], string> = { up: '▲', down: '▼', same: '–' };

/** The answers first: what it is, against a month and a year ago, and the way here. */
export function HeadlineStrip({ headlines }: { headlines: readonly Headline[] }) {
  return (
    <section className={styles.strip} aria-label="Headline figures">
      {headlines.map((headline) => (
        <HeadlineFigure key={headline.key} headline={headline} />
      ))}
    </section>
  );
}

function HeadlineFigure({ headline }: { headline: Headline }) {
  const { key, figure, note, trend } = headline;
  return (
    <div className={styles.headline}>
      {/* Words may be too many for their place; figures are short. */}
      <div
        className={styles.label}
        title={note?.every((piece) => typeof piece === 'string') ? note.join('') : undefined}
      >
        {HEADLINE_WORDS[key]}
        {note && (
          <span className={styles.note}>
            <NoteWords note={note} />
          </span>
        )}
      </div>
      <div className={styles.value}>
        <Figure figure={figure} name={HEADLINE_WORDS[key]} large />
      </div>
      {figure.value === null ? (
        <p className={styles.why}>
          {figure.why}
          {key === 'value' && (
            <Button look="link" onPress={() => goTo('valuation')}>
              Type a multiple
            </Button>
          )}
        </p>
      ) : (
        <>
          <ChangeLine headline={headline} than={headline.monthAgo} versus="vs a month ago" />
          <ChangeLine headline={headline} than={headline.yearAgo} versus="vs a year ago" />
          <div className={styles.spark}>
            <Sparkline values={trend} />
          </div>
        </>
      )}
    </div>
  );
}

type ChangeLineProps = { headline: Headline; than: Headline['monthAgo']; versus: string };

function ChangeLine({ headline, than, versus }: ChangeLineProps) {
  const format = useFormat();
  const change = changeOf(than, headline.upIsBetter, format);
  if (!change) {
    return (
      <div className={styles.change}>
        <span className={styles.versus}>n/a {versus}</span>
      </div>
    );
  }
  return (
    <div className={styles.change}>
      <span className={classes(styles.judged, styles[change.judged])}>
        <span aria-hidden="true">{ARROWS[change.direction]} </span>
        <Figure
          figure={than.change}
          words={change.text}
          name={`${HEADLINE_WORDS[headline.key]} ${versus}`}
          tone={change.judged === 'neither' ? undefined : change.judged}
          spoken={`${change.direction}, ${change.judged === 'neither' ? 'unchanged' : change.judged}`}
        />
      </span>
      <span className={styles.versus}>{versus}</span>
    </div>
  );
}
