// Protects asking for lists: fast typing asks little, what is shown stays until the answer stands, and rows far apart are
// both at hand.
import { act, renderHook, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { type GridQuery, useRecordPages } from '../../../src/renderer/records/record-pages.ts';
import type { Output } from '../../../src/shared/contract/index.ts';
import type { Result } from '../../../src/shared/result.ts';
import { installBridge } from '../support/dom.ts';
import { deferred, ok } from '../support/fake-bridge.ts';
import { ticket } from '../support/records.ts';

type List = Output<'records.list'>;
const question = (search: string): GridQuery => ({ table: 'tickets', search });
const answer = (from: number, count: number, total: number): List => ({
  total,
  rows: Array.from({ length: Math.max(Math.min(count, total - from), 0) }, (_, i) => ticket(from + i + 1)),
  sums: null,
});

describe('the pages of a list', () => {
  it('are those in sight, a little beyond, and that of the row with the focus', async () => {
    const fake = installBridge({
      'records.list': ({ from = 0, count = 0 }) => ok(answer(from, count, 100_000)),
    });
    const { result, rerender } = renderHook(
      ({ first }) => useRecordPages(question(''), first, first + 30, 3),
      {
        initialProps: { first: 0 },
      },
    );
    await waitFor(() => expect(result.current.rowAt(29)?.id).toBe(30));
    rerender({ first: 50_150 });
    await waitFor(() => expect(result.current.rowAt(50_180)?.id).toBe(50_181));
    await waitFor(() => expect(result.current.rowAt(50_220)?.id).toBe(50_221));
    expect(result.current.rowAt(3)?.id, 'typed in, and not in sight').toBe(4);
    expect(result.current.rowAt(20_000)).toBeUndefined();
    expect(fake.asked('records.list')).toHaveLength(3);
  });

  it('ask for no second question while the first is on its way, and then for the last one only', async () => {
    const pending: ReturnType<typeof deferred<Result<List>>>[] = [];
    const fake = installBridge({
      'records.list': () => {
        const next = deferred<Result<List>>();
        pending.push(next);
        return next.promise;
      },
    });
    const { result, rerender } = renderHook(({ text }) => useRecordPages(question(text), 0, 10, 0), {
      initialProps: { text: '' },
    });
    await act(async () => pending[0]?.settle(ok(answer(0, 200, 500))));
    for (const text of ['v', 'vp', 'vpn']) rerender({ text });
    expect(fake.asked('records.list'), 'one for “v”').toHaveLength(2);
    expect(result.current).toMatchObject({ isOld: true, total: 500 });
    expect(result.current.rowAt(0)?.id, 'what was there stays').toBe(1);
    await act(async () => pending[1]?.settle(ok(answer(0, 200, 40))));
    await waitFor(() => expect(fake.asked('records.list')).toHaveLength(3));
    expect(fake.asked('records.list')[2]).toMatchObject({ search: 'vpn' });
    await act(async () => pending[2]?.settle(ok(answer(0, 200, 2))));
    expect(result.current).toMatchObject({ isOld: false, total: 2, asked: { search: 'vpn' } });
  });
});
