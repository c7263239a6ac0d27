import { useEffect, useState } from 'react';
import type { ImportUndo } from '../../../shared/contract/importing.ts';
import type { Failure } from '../../../shared/result.ts';
import { useFormat } from '../../lib/format-context.tsx';
import { setUi } from '../../lib/ui-state.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { PlainTable } from '../../ui/plain-table.tsx';
import { noteUndone } from './actions.ts';
import styles from './importing.module.css';
import { firstOfAll } from './jobs.ts';
import { counted, recordText } from './words.ts';

type Props = { batch: number; file: string; onClose: () => void };

/** What taking an import back would do, then does it. */
export function UndoDialog({ batch, file, onClose }: Props) {
  const format = useFormat();
  const [effect, setEffect] = useState<ImportUndo | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isBusy, setBusy] = useState(false);
  useEffect(() => {
    let wanted = true;
    void firstOfAll('import.undoPreview', { batch }).then((result) => {
      if (!wanted) return;
      if (result.ok) setEffect(result.data);
      else setFailure(result.error);
    });
    return () => {
      wanted = false;
    };
  }, [batch]);
  const undo = async (keepEdited: boolean) => {
    setBusy(true);
    const result = await firstOfAll('import.undo', { batch, keepEdited });
    setBusy(false);
    if (!result.ok) {
      setFailure(result.error);
      return;
    }
    noteUndone(batch);
    setUi({ failure: null, done: `Undid the import of “${file}”: ${sumUp(result.data, format.count)}.` });
    onClose();
  };
  const keeps = (effect?.keptCount ?? 0) > 0;
  return (
    <Dialog title={`Undo the import of “${file}”`} isOpen onClose={onClose}>
      <div className={styles.undo} aria-busy={effect === null && failure === null}>
        {failure && <ErrorNotice failure={failure} />}
        {!effect && !failure && <p>Looking at what would go…</p>}
        {effect && (
          <>
            <p>
              {counted(effect.removed, 'record', format.count)} {effect.removed === 1 ? 'goes' : 'go'}.
              {effect.restored > 0 &&
                ` ${counted(effect.restored, 'record', format.count)} ${effect.restored === 1 ? 'becomes' : 'become'} what ${effect.restored === 1 ? 'it was' : 'they were'} before.`}
            </p>
            {keeps && <Kept effect={effect} />}
          </>
        )}
        <div className={styles.buttons}>
          <Button onPress={onClose}>Leave it</Button>
          <Button look="primary" isDisabled={!effect || isBusy} onPress={() => void undo(keeps)}>
            {keeps
              ? `Undo, and keep ${counted(effect?.keptCount ?? 0, 'record', format.count)}`
              : 'Undo the import'}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

const sumUp = ({ removed, restored, keptCount }: ImportUndo, count: (value: number) => string): string =>
  [
    `${counted(removed, 'record', count)} gone`,
    restored > 0 && `${count(restored)} as before`,
    keptCount > 0 && `${count(keptCount)} kept`,
  ]
    .filter(Boolean)
    .join(', ');

function Kept({ effect }: { effect: ImportUndo }) {
  const format = useFormat();
  return (
    <>
      <p>
        {counted(effect.keptCount, 'record', format.count)} {effect.keptCount === 1 ? 'stays' : 'stay'}:
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard. */}
      <section className={styles.scroll} aria-label="Records that stay" tabIndex={0}>
        <PlainTable
          label="Records that stay and why"
          head={[{ label: 'Record' }, { label: 'Why', kind: 'text' }]}
          rows={effect.kept.map(({ table, id, record, why }) => ({
            key: `${table} ${id}`,
            cells: [recordText(record, format), why],
          }))}
        />
      </section>
    </>
  );
}
