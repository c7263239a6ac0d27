import { TOOLS } from './index.ts';

/** A source in words: the tool's name, or that it is a table of the owner's own. */
export const sourceName = (source: string): string =>
  TOOLS.find(({ id }) => id === source)?.name ??
  (source.startsWith('csv-')
    ? 'A table of your own'
    : source === 'canonical folder'
      ? 'Plumbline folder'
      : source);
