import { create } from 'zustand';
import type { FormId } from './forms.ts';

/** What the owner is at with contracts. */

export type Sheet = 'life' | 'details' | 'history';
const useSheet = create<{ sheet: Sheet }>(() => ({ sheet: 'life' }));

/** What of a contract is shown; the same of the next one. */
export const useShownSheet = (): Sheet => useSheet(({ sheet }) => sheet);
export const showSheet = (sheet: Sheet): void => useSheet.setState({ sheet });

/** Where a form's texts are kept. */
export function draftKey(contract: number | 'new', form: FormId): string {
  const of = form.kind === 'correctPrice' ? form.price.id : form.kind === 'correctPause' ? form.pause.id : '';
  return `contract ${contract} ${form.kind} ${of}`;
}
