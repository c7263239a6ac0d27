import { isTotalWord } from './cell-shape.ts';
import { fold } from './fold.ts';

/** Sums a column of a plain table and compares it with the totals that stand in it. Whole cents or seconds. */
export type SubtotalCheck = {
  /** A record's value. */
  add(value: number): void;
  /** A record whose value can't be read: what is missing from the sum is told where a total doesn't fit. */
  unreadable(): void;
  /**
   * A total stands here: of all records above it or, because groups may stand in groups, of those since some total.
   * @param step to which the tool rounds each value; 0 = it doesn't
   * @returns a sentence if no such records come to what is stated, or null
   */
  compare(label: string, stated: number, step?: number): string | null;
};

/** Where a group may have begun: what had been added up by then. */
type Beginning = { sum: number; rows: number };

/** More totals that don't fit are not looked for: the first say enough, and each is a search through all groups. */
const MOST = 200;

/** @param show writes a value for the owner, such as `toDecimal` */
export function subtotalCheck(show: (value: number) => string): SubtotalCheck {
  let sum = 0;
  let rows = 0;
  let unread = 0;
  let misfits = 0;
  const beginnings: Beginning[] = [{ sum: 0, rows: 0 }];
  const exact = new Set([0]);

  const fits = (stated: number, step: number): boolean => {
    if (exact.has(sum - stated)) return true;
    if (step === 0) return false;
    const isNear = (from: Beginning) =>
      Math.abs(sum - from.sum - stated) <= ((rows - from.rows + 1) * step) / 2;
    // From the last group outwards: nearly every total is that of the rows right above it.
    return beginnings.findLast(isNear) !== undefined;
  };

  const misfit = (label: string, stated: number): string => {
    const group = show(sum - (beginnings.at(-1)?.sum ?? 0));
    const whole = show(sum);
    const isBare = isTotalWord(fold(label)) && !/^sub|^zwischen/i.test(label.trim());
    const found = !isBare || whole === group ? group : `${whole}, those since the last total to ${group}`;
    const why =
      unread === 0
        ? 'Rows may be missing from the file.'
        : unread === 1
          ? 'One row above can’t be read and is not in this sum.'
          : `${unread} rows above can’t be read and are not in this sum.`;
    return `“${label.trim()}” is ${show(stated)}, but the rows above it come to ${found}. ${why}`;
  };

  return {
    add(value) {
      sum += value;
      rows++;
    },
    unreadable() {
      unread++;
    },
    compare(label, stated, step = 0) {
      if (misfits >= MOST) return null;
      const message = fits(stated, step) ? null : misfit(label, stated);
      if (message !== null) misfits++;
      exact.add(sum);
      beginnings.push({ sum, rows });
      return message;
    },
  };
}
