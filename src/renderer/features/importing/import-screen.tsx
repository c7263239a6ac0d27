import { useEffect } from 'react';
import type { BookStatus } from '../../../shared/contract/book.ts';
import { Button } from '../../ui/button.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Tools } from '../../ui/tools.tsx';
import { chooseFiles, workOn } from './actions.ts';
import { DropArea, useDropping } from './drop-area.tsx';
import { FileList } from './file-list.tsx';
import { FilePage } from './file-page.tsx';
import filesCss from './files.module.css';
import { History } from './history.tsx';
import styles from './importing.module.css';
import { Learnt } from './learnt.tsx';
import { setImports, useImports, type View } from './state.ts';

const VIEW_OPTIONS: { value: View; label: string }[] = [
  { value: 'files', label: 'Files' },
  { value: 'history', label: 'History' },
  { value: 'learnt', label: 'What was learnt' },
];

/** Files of other tools become records of the book: looked at, asked about, shown, then imported. */
export function ImportScreen({ status }: { status: BookStatus }) {
  const view = useImports((state) => state.view);
  const hasFiles = useImports((state) => state.files.length > 0);
  const book = `${status.fileName} ${status.company}`;
  useEffect(() => workOn(book, status.revision), [book, status.revision]);
  const isDropping = useDropping(!status.readOnly);
  return (
    <div className={styles.screen} data-dropping={isDropping || undefined}>
      <Tools
        about={
          view === 'files' &&
          hasFiles && (
            <Button isDisabled={status.readOnly} onPress={() => void chooseFiles()}>
              Choose more files…
            </Button>
          )
        }
      >
        <Segmented
          label="Part of the import"
          options={VIEW_OPTIONS}
          value={view}
          onChange={(next) => setImports({ view: next })}
        />
      </Tools>
      {view === 'files' && <Files status={status} />}
      {view === 'history' && <History readOnly={status.readOnly} />}
      {view === 'learnt' && <Learnt readOnly={status.readOnly} />}
      {isDropping && (
        <div className={filesCss.dropping} aria-hidden="true">
          Drop them to look at them. Nothing is imported yet.
        </div>
      )}
    </div>
  );
}

function Files({ status }: { status: BookStatus }) {
  const files = useImports((state) => state.files);
  const current = useImports((state) => state.current);
  const dropped = useImports((state) => state.dropped);
  const shown = files.find(({ token }) => token === current);
  return (
    <>
      {dropped && (
        <p className={filesCss.dropped} role="alert">
          {dropped}
        </p>
      )}
      {files.length === 0 && <DropArea readOnly={status.readOnly} />}
      {files.length > 1 && <FileList files={files} />}
      {shown && <FilePage key={shown.token} file={shown} readOnly={status.readOnly} />}
    </>
  );
}
