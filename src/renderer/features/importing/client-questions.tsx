import { useMemo } from 'react';
import { type ImportQuestion, NEW_CLIENT } from '../../../shared/import.ts';
import { useQuery } from '../../lib/store.ts';
import { PlainTable } from '../../ui/plain-table.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { SearchSelect } from '../../ui/select.tsx';
import { DraftField } from '../../ui/text-field.tsx';
import { answer } from './actions.ts';
import styles from './importing.module.css';
import type { ImportFile } from './state.ts';

type Props = { file: ImportFile; questions: readonly ImportQuestion[] };

const spellingOf = ({ id }: ImportQuestion): string => id.slice('client:'.length);
const isNumber = ({ options }: ImportQuestion): boolean => options.length === 0;

/** Names of clients that only the owner can tell: spellings like known ones, and numbers of the tool's own. */
export function ClientQuestions({ file, questions }: Props) {
  const spellings = questions.filter((question) => !isNumber(question));
  const numbers = questions.filter(isNumber);
  return (
    <>
      {spellings.length > 0 && <Spellings file={file} questions={spellings} />}
      {numbers.length > 0 && <Numbers file={file} questions={numbers} />}
    </>
  );
}

function Spellings({ file, questions }: Props) {
  const { data } = useQuery('import.memory', {});
  const clients = useMemo(() => (data?.clients ?? []).map((name) => ({ id: name, text: name })), [data]);
  return (
    <div className={styles.question}>
      <p className={styles.prompt}>Are these clients that the book knows?</p>
      <p className={styles.because}>The spellings are alike. Whatever you say is remembered.</p>
      <PlainTable
        label="Spellings in the file"
        head={[
          { label: 'In the file' },
          { label: 'In the book', kind: 'text' },
          { label: 'Is it', kind: 'word' },
          { label: 'Or another client', kind: 'text' },
        ]}
        rows={questions.map((question) => {
          const { id, options } = question;
          const spelling = spellingOf(question);
          const known = options.find(({ value }) => value !== NEW_CLIENT)?.value ?? '';
          const given = file.answers[id] ?? '';
          const say = (value: string) => answer(file.token, { [id]: value });
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
                value={given}
                onChange={say}
              />,
              <span key="other" className={styles.kindCell}>
                <SearchSelect
                  // A list takes its choices when it is first drawn.
                  key={clients.length}
                  label={`Another client that ${spelling} is`}
                  hideLabel
                  options={clients.filter(({ id: name }) => name !== known)}
                  value={given === '' || given === known || given === NEW_CLIENT ? null : given}
                  onChange={say}
                  placeholder="Type or choose…"
                />
              </span>,
            ],
          };
        })}
      />
    </div>
  );
}

function Numbers({ file, questions }: Props) {
  return (
    <div className={styles.question}>
      <p className={styles.prompt}>Which clients have these numbers?</p>
      <p className={styles.because}>
        The file names them by the tool’s own numbers. Import the tool’s list of clients first, or name them
        here.
      </p>
      <PlainTable
        label="Numbers in the file"
        head={[{ label: 'Number' }, { label: 'Client', kind: 'text' }]}
        rows={questions.map((question) => ({
          key: question.id,
          cells: [
            spellingOf(question),
            <span key="name" className={styles.kindCell}>
              <DraftField
                label={`Client number ${spellingOf(question)}`}
                hideLabel
                value={file.answers[question.id] ?? ''}
                maxLength={200}
                onCommit={(name) => answer(file.token, { [question.id]: name.trim() })}
              />
            </span>,
          ],
        }))}
      />
    </div>
  );
}
