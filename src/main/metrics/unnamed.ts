import { inWords } from '../../shared/duration.ts';
import { type ClientMeasures, type Sums, subtractSums } from '../../shared/facts.ts';

/**
 * What rows without a client take from the figures that add up clients (METRICS.md): sentences for those figures only.
 * Internal time is nobody's and no lack; nor do figures of the company's books, its payroll or its team lack anything.
 */
export type Unnamed = {
  /** On hours, labour and what follows from them. */
  time: readonly string[];
  /** On direct cost and what follows from it. */
  cost: readonly string[];
  /** On what winning clients cost. */
  acquisition: readonly string[];
};

type UnnamedSums = Pick<
  ClientMeasures,
  | 'unassigned_seconds'
  | 'direct_cost'
  | 'acquisition_entries'
  | 'acquisition_labour'
  | 'acquisition_uncosted_seconds'
>;

/** Sentences for the sums of rows without a client, of whatever days the figures are. */
export const unnamed = (sums: UnnamedSums): Unnamed => ({
  time: sums.unassigned_seconds === 0 ? [] : [`${inWords(sums.unassigned_seconds)} of time have no client`],
  cost:
    sums.direct_cost === 0
      ? []
      : ['Some direct costs name no client, so no client’s contribution bears them'],
  acquisition: [
    ...(sums.acquisition_entries === 0 ? [] : ['Some acquisition entries name no client']),
    ...(sums.acquisition_labour === 0 && sums.acquisition_uncosted_seconds === 0
      ? []
      : ['Some presales and onboarding time has no client']),
  ],
});

/** The sums of rows without a client: all rows of the same days less those that have one. */
export const withoutClient = (all: Sums, withClient: Sums): Sums => subtractSums(all, withClient);
