import type { Note, WireFigure } from '../../shared/contract/values.ts';
import { Figure } from './figure.tsx';
import styles from './figure-grid.module.css';
import { NoteWords } from './note.tsx';

/** A figure with its name, and a few words when they help. */
export type NamedFigure = { label: string; figure: WireFigure; note?: string | Note | undefined };

/** Many figures, each beside its name. */
export function FigureGrid({ figures }: { figures: readonly NamedFigure[] }) {
  return (
    <dl className={styles.grid}>
      {figures.map(({ label, figure, note }) => (
        <div key={label} className={styles.item}>
          <dt>{label}</dt>
          <dd>
            <Figure figure={figure} name={label} />
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
