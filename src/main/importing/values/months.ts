import { fold } from '../reading/fold.ts';

/** Month names by their first letters, folded: English, German, French, Portuguese, Spanish, Italian, Dutch. */
const NAMES: readonly string[] = [
  'january jan januar janner jaenner janvier janv janeiro enero ene gennaio gen januari',
  'february feb februar februari fevrier fevr fev fevereiro febrero febbraio februari',
  'march mar marz maerz mrz mars marco marzo maart mrt',
  'april apr avril avr abril abr aprile',
  'may mai maio mayo maggio mag mei',
  'june jun juni juin junho junio giugno giu',
  'july jul juli juillet juil julho julio luglio lug',
  'august aug aout agosto ago augustus',
  'september sep sept septembre setembro set septiembre setiembre settembre',
  'october oct oktober okt octobre outubro out octubre ottobre ott',
  'november nov novembre novembro noviembre',
  'december dec dezember dez decembre dezembro diciembre dic dicembre',
];

const MONTHS = new Map(NAMES.flatMap((names, index) => names.split(' ').map((name) => [name, index + 1])));

/** 1 to 12 from a month's name or abbreviation in those languages; undefined if it is none. */
export const monthOfName = (name: string): number | undefined => MONTHS.get(fold(name).replace(/\.$/, ''));
