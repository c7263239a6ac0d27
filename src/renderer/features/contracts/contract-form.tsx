import type { ContractAction, ContractLife } from '../../../shared/contract/contracts.ts';
import type { NamedTable } from '../../../shared/records/fields.ts';
import { useFormat } from '../../lib/format-context.tsx';
import { ActionForm } from '../../records/action-form.tsx';
import { useFormTexts } from '../../records/open-forms.ts';
import { change } from '../../records/save.ts';
import { useFields } from '../../records/use-fields.ts';
import { Effect } from './effect.tsx';
import { actionOf, type FormId, fieldsOf, startTexts, wordsOf } from './forms.ts';
import { draftKey } from './state.ts';

type ContractFormProps = {
  form: FormId;
  /** Null for a contract that is yet to be added. */
  life: ContractLife | null;
  /** The form is left, or what it says is done: then the number of the contract. */
  onLeave: (done: number | null) => void;
};

const HINTS: Record<string, string> = {
  amount: 'An amount, or a change such as +5 %',
  until: 'The last day that earns nothing',
};

const CLIENTS: readonly NamedTable[] = ['clients'];
const NOBODY: readonly NamedTable[] = [];

/** One thing to do with a contract. */
export function ContractForm({ form, life, onLeave }: ContractFormProps) {
  const format = useFormat();
  const context = useFields(form.kind === 'add' ? CLIENTS : NOBODY);
  const key = draftKey(life?.id ?? 'new', form);
  const start = startTexts(form, life, context);
  const texts = useFormTexts(key, start);
  const made = actionOf(form, life, texts, context);
  const words = wordsOf(form);
  const hintOf = (name: string): string | undefined => {
    const isPercent = name === 'amount' && (texts.amount ?? '').includes('%');
    if (isPercent && made.ok && made.action.do === 'price')
      return `= ${format.money(made.action.amount, { cents: true })}`;
    return form.kind === 'add' && name === 'amount' ? 'Empty while it is not agreed' : HINTS[name];
  };
  const send = async (action: ContractAction) => {
    const result = await change('contracts.change', { action }, { ownFailure: true });
    if (!result.ok) return result.error;
    onLeave(result.data.contract);
    return null;
  };
  return (
    <ActionForm
      title={words.title}
      fields={fieldsOf(form)}
      start={start}
      texts={texts}
      keptAs={key}
      made={made}
      send={words.send}
      onSend={send}
      onLeave={() => onLeave(null)}
      hintOf={hintOf}
    >
      {made.ok && <Effect action={made.action} />}
    </ActionForm>
  );
}
