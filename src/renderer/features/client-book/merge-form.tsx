import { parseField } from '../../../shared/entry/fields.ts';
import type { EntryContext } from '../../../shared/entry/types.ts';
import { type NamedTable, reference } from '../../../shared/records/fields.ts';
import { useFormat } from '../../lib/format-context.tsx';
import { useQuery } from '../../lib/store.ts';
import { ActionForm, type Made } from '../../records/action-form.tsx';
import { keepDraft } from '../../records/drafts.ts';
import { EffectNote, EffectPending, EffectProblem } from '../../records/effect.tsx';
import { useFormTexts } from '../../records/open-forms.ts';
import { mergeInto } from '../../records/save.ts';
import { useFields } from '../../records/use-fields.ts';
import { Button } from '../../ui/button.tsx';
import { mergeDraft } from './state.ts';
import { mergeWords } from './words.ts';

type MergeFormProps = {
  /** The client beside the grid. */
  client: { id: number; name: string };
  /** The other one, where it was chosen already. */
  other: string;
  /** The form is left, or the two are one: then the number of the client that stays. */
  onLeave: (into: number | null) => void;
};

const CLIENTS: readonly NamedTable[] = ['clients'];
const OTHER = reference('other', 'The same client as', 'clients', { required: true });
const FIELDS = [OTHER];
/** Which way round it goes is kept with what was typed. */
const TURNED = 'turned';

type Pair = { from: number; into: number };

/** The name of the other client, or why it is none. */
function otherName(text: string, own: string, context: EntryContext): Made<string> {
  const read = parseField(OTHER, text, context);
  if (!read.ok) return { ok: false, errors: { other: read.reason } };
  const name = String(read.value);
  return name === own
    ? { ok: false, errors: { other: 'That is this client itself. Choose another one.' } }
    : { ok: true, action: name };
}

/** Makes one client out of two, after showing what moves. */
export function MergeForm({ client, other, onLeave }: MergeFormProps) {
  const context = useFields(CLIENTS);
  const key = mergeDraft(client.id);
  const start = { other, [TURNED]: '' };
  const texts = useFormTexts(key, start);
  const named = otherName(texts.other ?? '', client.name, context);
  const { data: names } = useQuery('records.names', { tables: ['clients'] });
  const known = named.ok ? (names?.clients?.find(({ name }) => name === named.action)?.id ?? null) : null;
  const isTurned = texts[TURNED] === 'yes';
  const pair = (id: number): Pair =>
    isTurned ? { from: id, into: client.id } : { from: client.id, into: id };
  const made: Made<Pair> = !named.ok
    ? named
    : known === null
      ? { ok: false, errors: { other: 'This client is being looked up.' } }
      : { ok: true, action: pair(known) };
  const send = async ({ from, into }: Pair) => {
    const result = await mergeInto(from, into, { ownFailure: true });
    if (!result.ok) return result.error;
    onLeave(into);
    return null;
  };
  const theirs = named.ok ? named.action : null;
  const [goes, stays] = isTurned ? [theirs, client.name] : [client.name, theirs];
  return (
    <ActionForm
      title="Merge two clients into one"
      fields={FIELDS}
      start={start}
      texts={texts}
      keptAs={key}
      made={made}
      send={stays === null ? 'Merge' : `Merge into ${stays}`}
      onSend={send}
      onLeave={() => onLeave(null)}
    >
      {made.ok && (
        <>
          <Effect pair={made.action} />
          <Button look="link" onPress={() => keepDraft(key, TURNED, isTurned ? '' : 'yes', '')}>
            The other way round: keep {goes}
          </Button>
        </>
      )}
    </ActionForm>
  );
}

function Effect({ pair }: { pair: Pair }) {
  const format = useFormat();
  const { data, error } = useQuery('clients.mergePreview', pair);
  if (error) return <EffectProblem text={error.message} />;
  if (!data) return <EffectPending />;
  return <EffectNote lines={mergeWords(data, format)} />;
}
