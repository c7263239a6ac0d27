import { firstDay, lastDay, type MonthNumber, monthsFrom } from '../../shared/calendar.ts';
import { TECHNICIAN_MEASURES, type TechnicianInfo, type TechnicianSums } from '../../shared/facts.ts';
import { ratio } from '../../shared/ratio.ts';
import type { TechnicianMonthRow } from './analysis-facts.ts';
import { type BookFigures, periodScope } from './book.ts';
import { type Figure, fromRows, inMonth, ofSubject, quotient } from './figure.ts';
import { uncostedNote } from './labour.ts';
import type { Scope } from './revenue.ts';

/** Utilisation per technician, billable ÷ all hours, and labour cost (METRICS.md, "Labour cost"); seconds and cents. */

export type TeamFigures = {
  hours: Figure;
  billable: Figure;
  utilisation: Figure;
  labourCost: Figure;
  uncosted: Figure;
};

const none = (): TechnicianSums => ({ seconds: 0, billable_seconds: 0, labour: 0, uncosted_seconds: 0 });

const added = (all: readonly TechnicianSums[]): TechnicianSums => {
  const sums = none();
  for (const one of all) for (const measure of TECHNICIAN_MEASURES) sums[measure] += one[measure];
  return sums;
};

/** Hours, utilisation and cost of some technicians, or of all, in the days in scope. */
export function teamFigures(
  sums: TechnicianSums,
  { from, to, lacks }: Scope,
  technicians?: readonly number[],
): TeamFigures {
  const time = (name: string, measure: 'seconds' | 'billable' | 'uncosted', seconds: number): Figure =>
    fromRows(
      name,
      'seconds',
      seconds,
      { rows: 'time', measure, from, to, client: 'any', ...(technicians ? { technicians } : {}) },
      { lacks },
    );
  const hours = time('Hours', 'seconds', sums.seconds);
  const billable = time('Billable hours', 'billable', sums.billable_seconds);
  return {
    hours,
    billable,
    utilisation: quotient('Utilisation', billable, hours, {
      unit: 'share',
      none: 'no hours logged',
      policy: 'Billable ÷ all hours logged, internal time included.',
    }),
    labourCost: fromRows(
      'Labour cost',
      'cents',
      ratio(BigInt(sums.labour), 3600n),
      { rows: 'time', measure: 'labour', from, to, client: 'any', ...(technicians ? { technicians } : {}) },
      {
        lacks: [...lacks, ...uncostedNote(sums.uncosted_seconds)],
        policy: 'The technician’s rate in force on the day.',
      },
    ),
    uncosted: time('Hours without a cost rate', 'uncosted', sums.uncosted_seconds),
  };
}

/** Each technician's figures over the TTM and in each of its months, and the whole team's; they add up. */
export function team(book: BookFigures, rows: readonly TechnicianMonthRow[]) {
  const { facts, period } = book;
  const months = monthsFrom(period.first, period.last);
  const scope = periodScope(book, 'any');
  const within = (month: MonthNumber): Scope => ({
    from: firstDay(month),
    to: lastDay(month),
    client: 'any',
    lacks: [],
  });
  const of = (own: readonly TechnicianMonthRow[], technician?: TechnicianInfo) => {
    const byMonth = Map.groupBy(own, (row) => row.month);
    const ids = technician && [technician.id];
    return {
      ...ofSubject(
        technician ? { name: technician.name } : {},
        teamFigures(added(own.map((row) => row.sums)), scope, ids),
      ),
      months: months.map((month) =>
        ofSubject(
          inMonth(month, technician?.name),
          teamFigures(added((byMonth.get(month) ?? []).map((row) => row.sums)), within(month), ids),
        ),
      ),
    };
  };
  const rowsOf = Map.groupBy(rows, (row) => row.technicianId);
  return {
    technicians: Object.fromEntries(
      facts.technicians.map((one) => [one.id, of(rowsOf.get(one.id) ?? [], one)]),
    ),
    total: of(rows),
  };
}
