// What axe doesn't see, since it needs the pointer or a choice: every colour of text is readable (WCAG AA, 4.5 : 1) on every
// ground it can stand on, also under the pointer, chosen and disabled, in light and in dark.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const css = readFileSync(join(import.meta.dirname, '../../src/renderer/ui/tokens.css'), 'utf8');

/** The six-digit colours of the first block that a selector opens. */
function coloursOf(selector: string): Record<string, string> {
  const start = css.indexOf(`${selector} {`);
  const block = css.slice(start, css.indexOf('}', start));
  return Object.fromEntries(
    [...block.matchAll(/--([\w-]+): (#[\da-f]{6});/g)].map(([, name, hex]) => [name, hex]),
  );
}

/** Relative luminance as WCAG 2 defines it. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

const GROUNDS = ['ground', 'surface', 'raised', 'hover'];
/** Every text, and what it stands on: itself, under the pointer, chosen, pressed or disabled. */
const ON: Record<string, readonly string[]> = {
  ink: [...GROUNDS, 'sunk', 'selected', 'accent-tint', 'worse-tint'],
  'ink-2': [...GROUNDS, 'sunk', 'accent-tint'],
  'ink-3': [...GROUNDS, 'sunk', 'accent-tint'],
  accent: [...GROUNDS, 'accent-tint'],
  better: [...GROUNDS, 'accent-tint'],
  worse: [...GROUNDS, 'accent-tint', 'worse-tint'],
  warn: [...GROUNDS, 'accent-tint'],
  'accent-ink': ['accent'],
};

describe.each([
  ['light', ':root'],
  ['dark, as the machine has it', ":root:not([data-theme='light'])"],
  ['dark, as the owner has it', ":root[data-theme='dark']"],
])('%s', (_, selector) => {
  const colours = coloursOf(selector);
  const pairs = Object.entries(ON).flatMap(([text, grounds]) => grounds.map((on) => [text, on] as const));
  it.each(pairs)('%s can be read on %s', (text, on) => {
    const [one = '', other = ''] = [colours[text], colours[on]];
    expect(one && other, 'both are colours').toMatch(/^#/);
    expect(contrast(one, other)).toBeGreaterThanOrEqual(4.5);
  });
  // WCAG 1.4.11: what shows where the keyboard is.
  it.each(GROUNDS)('the ring of the focus stands out from %s', (on) => {
    expect(contrast(colours.accent ?? '', colours[on] ?? '')).toBeGreaterThanOrEqual(3);
  });
});
