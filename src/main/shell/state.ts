import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

export type Bounds = { x: number; y: number; width: number; height: number };

/** What the window remembers from one start to the next; `ground` is the colour the page last had behind it. */
export type WindowState = { bounds: Bounds | null; maximized: boolean; ground: string | null };

export const DEFAULT_SIZE = { width: 1280, height: 800 } as const;
export const SMALLEST_SIZE = { width: 960, height: 640 } as const;
const COLOUR = /^#[\da-f]{6}$/i;
const FRESH: WindowState = { bounds: null, maximized: false, ground: null };

const isBounds = (value: unknown): value is Bounds =>
  typeof value === 'object' &&
  value !== null &&
  ['x', 'y', 'width', 'height'].every((key) => Number.isSafeInteger(Reflect.get(value, key)));

/** What a file says, as far as it makes sense. */
export function parseState(text: string): WindowState {
  try {
    const { bounds, maximized, ground } = JSON.parse(text) as Record<string, unknown>;
    return {
      bounds: isBounds(bounds) ? bounds : null,
      maximized: maximized === true,
      ground: typeof ground === 'string' && COLOUR.test(ground) ? ground : null,
    };
  } catch {
    return FRESH;
  }
}

/** The remembered state; a missing or broken file is simply a fresh start. */
export function readState(path: string): WindowState {
  try {
    return parseState(readFileSync(path, 'utf8'));
  } catch {
    return FRESH;
  }
}

/** Replaces the file as a whole, so that a crash leaves the old one. */
export function writeState(path: string, state: WindowState): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.tmp`, JSON.stringify(state));
  renameSync(`${path}.tmp`, path);
}

/** The remembered place if a good part of it is still on a screen; else null: a screen may have been unplugged. */
export function placeOn(bounds: Bounds | null, screens: readonly Bounds[]): Bounds | null {
  if (bounds === null) return null;
  const width = Math.max(bounds.width, SMALLEST_SIZE.width);
  const height = Math.max(bounds.height, SMALLEST_SIZE.height);
  const overlap = (a: number, aSize: number, b: number, bSize: number): number =>
    Math.min(a + aSize, b + bSize) - Math.max(a, b);
  const seen = screens.some(
    (screen) =>
      overlap(bounds.x, width, screen.x, screen.width) >= 200 &&
      overlap(bounds.y, height, screen.y, screen.height) >= 100 &&
      bounds.y >= screen.y,
  );
  return seen ? { x: bounds.x, y: bounds.y, width, height } : null;
}
