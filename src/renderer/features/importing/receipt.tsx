import { useEffect, useRef, useState } from 'react';
import type { ImportCommitted } from '../../../shared/contract/importing.ts';
import { useFormat } from '../../lib/format-context.tsx';
import { painted } from '../../lib/painted.ts';
import { Button } from '../../ui/button.tsx';
import { beginAgain, removeFile } from './actions.ts';
import styles from './importing.module.css';
import { CountStrip } from './outcome.tsx';
import { Rejected } from './row-problems.tsx';
import { type ImportFile, setImports, useImports } from './state.ts';
import { UndoDialog } from './undo-dialog.tsx';
import { counted, recordsOf } from './words.ts';

type Props = { file: ImportFile; receipt: ImportCommitted; readOnly: boolean };

/** What was done, and what can be done next. */
export function Receipt({ file, receipt, readOnly }: Props) {
  const format = useFormat();
  const title = useRef<HTMLHeadingElement>(null);
  const [isUndoing, setUndoing] = useState(false);
  const next = useImports(({ files }) => files.find((other) => other.token !== file.token && !other.receipt));
  // The button that was pressed is gone: whoever listens or uses the keyboard goes on here, once the dialog of the job
  // has gone, too, and given the focus back.
  useEffect(() => {
    void painted().then(() => title.current?.focus());
  }, []);
  const { kind, name } = receipt;
  const done = receipt.new + receipt.changed;
  const made = [
    receipt.newClients.length > 0 && counted(receipt.newClients.length, 'new client', format.count),
    receipt.newTechnicians.length > 0 &&
      counted(receipt.newTechnicians.length, 'new technician', format.count),
  ].filter(Boolean);
  return (
    <div className={styles.page}>
      <div className={styles.receipt}>
        <h2 ref={title} tabIndex={-1}>
          {file.isUndone
            ? `The import of “${name}” was undone`
            : `Imported ${recordsOf(kind, done, format.count)} from “${name}”`}
        </h2>
        <p>
          {file.isUndone
            ? 'The book is as it was before, but for what you chose to keep.'
            : `${made.length > 0 ? `With ${made.join(' and ')}. ` : ''}The figures follow at once.`}
        </p>
      </div>
      {!file.isUndone && <CountStrip label="What happened" counts={receipt} />}
      <div className={styles.next}>
        {next && (
          <Button look="primary" onPress={() => setImports({ current: next.token })}>
            Next: {next.name}
          </Button>
        )}
        {file.isUndone ? (
          <Button onPress={() => beginAgain(file.token)}>Look at it again</Button>
        ) : (
          <Button isDisabled={readOnly} onPress={() => setUndoing(true)}>
            Undo this import…
          </Button>
        )}
        <Button onPress={() => removeFile(file.token)}>Done with this file</Button>
      </div>
      {!file.isUndone && receipt.rejectedCount > 0 && (
        <Rejected file={file} rejected={receipt.rejected} count={receipt.rejectedCount} />
      )}
      {isUndoing && <UndoDialog batch={receipt.batch} file={name} onClose={() => setUndoing(false)} />}
    </div>
  );
}
