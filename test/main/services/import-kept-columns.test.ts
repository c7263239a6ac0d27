// Protects the owner from losing what a file says without a word: the plan names every column the book does not take.
import { expect, it } from 'vitest';
import type { ImportPlan } from '../../../src/shared/contract/importing.ts';
import { importBooks, type Said } from '../../support/import-book.ts';

const books = importBooks();
const book = books.book();
const leftBehind = ({ columns }: ImportPlan): string[] =>
  columns.filter(({ kept }) => !kept).map(({ label }) => label);
const of = (rows: readonly (readonly string[])[], said: Said = {}) =>
  leftBehind(book.plan(books.file(rows), said));

it('names comments of surveys', () => {
  const rows = [
    ['Response ID', 'Date', 'Client', 'CSAT score', 'Comment'],
    ['1', '2026-03-04', 'Cedar Clinic', '5', 'Quick'],
  ];
  expect(of(rows, { kind: 'surveys' })).toEqual(['Comment']);
});

const TIME = [
  ['Client', 'Project', 'User', 'Date', 'Duration', 'Billable', 'Description', 'Tags'],
  ['', 'Cedar Clinic', 'Robin', '2026-03-04', '1:30:00', 'yes', 'Firewall', 'night'],
];
const kind = { kind: 'time_entries' as const };

it('names projects, unless they are taken for the client', () => {
  expect(of(TIME, kind)).toEqual(['Project', 'Tags']);
  expect(of(TIME, { ...kind, answers: { 'empty:client': '1' } })).toEqual(['Tags']);
  expect(of(TIME, { ...kind, answers: { 'empty:client': 'none' } })).toEqual(['Project', 'Tags']);
});

it('says nothing of the columns that Plumbline itself puts beside rows to mend', () => {
  const rows = TIME.map((cells, i) => [
    ...cells,
    ...(i === 0 ? ['Plumbline: line', 'Plumbline: what to mend'] : ['7', 'Duration: “soon”']),
  ]);
  expect(of(rows, kind)).toEqual(['Project', 'Tags']);
});
