import { forgetDrafts } from './drafts.ts';
import { forgetGrids } from './grid-state.ts';
import { forgetForms } from './open-forms.ts';

/** Another book has other records: what was chosen, filtered, opened and typed in the last one means nothing in it. */
export function forgetRecords(): void {
  forgetGrids();
  forgetDrafts();
  forgetForms();
}
