import { useCallback, useEffect, useRef } from 'react';
import { create } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { CallName, Input, Notice, Output } from '../../shared/contract/index.ts';
import type { Failure } from '../../shared/result.ts';
import { call } from './client.ts';

type Entry = {
  name: CallName;
  input: unknown;
  data?: unknown;
  error?: Failure;
  loading: boolean;
  /** The last question asked; an answer to an earlier one is dropped. */
  ticket: number;
};

/** What a screen gets of a call: old data stays until the new stands. */
export type Reading<T> = {
  data: T | undefined;
  error: Failure | undefined;
  loading: boolean;
  /** Asks once more; whatever went wrong stays until the answer stands. */
  retry: () => void;
};
export type Query<N extends CallName> = Reading<Output<N>>;

const useEntries = create<{ entries: Record<string, Entry> }>(() => ({ entries: {} }));

/** How many look at an entry. Apart from it, since nothing need be drawn anew when one more looks. */
const observers = new Map<string, number>();

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

/** Asks what stands nowhere yet, or failed: what stands is current, since a commit marks it or drops it. */
async function askOnce(name: CallName, input: unknown): Promise<void> {
  const key = keyOf(name, input);
  const known = entryAt(key);
  if (!known) put(key, { name, input, loading: false, ticket: 0 });
  if (!known || known.error) await fetchEntry(key);
}

function observe(name: CallName, input: unknown): () => void {
  const key = keyOf(name, input);
  observers.set(key, (observers.get(key) ?? 0) + 1);
  void askOnce(name, input);
  return () => {
    const left = (observers.get(key) ?? 1) - 1;
    if (left > 0) observers.set(key, left);
    else leave(name, key);
  };
}

/** How many answers of one call are kept that nobody looks at: enough to scroll back, little enough to hold. */
const KEPT_UNSEEN = 40;

/** The last one has looked away: what nobody has looked at for longest is forgotten once there is much of it. */
function leave(name: CallName, key: string): void {
  observers.delete(key);
  const { entries } = useEntries.getState();
  const unseen = Object.keys(entries).filter((each) => entries[each]?.name === name && !observers.has(each));
  const tooMany = new Set(unseen.slice(0, -KEPT_UNSEEN));
  if (tooMany.size > 0)
    useEntries.setState({
      entries: Object.fromEntries(Object.entries(entries).filter(([each]) => !tooMany.has(each))),
    });
}

/** Asks before anything is drawn that looks; answers with the data, or nothing when the call failed. */
export async function ahead<N extends CallName>(name: N, input: Input<N>): Promise<Output<N> | undefined> {
  await askOnce(name, input);
  return entryAt(keyOf(name, input))?.data as Output<N> | undefined;
}

/** What nobody looks at is forgotten; what is looked at is asked again. */
export function applyNotice(notice: Notice): void {
  if (notice.type !== 'changed') return;
  const stale = ([, { name }]: [string, Entry]) => notice.stale.includes(name);
  const { entries } = useEntries.getState();
  const touched = Object.entries(entries).filter(stale);
  const forgotten = new Set(touched.filter(([key]) => !observers.get(key)).map(([key]) => key));
  useEntries.setState({
    entries: Object.fromEntries(Object.entries(entries).filter(([key]) => !forgotten.has(key))),
  });
  for (const [key] of touched) if (!forgotten.has(key)) void fetchEntry(key);
}

/** Forgets everything; for tests. */
export const resetStore = (): void => {
  observers.clear();
  useEntries.setState({ entries: {} });
};

/**
 * Reads a call and keeps up with commits. When the input changes, the answer to the former input stays (as
 * `loading`) until the new one stands, so that a screen never blinks.
 */
export function useQuery<N extends CallName>(name: N, input: Input<N>): Query<N> {
  const key = keyOf(name, input);
  const entry = useEntries(({ entries }) => entries[key]);
  const lastData = useRef<{ name: N; data: Output<N> } | undefined>(undefined);
  useEffect(() => observe(name, JSON.parse(key.slice(name.length + 1))), [name, key]);
  const retry = useCallback(() => void fetchEntry(key), [key]);

  const data = entry?.data as Output<N> | undefined;
  if (data !== undefined) lastData.current = { name, data };
  const kept = lastData.current?.name === name ? lastData.current.data : undefined;
  return {
    data: data !== undefined || entry?.error ? data : kept,
    error: entry?.error,
    loading: entry?.loading ?? true,
    retry,
  };
}

/**
 * Reads several answers of one call, such as the pages of a list, and keeps up with commits. None has what was there
 * before: that is for whoever knows which of them follows which.
 */
export function useQueries<N extends CallName>(name: N, inputs: readonly Input<N>[]): Reading<Output<N>>[] {
  const keys = inputs.map((input) => keyOf(name, input));
  const entries = useEntries(useShallow(({ entries: all }) => keys.map((key) => all[key])));
  const wanted = keys.join('\n');
  const looking = useRef(new Map<string, () => void>());
  // What is still wanted is not let go of in between.
  useEffect(() => {
    const keep = new Set(wanted === '' ? [] : wanted.split('\n'));
    for (const key of keep)
      if (!looking.current.has(key))
        looking.current.set(key, observe(name, JSON.parse(key.slice(name.length + 1))));
    for (const [key, stop] of looking.current)
      if (!keep.has(key)) {
        stop();
        looking.current.delete(key);
      }
  }, [name, wanted]);
  useEffect(
    () => () => {
      for (const stop of looking.current.values()) stop();
      looking.current.clear();
    },
    [],
  );
  return entries.map((entry, i) => ({
    data: entry?.data as Output<N> | undefined,
    error: entry?.error,
    loading: entry?.loading ?? true,
    retry: () => void fetchEntry(keys[i] ?? ''),
  }));
}
