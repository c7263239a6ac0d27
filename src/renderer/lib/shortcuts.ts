import { isMac } from './client.ts';

/** The keys of a command as this machine writes them: `⌘P` or `Ctrl P`. */
export const keysOf = (letter: string): string => (isMac() ? `⌘${letter}` : `Ctrl ${letter}`);
