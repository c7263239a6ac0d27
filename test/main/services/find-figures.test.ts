// Protects Find from naming a figure that is not there: each leads to an explanation under the name it is known by.
import { describe, expect, it } from 'vitest';
import { NAMED_FIGURES } from '../../../src/renderer/features/find/named-figures.ts';
import { keptBooks } from '../../support/kept-book.ts';

const book = keptBooks();

describe('the figures that Find names', () => {
  it.each(NAMED_FIGURES.map(([name, at]) => [at, name]))('%s explains itself', async (at, name) => {
    const { figure } = await book().must('metrics.explain', { asOf: '2024-06-30', at });
    expect(figure.at).toBe(at);
    expect(name).not.toBe('');
  });
});
