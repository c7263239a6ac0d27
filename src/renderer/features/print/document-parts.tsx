import type { ReactNode } from 'react';
import type { Valuation } from '../../../shared/contract/metrics.ts';
import { classes } from '../../lib/classes.ts';
import { inGroups } from '../../lib/groups.ts';
import { Figure } from '../../ui/figure.tsx';
import { FigureGrid } from '../../ui/figure-grid.tsx';
import { NoteWords } from '../../ui/note.tsx';
import type { Notes } from '../../ui/paper.tsx';
import { DEFINITIONS } from './definitions.ts';
import styles from './document.module.css';

type PartProps = {
  title: string;
  note?: string;
  /** Stays on one page. */
  whole?: boolean;
  children: ReactNode;
};

/** A titled part of the document. */
export function Part({ title, note, whole, children }: PartProps) {
  return (
    <section className={classes(styles.part, whole && styles.whole)}>
      <h2>
        {title}
        {note && <small>{note}</small>}
      </h2>
      {children}
    </section>
  );
}

/** The figures a reader looks for first. */
export function Headlines({ headlines }: { headlines: Valuation['headlines'] }) {
  return (
    <dl className={styles.headlines}>
      {headlines.map(({ label, figure, note }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd className={styles.value}>
            <Figure figure={figure} large />
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

/** Retention, concentration, contracts, service: group by group. */
export function Quality({ quality }: { quality: Valuation['quality'] }) {
  return (
    <div className={styles.quality}>
      {inGroups(quality).map(({ group, items }) => (
        <section key={group}>
          <h3>{group}</h3>
          <FigureGrid figures={items} />
        </section>
      ))}
    </div>
  );
}

/** Every term the document uses. */
export function Definitions() {
  return (
    <Part title="Definitions">
      <dl className={styles.definitions}>
        {DEFINITIONS.map(({ term, means }) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{means}</dd>
          </div>
        ))}
      </dl>
    </Part>
  );
}

/** What figures lack, and why others are not available, by the numbers they carry. */
export const NotesList = ({ notes }: { notes: Notes }) =>
  notes.size > 0 && (
    <Part title="Notes">
      <ol className={styles.notes}>
        {[...notes.keys()].map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ol>
    </Part>
  );
