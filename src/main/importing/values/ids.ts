import { quoted } from './text.ts';

const SCIENTIFIC = /^-?\d(?:[.,]\d+)?E\+\d{1,3}$/i;
const FORMULA_ERROR = /^#(?:NAME\?|REF!|VALUE!|DIV\/0!|N\/A|NUM!|NULL!)$/;

/**
 * Why an id can't be trusted because a spreadsheet rewrote it: `1.23E+15` has lost digits, `#NAME?` all of them.
 * A sentence, or null if the id looks untouched. Never repaired: several ids become the same one.
 */
export function mangledId(text: string): string | null {
  if (SCIENTIFIC.test(text))
    return `${quoted(text)} is a number a spreadsheet has shortened, its digits are lost: export the file again and import it without opening it in a spreadsheet`;
  if (FORMULA_ERROR.test(text))
    return `${quoted(text)} is a spreadsheet’s error, what stood here is lost: export the file again and import it without opening it in a spreadsheet`;
  return null;
}

/** Takes off the `.0` that pandas adds to whole numbers when a column has blanks. Only where a tool is known for it. */
export const withoutPointZero = (text: string): string => (/^\d+\.0$/.test(text) ? text.slice(0, -2) : text);

/** Takes off the `'` that guards a cell against being run as a formula: only before = + - @, else it is the text's own. */
export const unguarded = (text: string): string =>
  text.charCodeAt(0) === 39 && '=+-@'.includes(text.charAt(1)) && text.length > 1 ? text.slice(1) : text;
