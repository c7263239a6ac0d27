import { isAscii } from 'node:buffer';
import { PlumblineError } from '../../../shared/result.ts';

/** How a file's text may be encoded. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'cp850';

/** The upper half of code page 850, from 0x80; TextDecoder doesn't know it. */
const CP850 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤' +
  'ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0';

const windows = new TextDecoder('windows-1252');

/** The text of bytes in one of the two encodings with a byte per character. */
export function decodeLegacy(bytes: Uint8Array, encoding: 'windows-1252' | 'cp850'): string {
  if (encoding === 'windows-1252') return windows.decode(bytes);
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
    .toString('latin1')
    .replace(/[\u0080-\u00ff]/g, (character) => CP850.charAt(character.charCodeAt(0) - 128));
}

/** Turns pieces of a file into pieces of UTF-8, which is all that the row reader knows. */
export type ToUtf8 = {
  push(chunk: Uint8Array): Uint8Array;
  /** What is left after the last piece. */
  end(): Uint8Array;
};

const NOTHING = new Uint8Array(0);

/**
 * @param name the file's, for messages
 * @throws PlumblineError `bad_data` from `push` and `end` if UTF-16 is broken; UTF-8 passes unchecked
 */
export function toUtf8(encoding: Encoding, name: string): ToUtf8 {
  if (encoding === 'utf-8') return { push: (chunk) => chunk, end: () => NOTHING };
  if (encoding === 'utf-16le' || encoding === 'utf-16be') return fromUtf16(encoding, name);
  return {
    push: (chunk) => (isAscii(chunk) ? chunk : Buffer.from(decodeLegacy(chunk, encoding), 'utf8')),
    end: () => NOTHING,
  };
}

function fromUtf16(encoding: 'utf-16le' | 'utf-16be', name: string): ToUtf8 {
  // The mark is kept: the row reader strips it, as it does in UTF-8.
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  const decode = (bytes: Uint8Array, stream: boolean): Uint8Array => {
    try {
      return Buffer.from(decoder.decode(bytes, { stream }), 'utf8');
    } catch {
      throw new PlumblineError(
        'bad_data',
        `“${name}” is not whole: it says that it is UTF-16 text, and it has broken characters. Export it again, as “CSV UTF-8” if you can.`,
      );
    }
  };
  return { push: (chunk) => decode(chunk, true), end: () => decode(NOTHING, false) };
}
