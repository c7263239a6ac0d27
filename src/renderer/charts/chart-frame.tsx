import { type KeyboardEvent, useCallback, useState } from 'react';
import { openExplanation } from '../lib/explain.ts';
import { Button } from '../ui/button.tsx';
import { Figure } from '../ui/figure.tsx';
import { FigureTable } from '../ui/figure-table.tsx';
import { NoteWords } from '../ui/note.tsx';
import { Panel } from '../ui/panel.tsx';
import { ChartCanvas } from './chart-canvas.tsx';
import styles from './chart-frame.module.css';
import { cssColour } from './colours.ts';
import type { ChartCell, ChartModel } from './model.ts';

const STEPS: Record<string, (at: number | null, last: number) => number | null> = {
  ArrowRight: (at, last) => Math.min((at ?? -1) + 1, last),
  ArrowLeft: (at, last) => Math.max((at ?? last + 1) - 1, 0),
  Home: () => 0,
  End: (_, last) => last,
  Escape: () => null,
};

/** A chart with its title and key; its values by pointer, by arrow keys, or as a table. */
export function ChartFrame({ model, className }: { model: ChartModel; className?: string | undefined }) {
  const [asTable, setAsTable] = useState(false);
  const toggle = (
    <span className={styles.toggle}>
      <Button look="link" onPress={() => setAsTable(!asTable)}>
        {asTable ? 'Show as chart' : 'Show as table'}
      </Button>
    </span>
  );
  return (
    <Panel title={model.title} note={<NoteWords note={model.note} />} aside={toggle} className={className}>
      <ul className={styles.key} aria-label="Key">
        {model.key.map(({ label, colour }) => (
          <li key={label} style={{ '--swatch': cssColour(colour) }}>
            {label}
          </li>
        ))}
        {model.axisNote && <li className={styles.axisNote}>{model.axisNote}</li>}
      </ul>
      {model.points.length === 0 ? (
        <p className={styles.nothing}>The first month with data will be drawn here.</p>
      ) : asTable ? (
        <ChartTable model={model} />
      ) : (
        <Plot model={model} />
      )}
    </Panel>
  );
}

/** A slider over months: screen readers tell the value of each as the arrow keys move; Enter or a press explains it. */
function Plot({ model }: { model: ChartModel }) {
  const [active, setActive] = useState<number | null>(null);
  const [drawn, setDrawn] = useState(false);
  const onDrawn = useCallback(() => setDrawn(true), []);
  const last = model.points.length - 1;
  const move = (event: KeyboardEvent) => {
    if (event.key === 'Enter') explain(active ?? last);
    const step = STEPS[event.key];
    // Escape with no month chosen is not ours: it closes the explanation.
    if (!step || (event.key === 'Escape' && active === null)) return;
    event.preventDefault();
    setActive((at) => step(at, last));
  };
  const explain = (index: number) => {
    const picked = model.points[index];
    if (picked) openExplanation(picked.at);
  };
  const point = model.points[active ?? last];
  return (
    <div
      className={styles.plot}
      role="slider"
      tabIndex={0}
      aria-label={`${model.title}, ${model.points.length} months`}
      aria-valuemin={0}
      aria-valuemax={last}
      aria-valuenow={active ?? last}
      aria-valuetext={point ? [point.label, ...point.readout].join(', ') : ''}
      onKeyDown={move}
      onBlur={() => setActive(null)}
      aria-busy={!drawn}
    >
      <ChartCanvas model={model} active={active} onDrawn={onDrawn} onPick={explain} />
    </div>
  );
}

function ChartTable({ model }: { model: ChartModel }) {
  return (
    <div className={styles.table}>
      <FigureTable aria-label={`${model.title} as a table`}>
        <thead>
          <tr>
            <th scope="col">Month</th>
            {model.columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {model.points.map((point) => (
            <tr key={point.label}>
              <th scope="row">{point.label}</th>
              {point.cells.map((cell, index) => (
                <td key={model.columns[index]}>
                  <Cell cell={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </FigureTable>
    </div>
  );
}

function Cell({ cell }: { cell: ChartCell }) {
  if (cell === null) return '–';
  const { figure, sign } = cell;
  if (sign !== 'loss' || figure.value === null) return <Figure figure={figure} signed={sign !== undefined} />;
  return <Figure figure={{ ...figure, value: -figure.value }} signed />;
}
