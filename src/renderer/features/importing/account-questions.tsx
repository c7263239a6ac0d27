import type { ImportQuestion } from '../../../shared/import.ts';
import { useFormat } from '../../lib/format-context.tsx';
import { Button } from '../../ui/button.tsx';
import { PlainTable } from '../../ui/plain-table.tsx';
import { Select } from '../../ui/select.tsx';
import { answer } from './actions.ts';
import styles from './importing.module.css';
import type { ImportFile } from './state.ts';
import { ACCOUNT_OPTIONS, accountAbout, accountKindText } from './words.ts';

type Props = { file: ImportFile; questions: readonly ImportQuestion[] };

/** The source's accounts, each filed once. */
export function AccountQuestions({ file, questions }: Props) {
  const format = useFormat();
  const hasExamples = questions.some(({ because }) => accountAbout(because)?.example !== '');
  return (
    <div className={styles.question}>
      <p className={styles.prompt}>What kind of account is each of these?</p>
      <p className={styles.because}>Whatever you say is remembered for the next file of this source.</p>
      <PlainTable
        label="Accounts of the file"
        head={[
          { label: 'Account' },
          { label: 'Lines' },
          { label: 'Together' },
          ...(hasExamples ? [{ label: 'Such as', kind: 'text' as const }] : []),
          { label: 'Suggested', kind: 'word' },
          { label: 'Kind', kind: 'text' },
        ]}
        rows={questions.map(({ id, because, suggestion }) => {
          const account = id.slice('account:'.length);
          const about = accountAbout(because);
          const given = file.answers[id] ?? null;
          const say = (kind: string) => answer(file.token, { [id]: kind });
          return {
            key: id,
            cells: [
              account,
              about ? format.count(about.lines) : '',
              about ? format.money(about.cents, { cents: true }) : '',
              ...(hasExamples
                ? [
                    <span key="example" className={styles.example}>
                      {about ? about.example : because}
                    </span>,
                  ]
                : []),
              suggestion !== undefined && given !== suggestion ? (
                <Button key="suggested" look="link" onPress={() => say(suggestion)}>
                  {accountKindText(suggestion)}
                </Button>
              ) : (
                ''
              ),
              <span key="kind" className={styles.kindCell}>
                <Select
                  label={`Kind of ${account}`}
                  hideLabel
                  options={ACCOUNT_OPTIONS}
                  value={given}
                  onChange={say}
                />
              </span>,
            ],
          };
        })}
      />
    </div>
  );
}
