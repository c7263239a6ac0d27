import { Figure } from './figure.tsx';
import type { NamedFigure } from './figure-grid.tsx';
import styles from './figure-strip.module.css';
import { NoteWords } from './note.tsx';

/** The answers first, big, side by side. */
export function FigureStrip({ figures }: { figures: readonly NamedFigure[] }) {
  return (
    <dl className={styles.strip}>
      {figures.map(({ label, figure, note }) => (
        <div key={label} className={styles.headline}>
          <dt>{label}</dt>
          <dd className={styles.value}>
            <Figure figure={figure} name={label} large />
          </dd>
          {note && (
            <dd className={styles.note}>
              <NoteWords note={note} />
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}
