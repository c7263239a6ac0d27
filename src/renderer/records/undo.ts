import { keysOf, shiftKeysOf } from '../lib/shortcuts.ts';
import { setUi } from '../lib/ui-state.ts';
import { callAsking, labelWords } from './save.ts';

/** Undo and redo, of the book and of what is being typed. */

const WORDS = {
  undo: { name: 'changes.undo', done: 'Undone', again: () => `Redo: ${shiftKeysOf('Z')}` },
  redo: { name: 'changes.redo', done: 'Redone', again: () => `Undo: ${keysOf('Z')}` },
} as const;
type Way = keyof typeof WORDS;

async function take(way: Way): Promise<void> {
  const { name, done, again } = WORDS[way];
  setUi({ failure: null, done: null });
  const result = await callAsking(name, {});
  if (result.ok) setUi({ done: `${done}: ${labelWords(result.data.label)}. ${again()}` });
  else if (result.error.code !== 'cancelled') setUi({ failure: result.error });
}

/** Takes the last change of the book back. */
export const undoChange = (): Promise<void> => take('undo');
/** Makes the change that was taken back last once more. */
export const redoChange = (): Promise<void> => take('redo');

const isTyping = (): boolean => {
  const field = document.activeElement;
  return field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement;
};

/** What the keys and the menu do: a text field that has something of its own to take back comes first. */
export async function takeHere(way: Way, hasBook: boolean): Promise<void> {
  // Chromium's own history of what was typed; there is no other door to it.
  if (isTyping() && document.queryCommandEnabled(way)) document.execCommand(way);
  else if (hasBook) await take(way);
}
