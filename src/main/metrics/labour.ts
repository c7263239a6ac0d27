import { ACQUISITION_WORK, WORK_TYPES } from '../../shared/domain.ts';
import { inWords } from '../../shared/duration.ts';
import type { ClientMeasures } from '../../shared/facts.ts';
import { ratio } from '../../shared/ratio.ts';
import { type Figure, fromRows } from './figure.ts';
import type { Scope } from './revenue.ts';

/** METRICS.md, "Labour cost": Σ seconds × hourly cost in force that day ÷ 3600, and the hours behind it. */

const SECONDS_AN_HOUR = 3600n;

/** “3 h of time have no cost rate”, or nothing. */
export const uncostedNote = (seconds: number): readonly string[] =>
  seconds === 0 ? [] : [`${inWords(seconds)} of time have no cost rate`];

/** Labour cost of the time in scope, from the costed time; what is uncosted is said, and `lacks` beside it. */
export function labourCost(sums: ClientMeasures, scope: Scope, lacks: readonly string[] = []): Figure {
  return fromRows(
    'Labour cost',
    'cents',
    ratio(BigInt(sums.labour), SECONDS_AN_HOUR),
    { rows: 'time', measure: 'labour', from: scope.from, to: scope.to, client: scope.client },
    {
      lacks: [...scope.lacks, ...uncostedNote(sums.uncosted_seconds), ...lacks],
      policy: 'The technician’s rate in force on the day.',
    },
  );
}

/** Time in scope whose labour nobody knows the cost of, in seconds. */
export const uncostedTime = (seconds: number, { from, to, client, lacks }: Scope): Figure =>
  fromRows(
    'Time without a cost rate',
    'seconds',
    seconds,
    { rows: 'time', measure: 'uncosted', from, to, client },
    { lacks },
  );

/** Time of some client's work that names none, in seconds. */
export const unassignedTime = (sums: ClientMeasures, { from, to, lacks }: Scope): Figure =>
  fromRows(
    'Time without a client',
    'seconds',
    sums.unassigned_seconds,
    {
      rows: 'time',
      measure: 'seconds',
      from,
      to,
      client: 0,
      workTypes: WORK_TYPES.filter((work) => work !== 'internal'),
    },
    { lacks, policy: 'Without internal time, which is nobody’s.' },
  );

/** Labour cost of presales and onboarding work. */
export function acquisitionLabour(sums: ClientMeasures, scope: Scope): Figure {
  return fromRows(
    'Presales and onboarding labour',
    'cents',
    ratio(BigInt(sums.acquisition_labour), SECONDS_AN_HOUR),
    {
      rows: 'time',
      measure: 'labour',
      from: scope.from,
      to: scope.to,
      client: scope.client,
      workTypes: ACQUISITION_WORK,
    },
    { lacks: [...scope.lacks, ...uncostedNote(sums.acquisition_uncosted_seconds)] },
  );
}

/** All time in scope, in seconds. */
export const workedTime = (sums: ClientMeasures, scope: Scope, lacks: readonly string[] = []): Figure =>
  fromRows(
    'Hours',
    'seconds',
    sums.seconds,
    { rows: 'time', measure: 'seconds', from: scope.from, to: scope.to, client: scope.client },
    { lacks: [...scope.lacks, ...lacks] },
  );
