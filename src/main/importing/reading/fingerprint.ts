import { createHash } from 'node:crypto';
import type { Header } from '../types.ts';

/**
 * A short name for a layout: 12 hex digits of its normalised column names in order. Mappings and answers are
 * remembered under it, so it must stay the same in every version.
 */
export const fingerprint = (header: Pick<Header, 'names'>): string =>
  createHash('sha256').update(JSON.stringify(header.names)).digest('hex').slice(0, 12);
