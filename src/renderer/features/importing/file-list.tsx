import { Button as AriaButton } from 'react-aria-components';
import { IMPORT_KIND_NAMES } from '../../../shared/import.ts';
import { classes } from '../../lib/classes.ts';
import { useFormat } from '../../lib/format-context.tsx';
import { Button } from '../../ui/button.tsx';
import { removeFile } from './actions.ts';
import styles from './files.module.css';
import { type FileState, type ImportFile, setImports, stateOf, useImports } from './state.ts';
import { counted } from './words.ts';

/** Nothing is open any more; there may still be nothing to do. */
function readyWords({ plan }: ImportFile): string {
  if (!plan || plan.new + plan.changed > 0) return 'Ready to import';
  if (plan.unchanged > 0) return 'All of it is there already';
  return plan.rejectedCount > 0 ? 'Every row is rejected' : 'Nothing in it';
}

/** How a file stands, in a few words; of a refused one the sentence itself. */
function useStateWords(): (file: ImportFile) => { state: FileState; words: string } {
  const format = useFormat();
  const all = useImports();
  return (file) => {
    const state = stateOf(file, all);
    const words: Record<FileState, string> = {
      waiting: 'Waits its turn',
      looking: 'Being looked at…',
      asking: counted(file.plan?.questions.length ?? 0, 'question', format.count),
      ready: readyWords(file),
      importing: 'Being imported…',
      imported: file.isUndone ? 'Undone' : 'Imported',
      refused: (file.failure?.message ?? 'Can’t be read').replace(`“${file.name}”: `, ''),
    };
    return { state, words: words[state] };
  };
}

/** Several files, worked through one after another. */
export function FileList({ files }: { files: readonly ImportFile[] }) {
  const current = useImports((state) => state.current);
  const wordsOf = useStateWords();
  return (
    <ul className={styles.files} aria-label="Files">
      {files.map((file) => {
        const { state, words } = wordsOf(file);
        const kind = file.plan?.kind ?? null;
        return (
          <li key={file.token} className={classes(file.token === current && styles.shown)}>
            <AriaButton
              className={styles.file}
              {...(file.token === current && { 'aria-current': 'true' as const })}
              onPress={() => setImports({ current: file.token })}
            >
              <span className={styles.fileName}>{file.name}</span>
              <span className={styles.fileKind}>{kind ? IMPORT_KIND_NAMES[kind] : ''}</span>
              <span className={styles.fileState} data-state={state}>
                {words}
              </span>
            </AriaButton>
            <Button
              look="link"
              aria-label={`Put ${file.name} aside`}
              isDisabled={state === 'importing'}
              onPress={() => removeFile(file.token)}
            >
              Put aside
            </Button>
          </li>
        );
      })}
    </ul>
  );
}
