import { useState } from 'react';
import type { Output } from '../../../shared/contract/index.ts';
import type { PrintedSet } from '../../../shared/printed.ts';
import { act, savePrintedPdf } from '../../lib/book-actions.ts';
import { useFormat } from '../../lib/format-context.tsx';
import { subjectWords } from '../../lib/period.ts';
import { useQuery } from '../../lib/store.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { Panel } from '../../ui/panel.tsx';
import { PlainTable } from '../../ui/plain-table.tsx';
import styles from './history.module.css';

const WHAT_WORDS: Record<PrintedSet['what'], string> = {
  summary: 'Valuation summary',
  close: 'Month closed',
};

/** Every set of figures that was printed or closed on, and one of them against the book of today. */
export function PrintedView() {
  const query = useQuery('printed.list', {});
  const [chosen, setChosen] = useState<number | null>(null);
  return (
    <Loaded {...query} reserve={[240]}>
      {(sets) => {
        if (sets.length === 0)
          return (
            <EmptyState title="Nothing was printed yet">
              Each valuation summary that is printed or saved as PDF will be here with its figures, and so
              will the figures a month was closed on. They can be shown and printed again, just as they were.
            </EmptyState>
          );
        const set = sets.find(({ id }) => id === chosen) ?? sets[0];
        return (
          <div className={styles.printed}>
            <Sets sets={sets} chosen={set?.id ?? null} onChoose={setChosen} />
            {set && <SetOfFigures key={set.id} set={set} />}
          </div>
        );
      }}
    </Loaded>
  );
}

type SetsProps = { sets: readonly PrintedSet[]; chosen: number | null; onChoose: (id: number) => void };

function Sets({ sets, chosen, onChoose }: SetsProps) {
  const format = useFormat();
  return (
    <Panel title="Printed" note="latest first">
      <PlainTable
        label="Printed figures"
        head={[
          { label: 'As of', kind: 'word' },
          { label: 'What', kind: 'text' },
          { label: 'When', kind: 'word' },
          { label: '', kind: 'word' },
        ]}
        rows={sets.map(({ id, asOf, what, at }) => ({
          key: String(id),
          ...(id === chosen && { level: 'marked' as const }),
          cells: [
            format.day(asOf),
            WHAT_WORDS[what],
            format.moment(at),
            <Button
              key="show"
              look="link"
              aria-label={`Show ${WHAT_WORDS[what]} as of ${format.day(asOf)}`}
              aria-pressed={id === chosen}
              onPress={() => onChoose(id)}
            >
              {id === chosen ? 'Shown' : 'Show'}
            </Button>,
          ],
        }))}
      />
    </Panel>
  );
}

function SetOfFigures({ set }: { set: PrintedSet }) {
  const query = useQuery('printed.get', { id: set.id });
  const format = useFormat();
  const name = `Valuation summary ${set.asOf} as printed ${format.dayOf(set.at)}.pdf`;
  return (
    <Panel
      title={`${WHAT_WORDS[set.what]}, ${format.day(set.asOf)}`}
      aside={
        set.what === 'summary' && (
          <div className={styles.actions}>
            <Button onPress={() => void act('printed.again', { id: set.id })}>Print again…</Button>
            <Button onPress={() => void savePrintedPdf(set.id, name)}>Save as PDF…</Button>
          </div>
        )
      }
    >
      <Loaded {...query} reserve={[320]}>
        {(data) => <Figures data={data} />}
      </Loaded>
    </Panel>
  );
}

function Figures({ data }: { data: Output<'printed.get'> }) {
  const format = useFormat();
  const others = data.figures.filter(({ printed, now }) => printed !== now);
  return (
    <>
      <p className={styles.note}>
        {others.length === 0
          ? 'The book gives every one of these figures unchanged.'
          : `${others.length === 1 ? '1 figure is' : `${others.length} figures are`} another in the book by now; they come first.`}
      </p>
      <PlainTable
        label="Figures as printed"
        head={[{ label: 'Figure', kind: 'text' }, { label: 'Printed' }, { label: 'In the book now' }]}
        rows={[...others, ...data.figures.filter(({ printed, now }) => printed === now)].map((figure) => ({
          key: figure.at,
          ...(figure.printed !== figure.now && { level: 'marked' as const }),
          cells: [
            [figure.name, subjectWords(figure.of, format)].filter((part) => part !== null).join(' · '),
            ...[figure.printed, figure.now].map((value) =>
              format.figure({ value, unit: figure.unit }, { cents: true }),
            ),
          ],
        }))}
      />
    </>
  );
}
