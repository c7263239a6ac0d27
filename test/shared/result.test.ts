// Protects what a failure tells: the sentence of a foreseen one, and nothing of an unforeseen one.
import { describe, expect, it } from 'vitest';
import { failureOf, PlumblineError } from '../../src/shared/result.ts';

describe('failures', () => {
  it('that were foreseen are told whole', () => {
    const problems = [{ file: 'ledger.csv', line: 3, column: 'amount', message: 'is empty' }];
    const error = new PlumblineError('bad_data', 'Not read.', { problems, fields: { a: 'b' } });
    expect(failureOf(error)).toEqual({
      code: 'bad_data',
      message: 'Not read.',
      problems,
      fields: { a: 'b' },
    });
    expect(error).toBeInstanceOf(Error);
    expect(error.message).toBe('Not read.');
  });

  it.each([
    new Error('UNIQUE constraint failed: clients.name'),
    'SELECT * FROM book',
    undefined,
    null,
    { code: 'locked', message: 'SELECT' },
  ])('that were not keep their detail to the log: %s', (error) => {
    const failure = failureOf(error);
    expect(failure.code).toBe('failed');
    expect(Object.keys(failure)).toEqual(['code', 'message']);
    expect(failure.message).not.toMatch(/UNIQUE|SELECT|clients/);
  });
});
