// Protects the owner from a file that lost rows: sub-totals are held against the rows they cover.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { subtotalCheck } from '../../../../src/main/importing/reading/subtotals.ts';
import { toDecimal } from '../../../../src/shared/money.ts';

describe('sub-totals', () => {
  it('agree with the rows they cover, groups in groups too', () => {
    const group = fc.array(fc.integer({ min: -5000, max: 5000 }), { maxLength: 4 });
    fc.assert(
      fc.property(fc.array(fc.array(group, { maxLength: 3 }), { maxLength: 4 }), (outer) => {
        const check = subtotalCheck(toDecimal);
        const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);
        outer.forEach((inner, o) => {
          inner.forEach((values, i) => {
            values.forEach(check.add);
            expect(check.compare(`Total project ${i}`, sum(values))).toBeNull();
          });
          expect(check.compare(`Total client ${o}`, sum(inner.flat()))).toBeNull();
        });
        expect(check.compare('Grand total', sum(outer.flat(2)))).toBeNull();
        expect(check.compare('Total', sum(outer.flat(2)) + 1)).not.toBeNull();
      }),
    );
  });

  it('are told where they differ, a bare one with the last group too', () => {
    const check = subtotalCheck(toDecimal);
    check.add(1000);
    check.compare('Total A', 1000);
    check.add(2050);
    expect(check.compare(' Total B ', 2000)).toBe(
      '“Total B” is 20.00, but the rows above it come to 20.50. Rows may be missing from the file.',
    );
    check.add(5);
    expect(check.compare('Total', 2100)).toBe(
      '“Total” is 21.00, but the rows above it come to 30.55, those since the last total to 0.05. Rows may be missing from the file.',
    );
    expect(check.compare('Total', 3055)).toBeNull();
  });

  it('say where rows that can’t be read are the reason', () => {
    const check = subtotalCheck(toDecimal);
    check.add(1000);
    check.unreadable();
    expect(check.compare('Total', 1500)).toBe(
      '“Total” is 15.00, but the rows above it come to 10.00. One row above can’t be read and is not in this sum.',
    );
    check.unreadable();
    expect(check.compare('Total', 1500)).toContain('2 rows above can’t be read and are not in this sum.');
  });

  it('may be off by the rounding of their rows, and by no more', () => {
    const rounded = () => {
      const check = subtotalCheck(String);
      // A third of an hour, written 0.33.
      for (let row = 0; row < 10; row++) check.add(1188);
      return check;
    };
    expect(rounded().compare('Total', 12_000, 36)).toBeNull();
    expect(rounded().compare('Total', 12_000)).not.toBeNull();
    expect(rounded().compare('Total', 11_880 + 199, 36)).not.toBeNull();
  });
});
