// Protects reading in a second thread: what becomes of every row reaches the book as if it had been read there.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inspect } from '../../../src/main/importing/inspect.ts';
import { decide, identitiesOf, walk } from '../../../src/main/importing/pass.ts';
import { recorder, replay, type Taker } from '../../../src/main/importing/portions.ts';
import { sendable } from '../../../src/main/importing/reader.ts';
import { fileSource } from '../../../src/main/importing/reading/source.ts';
import type { Resolver } from '../../../src/main/importing/resolve.ts';
import { type TimeRows, timeRows, timeValues } from '../../../src/main/importing/time-rows.ts';
import type { TimeDraft } from '../../../src/main/importing/types.ts';
import { valuesOf } from '../../../src/main/importing/values-of.ts';
import type { WorkType } from '../../../src/shared/domain.ts';
import { projectRoot } from '../../support/app.ts';

const folder = join(projectRoot, 'test', 'fixtures', 'import');
const NOTHING = { mapping: () => null, answers: () => ({}) };

/** A time entry put together again, from the columns by themselves. */
function timeDraft(rows: TimeRows, i: number): TimeDraft {
  const [client, technician, workType] = [rows.clients, rows.technicians, rows.workTypes].map(
    ({ values, at }) => values[at[i] as number] as string,
  ) as [string, string, WorkType];
  const [ticket, note] = [rows.tickets, rows.notes].map(({ text, ends }) =>
    text.slice(i === 0 ? 0 : ends[i - 1], ends[i]),
  ) as [string, string];
  return {
    table: 'time_entries',
    id: null,
    part: '',
    context: '',
    day: rows.days[i] as number,
    client,
    technician,
    seconds: rows.seconds[i] as number,
    billable: rows.billable[i] as 0 | 1,
    work_type: workType,
    ticket,
    note,
  };
}

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
    times(rows, from, identities) {
      identities.forEach((identity, i) => {
        taker.take(rows.lines[from + i] ?? 0, timeDraft(rows, from + i), identity);
      });
    },
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

  it('hold records that are no time entries, and values that are none', () => {
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

/** Texts with what UTF-16 needs two units for, and empty ones. */
const text = () => fc.string({ unit: 'grapheme', maxLength: 12 });
const timeDrafts = () =>
  fc.array(
    fc.record({
      table: fc.constant('time_entries' as const),
      id: fc.oneof(
        { weight: 5, arbitrary: fc.constant(null) },
        { weight: 1, arbitrary: fc.string({ minLength: 1 }) },
      ),
      part: fc.constant(''),
      context: fc.constant(''),
      day: fc.integer({ min: -719_162, max: 2_932_896 }),
      client: fc.constantFrom('', 'Acme', 'Harbor Dental', 'Müller & Söhne 🦷'),
      technician: fc.constantFrom('Robin', 'Sam'),
      seconds: fc.nat({ max: 2 ** 40 }),
      billable: fc.constantFrom<0 | 1>(0, 1),
      work_type: fc.constantFrom<WorkType>('support', 'project', 'internal'),
      ticket: text(),
      note: text(),
    }),
  );

describe('time entries', () => {
  it('come through as they were, those with an id of their own and those without, in their order', () => {
    fc.assert(
      fc.property(timeDrafts(), (drafts) => {
        const there = listener();
        const { taker, cut } = recorder();
        for (const [i, draft] of drafts.entries()) {
          taker.take(i + 2, draft, i * 2 ** 30);
          if (i % 7 === 3) taker.reject(i + 2, 'Date', 'is none');
        }
        replay(structuredClone(cut(0)), there.taker);
        expect(there.told).toEqual(
          drafts.flatMap((draft, i) => [
            ['take', i + 2, draft, i * 2 ** 30],
            ...(i % 7 === 3 ? [['reject', i + 2, 'Date', 'is none']] : []),
          ]),
        );
      }),
    );
  });

  it('have the same values in columns as one by one, their names looked up in the same order', () => {
    fc.assert(
      fc.property(timeDrafts(), (drafts) => {
        const names = () => {
          const asked: string[] = [];
          const look = (kind: string) => (name: string) => {
            if (name === '') return null;
            const key = `${kind} ${name}`;
            if (!asked.includes(key)) asked.push(key);
            return asked.indexOf(key) + 1;
          };
          return { asked, client: look('client'), technician: look('technician') };
        };
        const [one, other] = [names(), names()];
        const collect = timeRows();
        for (const [i, draft] of drafts.entries()) collect.add(i, draft);
        const valueAt = timeValues(structuredClone(collect.cut()), one);
        const inColumns = drafts.map((_, i) => valueAt(i));
        const oneByOne = drafts.map((draft) => valuesOf(draft, other as unknown as Resolver, () => 'open'));
        expect(inColumns).toEqual(oneByOne);
        expect(one.asked).toEqual(other.asked);
      }),
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
