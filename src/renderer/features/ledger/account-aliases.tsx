import { useEffect, useState } from 'react';
import { fieldText, splitNames } from '../../../shared/entry/fields.ts';
import { TABLES } from '../../../shared/records/tables.ts';
import { useQuery } from '../../lib/store.ts';
import { NamesInput } from '../../records/names-input.tsx';
import { useFields } from '../../records/use-fields.ts';

type AccountAliasesProps = {
  id: number;
  error: string | undefined;
  readOnly: boolean;
  /** Keeps these names; tells whether they were kept. */
  onSave: (aliases: readonly string[]) => Promise<boolean>;
};

const FIELD = TABLES.accounts.fields.find(({ name }) => name === 'aliases');

/** What else is booked to an account: names by which imports know it, each as a kind. */
export function AccountAliases({ id, error, readOnly, onSave }: AccountAliasesProps) {
  const context = useFields();
  const { data } = useQuery('records.get', { table: 'accounts', id });
  const own = FIELD && data ? fieldText(FIELD, data.values.aliases ?? [], context) : '';
  const [text, setText] = useState(own);
  useEffect(() => setText(own), [own]);
  if (!FIELD || !data || (readOnly && own === '')) return null;
  return (
    <NamesInput
      field={FIELD}
      text={text}
      onChange={setText}
      onCommit={(next) => {
        const names = splitNames(next);
        if (names.join('\n') !== splitNames(own).join('\n')) void onSave(names);
      }}
      error={error}
      hint="Imports book what they know by these names here. In brackets: as which kind."
      isDisabled={readOnly}
    />
  );
}
