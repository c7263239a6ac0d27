import { useFormat } from '../../lib/format-context.tsx';
import { useQuery } from '../../lib/store.ts';
import { EffectNote, EffectPending, EffectProblem } from '../../records/effect.tsx';
import { HistoryList } from '../../records/history-list.tsx';
import { MergeForm, type Pair } from '../../records/merge-form.tsx';
import { type MergeId, mergePlace } from '../../records/merging.ts';
import { useFormPlace, useGone } from '../../records/panel-hooks.ts';
import { RecordForm } from '../../records/record-form.tsx';
import { PanelReading, SidePanel } from '../../records/side-panel.tsx';
import { Button } from '../../ui/button.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { ClientAbout } from './client-about.tsx';
import { type Sheet, showSheet, useShownSheet } from './state.ts';
import { aboutWords, mergeWords } from './words.ts';

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
  const { form: merging, open, leave } = useFormPlace<MergeId>(mergePlace('clients', id));
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
            <MergeForm
              key={merging.other}
              table="clients"
              record={about}
              other={merging.other}
              effect={(pair) => <MergeEffect pair={pair} />}
              onLeave={left}
            />
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

/** What making one client of two does. */
function MergeEffect({ pair }: { pair: Pair }) {
  const format = useFormat();
  const { data, error } = useQuery('clients.mergePreview', pair);
  if (error) return <EffectProblem text={error.message} />;
  if (!data) return <EffectPending />;
  return <EffectNote lines={mergeWords(data, format)} />;
}
