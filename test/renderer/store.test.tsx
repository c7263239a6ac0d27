import { act, renderHook, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ahead, applyNotice, useQueries, useQuery } from '../../src/renderer/lib/store.ts';
import { callsReading, type Output } from '../../src/shared/contract/index.ts';
import type { Result } from '../../src/shared/result.ts';
import { installBridge } from './support/dom.ts';
import { deferred, failed, ok } from './support/fake-bridge.ts';
import { clientRow, clientsOf, settings } from './support/figures.ts';

const changed = (...topics: ('settings' | 'clients')[]) =>
  act(() => applyNotice({ type: 'changed', topics, stale: callsReading(topics), revision: 2 }));

describe('query store', () => {
  it('asks again when a commit touches what a call reads, and not otherwise', async () => {
    let debt = 1;
    const fake = installBridge({ 'settings.get': () => ok(settings({ debt })) });
    const { result } = renderHook(() => useQuery('settings.get', {}));
    await waitFor(() => expect(result.current.data?.debt).toBe(1));

    debt = 2;
    changed('clients');
    expect(fake.asked('settings.get')).toHaveLength(1);
    changed('settings');
    expect(result.current.data?.debt, 'old data stays until the new stands').toBe(1);
    await waitFor(() => expect(result.current.data?.debt).toBe(2));
  });

  it('shows at once what was asked ahead, without asking or drawing again', async () => {
    const fake = installBridge({ 'settings.get': () => ok(settings({ debt: 1 })) });
    expect(await ahead('settings.get', {})).toMatchObject({ debt: 1 });
    let drawn = 0;
    const { result } = renderHook(() => {
      drawn += 1;
      return useQuery('settings.get', {});
    });
    await act(async () => {});
    expect(result.current).toMatchObject({ data: { debt: 1 }, loading: false });
    expect(fake.asked('settings.get')).toHaveLength(1);
    expect(drawn).toBe(1);
  });

  it('forgets at a commit what was asked ahead and nobody looks at', async () => {
    const fake = installBridge({ 'settings.get': () => ok(settings()) });
    await ahead('settings.get', {});
    changed('settings');
    expect(fake.asked('settings.get')).toHaveLength(1);
    await ahead('settings.get', {});
    expect(fake.asked('settings.get')).toHaveLength(2);
  });

  it('drops an answer that comes after a later question', async () => {
    const first = deferred<Result<Output<'settings.get'>>>();
    const second = deferred<Result<Output<'settings.get'>>>();
    const answers = [first, second];
    installBridge({ 'settings.get': () => answers.shift()?.promise ?? failed() });
    const { result } = renderHook(() => useQuery('settings.get', {}));
    changed('settings');
    await act(async () => second.settle(ok(settings({ debt: 2 }))));
    await act(async () => first.settle(ok(settings({ debt: 1 }))));
    expect(result.current).toMatchObject({ data: { debt: 2 }, loading: false });
  });

  it('keeps the answer to the former day until the new one stands', async () => {
    const later = deferred<Result<Output<'metrics.clients'>>>();
    installBridge({
      'metrics.clients': ({ asOf }) =>
        asOf === '2026-06-30' ? ok(clientsOf([clientRow(1, 'June')])) : later.promise,
    });
    const { result, rerender } = renderHook(({ asOf }) => useQuery('metrics.clients', { asOf }), {
      initialProps: { asOf: '2026-06-30' },
    });
    await waitFor(() => expect(result.current.data?.rows[0]?.name).toBe('June'));
    rerender({ asOf: '2026-05-31' });
    expect(result.current).toMatchObject({ loading: true, data: { rows: [{ name: 'June' }] } });
    await act(async () => later.settle(ok(clientsOf([clientRow(1, 'May')]))));
    expect(result.current.data?.rows[0]?.name).toBe('May');
  });

  it('keeps an error beside the data that stood, and clears it with the next answer', async () => {
    let broken = false;
    installBridge({
      'settings.get': () => (broken ? failed({ message: 'The file is locked.' }) : ok(settings())),
    });
    const { result } = renderHook(() => useQuery('settings.get', {}));
    await waitFor(() => expect(result.current.data).toBeDefined());
    broken = true;
    changed('settings');
    await waitFor(() => expect(result.current.error?.message).toBe('The file is locked.'));
    expect(result.current.data).toBeDefined();
    broken = false;
    changed('settings');
    await waitFor(() => expect(result.current.error).toBeUndefined());
  });

  it('forgets what nobody looks at once it is stale', async () => {
    const fake = installBridge({ 'settings.get': () => ok(settings()) });
    const first = renderHook(() => useQuery('settings.get', {}));
    await waitFor(() => expect(first.result.current.data).toBeDefined());
    first.unmount();
    changed('settings');
    expect(fake.asked('settings.get'), 'nobody looks, nobody asks').toHaveLength(1);
    renderHook(() => useQuery('settings.get', {}));
    await waitFor(() => expect(fake.asked('settings.get')).toHaveLength(2));
  });
});

describe('several answers of one call', () => {
  const list = (from: number) => ({ table: 'tickets' as const, from, count: 1 });
  const answer = (from: number) => ({ total: from, rows: [], sums: null });
  const changedTickets = () =>
    act(() =>
      applyNotice({ type: 'changed', topics: ['tickets'], stale: callsReading(['tickets']), revision: 3 }),
    );

  it('are asked for once each, kept while they are wanted, and asked again after a commit', async () => {
    const fake = installBridge({ 'records.list': ({ from = 0 }) => ok(answer(from)) });
    const { result, rerender } = renderHook(({ at }) => useQueries('records.list', at.map(list)), {
      initialProps: { at: [1, 2] },
    });
    await waitFor(() => expect(result.current.map(({ data }) => data?.total)).toEqual([1, 2]));
    rerender({ at: [2, 3] });
    expect(result.current[0]?.data?.total, 'the one that stays is there at once').toBe(2);
    await waitFor(() => expect(result.current[1]?.data?.total).toBe(3));
    expect(fake.asked('records.list')).toHaveLength(3);
    changedTickets();
    await waitFor(() => expect(fake.asked('records.list')).toHaveLength(5));
  });

  it('are forgotten once nobody has looked at them for long', async () => {
    const fake = installBridge({ 'records.list': ({ from = 0 }) => ok(answer(from)) });
    const { result, rerender } = renderHook(({ at }) => useQueries('records.list', [list(at)]), {
      initialProps: { at: 0 },
    });
    for (let at = 0; at < 60; at++) {
      rerender({ at });
      await waitFor(() => expect(result.current[0]?.data?.total).toBe(at));
    }
    rerender({ at: 58 });
    expect(result.current[0]?.data?.total, 'scrolling back costs nothing').toBe(58);
    expect(fake.asked('records.list')).toHaveLength(60);
    rerender({ at: 0 });
    await waitFor(() => expect(fake.asked('records.list')).toHaveLength(61));
  });

  it('say what failed, and ask only for that again', async () => {
    let broken = true;
    const fake = installBridge({
      'records.list': ({ from = 0 }) => (broken && from === 2 ? failed() : ok(answer(from))),
    });
    const { result } = renderHook(() => useQueries('records.list', [list(1), list(2)]));
    await waitFor(() => expect(result.current[1]?.error?.message).toBe('It did not work.'));
    expect(result.current[0]?.error).toBeUndefined();
    broken = false;
    act(() => result.current[1]?.retry());
    await waitFor(() => expect(result.current[1]?.data?.total).toBe(2));
    expect(fake.asked('records.list')).toHaveLength(3);
  });
});
