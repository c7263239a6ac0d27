import { act, renderHook, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ahead, applyNotice, useQuery } from '../../src/renderer/lib/store.ts';
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
