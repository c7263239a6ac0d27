import { leaveQuestions } from './ask.ts';
import { forgetDrafts } from './drafts.ts';
import { forgetGrids } from './grid-state.ts';
import { forgetForms } from './open-forms.ts';

/** Another book has other records: what was asked, chosen, filtered, opened and typed in the last one means nothing in it. */
export function forgetRecords(): void {
  leaveQuestions();
  forgetGrids();
  forgetDrafts();
  forgetForms();
}
