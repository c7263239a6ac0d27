// Protects what inputs offer as names: every name a reference takes, what tells it from others, and its other spellings.
import { expect, it } from 'vitest';
import { NAMED_TABLES } from '../../../src/shared/records/fields.ts';
import { keptBooks } from '../../support/kept-book.ts';

const book = keptBooks();

it('gives the names of some tables, with what tells them apart', async () => {
  const own = book();
  await own.must('records.save', {
    sets: [
      {
        table: 'clients',
        rows: [{ values: { name: 'birch 10', aliases: ['Birch Ltd'] } }, { values: { name: 'Birch 9' } }],
      },
      {
        table: 'accounts',
        rows: [
          { values: { name: 'Twin', kind: 'opex.tools' } },
          { values: { name: 'Twin', kind: 'opex.rent' } },
        ],
      },
    ],
  });
  const names = await own.must('records.names', { tables: ['clients', 'accounts', 'contracts'] });
  expect(names.technicians, 'not asked for').toBeUndefined();
  const listed = names.clients?.map(({ name }) => name) ?? [];
  expect(listed.slice(listed.indexOf('Birch 9'))[1]).toBe('birch 10');
  expect(names.clients?.find(({ name }) => name === 'birch 10')?.also).toEqual(['Birch Ltd']);
  expect(
    names.accounts?.filter(({ name }) => name.startsWith('Twin')).map(({ name, note }) => [name, note]),
  ).toEqual([
    ['Twin (opex.rent)', 'opex.rent'],
    ['Twin (opex.tools)', 'opex.tools'],
  ]);
  expect(names.contracts?.find(({ name }) => name === 'C1')?.note).toMatch(/^Alder/);
});

it('gives only names that a record can be saved under', async () => {
  const own = book();
  const names = await own.must('records.names', { tables: [...NAMED_TABLES] });
  for (const { name } of names.contracts ?? [])
    await own.must('records.save', {
      sets: [{ table: 'contract_pauses', rows: [{ values: { contract: name, from: '2030-01-01' } }] }],
    });
  for (const { name } of names.accounts ?? [])
    await own.must('records.save', {
      sets: [
        { table: 'ledger_entries', rows: [{ values: { date: '2026-05-05', account: name, amount: 1 } }] },
      ],
    });
  expect(await own.must('records.names', { tables: [] })).toEqual({});
});
