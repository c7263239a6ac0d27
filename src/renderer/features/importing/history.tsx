import { useState } from 'react';
import type { ImportBatch } from '../../../shared/contract/importing.ts';
import { IMPORT_KIND_NAMES, type ImportKind } from '../../../shared/import.ts';
import { useFormat } from '../../lib/format-context.tsx';
import { useQuery } from '../../lib/store.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { Panel } from '../../ui/panel.tsx';
import { PlainTable } from '../../ui/plain-table.tsx';
import styles from './importing.module.css';
import { UndoDialog } from './undo-dialog.tsx';
import { sentence } from './words.ts';

const FOLDER = 'folder';

const kindText = (kind: string): string =>
  kind === FOLDER ? 'Folder the book was made from' : (IMPORT_KIND_NAMES[kind as ImportKind] ?? kind);

/** Every import so far, latest first. */
export function History({ readOnly }: { readOnly: boolean }) {
  const query = useQuery('import.history', {});
  return (
    <Loaded {...query} reserve={[320]}>
      {(batches) =>
        batches.length === 0 ? (
          <EmptyState title="Nothing was imported yet">
            Every import will be here, with what it added and changed, and can be undone from here.
          </EmptyState>
        ) : (
          <Batches batches={batches} readOnly={readOnly} />
        )
      }
    </Loaded>
  );
}

function Batches({ batches, readOnly }: { batches: readonly ImportBatch[]; readOnly: boolean }) {
  const format = useFormat();
  const [undoing, setUndoing] = useState<ImportBatch | null>(null);
  const latestFirst = [...batches].sort((a, b) => b.id - a.id);
  return (
    <Panel title="Imports" note="latest first">
      <PlainTable
        label="Imports"
        head={[
          { label: 'When', kind: 'word' },
          { label: 'File', kind: 'text' },
          { label: 'What', kind: 'text' },
          { label: 'New' },
          { label: 'Changed' },
          { label: 'Already there' },
          { label: 'Left out' },
          { label: 'Rejected' },
          { label: 'Undo', kind: 'word' },
        ]}
        rows={latestFirst.map((batch) => ({
          key: String(batch.id),
          ...(batch.undoneAt && { level: 'ratio' as const }),
          cells: [
            format.moment(batch.at),
            <span key="file" className={styles.batchFile}>
              {batch.file}
            </span>,
            <span key="kind">
              {kindText(batch.kind)}
              {batch.kind !== FOLDER && <small className={styles.source}>{sentence(batch.sourceName)}</small>}
            </span>,
            ...[batch.added, batch.changed, batch.unchanged, batch.leftOut, batch.rejected].map((value) =>
              batch.kind === FOLDER ? '' : format.count(value),
            ),
            <UndoCell key="undo" batch={batch} readOnly={readOnly} onUndo={() => setUndoing(batch)} />,
          ],
        }))}
      />
      {undoing && <UndoDialog batch={undoing.id} file={undoing.file} onClose={() => setUndoing(null)} />}
    </Panel>
  );
}

function UndoCell({
  batch,
  readOnly,
  onUndo,
}: {
  batch: ImportBatch;
  readOnly: boolean;
  onUndo: () => void;
}) {
  const format = useFormat();
  if (batch.undoneAt) return `undone ${format.day(format.dayOf(batch.undoneAt))}`;
  if (batch.kind === FOLDER) return '';
  return (
    <Button
      look="link"
      isDisabled={readOnly}
      aria-label={`Undo the import of ${batch.file}`}
      onPress={onUndo}
    >
      Undo…
    </Button>
  );
}
