import { useState } from 'react';
import { fieldText, parseField, shownField } from '../../shared/entry/fields.ts';
import type { EntryContext } from '../../shared/entry/types.ts';
import type { Finish, InputProps } from './input-types.ts';

/** What typed text is read as while it is typed, and what happens when it is finished. */
export type EntryState = {
  /** What it will be kept as, where that does not stand there already; '' = nothing to say. */
  reading: string;
  /** What is wrong with it; said once it is finished, until it is changed. */
  error: string | undefined;
  change: (text: string) => void;
  /** Writes the text as the book writes it, and tells that it is finished; a text that can't be read stays and says why. */
  finish: (how: Finish, text?: string) => void;
};

const SELDOM = new Set(['text', 'note', 'names', 'choice', 'flag', 'reference']);

export function useEntry(
  { field, text, onChange, onCommit, error }: InputProps,
  context: EntryContext,
): EntryState {
  const [refused, setRefused] = useState<{ text: string; reason: string } | null>(null);
  const isBlank = text.trim() === '';
  const read = isBlank || SELDOM.has(field.type) ? null : parseField(field, text, context);
  const reading =
    read?.ok && fieldText(field, read.value, context) !== text.trim()
      ? shownField(field, read.value, context)
      : '';
  const finish = (how: Finish, given = text) => {
    const result = given.trim() === '' ? null : parseField(field, given, context);
    if (result && !result.ok) {
      setRefused({ text: given, reason: result.reason });
      if (given !== text) onChange(given);
      return;
    }
    setRefused(null);
    const written = result ? fieldText(field, result.value, context) : '';
    if (written !== text) onChange(written);
    onCommit?.(written, how);
  };
  return {
    reading,
    error: refused?.text === text ? refused.reason : error,
    change: onChange,
    finish,
  };
}
