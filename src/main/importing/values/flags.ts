import { fold } from '../reading/fold.ts';

const YES =
  'yes y true t 1 1.0 ja j wahr sim s verdadeiro oui o vrai si verdadero x on ✓ ✔ ☑ checked billable abrechenbar';
const NO = 'no n false f 0 0.0 nein falsch nao falso non faux off ✗ ☐ unchecked non-billable nonbillable';
const PHRASES: readonly (readonly [string, boolean])[] = [
  ['non billable', false],
  ['not billable', false],
  ['nicht abrechenbar', false],
];

const FLAGS = new Map<string, boolean>([
  ...YES.split(' ').map((word) => [word, true] as const),
  ...NO.split(' ').map((word) => [word, false] as const),
  ...PHRASES,
]);

/**
 * Reads yes or no in five languages: yes/no, true/false, 1/0, T/F, ja/nein, sim/não, oui/non, sí/no, X, billable.
 * Null for anything else, and for a blank: only its column tells whether a blank is a no (`X`/blank).
 */
export const readFlag = (text: string): boolean | null => FLAGS.get(fold(text)) ?? null;
