import type { Tool } from '../types.ts';

/** Every tool whose export is known. A new one is a file beside this one and a line here. */
export const TOOLS: readonly Tool[] = [];
