// Protects reading in a second thread: what becomes of every row reaches the book as if it had been read there.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inspect } from '../../../src/main/importing/inspect.ts';
import { decide, identitiesOf, walk } from '../../../src/main/importing/pass.ts';
import { recorder, replay, type Taker } from '../../../src/main/importing/portions.ts';
import { sendable } from '../../../src/main/importing/reader.ts';
import { fileSource } from '../../../src/main/importing/reading/source.ts';
import { projectRoot } from '../../support/app.ts';

const folder = join(projectRoot, 'test', 'fixtures', 'import');
const NOTHING = { mapping: () => null, answers: () => ({}) };

/** Everything that was told, in its order; rows are only counted. */
function listener(): { taker: Taker; told: unknown[]; rows: () => number } {
  const told: unknown[] = [];
  let rows = 0;
  const tell =
    (name: string) =>
    (...args: unknown[]): void => {
      // The line of a draft is told beside it.
      const [line, draft, identity] = args as [number, { line?: number }, number | null];
      if (name === 'take') told.push([name, line, { ...draft, line: undefined }, identity]);
      else told.push([name, ...args]);
    };
  const taker: Taker = {
    row(count = 1) {
      rows += count;
    },
    take: tell('take'),
    leave: tell('leave'),
    reject: tell('reject'),
    warn: tell('warn'),
    ask: tell('ask'),
    withdraw: tell('withdraw'),
  };
  return { taker, told, rows: () => rows };
}

function opened(name: string) {
  const path = join(folder, name);
  const file = fileSource(path);
  const inspection = inspect(file, { answers: {} }, NOTHING);
  // Small blocks, so that there are many portions.
  const small = { ...inspection, format: { ...inspection.format, block: 64 } };
  const decided = decide(file, small, { currency: 'USD', zone: 'Europe/Berlin' });
  return { path, file, inspection: small, decided };
}

/** Files that are refused, or of which nobody knows what they are, have no rows to become anything. */
const known = readdirSync(folder).filter((name) => {
  try {
    return opened(name).decided !== null;
  } catch {
    return false;
  }
});

describe('portions', () => {
  it('are tried on nearly every fixture', () => {
    expect(known.length).toBeGreaterThan(50);
  });

  it.each(known)('of %s hold all that becomes of its rows', (name) => {
    const { file, inspection, decided } = opened(name);
    if (decided === null) throw new Error('no kind');
    const here = listener();
    walk(file, inspection, decided, here.taker, () => {});
    const there = listener();
    const { taker, cut } = recorder();
    const { ofId, later, count } = identitiesOf(file, inspection, decided.kind);
    let portions = 0;
    const hand = (done: number): void => {
      portions++;
      const portion = cut(done);
      count(portion.identities);
      replay(structuredClone(portion), there.taker);
    };
    walk(file, inspection, decided, taker, hand, { ofId, of: later });
    hand(file.size);
    expect(there.told).toEqual(here.told);
    expect(there.rows()).toBe(here.rows());
    expect(here.told.length).toBeGreaterThan(0);
    expect(portions).toBeGreaterThan(1);
  });

  it('hold more different texts than fit a list of them, and values that are none', () => {
    const there = listener();
    const { taker, cut } = recorder();
    const drafts = Array.from({ length: 300 }, (_, i) => ({
      table: 'surveys' as const,
      id: i % 5 === 0 ? null : `id ${i}`,
      part: '',
      context: '',
      kind: 'csat' as const,
      day: 20_000 + i,
      client: `client ${i % 90}`,
      technician: i % 2 === 0 ? 'Robin' : '',
      ticket: '',
      score: i % 7 === 0 ? null : i % 6,
      scale_max: 5,
    }));
    for (const [i, draft] of drafts.entries()) taker.take(i, draft, i % 3 === 0 ? null : i * 2 ** 40);
    replay(structuredClone(cut(0)), there.taker);
    expect(there.told).toEqual(
      drafts.map((draft, i) => ['take', i, draft, i % 3 === 0 ? null : i * 2 ** 40]),
    );
  });
});

it.each(known)('what is decided about %s is plain data', (name) => {
  const { path, inspection, decided } = opened(name);
  if (decided === null) throw new Error('no kind');
  const sent = sendable(path, inspection, decided);
  expect(structuredClone(sent)).toEqual(sent);
  expect(sent.tool >= 0).toBe(inspection.tool !== null);
});
