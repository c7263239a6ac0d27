/** Text made comparable: lower case, no accents (`Gesprächsdauer` → `gesprachsdauer`), single blanks, trimmed. */
export const fold = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/ß/g, 'ss').replace(/\s+/g, ' ').trim();
