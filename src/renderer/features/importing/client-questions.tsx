import { type ImportQuestion, NEW_CLIENT } from '../../../shared/import.ts';
import { PlainTable } from '../../ui/plain-table.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { answer } from './actions.ts';
import styles from './importing.module.css';
import type { ImportFile } from './state.ts';

type Props = { file: ImportFile; questions: readonly ImportQuestion[] };

/** Spellings that look like clients the book knows. */
export function ClientQuestions({ file, questions }: Props) {
  return (
    <div className={styles.question}>
      <p className={styles.prompt}>Are these clients the book knows already?</p>
      <p className={styles.because}>The spellings are alike. Whatever you say is remembered.</p>
      <PlainTable
        label="Spellings of clients"
        head={[
          { label: 'In the file' },
          { label: 'In the book', kind: 'text' },
          { label: 'Is it', kind: 'word' },
        ]}
        rows={questions.map(({ id, options }) => {
          const spelling = id.slice('client:'.length);
          const known = options.find(({ value }) => value !== NEW_CLIENT)?.value ?? '';
          return {
            key: id,
            cells: [
              spelling,
              known,
              <Segmented
                key="answer"
                label={`Is ${spelling} the same client as ${known}?`}
                options={[
                  { value: known, label: 'The same client' },
                  { value: NEW_CLIENT, label: 'A client of its own' },
                ]}
                value={file.answers[id] ?? ''}
                onChange={(value) => answer(file.token, { [id]: value })}
              />,
            ],
          };
        })}
      />
    </div>
  );
}
