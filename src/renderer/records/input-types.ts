import type { EntryField } from '../../shared/entry/types.ts';

/** A field as an input needs it; a record's own, or one a form makes up. */
export type InputField = EntryField & { name: string };

/** How a text was finished: by a key, by choosing it from a list or a calendar, or by leaving the input. */
export type Finish = 'enter' | 'tab' | 'choice' | 'leave';

export type InputProps = {
  field: InputField;
  /** What stands in the input; `fieldText` makes it of a value, `parseField` a value of it. */
  text: string;
  onChange: (text: string) => void;
  /** The text is finished and can be read; it stands as the book writes it. */
  onCommit?: ((text: string, how: Finish) => void) | undefined;
  /** What is wrong with it, as main says; what cannot be read, the input says itself. */
  error?: string | undefined;
  hint?: string | undefined;
  autoFocus?: boolean | undefined;
  /** Inside a cell: the label is spoken only, the reason hangs below. */
  compact?: boolean | undefined;
  isDisabled?: boolean | undefined;
};
