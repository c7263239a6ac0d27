import { useId, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { DataCheck } from '../../../shared/contract/checks.ts';
import { classes } from '../../lib/classes.ts';
import { openExplanation } from '../../lib/explain.ts';
import { useFormat } from '../../lib/format-context.tsx';
import { Button } from '../../ui/button.tsx';
import { CheckRowsTable } from './check-rows.tsx';
import styles from './checks.module.css';

const SEVERITY_WORDS: Record<DataCheck['severity'], string> = {
  worse: 'Figures are wrong: ',
  warn: 'Looks wrong: ',
  info: 'Good to know: ',
};

/** One check that found something: a line, which opens to why it matters and to the rows. */
export function CheckItem({ asOf, check }: { asOf: string; check: DataCheck }) {
  const format = useFormat();
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const { severity, title, count, noun, total, unit } = check;
  return (
    <li>
      <AriaButton
        className={styles.line}
        aria-expanded={isOpen}
        aria-controls={id}
        onPress={() => setOpen(!isOpen)}
      >
        <span
          className={classes(
            styles.dot,
            severity === 'warn' && styles.warn,
            severity === 'worse' && styles.bad,
          )}
          aria-hidden="true"
        />
        <span className={styles.title}>
          <span className="visually-hidden">{SEVERITY_WORDS[severity]}</span>
          {title}
        </span>
        {total !== null && unit && (
          <span className={styles.total}>{format.figure({ value: total, unit })}</span>
        )}
        <span className={styles.count}>
          {format.count(count)} {count === 1 ? noun[0] : noun[1]}
        </span>
        <span className={styles.arrow} aria-hidden="true">
          {isOpen ? '▾' : '▸'}
        </span>
      </AriaButton>
      {/* Always there, so that what the line controls can be found. */}
      <div id={id} hidden={!isOpen}>
        {isOpen && <Opened asOf={asOf} check={check} />}
      </div>
    </li>
  );
}

function Opened({ asOf, check }: { asOf: string; check: DataCheck }) {
  return (
    <div className={styles.opened}>
      <p className={styles.reason}>{check.why}</p>
      <p className={styles.figures}>
        Figures it bends:{' '}
        {check.figures.map(({ name, at }, i) => (
          <span key={at}>
            {i > 0 && ' · '}
            <Button look="link" aria-label={`Explain ${name}`} onPress={() => openExplanation(at)}>
              {name}
            </Button>
          </span>
        ))}
      </p>
      <CheckRowsTable asOf={asOf} check={check} />
    </div>
  );
}
