import { describe, expect, it } from 'vitest';
import { draftsIn, type RunOptions, runImport } from '../../../support/import-run.ts';

/** Which survey a score belongs to, and on which scale: from what is written, else by the owner's word. */

const read = (text: string, answers: RunOptions['answers'] = {}) =>
  runImport(text, { kind: 'surveys', answers });
const short = (text: string, answers: RunOptions['answers'] = {}) =>
  draftsIn(read(text, answers), 'surveys').map(({ kind, score, scale_max }) => [kind, score, scale_max]);
const asked = (text: string, answers: RunOptions['answers'] = {}) =>
  read(text, answers).questions.map(({ id, suggestion }) => [id, suggestion]);
const file = (header: string, scores: string[]) =>
  `Sent at,${header}\n${scores.map((score) => `2026-03-02,${score}`).join('\n')}\n`;

describe('surveys', () => {
  it('a header that says NPS settles kind and scale', () => {
    expect(short(file('NPS score', ['10', '0']))).toEqual([
      ['nps', 10, 10],
      ['nps', 0, 10],
    ]);
    expect(asked(file('NPS score', ['10', '0']))).toEqual([]);
  });

  it('a bare score asks what it measures, then on which scale', () => {
    const text = file('Score', ['9', '3', '0']);
    expect(asked(text)).toEqual([['survey', 'nps']]);
    expect(asked(text, { survey: 'nps' })).toEqual([]);
    expect(asked(text, { survey: 'csat' })).toEqual([['scale', '10']]);
    expect(short(text, { survey: 'csat', scale: '10' })).toEqual([
      ['csat', 9, 10],
      ['csat', 3, 10],
      ['csat', 0, 10],
    ]);
  });

  it('words, faces and `4/5` say their scale themselves', () => {
    const text = file('Rating', ['positive', '🙁', '4/5', '']);
    expect(asked(text)).toEqual([]);
    expect(short(text)).toEqual([
      ['csat', 3, 3],
      ['csat', 1, 3],
      ['csat', 4, 5],
      ['csat', null, 5],
    ]);
  });

  it('a person’s number is not the answer’s: the same person may answer twice', () => {
    const run = read('id,score,surveyed_at\n7,9,2026-03-02T10:00:00Z\n7,9,2026-03-02T10:00:00Z\n', {
      survey: 'nps',
    });
    expect(draftsIn(run, 'surveys').map(({ id }) => id)).toEqual([null, null]);
  });

  it('what is no score, or beyond the scale, rejects its row', () => {
    const run = read(file('CSAT', ['4', '4.5', '6']), { scale: '5' });
    expect(draftsIn(run, 'surveys')).toHaveLength(1);
    expect(run.rejected.map(({ line, column }) => [line, column])).toEqual([
      [3, 'CSAT'],
      [4, 'CSAT'],
    ]);
  });
});
