import { useState } from 'react';
import { moneyText, readMoney } from '../../shared/entry/money.ts';
import { cents as centsField } from '../../shared/records/fields.ts';
import { FieldInput } from './field-input.tsx';
import { useFields } from './use-fields.ts';

type MoneyFieldProps = {
  label: string;
  /** Null = nothing was said. */
  cents: number | null;
  /** Called on leaving the field or Enter, when the amount is another; null once it is emptied. */
  onCommit: (cents: number | null) => void;
  min?: number;
  hint?: string;
  error?: string | undefined;
  isDisabled?: boolean;
};

/** An amount that is kept once it is left, typed as people type amounts. */
export function MoneyField({ label, cents, onCommit, min, hint, error, isDisabled }: MoneyFieldProps) {
  const context = useFields();
  // What was typed over an amount: an amount that was refused stays to be mended, its reason beside it.
  const [typed, setTyped] = useState<{ text: string; over: number | null; said?: number | null } | null>(
    null,
  );
  const own = typed && typed.over === cents ? typed : null;
  const field = centsField('amount', label, min === undefined ? {} : { min });
  return (
    <FieldInput
      field={field}
      text={own?.text ?? (cents === null ? '' : moneyText(cents, context))}
      onChange={(text) => setTyped({ text, over: cents })}
      onCommit={(text, how) => {
        const read = text === '' ? null : readMoney(text, context);
        const next = read?.ok ? read.value : null;
        if (next === cents || (how === 'leave' && own?.said === next)) return;
        setTyped({ text, over: cents, said: next });
        onCommit(next);
      }}
      hint={hint}
      error={error}
      isDisabled={isDisabled}
    />
  );
}
