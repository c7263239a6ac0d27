import { useEffect, useState } from 'react';

const TOKENS = {
  ink: '--ink',
  second: '--ink-2',
  third: '--ink-3',
  line: '--line',
  axis: '--line-strong',
  surface: '--surface',
  ground: '--ground',
  new: '--series-new',
  returned: '--series-returned',
  expansion: '--series-expansion',
  contraction: '--series-contraction',
  paused: '--series-paused',
  churn: '--series-churn',
  level: '--series-level',
  now: '--bar-now',
  before: '--bar-before',
  beforeLoss: '--bar-before-loss',
} as const;

/** The name of a colour that charts may use. */
export type ColourName = keyof typeof TOKENS;
export type Colours = Record<ColourName, string>;

/** The colour as CSS writes it, for marks outside the canvas. */
export const cssColour = (name: ColourName): string => `var(${TOKENS[name]})`;

const readColours = (): Colours => {
  const style = getComputedStyle(document.documentElement);
  return Object.fromEntries(
    Object.entries(TOKENS).map(([name, token]) => [name, style.getPropertyValue(token).trim()]),
  ) as Colours;
};

/** The colours of the theme in force; changes with it. */
export function useColours(): Colours {
  const [colours, setColours] = useState(readColours);
  useEffect(() => {
    const reread = () => setColours(readColours());
    const dark = matchMedia('(prefers-color-scheme: dark)');
    const chosen = new MutationObserver(reread);
    dark.addEventListener('change', reread);
    chosen.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    return () => {
      dark.removeEventListener('change', reread);
      chosen.disconnect();
    };
  }, []);
  return colours;
}
