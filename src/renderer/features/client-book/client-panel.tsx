import { useFormat } from '../../lib/format-context.tsx';
import { useQuery } from '../../lib/store.ts';
import { HistoryList } from '../../records/history-list.tsx';
import { useFormPlace, useGone } from '../../records/panel-hooks.ts';
import { RecordForm } from '../../records/record-form.tsx';
import { PanelReading, SidePanel } from '../../records/side-panel.tsx';
import { Button } from '../../ui/button.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { ClientAbout } from './client-about.tsx';
import { MergeForm } from './merge-form.tsx';
import { type MergeId, placeOf, type Sheet, showSheet, useShownSheet } from './state.ts';
import { aboutWords } from './words.ts';

const SHEETS: readonly { value: Sheet; label: string }[] = [
  { value: 'about', label: 'Overview' },
  { value: 'details', label: 'Details' },
  { value: 'history', label: 'History' },
];

type ClientPanelProps = {
  id: number;
  readOnly: boolean;
  onClose: () => void;
  /** Shows another client in its place. */
  onOpen: (id: number) => void;
};

/** One client: what is known of it and what hangs on it. */
export function ClientPanel({ id, readOnly, onClose, onOpen }: ClientPanelProps) {
  const query = useQuery('clients.about', { client: id });
  const format = useFormat();
  const sheet = useShownSheet();
  const { form: merging, open, leave } = useFormPlace<MergeId>(placeOf(id));
  const isGone = useGone(query.error, onClose);
  const merge = () => {
    showSheet('about');
    open({ other: '' });
  };
  const left = (into: number | null) => {
    leave();
    if (into !== null && into !== id) onOpen(into);
  };
  if (isGone) return null;
  return (
    <PanelReading reading={query} label="Client" onClose={onClose}>
      {(about) => (
        <SidePanel
          label="Client"
          title={about.name}
          about={[aboutWords(about, format)]}
          actions={!readOnly && <Button onPress={merge}>Merge with another…</Button>}
          onClose={onClose}
        >
          <Segmented label="Show" options={SHEETS} value={sheet} onChange={showSheet} />
          {sheet === 'about' && merging && !readOnly && (
            <MergeForm key={merging.other} client={about} other={merging.other} onLeave={left} />
          )}
          {sheet === 'about' && <ClientAbout about={about} />}
          {sheet === 'details' && (
            <RecordForm
              table="clients"
              id={id}
              onDone={() => showSheet('about')}
              onCancel={() => showSheet('about')}
            />
          )}
          {sheet === 'history' && <HistoryList record={{ table: 'clients', id }} />}
        </SidePanel>
      )}
    </PanelReading>
  );
}
