import { useMemo } from 'react';
import type { ImportPlan } from '../../../shared/contract/importing.ts';
import type { ImportQuestion } from '../../../shared/import.ts';
import { timeZones } from '../../lib/choices.ts';
import { useFormat } from '../../lib/format-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Panel } from '../../ui/panel.tsx';
import { RadioChoice } from '../../ui/radio-choice.tsx';
import { SearchSelect, Select } from '../../ui/select.tsx';
import { DraftField } from '../../ui/text-field.tsx';
import { AccountQuestions } from './account-questions.tsx';
import { answer, takeSuggestions } from './actions.ts';
import { ClientQuestions } from './client-questions.tsx';
import styles from './importing.module.css';
import type { ImportFile } from './state.ts';
import { counted, sentence } from './words.ts';

/** More choices than these are a list to open. */
const RADIOS = 6;

/** Questions open now, and those answered on this page. */
const shownOf = ({ asked, answers }: ImportFile, open: ReadonlySet<string>): ImportQuestion[] =>
  asked.filter(({ id }) => id !== 'kind' && (open.has(id) || Boolean(answers[id])));

/** What only the owner can decide, and what he has decided so far. */
export function Questions({ file, plan }: { file: ImportFile; plan: ImportPlan }) {
  const format = useFormat();
  const open = new Set(plan.questions.map(({ id }) => id));
  const shown = shownOf(file, open);
  // What was answered since the plan counts as settled until the next plan says otherwise.
  const isPending = file.turn !== file.plannedTurn;
  const left = shown.filter(({ id }) => open.has(id) && !(isPending && file.answers[id]));
  const suggested = left.filter(({ suggestion }) => suggestion !== undefined);
  if (shown.length === 0) return null;
  const of = (prefix: string) => shown.filter(({ id }) => id.startsWith(prefix));
  const [accounts, clients] = [of('account:'), of('client:')];
  const others = shown.filter((question) => !accounts.includes(question) && !clients.includes(question));
  return (
    <Panel
      title="Questions"
      note={left.length === 0 ? 'all answered' : `${counted(left.length, 'question', format.count)} open`}
      aside={
        suggested.length > 0 && (
          <Button onPress={() => takeSuggestions(file.token, suggested)}>
            {suggested.length === 1
              ? 'Use the suggestion'
              : `Use the ${format.count(suggested.length)} suggestions`}
          </Button>
        )
      }
    >
      <div className={styles.questions}>
        {others.map((question) => (
          <Question key={question.id} file={file} question={question} />
        ))}
        {clients.length > 0 && <ClientQuestions file={file} questions={clients} />}
        {accounts.length > 0 && <AccountQuestions file={file} questions={accounts} />}
      </div>
    </Panel>
  );
}

type QuestionProps = { file: ImportFile; question: ImportQuestion };

function Question({ file, question }: QuestionProps) {
  const { id, prompt, because, options, suggestion } = question;
  const given = file.answers[id] || null;
  const say = (value: string) => answer(file.token, { [id]: value });
  if (options.length === 0) return <FreeQuestion file={file} question={question} />;
  if (options.length > RADIOS)
    return (
      <div className={styles.question}>
        <p className={styles.prompt}>{prompt}</p>
        <p className={styles.because}>{because}</p>
        <div className={styles.answer}>
          <Select
            label={prompt}
            hideLabel
            options={options.map(({ value, label }) => ({
              id: value,
              text: value === suggestion ? `${label} (suggested)` : label,
            }))}
            value={given}
            onChange={say}
          />
        </div>
      </div>
    );
  return (
    <div className={styles.question}>
      <RadioChoice
        label={prompt}
        about={because}
        options={options.map(({ value, label }) => ({
          id: value,
          text: label,
          ...(value === suggestion && { note: 'suggested' }),
        }))}
        value={given}
        onChange={say}
      />
    </div>
  );
}

function FreeQuestion({ file, question: { id, prompt, because, free, suggestion } }: QuestionProps) {
  const given = file.answers[id] || null;
  const say = (value: string) => answer(file.token, { [id]: value });
  const zones = useMemo(() => (id === 'zone' ? timeZones() : []), [id]);
  return (
    <div className={styles.question}>
      <p className={styles.prompt}>{prompt}</p>
      <p className={styles.because}>{because}</p>
      <div className={styles.answer}>
        {id === 'zone' ? (
          <SearchSelect
            label={prompt}
            hideLabel
            options={zones}
            value={given}
            onChange={say}
            placeholder="Type a city or choose…"
          />
        ) : (
          <DraftField
            label={prompt}
            hideLabel
            value={given ?? ''}
            onCommit={say}
            {...(free && { hint: sentence(free) })}
          />
        )}
        {suggestion !== undefined && (
          <Button look="link" onPress={() => say(suggestion)}>
            Use {suggestion.replaceAll('_', ' ')}
          </Button>
        )}
      </div>
    </div>
  );
}
