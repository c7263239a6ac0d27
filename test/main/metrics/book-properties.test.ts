// Protects what must hold for every book there can be: parts make wholes, and the order of rows says nothing.
import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openBook } from '../../../src/main/db/open.ts';
import { dayFigures, figureAt } from '../../../src/main/services/figures.ts';
import { type FolderRows, temporaryFolder, writeFolder } from '../../support/folder.ts';
import { add, type Fraction, frac, sub } from '../../support/naive/fraction.ts';
import { createFrom, figuresOf } from '../../support/product.ts';
import { variedBook } from '../../support/varied-book.ts';

const temporary = temporaryFolder();
const options = (numRuns: number) => ({
  numRuns: Number(process.env.PLUMBLINE_RUNS ?? numRuns),
  seed: Number(process.env.PLUMBLINE_SEED ?? 20260703),
});

/** The day's figures of a random book; `at` gives exact values. */
function withFigures(
  rows: FolderRows,
  asOf: string,
  check: (at: (address: string) => Fraction) => void,
): void {
  const book = temporary.next();
  createFrom(writeFolder(temporary.next('folder'), rows), book);
  const db = openBook(book, { readonly: true });
  try {
    const figures = dayFigures(db, asOf);
    check((address) => {
      const figure = figureAt(figures, address);
      if (!figure) throw new Error(`no figure at ${address}`);
      return figure.value ?? frac(0n);
    });
  } finally {
    db.close();
    rmSync(dirname(book), { recursive: true });
  }
}
const CLIENTS = [1, 2, 3, 4];
const summed = (values: readonly Fraction[]) => values.reduce(add, frac(0n));

describe('a company', () => {
  it('is its clients and what has no client', () => {
    fc.assert(
      fc.property(variedBook, ({ asOf, rows }) =>
        withFigures(rows, asOf, (at) => {
          const clients = (key: string) => summed(CLIENTS.map((id) => at(`client/${id}/${key}`)));
          expect(add(clients('revenue'), at('company/withoutClient'))).toEqual(
            at('company/operatingRevenue'),
          );
          expect(clients('mrr')).toEqual(at('company/mrr'));
          const rest = sub(at('company/withoutClient'), at('company/unallocatedCogs'));
          expect(add(add(clients('contribution'), clients('labourCost')), rest)).toEqual(
            at('company/grossProfit'),
          );
          expect(at('company/reconciled')).toEqual(at('company/grossProfit'));
        }),
      ),
      options(40),
    );
  });

  it('is its service lines and what cannot be told apart: no cent is lost', () => {
    fc.assert(
      fc.property(variedBook, ({ asOf, rows }) =>
        withFigures(rows, asOf, (at) => {
          const lines = new Set((rows['contracts.csv'] ?? []).map((row) => row[3])).size;
          for (const key of [
            'recurring',
            'otherRevenue',
            'revenue',
            'directCost',
            'labourCost',
            'hours',
            'clients',
          ]) {
            const parts = Array.from({ length: lines }, (_, i) => at(`revenue/lines/rows/${i}/${key}`));
            expect(add(summed(parts), at(`revenue/lines/untold/${key}`)), key).toEqual(
              at(`revenue/lines/total/${key}`),
            );
          }
          expect(at('revenue/lines/total/revenue')).toEqual(at('company/operatingRevenue'));
          expect(at('revenue/lines/total/directCost')).toEqual(at('company/directCost'));
          expect(at('revenue/lines/total/hours')).toEqual(at('company/hours'));
          expect(sub(at('revenue/billed/deferred'), at('revenue/billed/unbilled'))).toEqual(
            at('revenue/billed/total/toDate'),
          );
        }),
      ),
      options(40),
    );
  });

  it('keeps of its cohort’s MRR no more than it has', () => {
    fc.assert(
      fc.property(variedBook, ({ asOf, rows }) => {
        const book = temporary.next();
        createFrom(writeFolder(temporary.next('folder'), rows), book);
        const db = openBook(book, { readonly: true });
        try {
          const { company, months } = dayFigures(db, asOf);
          const { grr, nrr } = company;
          if (nrr.value === null || grr.value === null || nrr.how.op !== 'quotient') return;
          const [kept, end] = [nrr.how.over.value, months.at(-1)?.mrr.value];
          expect(sub(end ?? frac(0n), kept ?? frac(0n)).n).toBeGreaterThanOrEqual(0n);
          expect(sub(nrr.value, grr.value).n).toBeGreaterThanOrEqual(0n);
          expect(sub(frac(1n), grr.value).n).toBeGreaterThanOrEqual(0n);
        } finally {
          db.close();
          rmSync(dirname(book), { recursive: true });
        }
      }),
      options(40),
    );
  });
});

/** Files in which the order of rows says nothing; of prices and rates on one day the later row counts. */
const UNORDERED = [
  'clients.csv',
  'technicians.csv',
  'contracts.csv',
  'contract_pauses.csv',
  'ledger.csv',
  'time_entries.csv',
  'tickets.csv',
  'surveys.csv',
  'adjustments.csv',
] as const;

describe('the order of rows', () => {
  it('is irrelevant', () => {
    fc.assert(
      fc.property(variedBook, fc.infiniteStream(fc.nat()), ({ asOf, rows }, numbers) => {
        const keyed = <T>(list: readonly T[]): T[] =>
          list
            .map((item): [number, T] => [Number(numbers.next().value), item])
            .sort(([a], [b]) => a - b)
            .map(([, item]) => item);
        const shuffled = { ...rows };
        for (const file of UNORDERED) shuffled[file] = keyed(rows[file] ?? []);
        const of = (own: FolderRows) => {
          const book = temporary.next();
          createFrom(writeFolder(temporary.next('folder'), own), book);
          return figuresOf(book, asOf);
        };
        expect(of(shuffled)).toEqual(of(rows));
      }),
      options(40),
    );
  });
});
