import { useEffect, useRef, useState } from 'react';
import type { Input, Output } from '../../shared/contract/index.ts';
import type { BookRecord } from '../../shared/contract/records.ts';
import type { Failure } from '../../shared/result.ts';
import { useQueries, useQuery } from '../lib/store.ts';

/** Which records a grid is about, without its window. */
export type GridQuery = Omit<Input<'records.list'>, 'from' | 'count' | 'sums'>;

/** Rows asked for at once: a few screens full, little enough to come within a frame or two. */
const PAGE = 200;

export type Pages = {
  /** Null until the first answer. */
  total: number | null;
  /** Undefined while its page is on the way. */
  rowAt: (index: number) => BookRecord | undefined;
  /** What is shown answers an earlier question; the answer to this one is on the way. */
  isOld: boolean;
  /** The question that was asked last: sums are of this one, so that they wait their turn as the rows do. */
  asked: GridQuery;
  error: Failure | undefined;
  retry: () => void;
};

type List = Output<'records.list'>;
type Stands = { key: string; total: number; rows: ReadonlyMap<number, readonly BookRecord[]> };

/** How far beyond what is in sight rows are asked for, so that they are here when they come into it. */
const AHEAD = 80;

const pagesOf = (first: number, last: number, rows: number): number[] => {
  const [from, to] = [
    Math.floor(Math.max(first - AHEAD, 0) / PAGE),
    Math.floor(Math.max(Math.min(last + AHEAD, rows - 1), 0) / PAGE),
  ];
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
};
const withPageOf = (pages: number[], row: number): number[] => {
  const page = Math.floor(row / PAGE);
  return row < 0 || pages.includes(page) ? pages : [...pages, page];
};

/**
 * The pages of a list around what is in sight. When the question changes, the rows of the one before stay until the
 * answer comes; and while an answer is on the way no other is asked for, so that fast typing asks for little.
 * @param first the first row in sight
 * @param last the last one
 * @param focused the row with the focus, in sight or not: what is typed there is not to be lost sight of
 */
export function useRecordPages(query: GridQuery, first: number, last: number, focused: number): Pages {
  const key = JSON.stringify(query);
  const [asked, setAsked] = useState({ key, query });
  const standing = useRef<Stands | null>(null);
  const rows = standing.current?.total ?? 0;
  const pages = withPageOf(pagesOf(first, last, rows), Math.min(focused, rows - 1));
  const readings = useQueries(
    'records.list',
    pages.map((page) => ({ ...asked.query, from: page * PAGE, count: PAGE })),
  );
  const isWaiting = readings.every(({ data, error }) => data === undefined && error === undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says what the query is.
  useEffect(() => {
    if (!isWaiting && asked.key !== key) setAsked({ key, query });
  }, [isWaiting, asked.key, key]);

  const known = readings.flatMap(({ data }, i): [number, List][] => (data ? [[pages[i] ?? 0, data]] : []));
  const newest = known.at(-1)?.[1];
  if (newest) {
    const records = new Map(known.map(([page, list]) => [page, list.rows]));
    standing.current = { key: asked.key, total: newest.total, rows: records };
  }
  const now = standing.current;
  return {
    total: now?.total ?? null,
    rowAt: (index) => now?.rows.get(Math.floor(index / PAGE))?.[index % PAGE],
    isOld: now !== null && now.key !== key,
    asked: asked.query,
    error: readings.find(({ error }) => error)?.error,
    retry: () => {
      for (const { error, retry } of readings) if (error) retry();
    },
  };
}

/** What money and worked time of all records of a list add up to, by field. */
export const useRecordSums = (query: GridQuery): List['sums'] =>
  useQuery('records.list', { ...query, from: 0, count: 0, sums: true }).data?.sums ?? null;
