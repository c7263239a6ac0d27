import { fold } from './fold.ts';

/** What a cell looks like, where a column's reading isn't known yet. Not for reading values: that is values/. */

/** Nothing but blanks. */
export function isBlank(text: string): boolean {
  if (text === '') return true;
  // The first character of nearly every cell tells; trim() makes a string.
  const code = text.charCodeAt(0);
  return (code <= 32 || code >= 160) && text.trim() === '';
}

/** No number, date or month is longer; a cell of megabytes isn't worth a search. */
const LONGEST = 60;

/** A number, an amount with its currency, a percentage or a duration; no date. */
export const isNumeric = (text: string): boolean => {
  const bare = text.trim();
  return (
    bare.length <= LONGEST &&
    /^(?:[-+−(]\s*)*(?:[A-Z]{3}|\p{Sc}|US\$)?\s*(?:[-+−(]\s*)*\d[\d\s.,:'’]*\)?\s*(?:%|[-−)]|\p{Sc}|[A-Z]{3}|h|hrs?|min|sec|s)?\)?$/u.test(
      bare,
    ) &&
    !isDateLike(bare)
  );
};

const NUMBER_DATE = /^\d{1,4}([-/.])\d{1,2}\1\d{1,4}(?:$|[T ])/;
const WORD_DATE = /^(?:\d{1,2}\.? \p{L}{3,10}\.?,? \d{2,4}|\p{L}{3,10}\.? \d{1,2},? \d{4})(?:$|[ ,])/u;

/** A day, alone or with a time after it. */
export const isDateLike = (text: string): boolean => {
  const bare = text.trim();
  return bare.length <= LONGEST && (NUMBER_DATE.test(bare) || WORD_DATE.test(bare));
};

/** Month names and their short forms, folded: English, German, French, Spanish, Portuguese, Italian, Dutch. */
const MONTHS: ReadonlySet<string> = new Set(
  `january february march april may june july august september october november december
   jan feb mar apr jun jul aug sep sept oct nov dec
   januar februar marz mrz mai juni juli oktober okt dezember dez janner
   janvier fevrier mars avril juin juillet aout septembre octobre novembre decembre janv fevr avr juil
   enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre ene abr ago dic
   janeiro fevereiro marco maio junho julho setembro outubro novembro dezembro fev mai set out
   gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre gen mag giu lug ott
   januari februari maart mei augustus mrt`.split(/\s+/),
);

/** The name of a month column: `Jan 2025`, `März 25`, `2025-03`, `03/2025`, `Jan 1 - 15, 2025`. */
export function isMonthLike(text: string): boolean {
  if (text.length > LONGEST) return false;
  const bare = fold(text);
  if (/^(?:\d{4}[-/.](?:0?[1-9]|1[0-2])|(?:0?[1-9]|1[0-2])[-/.]\d{4})$/.test(bare)) return true;
  const words = bare.match(/\p{L}+/gu) ?? [];
  return words.length > 0 && words.every((word) => MONTHS.has(word)) && /^[\p{L}\d\s.,'’–-]+$/u.test(bare);
}

const TOTAL_WORD =
  /^(?:(?:grand |sub[ -]?)?totals?|sum|summe|gesamt(?:summe)?|zwischensumme|totale|totaal|total general|total geral|suma|soma)[:.]?$/;
const TOTAL_PHRASE =
  /^(?:sub[ -]?)?total(?:s|e)?[ :]|^(?:summe|gesamt|zwischensumme|totaal|suma|soma)[ :]| total:?$/;

/** Just the word: `Total`, `Grand total:`, `Summe`. Takes folded text. */
export const isTotalWord = (folded: string): boolean => TOTAL_WORD.test(folded);

/** The word with what it is the total of: `Total for Software`, `Acme Total`. Also `Total Care Ltd`! Folded text. */
export const isTotalPhrase = (folded: string): boolean => TOTAL_PHRASE.test(folded);
