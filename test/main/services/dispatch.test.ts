import { describe, expect, it, vi } from 'vitest';
import type { Handlers } from '../../../src/main/services/context.ts';
import { dispatch } from '../../../src/main/services/dispatch.ts';
import { type CallName, contract } from '../../../src/shared/contract/index.ts';
import { PlumblineError } from '../../../src/shared/result.ts';

const names = Object.keys(contract) as CallName[];

/** A handler for every call that only counts; `answer` is what all of them do. */
function fakes(answer: (input: unknown) => unknown = () => ({})) {
  const handler = vi.fn(answer);
  const handlers = Object.fromEntries(names.map((name) => [name, handler])) as unknown as Handlers;
  return { handler, handlers, log: vi.fn() };
}

const deep = (levels: number): unknown => {
  let value: unknown = {};
  for (let i = 0; i < levels; i++) value = { asOf: value, file: value };
  return value;
};
const circular: Record<string, unknown> = {};
circular.asOf = circular;

const huge = 'x'.repeat(2_000_000);
const JUNK: [string, unknown][] = [
  ['nothing', undefined],
  ['null', null],
  ['a number', 42],
  ['NaN', Number.NaN],
  ['a bigint', 10n],
  ['true', true],
  ['text', 'constructor'],
  ['huge text', huge],
  ['a symbol', Symbol('x')],
  ['a function', () => 1],
  ['a list', []],
  ['a list of lists', [[[]]]],
  ['a date', new Date(0)],
  ['a map', new Map([['asOf', '2026-06-30']])],
  ['bytes', new Uint8Array(8)],
  ['an extra key', { asOf: '2026-06-30', extra: 1 }],
  ['a key of the prototype', { constructor: { name: 'x' }, toString: 1 }],
  ['keys that are huge', { [huge]: 1 }],
  ['a deep object', deep(5000)],
  ['a circle', circular],
  ['wrong kinds', { asOf: 20260630, file: {}, to: [], from: null, id: 7, purpose: 3, change: 'all' }],
  ['days that do not exist', { asOf: '2026-02-30', holidays: ['2026-13-01'] }],
  ['a list without end', { change: { holidays: Array.from({ length: 50_000 }, () => '') } }],
  [
    'huge values',
    { asOf: huge, file: huge, to: huge, from: huge, id: { huge }, purpose: huge, change: { company: huge } },
  ],
  [
    'values that throw when read',
    new Proxy(
      {},
      {
        get: () => {
          throw new Error('read');
        },
        ownKeys: () => {
          throw new Error('keys');
        },
      },
    ),
  ],
];

describe('junk at every call', () => {
  for (const name of names) {
    it.each(JUNK)(`${name} refuses %s`, async (_what, input) => {
      const { handler, handlers, log } = fakes();
      const result = await dispatch(handlers, name, input, log);
      // Calls without input take any empty object, whatever its class.
      if (result.ok) {
        expect(contract[name].input.safeParse(input).success).toBe(true);
        return;
      }
      expect(handler).not.toHaveBeenCalled();
      expect(result.error.message.length).toBeLessThan(400);
      expect(JSON.stringify(result).length).toBeLessThan(8000);
    });
  }

  it.each([
    'constructor',
    '__proto__',
    'toString',
    'hasOwnProperty',
    '',
    'book',
    huge,
    7,
    null,
    undefined,
    {},
    ['book.status'],
  ])('there is no call %o', async (name) => {
    const { handler, handlers, log } = fakes();
    const result = await dispatch(handlers, name, {}, log);
    expect(result).toMatchObject({ ok: false, error: { code: 'bad_input' } });
    expect(handler).not.toHaveBeenCalled();
  });

  it('never lets an own `__proto__` key through to a handler', async () => {
    const { handler, handlers, log } = fakes();
    await dispatch(
      handlers,
      'metrics.overview',
      JSON.parse('{"asOf":"2026-06-30","__proto__":{"bad":1}}'),
      log,
    );
    for (const [input] of handler.mock.calls) expect((input as { bad?: unknown }).bad).toBeUndefined();
  });
});

describe('dispatch', () => {
  it('hands the parsed input over and gives the answer back', async () => {
    const { handler, handlers, log } = fakes(() => ({ printed: true }));
    const result = await dispatch(handlers, 'print.valuation', { asOf: '2026-06-30' }, log, {
      checkOutput: true,
    });
    expect(handler).toHaveBeenCalledExactlyOnceWith({ asOf: '2026-06-30' });
    expect(result).toEqual({ ok: true, data: { printed: true } });
  });

  it('says by field what is wrong, in words for an owner', async () => {
    const { handlers, log } = fakes();
    const input = { file: 't', company: '', currency: 'dollars', timeZone: 5, revenueBasis: 'cash' };
    expect(await dispatch(handlers, 'book.create', input, log)).toEqual({
      ok: false,
      error: {
        code: 'bad_input',
        message: 'What was entered cannot be used. company: Something is expected here.',
        fields: {
          company: 'Something is expected here.',
          currency: 'A currency is three letters such as USD.',
          timeZone: 'Text is expected here.',
          revenueBasis: 'One of contracts, ledger is expected here.',
        },
      },
    });
  });

  it('passes a foreseen failure on as it is, without a line in the log', async () => {
    const { handlers, log } = fakes(() => {
      throw new PlumblineError('no_book', 'No book is open.');
    });
    const result = await dispatch(handlers, 'book.check', {}, log);
    expect(result).toEqual({ ok: false, error: { code: 'no_book', message: 'No book is open.' } });
    expect(log).not.toHaveBeenCalled();
  });

  it.each([
    [
      'thrown',
      () => Promise.reject(new Error('UNIQUE constraint: INSERT INTO x at /home/owner/b.plumbline')),
    ],
    ['thrown text', () => Promise.reject('SELECT 1')],
  ])('keeps SQL and paths in the log when something unforeseen is %s', async (_what, answer) => {
    const { handlers, log } = fakes(answer);
    const result = await dispatch(handlers, 'book.check', {}, log);
    expect(result).toMatchObject({ ok: false, error: { code: 'failed' } });
    expect(JSON.stringify(result)).not.toMatch(/INSERT|SELECT|home/);
    expect(log).toHaveBeenCalledOnce();
  });

  it('finds an answer that breaks the contract when asked to', async () => {
    const { handlers, log } = fakes(() => ({ printed: 'yes' }));
    const result = await dispatch(handlers, 'print.valuation', { asOf: '2026-06-30' }, log, {
      checkOutput: true,
    });
    expect(result).toMatchObject({ ok: false, error: { code: 'failed' } });
    expect(log).toHaveBeenCalledOnce();
  });
});
