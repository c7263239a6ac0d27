import { memo, useState } from 'react';
import type { ImportQuestion } from '../../../shared/import.ts';
import { useFormat } from '../../lib/format-context.tsx';
import { Button } from '../../ui/button.tsx';
import { PlainTable } from '../../ui/plain-table.tsx';
import { Select } from '../../ui/select.tsx';
import { answer } from './actions.ts';
import styles from './importing.module.css';
import type { ImportFile } from './state.ts';
import { ACCOUNT_OPTIONS, accountKindText } from './words.ts';

type Props = { file: ImportFile; questions: readonly ImportQuestion[] };

/** A bank statement may name hundreds of counterparties: the rest waits until it is asked for. */
const SHOWN = 60;

const nameOf = ({ id }: ImportQuestion): string => id.slice('account:'.length);

/** The source's accounts, each filed once. */
export function AccountQuestions({ file, questions }: Props) {
  const format = useFormat();
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? questions : questions.slice(0, SHOWN);
  const hasExamples = shown.some(({ about }) => about === undefined || about.examples.length > 0);
  const hasSuggestions = shown.some(({ suggestion }) => suggestion !== undefined);
  const left = questions.filter(({ id }) => !file.answers[id]);
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
          ...(hasSuggestions ? [{ label: 'Suggested', kind: 'word' as const }] : []),
          { label: 'Kind', kind: 'text' },
        ]}
        rows={[
          ...shown.map((question) => {
            const { id, because, about, suggestion } = question;
            const { token, answers } = file;
            const example = (
              <span key="example" className={styles.example} title={about?.examples.join('\n')}>
                {about ? about.examples.join(', ') : because}
              </span>
            );
            const suggested = <Suggested key="suggested" token={token} id={id} kind={suggestion} />;
            return {
              key: id,
              cells: [
                nameOf(question),
                about ? format.count(about.lines) : '',
                about ? `${format.money(about.cents, { cents: true })} ${about.flow ?? ''}`.trim() : '',
                ...(hasExamples ? [example] : []),
                ...(hasSuggestions ? [suggested] : []),
                <KindChoice
                  key="kind"
                  token={token}
                  id={id}
                  account={nameOf(question)}
                  kind={answers[id] || null}
                />,
              ],
            };
          }),
          ...(left.length > 1
            ? [
                {
                  key: ' left',
                  level: 'ratio' as const,
                  cells: [
                    `The ${format.count(left.length)} left are all`,
                    '',
                    '',
                    ...(hasExamples ? [''] : []),
                    ...(hasSuggestions ? [''] : []),
                    <Rest key="rest" token={file.token} left={left} />,
                  ],
                },
              ]
            : []),
        ]}
      />
      {shown.length < questions.length && (
        <p>
          <Button look="link" onPress={() => setWhole(true)}>
            Show all {format.count(questions.length)}
          </Button>
        </p>
      )}
    </div>
  );
}

type OfAccount = { token: string; id: string };

const Suggested = memo(({ token, id, kind }: OfAccount & { kind: string | undefined }) =>
  kind === undefined ? null : (
    <Button look="link" onPress={() => answer(token, { [id]: kind })}>
      {accountKindText(kind)}
    </Button>
  ),
);

/** Drawn anew only when its own answer changes: there may be many. */
const KindChoice = memo(
  ({ token, id, account, kind }: OfAccount & { account: string; kind: string | null }) => (
    <span className={styles.kindCell}>
      <Select
        label={`Kind of ${account}`}
        hideLabel
        options={ACCOUNT_OPTIONS}
        value={kind}
        onChange={(next) => answer(token, { [id]: next })}
      />
    </span>
  ),
);

/** One answer for all accounts that are left, where there are several. */
function Rest({ token, left }: { token: string; left: readonly ImportQuestion[] }) {
  return (
    <span className={styles.kindCell}>
      <Select
        label="Kind of all that are left"
        hideLabel
        options={ACCOUNT_OPTIONS}
        value={null}
        onChange={(kind) => answer(token, Object.fromEntries(left.map(({ id }) => [id, kind])))}
      />
    </span>
  );
}
