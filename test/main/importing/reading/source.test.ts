// Protects the way into a file: it is read in pieces, and what is no table of text is refused in words an owner understands.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { bufferSource, type FileSource, fileSource } from '../../../../src/main/importing/reading/source.ts';
import { PlumblineError } from '../../../../src/shared/result.ts';

const folder = mkdtempSync(join(tmpdir(), 'plumbline-source-'));
afterAll(() => rmSync(folder, { recursive: true }));

function failureOf(action: () => unknown) {
  try {
    action();
  } catch (error) {
    if (error instanceof PlumblineError) return error.failure;
    throw error;
  }
  return null;
}
const bytesOf = (source: FileSource, size: number) =>
  Buffer.concat([...source.chunks(size)].map((chunk) => Buffer.from(chunk)));

describe('a file', () => {
  const path = join(folder, 'time.csv');
  const text = 'Date,Client\n'.repeat(1000);
  writeFileSync(path, text);

  it.each([1, 7, 4096, 1 << 20])('comes in pieces of at most %i bytes, as often as wanted', (size) => {
    const source = fileSource(path);
    expect(source).toMatchObject({ name: 'time.csv', size: text.length });
    for (let again = 0; again < 2; again++) {
      let read = '';
      for (const chunk of source.chunks(size)) {
        expect(chunk.length).toBeLessThanOrEqual(size);
        read += Buffer.from(chunk).toString();
      }
      expect(read).toBe(text);
    }
  });

  it('is the same from memory', () => {
    expect(bytesOf(bufferSource('time.csv', Buffer.from(text)), 100).toString()).toBe(text);
  });
});

describe('what is refused', () => {
  it('is a folder, by its own name only', () => {
    const failure = failureOf(() => fileSource(folder));
    expect(failure).toMatchObject({ code: 'bad_data', message: expect.stringContaining('is a folder') });
    expect(failure?.message).not.toContain(tmpdir());
  });

  it('is a file that is not there', () => {
    const failure = failureOf(() => fileSource(join(folder, 'gone.csv')));
    expect(failure?.code).toBe('not_found');
    expect(failure?.message).toContain('“gone.csv”');
    expect(failure?.message).not.toContain(tmpdir());
  });

  const zip = (name: string) => Buffer.from(`PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0${name}`, 'latin1');
  it.each([
    ['an empty file', Buffer.alloc(0), 'is empty'],
    ['an Excel workbook', zip('[Content_Types].xml'), 'is an Excel workbook'],
    ['an old Excel workbook', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'old Excel'],
    ['a LibreOffice workbook', zip('mimetypeapplication/vnd.oasis.opendocument.spreadsheet'), 'LibreOffice'],
    ['another zip', zip('tickets.csv'), 'zip archive'],
    ['a PDF', Buffer.from('%PDF-1.7\n'), 'is a PDF'],
    ['a web page called .xls', Buffer.from('\r\n<HTML><table><tr><td>Date'), 'web page'],
    ['UTF-16 without its mark', Buffer.from('Date,Client\nA,B\n', 'utf16le'), 'UTF-16'],
    ['a program', Buffer.from([...Array(4000).keys()].map((i) => (i * 7) % 256)), 'is not text'],
    ['NULs alone', Buffer.alloc(100_000), 'is not text'],
  ])('%s', (_, bytes, words) => {
    const failure = failureOf(() => bufferSource('export', bytes));
    expect(failure?.code).toBe('bad_data');
    expect(failure?.message).toContain(`“export” `);
    expect(failure?.message).toContain(words);
  });
});

describe('what is not refused', () => {
  it.each([
    ['a stray NUL in a text', Buffer.from('Date,Client\n2025-01-01,Ac\0me\n')],
    ['UTF-16 with its mark', Buffer.from('\ufeffDate,Client\n', 'utf16le')],
    ['text in an old encoding', Buffer.from('K\xfcche,\x81\x84\x94\n', 'latin1')],
    ['a single character', Buffer.from('a')],
    ['a client whose name begins like an archive', Buffer.from('PK,Date\n')],
  ])('%s', (_, bytes) => {
    expect(bytesOf(bufferSource('export.csv', bytes), 5)).toEqual(bytes);
  });
});
