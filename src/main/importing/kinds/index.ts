import type { ImportKind } from '../../../shared/import.ts';
import type { Kind } from '../types.ts';

/** Every kind of import: its fields, and how its rows become drafts. */
export const KINDS = {} as Record<ImportKind, Kind>;
