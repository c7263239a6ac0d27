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
            expect(check.compare(1, `Total project ${i}`, sum(values))).toBeNull();
          });
          expect(check.compare(1, `Total client ${o}`, sum(inner.flat()))).toBeNull();
        });
        expect(check.compare(1, 'Grand total', sum(outer.flat(2)))).toBeNull();
        expect(check.compare(1, 'Total', sum(outer.flat(2)) + 1)).not.toBeNull();
      }),
    );
  });

  it('are told with their line where they differ', () => {
    const check = subtotalCheck(toDecimal);
    check.add(1000);
    check.compare(3, 'Total A', 1000);
    check.add(2050);
    expect(check.compare(5, ' Total B ', 2000)).toBe(
      'Line 5 says that “Total B” is 20.00, but the rows above it come to 20.50. Rows may be missing from the file.',
    );
    expect(check.compare(6, 'Total', 2050)).toContain('come to 30.50');
    expect(check.compare(7, 'Total', 3050)).toBeNull();
  });
});
