import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fileLog } from '../../../src/main/shell/log.ts';
import { parseState, placeOn, readState, writeState } from '../../../src/main/shell/state.ts';
import { replaceFile } from '../../../src/main/shell/write-file.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'plumbline-shell-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const FRESH = { bounds: null, maximized: false, ground: null };
const screen = { x: 0, y: 0, width: 1920, height: 1080 };

describe('what the window remembers', () => {
  it('comes back as it was written', () => {
    const path = join(dir, 'deep', 'window.json');
    const state = {
      bounds: { x: 5, y: 6, width: 1300, height: 900 },
      maximized: true,
      ground: '#161615',
    };
    writeState(path, state);
    expect(readState(path)).toEqual(state);
    expect(readdirSync(join(dir, 'deep'))).toEqual(['window.json']);
  });

  it.each(['', 'null', '[]', '{"bounds":{"x":"5"},"ground":"pink","maximized":1}', '{"bounds":7}'])(
    'is fresh after nonsense: %s',
    (text) => expect(parseState(text)).toEqual(FRESH),
  );

  it('is fresh without a file', () => expect(readState(join(dir, 'none'))).toEqual(FRESH));
});

describe('the place of the window', () => {
  const at = (x: number, y: number, width = 1280, height = 800) => placeOn({ x, y, width, height }, [screen]);

  it('is kept while it can be seen', () => {
    expect(at(100, 100)).toEqual({ x: 100, y: 100, width: 1280, height: 800 });
    expect(at(-900, 0)).not.toBeNull();
  });

  it('is forgotten when its screen is gone or its title bar is out of reach', () => {
    expect(at(2000, 100)).toBeNull();
    expect(at(-1200, 0)).toBeNull();
    expect(at(100, -50)).toBeNull();
    expect(placeOn(null, [screen])).toBeNull();
  });

  it('is never smaller than the smallest window', () => {
    expect(at(0, 0, 10, 10)).toEqual({ x: 0, y: 0, width: 960, height: 640 });
  });
});

describe('the log', () => {
  it('adds lines with their detail and keeps one old file', () => {
    const log = fileLog(join(dir, 'logs'), 200);
    for (let i = 0; i < 12; i++) log(`line ${i}`, i % 2 ? new Error('inside') : 'words');
    expect(readdirSync(join(dir, 'logs')).sort()).toEqual(['plumbline.log', 'plumbline.old.log']);
    expect(readFileSync(join(dir, 'logs', 'plumbline.log'), 'utf8')).toContain('line 11 Error: inside');
  });

  it('stops nothing when it cannot be written', () => {
    writeFileSync(join(dir, 'file'), '');
    expect(() => fileLog(join(dir, 'file', 'below'))('lost')).not.toThrow();
  });
});

describe('writing a file', () => {
  it('replaces the whole', () => {
    const path = join(dir, 'a.pdf');
    replaceFile(path, 'old');
    replaceFile(path, new Uint8Array([1, 2]));
    expect([...readFileSync(path)]).toEqual([1, 2]);
    expect(readdirSync(dir)).toEqual(['a.pdf']);
  });

  it('says which file, and no folder, when it cannot', () => {
    expect(() => replaceFile(join(dir, 'missing', 'a.pdf'), 'x')).toThrow(/^“a\.pdf” could not be written/);
  });
});
