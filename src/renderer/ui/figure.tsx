import { Button } from 'react-aria-components';
import type { WireFigure } from '../../shared/contract/values.ts';
import { classes } from '../lib/classes.ts';
import type { Detail } from '../lib/format.ts';
import { useFormat } from '../lib/format-context.tsx';
import styles from './figure.module.css';
import { usePaper } from './paper.tsx';
import { Tooltip } from './tooltip.tsx';

type FigureProps = {
  figure: WireFigure;
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

/** Every figure on every screen: the value, a mark when something is missing, and why it is not available. */
export function Figure({ figure, large, tone, spoken, bare, quietZero, ...detail }: FigureProps) {
  const format = useFormat();
  const paper = usePaper();
  const { text, unit } = format.shown(figure, detail);
  const missing = figure.value === null;
  const lacks = figure.lacks ?? [];
  const look = classes(
    styles.figure,
    missing && styles.missing,
    !missing && tone && styles[tone],
    quietZero && figure.value === 0 && styles.zero,
  );
  const notes = missing && figure.why ? [figure.why, ...lacks] : lacks;
  const content = (
    <>
      {text}
      {unit && !bare && <span className={large ? styles.unit : styles.plainUnit}>{unit}</span>}
      {paper && <NoteNumbers numbers={notes.map((note) => paper.get(note))} />}
      {!paper && lacks.length > 0 && <IncompleteMark />}
      {spoken && <span className="visually-hidden"> {spoken}</span>}
    </>
  );
  if (paper || notes.length === 0) {
    return (
      <span className={look} data-at={figure.at}>
        {content}
      </span>
    );
  }
  return (
    <Tooltip lines={notes}>
      <Button className={classes(look, styles.noted)} data-at={figure.at}>
        {content}
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
