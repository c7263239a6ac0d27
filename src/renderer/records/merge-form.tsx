import type { ReactNode } from 'react';
import { parseField } from '../../shared/entry/fields.ts';
import type { EntryContext } from '../../shared/entry/types.ts';
import { type Field, reference } from '../../shared/records/fields.ts';
import { TABLES } from '../../shared/records/tables.ts';
import { useQuery } from '../lib/store.ts';
import { Button } from '../ui/button.tsx';
import { ActionForm, type Made } from './action-form.tsx';
import { keepDraft } from './drafts.ts';
import { mergeDraft } from './merging.ts';
import { useFormTexts } from './open-forms.ts';
import { type Mergeable, mergeInto } from './save.ts';
import { useFields } from './use-fields.ts';

export type Pair = { from: number; into: number };

type MergeFormProps = {
  table: Mergeable;
  /** The record beside the grid, by the name that lists of names give it. */
  record: { id: number; name: string };
  /** The other one, where it was chosen already. */
  other: string;
  /** What it would do. */
  effect: (pair: Pair) => ReactNode;
  /** The form is left, or the two are one: then the number of the record that stays. */
  onLeave: (into: number | null) => void;
};

const OTHER: Readonly<Record<Mergeable, Field>> = {
  clients: reference('other', 'The same client as', 'clients', { required: true }),
  accounts: reference('other', 'The same account as', 'accounts', { required: true }),
};
/** Which way round it goes is kept with what was typed. */
const TURNED = 'turned';

/** The name of the other record, or why it is none. */
function otherName(table: Mergeable, text: string, own: string, context: EntryContext): Made<string> {
  const read = parseField(OTHER[table], text, context);
  if (!read.ok) return { ok: false, errors: { other: read.reason } };
  const name = String(read.value);
  return name === own
    ? { ok: false, errors: { other: `That is this ${TABLES[table].one} itself. Choose another one.` } }
    : { ok: true, action: name };
}

/** Makes one record out of two, after showing what moves. */
export function MergeForm({ table, record, other, effect, onLeave }: MergeFormProps) {
  const { one, many } = TABLES[table];
  const { data: names } = useQuery('records.names', { tables: [table] });
  const context = useFields([table]);
  const key = mergeDraft(table, record.id);
  const start = { other, [TURNED]: '' };
  const texts = useFormTexts(key, start);
  const named = otherName(table, texts.other ?? '', record.name, context);
  const known = named.ok ? (names?.[table]?.find(({ name }) => name === named.action)?.id ?? null) : null;
  const isTurned = texts[TURNED] === 'yes';
  const pair = (id: number): Pair =>
    isTurned ? { from: id, into: record.id } : { from: record.id, into: id };
  const made: Made<Pair> = !named.ok
    ? named
    : known === null
      ? { ok: false, errors: { other: `This ${one} is being looked up.` } }
      : { ok: true, action: pair(known) };
  const send = async ({ from, into }: Pair) => {
    const result = await mergeInto(table, from, into, { ownFailure: true });
    if (!result.ok) return result.error;
    onLeave(into);
    return null;
  };
  const theirs = named.ok ? named.action : null;
  const [goes, stays] = isTurned ? [theirs, record.name] : [record.name, theirs];
  return (
    <ActionForm
      title={`Merge two ${many} into one`}
      fields={[OTHER[table]]}
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
          {effect(made.action)}
          <Button look="link" onPress={() => keepDraft(key, TURNED, isTurned ? '' : 'yes', '')}>
            The other way round: keep {goes}
          </Button>
        </>
      )}
    </ActionForm>
  );
}
