import { afterAll } from 'vitest';
import { openBook } from '../../src/main/db/open.ts';
import type { Figure } from '../../src/main/metrics/figure.ts';
import { rounded } from '../../src/main/metrics/figures-json.ts';
import { dayFigures, figureAt } from '../../src/main/services/figures.ts';
import { type FolderRows, temporaryFolder, writeFolder } from './folder.ts';
import { createFrom } from './product.ts';

/** Figures of a book of a few rows, through the product's whole pipeline. Call it where tests are declared. */
export function smallBooks() {
  const temporary = temporaryFolder();
  const open: (() => void)[] = [];
  afterAll(() => {
    for (const close of open) close();
  });
  return (rows: FolderRows) => {
    const path = temporary.next();
    createFrom(writeFolder(temporary.next('folder'), rows), path);
    const db = openBook(path, { readonly: true });
    open.push(() => db.close());
    return (asOf: string) => {
      const day = dayFigures(db, asOf);
      const figure = (at: string): Figure => {
        const found = figureAt(day, at);
        if (!found) throw new Error(`no figure at ${at}`);
        return found;
      };
      return { day, figure, value: (at: string): number | null => rounded(figure(at)) };
    };
  };
}

/** `C1`'s cells in `contracts.csv`: a client's contract from a day, in force until `ended`. */
export const contractRow = (code: string, client: string, starts: string, ended = ''): string[] => [
  code,
  client,
  'Managed',
  'managed',
  starts,
  '',
  ended,
  '',
  'yes',
  'yes',
  'yes',
];

export const priceRow = (
  code: string,
  from: string,
  amount: string,
  { cycle = 'monthly', reason = 'initial' } = {},
): string[] => [code, from, cycle, amount, '', reason];

export const entryRow = (
  date: string,
  kind: string,
  client: string,
  amount: string,
  acquisition = 'no',
): string[] => [date, kind, kind, client, amount, '', '', '', acquisition];

export const timeRow = (date: string, client: string, duration: string): string[] => [
  date,
  client,
  'Tech',
  duration,
  'yes',
  'support',
  '',
  '',
];

export const clientRows = (...names: string[]): string[][] => names.map((name) => [name, '', '', '']);
