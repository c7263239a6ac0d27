import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import type { WireFigure } from '../../shared/contract/values.ts';
import { classes } from '../lib/classes.ts';
import { useExplain } from '../lib/explain.ts';
import type { Detail } from '../lib/format.ts';
import { useFormat } from '../lib/format-context.tsx';
import { useUi } from '../lib/ui-state.ts';
import styles from './figure.module.css';
import { useTabStop } from './figure-stops.ts';
import { usePaper } from './paper.tsx';
import { Tooltip } from './tooltip.tsx';

type FigureProps = {
  figure: WireFigure;
  /** The figure's name, for those who hear only the button; where a table's headings don't say it. */
  name?: string | undefined;
  /** Shown in place of the value, where a sign or a unit is told otherwise. */
  words?: string;
  /** Sets the unit smaller than the number; for large figures. */
  large?: boolean;
  tone?: 'better' | 'worse' | undefined;
  /** Words beyond colour for a judged figure, for those who hear the screen. */
  spoken?: string | undefined;
  /** The column's heading says the unit. */
  bare?: boolean;
  /** Lets a zero step back, in tables where zeros are many. */
  quietZero?: boolean;
} & Detail;

/**
 * Every figure on every screen: the value, a mark when something is missing, and why it is not available. Pressing it
 * opens its explanation; on paper it is plain text.
 */
export function Figure({
  figure,
  name,
  words,
  large,
  tone,
  spoken,
  bare,
  quietZero,
  ...detail
}: FigureProps) {
  const format = useFormat();
  const paper = usePaper();
  const { text, unit } =
    words === undefined ? format.shown(figure, detail) : { text: words, unit: undefined };
  const missing = figure.value === null;
  const lacks = figure.lacks ?? [];
  const look = classes(
    styles.figure,
    missing && styles.missing,
    !missing && tone && styles[tone],
    quietZero && figure.value === 0 && styles.zero,
  );
  const notes = missing && figure.why ? [figure.why, ...lacks] : lacks;
  return (
    <Pressable at={figure.at} look={look} notes={paper ? [] : notes}>
      {name && !paper && <span className="visually-hidden">{name}: </span>}
      {text}
      {unit && !bare && <span className={large ? styles.unit : styles.plainUnit}>{unit}</span>}
      {paper && <NoteNumbers numbers={notes.map((note) => paper.get(note))} />}
      {!paper && lacks.length > 0 && <IncompleteMark />}
      {spoken && <span className="visually-hidden"> {spoken}</span>}
    </Pressable>
  );
}

type PressableProps = { at: string; look: string; notes: readonly string[]; children: ReactNode };

/** A plain button, since a table has hundreds of them; one that can say more on hover only where there is more to say. */
function Pressable({ at, look, notes, children }: PressableProps) {
  const paper = usePaper();
  const explain = useExplain();
  const isStop = useTabStop();
  const isExplained = useUi((ui) => ui.explaining[0]?.at === at);
  if (paper || !explain) {
    return (
      <span className={look} data-at={at}>
        {children}
      </span>
    );
  }
  const shared = {
    className: classes(look, styles.button, isExplained && styles.explained),
    'data-at': at,
    'aria-haspopup': 'dialog',
  } as const;
  if (notes.length === 0) {
    return (
      <button {...shared} type="button" tabIndex={isStop ? 0 : -1} onClick={() => explain(at)}>
        {children}
      </button>
    );
  }
  return (
    <Tooltip lines={notes}>
      <Button {...shared} excludeFromTabOrder={!isStop} onPress={() => explain(at)}>
        {children}
      </Button>
    </Tooltip>
  );
}

const IncompleteMark = () => (
  <span className={styles.mark}>
    <span aria-hidden="true">*</span>
    <span className="visually-hidden"> incomplete</span>
  </span>
);

const NoteNumbers = ({ numbers }: { numbers: (number | undefined)[] }) =>
  numbers.length > 0 && <sup className={styles.numbers}>{numbers.join(', ')}</sup>;
