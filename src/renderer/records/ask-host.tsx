import type { NamedTable } from '../../shared/records/fields.ts';
import { TABLES } from '../../shared/records/tables.ts';
import { call } from '../lib/client.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { PlainTable } from '../ui/plain-table.tsx';
import { AlteredFigures } from './altered.tsx';
import { type Asking, type Question, useAsking } from './ask.ts';
import styles from './form.module.css';
import { RecordForm } from './record-form.tsx';

/** Shows the questions that actions wait for; stands once in the window. */
export function AskHost() {
  const open = useAsking((state) => state.open);
  return open.map(({ question, answer }, index) =>
    question.kind === 'confirm' ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: questions are only added and answered at the end.
      <Confirm key={index} question={question} answer={answer} />
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: see above.
      <Add key={index} question={question} answer={answer} />
    ),
  );
}

type Of<K extends Question['kind']> = {
  question: Extract<Question, { kind: K }>;
  answer: Asking['answer'];
};

function Confirm({ question, answer }: Of<'confirm'>) {
  const { title, text, altered, effect, yes, no, isMeant = false } = question;
  return (
    <Dialog title={title} isOpen onClose={() => answer(null)}>
      {text.map((paragraph) => (
        <p key={paragraph} className={styles.paragraph}>
          {paragraph}
        </p>
      ))}
      {altered.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard.
        <section className={styles.altered} aria-label="Printed figures it alters" tabIndex={0}>
          <AlteredFigures altered={altered} />
        </section>
      )}
      {effect && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: see above.
        <section className={styles.altered} aria-label={effect.label} tabIndex={0}>
          <PlainTable
            label={effect.label}
            head={effect.head.map((label) => ({ label }))}
            rows={effect.rows}
          />
        </section>
      )}
      <div className={styles.answers}>
        <Button onPress={() => answer('yes')} {...(isMeant && { look: 'primary', autoFocus: true })}>
          {yes}
        </Button>
        <Button onPress={() => answer(null)} {...(!isMeant && { look: 'primary', autoFocus: true })}>
          {no}
        </Button>
      </div>
    </Dialog>
  );
}

const nameField = (table: NamedTable): string => TABLES[table].unique[0] ?? 'name';

/** The name under which others refer to a record: two accounts of one name have their kind in it. */
async function nameOf(table: NamedTable, id: number, called: string): Promise<string> {
  const names = await call('records.names', { tables: [table] });
  const found = names.ok ? names.data[table]?.find((each) => each.id === id) : undefined;
  return found?.name ?? called;
}

/** A record to be named: what it must say is asked, the rest can be said later. */
function Add({ question: { table, name }, answer }: Of<'add'>) {
  const { one, fields } = TABLES[table];
  const asked = fields.filter(({ required }) => required).map((field) => field.name);
  return (
    <Dialog title={`Add ${one}`} isOpen onClose={() => answer(null)}>
      <RecordForm
        table={table}
        initial={{ [nameField(table)]: name }}
        fields={asked}
        draft={`named ${name}`}
        onDone={(id, values) => void nameOf(table, id, String(values[nameField(table)])).then(answer)}
        onCancel={() => answer(null)}
      />
    </Dialog>
  );
}
