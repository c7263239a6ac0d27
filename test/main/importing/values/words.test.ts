// Protects flags, scores and ids: known words only, and ids that a spreadsheet ruined are told, not repaired.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFlag } from '../../../../src/main/importing/values/flags.ts';
import { mangledId, unguarded, withoutPointZero } from '../../../../src/main/importing/values/ids.ts';
import { readScore } from '../../../../src/main/importing/values/scores.ts';

describe('flags', () => {
  it('are known in five languages', () => {
    for (const text of ['yes', 'Y', 'TRUE', 'T', '1', 'ja', 'sim', 'oui', 'sí', 'X', ' Billable '])
      expect(readFlag(text)).toBe(true);
    for (const text of ['no', 'N', 'False', 'F', '0', 'nein', 'Não', 'non', 'non-billable', 'Not billable'])
      expect(readFlag(text)).toBe(false);
    for (const text of ['', 'maybe', '2', '-', 'yesno']) expect(readFlag(text)).toBeNull();
  });
});

describe('scores', () => {
  it.each([
    ['2.0', 2, null],
    ['0', 0, null],
    ['4/5', 4, 5],
    ['9 out of 10', 9, 10],
    ['★★★★☆', 4, 5],
    ['Good', 1, 1],
    ['bad with comment', 0, 1],
    ['positive', 3, 3],
    ['Neutral', 2, 3],
    ['☹️', 1, 3],
    ['👍🏽', 1, 1],
    ['Not Offered', null, null],
    ['Offered', null, null],
    ['-', null, null],
    ['', null, null],
  ])('%s is %s of %s', (text, score, max) => {
    expect(readScore(text)).toEqual({ ok: true, score, max });
  });

  it.each(['4.5', '6/5', '1/0', 'meh', '-1'])('%s is refused', (text) => {
    expect(readScore(text).ok).toBe(false);
  });
});

describe('ids', () => {
  it('keep every character unless a spreadsheet ruined them', () => {
    for (const text of ['1.23457E+18', '4,42E+11', '#NAME?', '#REF!'])
      expect(mangledId(text)).toContain('spreadsheet');
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9A-Z-]{1,25}$/), (id) => {
        expect(mangledId(id)).toBeNull();
        expect(withoutPointZero(id)).toBe(id);
        expect(unguarded(id)).toBe(id);
      }),
    );
  });

  it('lose pandas’ point zero and the guard before a formula, nothing else', () => {
    expect(['29682902.0', '007.0', '1.50', 'v1.0'].map(withoutPointZero)).toEqual([
      '29682902',
      '007',
      '1.50',
      'v1.0',
    ]);
    expect(["'=1", "'-5", "'@x", "'tis", "'"].map(unguarded)).toEqual(['=1', '-5', '@x', "'tis", "'"]);
  });
});
