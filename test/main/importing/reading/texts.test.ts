// Protects cells: a text that is kept for the next cell is handed out only for the very same bytes.
import { describe, expect, it } from 'vitest';
import { LONGEST, Texts } from '../../../../src/main/importing/reading/texts.ts';

const utf8 = (text: string): DataView => {
  const bytes = Buffer.concat([Buffer.from(text), Buffer.from('\0\0\0\0')]);
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
};

describe('texts of cells', () => {
  const cells = Array.from({ length: 60_000 }, (_, i) => {
    const text = i % 3 === 0 ? `${i % 20_000}é` : `${(i * 7919) % 20_000}`;
    return text.padStart(1 + (i % LONGEST), 'x').slice(0, LONGEST - 2);
  });

  it('are right for many more than there is room for, whatever stood before', () => {
    const texts = new Texts();
    const wrong = cells.filter((cell) => {
      const view = utf8(cell);
      const read = (start: number, end: number) =>
        Buffer.from(view.buffer, view.byteOffset + start, end - start).toString();
      return texts.of(view, 0, view.byteLength - 4, read) !== cell;
    });
    expect(wrong).toEqual([]);
  });

  it('are made once while they repeat', () => {
    const texts = new Texts();
    let made = 0;
    const view = utf8('Acme GmbH');
    for (let i = 0; i < 5; i++)
      texts.of(view, 0, 9, () => {
        made++;
        return 'Acme GmbH';
      });
    expect(made).toBe(1);
  });

  it('tell a shorter cell from a longer one of zeros', () => {
    const texts = new Texts();
    const read = (start: number, end: number) => 'a\0\0\0\0\0\0\0'.slice(start, end);
    const view = utf8('a\0\0\0\0\0\0\0');
    for (const length of [1, 2, 3, 4, 5, 8]) expect(texts.of(view, 0, length, read)).toHaveLength(length);
  });
});
