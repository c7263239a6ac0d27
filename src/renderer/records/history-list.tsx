import { useState } from 'react';
import { Button as AriaButton, Disclosure, DisclosurePanel } from 'react-aria-components';
import type { ChangedRecord, HistoryStep } from '../../shared/contract/changes.ts';
import type { FieldValue, RecordTable } from '../../shared/records/fields.ts';
import { useFormat } from '../lib/format-context.tsx';
import { useQuery } from '../lib/store.ts';
import { Button } from '../ui/button.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { AlteredFigures } from './altered.tsx';
import { cellText } from './cell-text.ts';
import styles from './history.module.css';
import { useFields } from './use-fields.ts';

const PAGE = 50;

type HistoryListProps = {
  /** Only what became of this record; else of the whole book. */
  record?: { table: RecordTable; id: number };
};

/** What was changed, the latest first: when, by hand or by which import, and each record before and after. */
export function HistoryList({ record }: HistoryListProps) {
  const [count, setCount] = useState(PAGE);
  const query = useQuery('changes.history', { ...(record && { record }), count });
  const { dayOf } = useFormat();
  return (
    <Loaded {...query} reserve={[240]}>
      {({ total, steps }) => (
        <div className={styles.history}>
          {steps.length === 0 && <p className={styles.nothing}>Nothing has been changed yet.</p>}
          {byDay(steps, dayOf).map(({ day, steps: own }) => (
            <Day key={day} day={day} steps={own} isOfRecord={record !== undefined} />
          ))}
          {total > steps.length && (
            <Button look="link" isDisabled={query.loading} onPress={() => setCount(count + PAGE)}>
              {`Show ${Math.min(PAGE, total - steps.length)} more of ${total}`}
            </Button>
          )}
        </div>
      )}
    </Loaded>
  );
}

type DayOfSteps = { day: string; steps: HistoryStep[] };

const byDay = (steps: readonly HistoryStep[], dayOf: (at: string) => string): DayOfSteps[] =>
  steps.reduce<DayOfSteps[]>((days, step) => {
    const day = dayOf(step.at);
    const last = days.at(-1);
    if (last?.day === day) last.steps.push(step);
    else days.push({ day, steps: [step] });
    return days;
  }, []);

function Day({ day, steps, isOfRecord }: DayOfSteps & { isOfRecord: boolean }) {
  const format = useFormat();
  return (
    <section className={styles.day}>
      <h3 className={styles.date}>{format.day(day)}</h3>
      {steps.map((step) => (
        <Step key={step.id ?? `${step.at} ${step.label}`} step={step} isOfRecord={isOfRecord} />
      ))}
    </section>
  );
}

const KIND_WORDS: Record<HistoryStep['kind'], string> = { done: '', undone: 'Undone: ', redone: 'Redone: ' };

/** One step. Of a record's own history the fields stand open: there is nothing else to tell. */
function Step({ step, isOfRecord }: { step: HistoryStep; isOfRecord: boolean }) {
  const format = useFormat();
  const hasMore = step.records.some(({ fields }) => fields.length > 0) || step.altered.length > 0;
  const head = (
    <>
      <span className={styles.time}>{format.time(step.at)}</span>
      <span className={styles.label}>
        {KIND_WORDS[step.kind]}
        {format.label(step.label)}
      </span>
      {step.inClosed && <span className={styles.badge}>closed month</span>}
      <span className={styles.by}>{step.by === 'import' ? 'import' : 'by hand'}</span>
    </>
  );
  if (!hasMore) return <div className={styles.step}>{head}</div>;
  if (isOfRecord)
    return (
      <>
        <div className={styles.step}>{head}</div>
        <StepBody step={step} />
      </>
    );
  return (
    <Disclosure className={styles.disclosure}>
      <AriaButton slot="trigger" className={styles.step}>
        {head}
      </AriaButton>
      <DisclosurePanel>
        <StepBody step={step} />
      </DisclosurePanel>
    </Disclosure>
  );
}

function StepBody({ step }: { step: HistoryStep }) {
  return (
    <div className={styles.records}>
      {step.records.map((record) => (
        <Changed key={`${record.table} ${record.id}`} record={record} />
      ))}
      {step.count > step.records.length && (
        <p className={styles.more}>and {step.count - step.records.length} more records</p>
      )}
      {step.altered.length > 0 && <AlteredFigures altered={step.altered} />}
    </div>
  );
}

const WHAT_WORDS: Record<ChangedRecord['what'], string> = {
  added: 'Added',
  changed: 'Changed',
  removed: 'Removed',
};

function Changed({ record: { kind, title, what, fields } }: { record: ChangedRecord }) {
  const format = useFormat();
  const context = useFields();
  const words = ({ type }: ChangedRecord['fields'][number], value: FieldValue): string =>
    cellText({ type }, value, context, format) || 'nothing';
  return (
    <div className={styles.record}>
      <p className={styles.what}>
        {WHAT_WORDS[what]} {kind} {format.label(title)}
      </p>
      <dl className={styles.fields}>
        {fields.map((field) => (
          <div key={field.field} className={styles.field}>
            <dt>{field.field}</dt>
            <dd>
              {what !== 'added' && <span className={styles.before}>{words(field, field.before)}</span>}
              {what === 'changed' && <span aria-hidden="true"> → </span>}
              {what === 'changed' && <span className="visually-hidden"> became </span>}
              {what !== 'removed' && <span>{words(field, field.after)}</span>}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
