import type { ImportAnswers, ImportQuestion } from '../../shared/import.ts';
import { toDecimal } from '../../shared/money.ts';
import { IMPORT_SHAPES, type Value } from '../db/import-rows.ts';

/**
 * A contract that comes again with another price. Written over the old one it would change the MRR of months that are
 * long printed; a list of contracts doesn't say since when a price holds. So the owner says which it is.
 */

const [CODE, CYCLE, AMOUNT] = ['code', 'cycle', 'amount_cents'].map((column) =>
  IMPORT_SHAPES.contracts.columns.indexOf(column),
) as [number, number, number];

/** Whether a contract that was imported before has another price now. */
export const hasOtherPrice = (before: readonly Value[] | undefined, now: readonly Value[]): boolean =>
  before !== undefined && (before[CYCLE] !== now[CYCLE] || before[AMOUNT] !== now[AMOUNT]);

/** `correct`: the old price was wrong, also in the past. `keep`: it changed, and the owner enters the change with its day. */
export const PRICE_ANSWER = 'price';

export const priceAnswer = (answers: ImportAnswers): 'correct' | 'keep' | null => {
  const answer = answers[PRICE_ANSWER];
  return answer === 'correct' || answer === 'keep' ? answer : null;
};

const words = (values: readonly Value[]): string => `${toDecimal(Number(values[AMOUNT]))} ${values[CYCLE]}`;

export const priceQuestion = (before: readonly Value[], now: readonly Value[]): ImportQuestion => ({
  id: PRICE_ANSWER,
  prompt: 'Were the old prices of contracts that come with other prices wrong?',
  because: `${now[CODE]} was ${words(before)} and is ${words(now)} now; the file doesn’t say since when.`,
  options: [
    { value: 'correct', label: 'They were wrong: put the new ones in their place, for past months too' },
    {
      value: 'keep',
      label: 'They changed: leave these contracts as they are; I enter each change with its day',
    },
  ],
});
