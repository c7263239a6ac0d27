import { isTotalWord } from './cell-shape.ts';
import { fold } from './fold.ts';

/** Sums a column of a plain table and compares it with the sub-totals that stand in it. Whole cents or seconds. */
export type SubtotalCheck = {
  /** A record's value. */
  add(value: number): void;
  /**
   * A sub-total stands on this line: a bare `Total` covers all records, `Total Acme` those since some sub-total
   * above, because groups may stand in groups.
   * @returns a sentence if no such records come to what is stated, or null
   */
  compare(line: number, label: string, stated: number): string | null;
};

/** @param show writes a value for the owner, such as `toDecimal` */
export function subtotalCheck(show: (value: number) => string): SubtotalCheck {
  let sum = 0;
  /** What the sum was wherever a group may have begun. */
  const beginnings = new Set([0]);
  let last = 0;
  return {
    add(value) {
      sum += value;
    },
    compare(line, label, stated) {
      const all = isTotalWord(fold(label)) && !/^sub|^zwischen/i.test(label.trim());
      const fits = all ? sum === stated : beginnings.has(sum - stated);
      const found = all ? sum : sum - last;
      beginnings.add(sum);
      last = sum;
      return fits
        ? null
        : `Line ${line} says that “${label.trim()}” is ${show(stated)}, but the rows above it come to ${show(found)}. Rows may be missing from the file.`;
    },
  };
}
