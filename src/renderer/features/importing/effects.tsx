import type { ImportPlan } from '../../../shared/contract/importing.ts';
import type { ImportKind } from '../../../shared/import.ts';
import { classes } from '../../lib/classes.ts';
import { useFormat } from '../../lib/format-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Panel } from '../../ui/panel.tsx';
import { PlainTable } from '../../ui/plain-table.tsx';
import { answer } from './actions.ts';
import styles from './importing.module.css';
import outcomeCss from './outcome.module.css';
import type { ImportFile } from './state.ts';
import { cellText, counted, recordText, withAccountWords } from './words.ts';

/** Records that are there already and would be changed, field by field. */
export function Changes({ plan }: { plan: ImportPlan }) {
  const format = useFormat();
  const more = plan.changed - plan.changes.length;
  return (
    <Panel
      title="Changed"
      note={more > 0 ? `the first ${format.count(plan.changes.length)} of ${format.count(plan.changed)}` : ''}
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard. */}
      <section className={styles.scroll} aria-label="Changed records" tabIndex={0}>
        <PlainTable
          label="Changes by field"
          head={[
            { label: 'Record' },
            { label: 'Line' },
            { label: 'Field', kind: 'word' },
            { label: 'Now', kind: 'text' },
            { label: 'Will be', kind: 'text' },
          ]}
          rows={plan.changes.flatMap(({ line, record, fields }, of) =>
            fields.map(({ field, before, after }, at) => ({
              key: `${of} ${field}`,
              cells: [
                <span key="record" className={classes(at > 0 && 'visually-hidden')}>
                  {recordText(record, format)}
                </span>,
                at === 0 ? format.count(line) : '',
                field,
                <del key="before" className={outcomeCss.before}>
                  {cellText(before, format) || 'empty'}
                </del>,
                <ins key="after" className={outcomeCss.after}>
                  {cellText(after, format) || 'empty'}
                </ins>,
              ],
            })),
          )}
        />
      </section>
    </Panel>
  );
}

/** What the records add up to, for a look beside the tool's own report. */
export function Totals({ totals }: { totals: ImportPlan['totals'] }) {
  const format = useFormat();
  return (
    <Panel title="Totals" note="to compare with the tool’s own">
      <dl className={outcomeCss.totals}>
        {totals.map(({ label, value, unit }) => (
          <div key={label} className={outcomeCss.total}>
            <dt>{withAccountWords(label)}</dt>
            <dd>{format.figure({ value, unit }, { cents: true })}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}

const NAMES_SHOWN = 12;

function NameList({ names, what }: { names: readonly string[]; what: string }) {
  const format = useFormat();
  const more = names.length - NAMES_SHOWN;
  if (names.length === 0) return null;
  return (
    <div className={outcomeCss.beside}>
      <dt>{counted(names.length, `new ${what}`, format.count)}</dt>
      <dd title={names.join(', ')}>
        {names.slice(0, NAMES_SHOWN).join(', ')}
        {more > 0 && ` and ${format.count(more)} more`}
      </dd>
    </div>
  );
}

/** Who comes into the book by it, and what was answered before. */
export function Names({ file, plan, kind }: { file: ImportFile; plan: ImportPlan; kind: ImportKind }) {
  const own = new Set(file.asked.map(({ id }) => id));
  const remembered = plan.answered.filter(({ id }) => !own.has(id) && id !== 'kind');
  const clients = kind === 'clients' ? [] : plan.newClients;
  if (clients.length + plan.newTechnicians.length + remembered.length === 0) return null;
  return (
    <Panel title="Also">
      <dl className={outcomeCss.besides}>
        <NameList names={clients} what="client" />
        <NameList names={plan.newTechnicians} what="technician" />
        {remembered.map(({ id, prompt, label }) => (
          <div key={id} className={outcomeCss.beside}>
            <dt>{prompt}</dt>
            <dd>
              {label} <span className={styles.because}>as you said before </span>
              <Button look="link" onPress={() => answer(file.token, { [id]: '' })}>
                Ask me again
              </Button>
            </dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}
