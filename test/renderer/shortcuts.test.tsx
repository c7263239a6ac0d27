// Protects the keys that the page takes before the menu sees them: none that means something else.
import { afterEach, describe, expect, it } from 'vitest';
import { commandOf, keysOf, shiftKeysOf } from '../../src/renderer/lib/shortcuts.ts';
import { installBridge } from './support/dom.ts';

const keys = (key: string, ...held: ('ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey')[]) =>
  commandOf({
    key,
    ctrlKey: held.includes('ctrlKey'),
    metaKey: held.includes('metaKey'),
    shiftKey: held.includes('shiftKey'),
    altKey: held.includes('altKey'),
  });
const on = (platform: string) => {
  window.plumbline = { ...installBridge().bridge, platform };
};
afterEach(() => void installBridge());

describe('keys', () => {
  it('undo, redo and find as everywhere', () => {
    expect(keys('z', 'ctrlKey')).toBe('undo');
    expect(keys('Z', 'ctrlKey', 'shiftKey')).toBe('redo');
    expect(keys('y', 'ctrlKey')).toBe('redo');
    expect(keys('k', 'ctrlKey')).toBe('find');
  });

  it('leave alone what other keys mean', () => {
    for (const other of [
      keys('z'),
      keys('z', 'altKey', 'ctrlKey'),
      keys('k', 'ctrlKey', 'shiftKey'),
      keys('z', 'metaKey'),
      keys('z', 'metaKey', 'ctrlKey'),
      keys('c', 'ctrlKey'),
    ])
      expect(other).toBeNull();
  });

  it('are those of a Mac on a Mac', () => {
    on('darwin');
    expect(keys('z', 'metaKey')).toBe('undo');
    expect(keys('z', 'metaKey', 'shiftKey')).toBe('redo');
    expect(keys('z', 'ctrlKey')).toBeNull();
    expect(keys('y', 'metaKey')).toBeNull();
    expect([keysOf('Z'), shiftKeysOf('Z')]).toEqual(['⌘Z', '⇧⌘Z']);
  });
});
