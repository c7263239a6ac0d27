import { createHash } from 'node:crypto';
import type { Header } from '../types.ts';

/** The columns that the CSV of rejected rows has besides the file's own. */
export const OWN_COLUMNS = ['Plumbline: line', 'Plumbline: what to mend'] as const;

/** Whether a normalised name is one of them: such a column tells nothing about the layout, nor about a record. */
export const isOwnColumn = (name: string): boolean => name.startsWith('plumbline: ');

/**
 * A short name for a layout: 12 hex digits of its normalised column names in order. Mappings and answers are
 * remembered under it, so it must stay the same in every version.
 */
export const fingerprint = ({ names }: Pick<Header, 'names'>): string =>
  createHash('sha256')
    .update(JSON.stringify(names.filter((name) => !isOwnColumn(name))))
    .digest('hex')
    .slice(0, 12);
