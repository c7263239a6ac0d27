import type { Topic } from '../contract/define.ts';
import type { Field, FieldValues } from './fields.ts';

/** Two fields of a record that do not go together: the one to mend, and why. */
export type Clash = { field: string; message: string };

export type TableSpec = {
  /** As lists head it. */
  label: string;
  one: string;
  many: string;
  topic: Topic;
  fields: readonly Field[];
  /** The fields that say which record it is, in a few words. */
  title: readonly string[];
  /** Fields no two records have the same of. */
  unique: readonly string[];
  /**
   * The column whose order the list has, and whether the latest come first; before it, where there is one, a choice by
   * whose places the list is grouped.
   */
  order: { column: string; descending: boolean; by?: string };
  /** Fields that lists leave out until they are asked for. */
  seldom?: readonly string[];
  /** What the fields must be to each other. */
  clash?: (values: FieldValues) => Clash | null;
};
