import { fold } from '../reading/fold.ts';

/** Month names by their first letters, folded: English, German, French, Portuguese, Spanish. */
const NAMES: readonly string[] = [
  'january jan januar janner jaenner janvier janv janeiro enero ene',
  'february feb februar februari fevrier fevr fev fevereiro febrero',
  'march mar marz maerz mrz mars marco marzo',
  'april apr avril avr abril abr',
  'may mai maio mayo',
  'june jun juni juin junho junio',
  'july jul juli juillet juil julho julio',
  'august aug aout agosto ago',
  'september sep sept septembre setembro set septiembre setiembre',
  'october oct oktober okt octobre outubro out octubre',
  'november nov novembre novembro noviembre',
  'december dec dezember dez decembre dezembro diciembre dic',
];

const MONTHS = new Map(NAMES.flatMap((names, index) => names.split(' ').map((name) => [name, index + 1])));

/** 1 to 12 from a month's name or abbreviation in five languages; undefined if it is none. */
export const monthOfName = (name: string): number | undefined => MONTHS.get(fold(name).replace(/\.$/, ''));
