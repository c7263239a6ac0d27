import { useState } from 'react';
import { WORK_TYPES, type WorkType } from '../../../shared/domain.ts';
import { Button } from '../../ui/button.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { SearchSelect, Select } from '../../ui/select.tsx';
import styles from './week.module.css';
import type { RowWork } from './week.ts';
import { capital } from './words.ts';

const TYPES = WORK_TYPES.map((id) => ({ id, text: capital(id) }));
const BILLING = [
  { value: 'yes', label: 'Billable' },
  { value: 'no', label: 'Not billable' },
] as const;
type Billing = (typeof BILLING)[number]['value'];

/** A row for work that has no time in this week yet. */
export function AddRow({ clients, onAdd }: { clients: readonly string[]; onAdd: (row: RowWork) => void }) {
  const [client, setClient] = useState<string | null>(null);
  const [workType, setWorkType] = useState<WorkType>('support');
  const [billing, setBilling] = useState<Billing>('yes');
  // Each row begins with an empty field.
  const [added, setAdded] = useState(0);
  const isInternal = workType === 'internal';
  const add = () => {
    if (client === null && !isInternal) return;
    onAdd({ client: isInternal ? null : client, workType, billable: billing === 'yes', note: null });
    setClient(null);
    setAdded((count) => count + 1);
  };
  return (
    <fieldset className={styles.add} aria-label="Another row">
      <SearchSelect
        key={added}
        label="Client"
        hideLabel
        placeholder="Another client…"
        options={clients.map((name) => ({ id: name, text: name }))}
        value={client}
        onChange={setClient}
        isDisabled={isInternal}
      />
      <Select
        label="Work type"
        hideLabel
        options={TYPES}
        value={workType}
        onChange={(type) => {
          setWorkType(type);
          setBilling(type === 'internal' ? 'no' : 'yes');
        }}
      />
      <Segmented label="Billing" options={BILLING} value={billing} onChange={setBilling} />
      <Button onPress={add} isDisabled={client === null && !isInternal}>
        Add row
      </Button>
    </fieldset>
  );
}
