import type { BookStatus } from '../../../shared/contract/book.ts';
import { MergeChosen } from '../../records/merge-chosen.tsx';
import { RecordForm } from '../../records/record-form.tsx';
import { RecordScreen } from '../../records/record-screen.tsx';
import { SidePanel } from '../../records/side-panel.tsx';
import { ClientPanel } from './client-panel.tsx';
import { showSheet } from './state.ts';

/** The clients themselves: their names and spellings, seats and notes, and what hangs on them. */
export function ClientBookScreen({ status }: { status: BookStatus }) {
  return (
    <RecordScreen
      table="clients"
      readOnly={status.readOnly}
      tools={!status.readOnly && <MergeChosen table="clients" onBegin={() => showSheet('about')} />}
      panel={(id, close, open) =>
        id === 'new' ? (
          <SidePanel label="New client" title="New client" onClose={close}>
            <RecordForm table="clients" onDone={open} onCancel={close} />
          </SidePanel>
        ) : (
          <ClientPanel key={id} id={id} readOnly={status.readOnly} onClose={close} onOpen={open} />
        )
      }
    />
  );
}
