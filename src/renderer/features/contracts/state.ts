import { create } from 'zustand';
import { setOpenForm } from '../../records/open-forms.ts';
import type { FormId } from './forms.ts';

/** What the owner is at with contracts. */

export type Sheet = 'life' | 'details' | 'history';
const useSheet = create<{ sheet: Sheet }>(() => ({ sheet: 'life' }));

/** What of a contract is shown; the same of the next one. */
export const useShownSheet = (): Sheet => useSheet(({ sheet }) => sheet);
export const showSheet = (sheet: Sheet): void => useSheet.setState({ sheet });

/** Where a contract's open form is known. */
export const placeOf = (contract: number): string => `contract ${contract}`;

/** Opens a form of a contract beside its timeline, or closes the one that is open. */
export function openForm(contract: number, form: FormId | undefined): void {
  showSheet('life');
  setOpenForm(placeOf(contract), form);
}

/** Where a form's texts are kept. */
export function draftKey(contract: number | 'new', form: FormId): string {
  const of = form.kind === 'correctPrice' ? form.price.id : form.kind === 'correctPause' ? form.pause.id : '';
  return `contract ${contract} ${form.kind} ${of}`;
}
