// Protects the reading of letters: strict UTF-8 first, UTF-16 by its mark, and the owner is asked instead of guessed at.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeLegacy, type Encoding, toUtf8 } from '../../../../src/main/importing/reading/decode.ts';
import { findEncoding } from '../../../../src/main/importing/reading/encoding.ts';
import { bufferSource, type FileSource } from '../../../../src/main/importing/reading/source.ts';
import { PlumblineError } from '../../../../src/shared/result.ts';

/** In pieces of one size whatever the reader asks for, so that characters are cut anywhere. */
const inPieces = (bytes: Buffer, size: number): FileSource => ({
  name: 'export.csv',
  size: bytes.length,
  chunks: (wanted) => bufferSource('export.csv', bytes).chunks(Math.min(size, wanted)),
});
const find = (bytes: Buffer, answer?: string) => findEncoding(bufferSource('export.csv', bytes), answer);

describe('the encoding', () => {
  it('is UTF-8 exactly if a strict decoder takes the bytes, wherever they are cut', () => {
    const piece = fc.oneof(
      fc.constantFrom('ab', 'ü', '€', '🦊', '\n').map((text) => Buffer.from(text)),
      fc.constantFrom(0x80, 0xc3, 0xe2, 0xf0, 0xff, 0xed).map((byte) => Buffer.from([byte])),
    );
    fc.assert(
      fc.property(
        fc.array(piece, { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 1, max: 9 }),
        (parts, size) => {
          const bytes = Buffer.concat([Buffer.from('a,b\n'), ...parts]);
          let strict = true;
          try {
            new TextDecoder('utf-8', { fatal: true }).decode(bytes);
          } catch {
            strict = false;
          }
          let found: string;
          try {
            const { encoding, question } = findEncoding(inPieces(bytes, size));
            found = question ? 'asked' : encoding;
          } catch (error) {
            expect(error).toBeInstanceOf(PlumblineError);
            found = 'cut';
          }
          expect(found === 'utf-8').toBe(strict);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('is UTF-8 with a mark, and UTF-16 only by its mark', () => {
    expect(find(Buffer.from('\ufeffDate,Cliënt')).encoding).toBe('utf-8');
    const little = Buffer.from('\ufeffDate,Cliënt', 'utf16le');
    expect(find(little)).toEqual({ encoding: 'utf-16le', question: null });
    expect(find(Buffer.from(little).swap16())).toEqual({ encoding: 'utf-16be', question: null });
  });

  it('is not known of a file that ends in half a character', () => {
    const whole = Buffer.from('Client,Note\nMüller,10 €');
    for (const missing of [1, 2])
      expect(() => find(whole.subarray(0, whole.length - missing))).toThrow(
        /^“export\.csv” ends in the middle of a character.*Export it again/,
      );
    // Two thirds of the only € there is.
    expect(() => find(Buffer.from('Note\n10 \xe2\x82', 'latin1'))).toThrow(/middle of a character/);
  });

  it('is asked where a last é may be all there is', () => {
    expect(find(Buffer.from('Client\nCaf\xe9', 'latin1')).question?.id).toBe('encoding');
  });
});

describe('the question', () => {
  const windows = Buffer.from(
    `Client,Note\r\nAcme,x\r\nM\xfcller GmbH,"two\r\nlines"\r\nCaf\xe9,\r\nStra\xdfe,\r\nH\xf6fner,\r\n`,
    'latin1',
  );
  const dos = Buffer.from('Client;Note\nM\x81ller;K\x84se\nH\x94fner;\n', 'latin1');

  it('shows up to three lines with their numbers in both readings', () => {
    const { question } = find(windows);
    expect(question?.prompt).toMatch(/\?$/);
    expect(question?.because).toContain('Line 3: “Müller GmbH,"two” or “M³ller GmbH,"two”.');
    expect(question?.because).toContain('Line 5: “Café,” or “CafÚ,”.');
    expect(question?.because).toContain('Line 6: “Straße,”');
    expect(question?.because).not.toContain('Höfner');
    expect(question?.options.map(({ value }) => value)).toEqual(['windows-1252', 'cp850']);
    expect(question?.options[0]?.label).toContain('Müller');
  });

  it('suggests the reading whose words look like words', () => {
    expect(find(windows)).toMatchObject({
      encoding: 'windows-1252',
      question: { suggestion: 'windows-1252' },
    });
    expect(find(dos)).toMatchObject({ encoding: 'cp850', question: { suggestion: 'cp850' } });
    expect(find(Buffer.from('Account\n1000 \xb7 Bank\n', 'latin1')).encoding).toBe('windows-1252');
  });

  it('is not asked again once answered', () => {
    expect(find(windows, 'cp850')).toEqual({ encoding: 'cp850', question: null });
    expect(find(windows, 'koi8-r').question).not.toBeNull();
  });

  it('stays short however long the lines are', () => {
    const { question } = find(Buffer.from(`${'x'.repeat(300_000)}\xfc${'\xfc'.repeat(300_000)}`, 'latin1'));
    expect(question?.because.length).toBeLessThan(400);
  });
});

describe('decoding', () => {
  it('knows every character of code page 850', () => {
    const upper = decodeLegacy(
      Uint8Array.from({ length: 128 }, (_, i) => i + 128),
      'cp850',
    );
    expect(upper).toHaveLength(128);
    expect(new Set(upper).size).toBe(128);
    // From the published table: places where it differs from its neighbour, code page 437.
    for (const [code, character] of [
      [0x80, 'Ç'],
      [0x81, 'ü'],
      [0x9b, 'ø'],
      [0x9e, '×'],
      [0xb5, 'Á'],
      [0xcf, '¤'],
      [0xd5, 'ı'],
      [0xe1, 'ß'],
      [0xf0, '\u00ad'],
      [0xf5, '§'],
      [0xff, '\u00a0'],
    ] as const)
      expect(upper[code - 128]).toBe(character);
  });

  const all = (encoding: Encoding, chunks: Buffer[]) => {
    const converter = toUtf8(encoding, 'export.csv');
    const parts = chunks.map((chunk) => Buffer.from(converter.push(chunk)));
    return Buffer.concat([...parts, converter.end()]).toString();
  };

  it('takes UTF-16 cut anywhere', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.integer({ min: 1, max: 5 }),
        fc.boolean(),
        (text, size, big) => {
          const bytes = Buffer.from(text, 'utf16le');
          if (big) bytes.swap16();
          const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
            bytes.subarray(i * size, (i + 1) * size),
          );
          expect(all(big ? 'utf-16be' : 'utf-16le', chunks)).toBe(text);
        },
      ),
    );
  });

  it('refuses UTF-16 that is not whole', () => {
    expect(() => all('utf-16le', [Buffer.from([0x41, 0, 0x42])])).toThrow(PlumblineError);
    expect(() => all('utf-16le', [Buffer.from([0x00, 0xd8, 0x41, 0])])).toThrow(/broken characters/);
  });
});
