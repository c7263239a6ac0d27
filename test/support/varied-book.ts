import fc from 'fast-check';
import type { FolderRows } from './folder.ts';
import { plusDays } from './naive/days.ts';
import { type RandomBook, randomBook } from './random-book.ts';

/**
 * Random books whose rows also differ in what only the analysis figures ask for: service lines, ticket categories,
 * reopened tickets, entries that name a ticket (or one that is not there), seats.
 */
const LINES = ['managed', 'managed', 'backup', 'security/EDR', ''];
const CATEGORIES = ['Network', 'Email: "out"', '', 'Network'];
const SEATS = ['12', '', '0', '7'];

/** A number that looks random and is the same for the same book, row and question. */
const mixed = (seed: number, row: number, question: number): number =>
  Math.imul(seed + row * 7919 + question * 104_729, 2_654_435_761) >>> 8;

const replaced = (cells: readonly string[], at: number, text: string): string[] =>
  cells.map((cell, i) => (i === at ? text : cell));

const pick = (list: readonly string[], number: number): string => list[number % list.length] ?? '';

const REASONS = ['upsell', 'upgrade', 'price_increase', 'correction', 'downgrade', 'initial'];

/** A second contract of the same client, now and then, and price rows in the two years before the day: bridges move. */
function livelier(rows: FolderRows, asOf: string, seed: number): FolderRows {
  const contracts = rows['contracts.csv'] ?? [];
  const extra = contracts.flatMap((row, i) => {
    if (mixed(seed, i, 6) % 2 === 0) return [];
    const starts = plusDays(asOf, -(mixed(seed, i, 7) % 700));
    return [[`${row[0]}+`, row[1] ?? '', 'More', 'backup', starts, '', '', '', 'yes', 'yes', 'yes']];
  });
  const all = [...contracts, ...extra];
  const prices = all.flatMap((row, i) =>
    [8, 9, 10].map((question) => {
      const number = mixed(seed, i, question);
      const from = plusDays(asOf, -(number % 720));
      return [row[0] ?? '', from, 'monthly', String(100 + (number % 900)), '', pick(REASONS, number >>> 3)];
    }),
  );
  const pauses = extra.map((row, i) => {
    const from = plusDays(row[4] ?? '', mixed(seed, i, 11) % 300);
    return [row[0] ?? '', from, plusDays(from, mixed(seed, i, 12) % 60)];
  });
  return {
    ...rows,
    'contracts.csv': all,
    'contract_prices.csv': [...(rows['contract_prices.csv'] ?? []), ...prices],
    'contract_pauses.csv': [...(rows['contract_pauses.csv'] ?? []), ...pauses],
  };
}

export function varied(given: FolderRows, asOf: string, seed: number): FolderRows {
  const rows = seed % 3 === 0 ? given : livelier(given, asOf, seed);
  const tickets = rows['tickets.csv'] ?? [];
  return {
    ...rows,
    'clients.csv': (rows['clients.csv'] ?? []).map((row, i) =>
      replaced(row, 2, pick(SEATS, mixed(seed, i, 1))),
    ),
    'contracts.csv': (rows['contracts.csv'] ?? []).map((row, i) =>
      replaced(row, 3, pick(LINES, mixed(seed, i, 2))),
    ),
    'tickets.csv': tickets.map((row, i) => {
      const named = replaced(row, 3, pick(CATEGORIES, mixed(seed, i, 3)));
      return replaced(replaced(named, 12, String(mixed(seed, i, 4) % 3)), 10, pick(['', 'on hold'], i));
    }),
    'time_entries.csv': (rows['time_entries.csv'] ?? []).map((row, i) => {
      const number = mixed(seed, i, 5) % (tickets.length + 3);
      return replaced(row, 6, number === 0 ? '' : `T${number}`);
    }),
  };
}

export const variedBook: fc.Arbitrary<RandomBook> = fc
  .tuple(randomBook, fc.nat())
  .map(([{ asOf, rows }, seed]) => ({ asOf, rows: varied(rows, asOf, seed) }));
