import { describe, expect, it } from 'vitest';
import { cycleOf } from '../../../../src/main/importing/kinds/contracts.ts';
import { draftsIn, runImport } from '../../../support/import-run.ts';

const read = (text: string) => runImport(text, { kind: 'contracts' });
const HEADER = 'Customer,Plan,UnitPrice,Quantity,Frequency,Start date,Currency\n';

describe('contracts', () => {
  it('cycles: months, quarters and years in the words of billing tools, nothing else', () => {
    expect(
      ['Monthly', 'month', 'quarter', 'YEARLY', 'One-Year', 'Annual', 'trimestral'].map(cycleOf),
    ).toEqual(['monthly', 'monthly', 'quarterly', 'annual', 'annual', 'annual', 'quarterly']);
    const unclear = ['weekly', 'Triennial', '2 years', 'One-Year commitment for monthly/yearly billing', ''];
    expect(unclear.map(cycleOf)).toEqual(Array(5).fill(null));
    expect(cycleOf('One-Year commitment for yearly billing')).toBe('annual');
  });

  it('the price is one times how many, to the cent', () => {
    const run = read(
      `${HEADER}Acme,Care,12.35,3,monthly,2026-01-01,USD\nAcme,Half,0.01,0.5,monthly,2026-01-01,USD\n`,
    );
    expect(draftsIn(run, 'contracts').map(({ cents }) => cents)).toEqual([3705]);
    expect(run.rejected.map(({ line, column }) => [line, column])).toEqual([[3, 'Quantity']]);
  });

  it('a contract without a number is called by its client and plan', () => {
    const [contract] = draftsIn(read(`${HEADER}Acme,Care,10,1,yearly,2026-01-01,USD\n`), 'contracts');
    expect([contract?.code, contract?.id]).toEqual(['Acme – Care', null]);
  });

  it('another currency, an unknown cycle, no price and a negative one reject their rows alone', () => {
    const run = read(
      `${HEADER}A,P,10,1,monthly,2026-01-01,EUR\nA,P,10,1,weekly,2026-01-01,USD\nA,P,,1,monthly,2026-01-01,USD\nA,P,-10,1,monthly,2026-01-01,USD\nA,P,10,1,monthly,2026-01-01,USD\n`,
    );
    expect(run.rejected.map(({ line }) => line)).toEqual([2, 3, 4, 5]);
    expect(run.rejected[0]?.reason).toContain('EUR');
    expect(draftsIn(run, 'contracts')).toHaveLength(1);
  });

  it('an end before the start is rejected', () => {
    const run = read('Customer,Amount,Interval,Start date,End date\nA,10,month,2026-02-01,2026-01-01\n');
    expect(run.rejected).toEqual([{ line: 2, column: 'End date', reason: 'is before the start' }]);
  });
});
