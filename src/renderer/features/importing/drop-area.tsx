import { useEffect, useState } from 'react';
import { IMPORT_KIND_NAMES, IMPORT_KINDS, type ImportKind } from '../../../shared/import.ts';
import { Button } from '../../ui/button.tsx';
import { chooseFiles, dropFiles } from './actions.ts';
import styles from './files.module.css';

const carriesFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;

/** The files of a drop, and how many folders were among them. */
function partsOf({ items, files }: DataTransfer): { files: File[]; folders: number } {
  const isFolder = [...items].map((item) => item.webkitGetAsEntry?.()?.isDirectory === true);
  return {
    files: [...files].filter((_, at) => !isFolder[at]),
    folders: isFolder.filter(Boolean).length,
  };
}

/** Takes files dropped anywhere on the window. True while some are held over it. */
export function useDropping(isOn: boolean): boolean {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    if (!isOn) return;
    const over = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent) => {
      setOver(false);
      if (!event.dataTransfer || !carriesFiles(event)) return;
      event.preventDefault();
      const { files, folders } = partsOf(event.dataTransfer);
      void dropFiles(files, folders);
    };
    window.addEventListener('dragover', over);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', over);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
    };
  }, [isOn]);
  return isOver;
}

const BECOMES: Record<ImportKind, string> = {
  time_entries: 'hours by client and technician',
  tickets: 'the service desk’s load and times',
  invoices: 'revenue, net of tax',
  ledger: 'costs and revenue by account',
  profit_and_loss: 'amounts by account and month',
  payments: 'income and what taking it cost',
  bank: 'costs and income, by your own rules',
  contracts: 'recurring revenue under contract',
  surveys: 'how satisfied clients are',
  clients: 'names, to tell spellings apart',
};

/** Before any file: where to drop some, and what they can be. */
export function DropArea({ readOnly }: { readOnly: boolean }) {
  return (
    <>
      <div className={styles.area}>
        <h2>Drop exported files here</h2>
        <p>
          CSV files as your tools export them, several at once if you like. You see what would happen before
          anything is written.
        </p>
        <Button look="primary" isDisabled={readOnly} onPress={() => void chooseFiles()}>
          Choose files…
        </Button>
        {readOnly && <p>This book is open read-only, so nothing can be imported into it.</p>}
      </div>
      <section aria-labelledby="can-be-read" className={styles.kinds}>
        <h2 id="can-be-read">What can be read</h2>
        <dl>
          {IMPORT_KINDS.map((kind) => (
            <div key={kind} className={styles.kind}>
              <dt>{IMPORT_KIND_NAMES[kind]}</dt>
              <dd>{BECOMES[kind]}</dd>
            </div>
          ))}
        </dl>
      </section>
    </>
  );
}
