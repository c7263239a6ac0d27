// Protects the word given before a change: whatever is done to whatever contract, the figures become what the preview said,
// in the months it named and in no others; and what one undo takes back is all of it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contracts } from '../../../src/main/db/masters.ts';
import { openBook } from '../../../src/main/db/open.ts';
import { accrue, accruedIn, annualOn, priceSpans } from '../../../src/main/metrics/recurring.ts';
import { dayNumber, lastDay, monthName, monthOfDay } from '../../../src/shared/calendar.ts';
import type { Input } from '../../../src/shared/contract/index.ts';
import { type KeptBook, keptBooks } from '../../support/kept-book.ts';

type Action = Input<'contracts.change'>['action'];
const book = keptBooks();
const TODAY = dayNumber('2026-07-15');

const day = fc.constantFrom(
  '2023-12-31',
  '2024-01-01',
  '2024-02-29',
  '2024-07-15',
  '2025-01-31',
  '2026-06-16',
  '2026-07-15',
  '2026-07-16',
  '2026-12-31',
);
const price = fc.record({
  from: day,
  cycle: fc.constantFrom('monthly', 'quarterly', 'annual'),
  amount: fc.constantFrom(0, 1, 99_999, 100_000),
  discount: fc.constantFrom(null, 0, 1),
  reason: fc.constantFrom('upsell', 'downgrade'),
});
const some = fc.nat(3);
const action = fc.oneof(
  price.map((terms) => ({ do: 'price', ...terms })),
  fc.tuple(price, some).map(([terms, at]) => ({ do: 'price', ...terms, at })),
  some.map((at) => ({ do: 'removePrice', at })),
  fc.record({ from: day, until: fc.option(day) }).map((pause) => ({ do: 'pause', ...pause })),
  day.map((on) => ({ do: 'resume', on })),
  some.map((at) => ({ do: 'removePause', at })),
  day.map((on) => ({ do: 'end', on })),
  fc.constant({ do: 'reopen' }),
);

/** The same by the numbers that rows have by then. */
function named(own: KeptBook, { at, ...given }: { do: string; at?: number }): Action {
  const table = given.do.endsWith('Pause') ? 'contract_pauses' : 'contract_prices';
  const ids = own.rows<{ id: number }>(`SELECT id FROM ${table} ORDER BY id`).map(({ id }) => id);
  const id = at === undefined ? undefined : (ids[at % Math.max(ids.length, 1)] ?? 99);
  const row = id === undefined ? {} : { [table === 'contract_prices' ? 'price' : 'pause']: id };
  return { contract: 1, ...given, ...row } as Action;
}

/** Straight from the rows: what each month through the current one earns, and the annual price of days. */
function figuresOf(own: KeptBook) {
  const db = openBook(own.file, { readonly: true });
  try {
    const [contract] = contracts(db);
    if (!contract) throw new Error('there is no contract');
    const spans = priceSpans(contract);
    const through = monthOfDay(TODAY);
    const accrual = accrue(contract, spans, lastDay(through));
    const months = new Map<string, number>();
    for (let month = accrual.firstMonth; month <= through; month++)
      months.set(monthName(month), accruedIn(accrual, month, month));
    return { months, on: (at: string) => Math.round(annualOn(spans, dayNumber(at)) / 12) };
  } finally {
    db.close();
  }
}

describe('any change of any contract', () => {
  it('does what its preview said', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(action, { minLength: 1, maxLength: 8 }), async (actions) => {
        const own = book();
        for (const given of actions) {
          const meant = named(own, given as never);
          const before = figuresOf(own);
          const content = own.content();
          const told = await own.call('contracts.preview', { action: meant });
          expect(own.content()).toEqual(content);
          const done = await own.call('contracts.change', { action: meant });
          expect(done.ok).toBe(told.ok);
          if (!told.ok || !done.ok) {
            expect(own.content()).toEqual(content);
            continue;
          }
          const after = figuresOf(own);
          const changed = [...after.months]
            .map(([month, earned]) => ({ month, before: before.months.get(month) ?? 0, after: earned }))
            .filter((each) => each.before !== each.after);
          expect(told.data.months).toEqual(changed.slice(-12));
          expect(told.data.monthCount).toBe(changed.length);
          expect(told.data.contract).toEqual({
            before: before.on(told.data.at),
            after: after.on(told.data.at),
          });
          expect(told.data.book).toEqual(told.data.contract);
          if (done.data.changed) {
            expect((await own.must('changes.undo', {})).label).toBe(told.data.label);
            expect(own.content()).toEqual(content);
            await own.must('changes.redo', {});
          }
        }
      }),
      { numRuns: 60 },
    );
  }, 60_000);
});
