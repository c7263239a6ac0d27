import { isMac } from './client.ts';

/** The keys of a command as this machine writes them: `⌘P` or `Ctrl P`. */
export const keysOf = (letter: string): string => (isMac() ? `⌘${letter}` : `Ctrl ${letter}`);

/** The same with Shift: `⇧⌘Z` or `Ctrl Shift Z`. */
export const shiftKeysOf = (letter: string): string => (isMac() ? `⇧⌘${letter}` : `Ctrl Shift ${letter}`);

type Keys = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

/**
 * The command that keys stand for, of those the page takes before the menu gets to see them: only the page knows whether
 * a text field has something of its own to undo.
 */
export function commandOf({
  key,
  ctrlKey,
  metaKey,
  shiftKey,
  altKey,
}: Keys): 'undo' | 'redo' | 'find' | null {
  const held = isMac() ? metaKey && !ctrlKey : ctrlKey && !metaKey;
  if (!held || altKey) return null;
  const letter = key.toLowerCase();
  if (letter === 'z') return shiftKey ? 'redo' : 'undo';
  if (letter === 'y' && !shiftKey && !isMac()) return 'redo';
  return letter === 'k' && !shiftKey ? 'find' : null;
}
