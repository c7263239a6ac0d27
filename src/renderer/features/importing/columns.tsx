import { useState } from 'react';
import type { ImportPlan } from '../../../shared/contract/importing.ts';
import { useFormat } from '../../lib/format-context.tsx';
import type { Option } from '../../lib/option.ts';
import { Button } from '../../ui/button.tsx';
import { Panel } from '../../ui/panel.tsx';
import { PlainTable } from '../../ui/plain-table.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { setColumn } from './actions.ts';
import styles from './importing.module.css';
import { changeFile, type ImportFile } from './state.ts';

const UNUSED = '-';

/** Which column is which field. Closed where a tool or a saved mapping says it, since then it seldom changes. */
export function Columns({ file, plan }: { file: ImportFile; plan: ImportPlan }) {
  const format = useFormat();
  const used = plan.columns.filter(({ field }) => field !== null).length;
  const missing = plan.fields.filter(
    ({ field, required }) => required && plan.mapping?.columns[field] === undefined,
  );
  const [isOpen, setOpen] = useState((plan.tool === null && plan.savedAs === '') || missing.length > 0);
  return (
    <Panel
      title="Columns"
      note={`${format.count(used)} of ${format.count(plan.columns.length)} are used${plan.savedAs ? ` · “${plan.savedAs}”` : ''}`}
      aside={
        <Button look="link" aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
          {isOpen ? 'Hide' : 'Show and change'}
        </Button>
      }
    >
      {missing.length > 0 && (
        <p className={styles.missing}>
          Still needed: {missing.map(({ label }) => label.toLowerCase()).join(', ')}.
        </p>
      )}
      <NotKept columns={plan.columns} />
      {isOpen && (
        <>
          <ColumnTable file={file} plan={plan} />
          <div className={styles.saveAs}>
            <TextField
              label="Keep these columns under the name"
              value={file.saveAs}
              onChange={(saveAs) => changeFile(file.token, { saveAs })}
              maxLength={100}
              hint="They are remembered for files with the same column names in any case."
            />
          </div>
        </>
      )}
    </Panel>
  );
}

/** What the file says and the book will not: comments of surveys, projects, whatever is no field of a record. */
function NotKept({ columns }: { columns: ImportPlan['columns'] }) {
  const format = useFormat();
  const left = columns.filter(({ kept }) => !kept);
  const filled = left.filter(({ samples }) => samples.length > 0);
  const blank = left.length - filled.length;
  if (left.length === 0) return null;
  const also = blank > 0 ? `${format.count(blank)} blank in the first rows` : '';
  return (
    <p className={styles.because}>
      Not taken into the book: {[...filled.map(({ label }) => label), ...(also ? [also] : [])].join(', ')}.
    </p>
  );
}

function ColumnTable({ file, plan }: { file: ImportFile; plan: ImportPlan }) {
  const options: Option<string>[] = [
    { id: UNUSED, text: 'Not used' },
    ...plan.fields.map(({ field, label, required }) => ({
      id: field,
      text: required ? `${label} (needed)` : label,
    })),
  ];
  return (
    <PlainTable
      label="Columns of the file"
      head={[{ label: 'Column' }, { label: 'Values', kind: 'text' }, { label: 'Is', kind: 'text' }]}
      rows={plan.columns.map(({ position, label, unit, samples, field }) => ({
        key: String(position),
        cells: [
          <span key="name" className={styles.columnName}>
            {label}
            {unit && <small> {unit}</small>}
          </span>,
          <span key="values" className={styles.samples}>
            {samples.length === 0 ? 'empty' : samples.join(' · ')}
          </span>,
          <span key="field" className={styles.kindCell}>
            <Select
              label={`What ${label} is`}
              hideLabel
              options={options}
              value={field ?? UNUSED}
              onChange={(next) => setColumn(file.token, position, next === UNUSED ? null : next)}
            />
          </span>,
        ],
      }))}
    />
  );
}
