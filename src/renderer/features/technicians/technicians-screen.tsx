import type { BookStatus } from '../../../shared/contract/book.ts';
import type { CellLooks } from '../../records/grid-columns.ts';
import { RecordForm } from '../../records/record-form.tsx';
import { RecordScreen } from '../../records/record-screen.tsx';
import { SidePanel } from '../../records/side-panel.tsx';
import { TechnicianPanel } from './technician-panel.tsx';

const LOOKS: CellLooks = {
  hourly: ({ worked }) => (worked?.hourly === null ? 'no rate' : undefined),
  // What is as it should be stays out of the way.
  uncosted: ({ worked }) => (worked?.uncosted === 0 ? '' : undefined),
};

/** Who works here, and what an hour of each costs. */
export function TechniciansScreen({ status }: { status: BookStatus }) {
  return (
    <RecordScreen
      table="technicians"
      readOnly={status.readOnly}
      looks={LOOKS}
      panel={(id, close, open) =>
        id === 'new' ? (
          <SidePanel label="New technician" title="New technician" onClose={close}>
            <RecordForm table="technicians" onDone={open} onCancel={close} />
          </SidePanel>
        ) : (
          <TechnicianPanel key={id} id={id} readOnly={status.readOnly} onClose={close} />
        )
      }
    />
  );
}
