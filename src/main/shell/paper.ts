export type Paper = 'letter' | 'a4';

/** Where Letter is the paper in the drawer (CLDR's measurement data); everywhere else it is A4. */
const LETTER_COUNTRIES = new Set('BZ CA CL CO CR GT MX NI PA PH PR SV US VE'.split(' '));

/** The paper of a country; where the system names none, a book in dollars is taken for North American. */
export function paperFor(country: string, currency: string): Paper {
  if (country !== '') return LETTER_COUNTRIES.has(country.toUpperCase()) ? 'letter' : 'a4';
  return currency === 'USD' || currency === 'CAD' ? 'letter' : 'a4';
}
