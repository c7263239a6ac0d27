import { useEffect, useRef } from 'react';
import { create } from 'zustand';
import type { CallName, Input, Notice, Output } from '../../shared/contract/index.ts';
import type { Failure } from '../../shared/result.ts';
import { call, onNotice } from './client.ts';

type Entry = {
  name: CallName;
  input: unknown;
  data?: unknown;
  error?: Failure;
  loading: boolean;
  /** The last question asked; an answer to an earlier one is dropped. */
  ticket: number;
  observers: number;
};

/** What a screen gets of a call: old data stays until the new stands. */
export type Query<N extends CallName> = {
  data: Output<N> | undefined;
  error: Failure | undefined;
  loading: boolean;
};

const useEntries = create<{ entries: Record<string, Entry> }>(() => ({ entries: {} }));

const keyOf = (name: CallName, input: unknown): string => `${name} ${JSON.stringify(input)}`;
const entryAt = (key: string): Entry | undefined => useEntries.getState().entries[key];
const put = (key: string, entry: Entry): void =>
  useEntries.setState(({ entries }) => ({ entries: { ...entries, [key]: entry } }));

async function fetchEntry(key: string): Promise<void> {
  const entry = entryAt(key);
  if (!entry) return;
  const ticket = entry.ticket + 1;
  put(key, { ...entry, ticket, loading: true });
  const result = await call(entry.name, entry.input as Input<CallName>);
  const current = entryAt(key);
  if (!current || current.ticket !== ticket) return;
  const { error: _, ...settled } = { ...current, loading: false };
  put(key, result.ok ? { ...settled, data: result.data } : { ...settled, error: result.error });
}

function observe(name: CallName, input: unknown): () => void {
  const key = keyOf(name, input);
  const known = entryAt(key);
  const entry = known ?? { name, input, loading: false, ticket: 0, observers: 0 };
  put(key, { ...entry, observers: entry.observers + 1 });
  // An error is asked again; what stands is current, since a commit marks it or drops it.
  if (!known || known.error) void fetchEntry(key);
  return () => {
    const current = entryAt(key);
    if (current) put(key, { ...current, observers: current.observers - 1 });
  };
}

/** What nobody looks at is forgotten; what is looked at is asked again. */
export function applyNotice(notice: Notice): void {
  if (notice.type !== 'changed') return;
  const stale = ([, { name }]: [string, Entry]) => notice.stale.includes(name);
  const { entries } = useEntries.getState();
  const touched = Object.entries(entries).filter(stale);
  const forgotten = new Set(touched.filter(([, entry]) => entry.observers === 0).map(([key]) => key));
  useEntries.setState({
    entries: Object.fromEntries(Object.entries(entries).filter(([key]) => !forgotten.has(key))),
  });
  for (const [key] of touched) if (!forgotten.has(key)) void fetchEntry(key);
}

/** Listens to main for the life of the window; returns the function that stops. */
export const connectStore = (): (() => void) => onNotice(applyNotice);

/** Forgets everything; for tests. */
export const resetStore = (): void => useEntries.setState({ entries: {} });

/**
 * Reads a call and keeps up with commits. When the input changes, the answer to the former input stays (as
 * `loading`) until the new one stands, so that a screen never blinks.
 */
export function useQuery<N extends CallName>(name: N, input: Input<N>): Query<N> {
  const key = keyOf(name, input);
  const entry = useEntries(({ entries }) => entries[key]);
  const lastData = useRef<{ name: N; data: Output<N> } | undefined>(undefined);
  useEffect(() => observe(name, JSON.parse(key.slice(name.length + 1))), [name, key]);

  const data = entry?.data as Output<N> | undefined;
  if (data !== undefined) lastData.current = { name, data };
  const kept = lastData.current?.name === name ? lastData.current.data : undefined;
  return {
    data: data !== undefined || entry?.error ? data : kept,
    error: entry?.error,
    loading: entry?.loading ?? true,
  };
}
