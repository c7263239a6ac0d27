import { describe, expect, it } from 'vitest';
import { notesOf } from '../../src/renderer/features/print/notes.ts';
import { printRequest } from '../../src/renderer/features/print/request.ts';
import { figure, valuation } from './support/figures.ts';

describe('what is to be printed', () => {
  it('reads the day and the paper from the address', () => {
    expect(printRequest('#/print/valuation?asOf=2026-06-30&paper=a4')).toEqual({
      asOf: '2026-06-30',
      paper: 'a4',
    });
    expect(printRequest('#/print/valuation?asOf=2026-06-30')).toEqual({
      asOf: '2026-06-30',
      paper: 'letter',
    });
  });

  it('is nothing for any other address or a day that is none', () => {
    expect(printRequest('')).toBeNull();
    expect(printRequest('#/print/valuation?asOf=2026-02-30')).toBeNull();
  });
});

describe('notes on paper', () => {
  it('numbers each reason and lack once, in the order they are met', () => {
    const notes = notesOf(
      valuation({
        headlines: [{ label: 'SDE', figure: figure(1, 'cents', { lacks: ['21 h have no cost rate'] }) }],
        bridge: [{ label: 'EBITDA', figure: figure(null, 'cents', { why: 'no entries' }), level: 'sum' }],
        quality: [
          {
            group: 'Retention',
            label: 'GRR',
            figure: figure(1, 'share', { lacks: ['21 h have no cost rate'] }),
          },
        ],
      }),
    );
    expect([...notes].slice(0, 2)).toEqual([
      ['21 h have no cost rate', 1],
      ['no entries', 2],
    ]);
  });
});
