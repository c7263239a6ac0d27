// Protects names: nothing is merged or booked without the owner's word, and nothing is asked twice.
import { describe, expect, it } from 'vitest';
import { type Names, planMakers, resolver } from '../../../src/main/importing/resolve.ts';
import type { ImportAnswers } from '../../../src/shared/import.ts';

const names = (more: Partial<Names> = {}): Names => ({
  clients: [
    { spelling: 'Müller GmbH', id: 7, name: 'Müller GmbH' },
    { spelling: 'Muller', id: 7, name: 'Müller GmbH' },
  ],
  technicians: [{ id: 3, name: 'Sam' }],
  accounts: [{ id: 5, name: 'Rent', kind: 'opex.rent' }],
  accountAliases: [],
  sourceAccounts: new Map([
    ['Checking', null],
    ['Software', 'opex.tools'],
  ]),
  clientOfId: () => null,
  ...more,
});
const resolved = (answers: ImportAnswers = {}, more: Partial<Names> = {}) =>
  resolver(names(more), answers, planMakers());

describe('clients', () => {
  it('are those the book knows by name or confirmed spelling, and nobody for a blank', () => {
    const { client, open } = resolved();
    expect([client('Müller GmbH'), client('Muller'), client('')]).toEqual([7, 7, null]);
    expect(open()).toEqual([]);
  });

  it('are asked about once when a spelling is like a known one', () => {
    const { client, open, newClients } = resolved();
    client('Mueller GmbH');
    client('Mueller GmbH');
    expect(open()).toMatchObject([
      {
        id: 'client:Mueller GmbH',
        suggestion: 'Müller GmbH',
        options: [{ value: 'Müller GmbH' }, { value: 'new' }],
      },
    ]);
    expect(newClients).toEqual([]);
  });

  it('are asked about when two new spellings of one file are alike', () => {
    const { client, open } = resolved();
    client('Harbor Dental');
    client('Harbor Dental LLC');
    expect(open().map(({ id }) => id)).toEqual(['client:Harbor Dental LLC']);
  });

  it('become what the owner says: the known one, with an alias to keep, or one of their own', () => {
    const one = resolved({ 'client:Mueller GmbH': 'Müller GmbH' });
    expect(one.client('Mueller GmbH')).toBe(7);
    expect([...one.aliases]).toEqual([['Mueller GmbH', 'Müller GmbH']]);
    const other = resolved({ 'client:Mueller GmbH': 'new' });
    expect(other.client('Mueller GmbH')).not.toBe(7);
    expect([other.newClients, [...other.aliases]]).toEqual([['Mueller GmbH'], []]);
    const rest = resolved({ 'client:*': 'new' });
    rest.client('Mueller GmbH');
    rest.client('Mueller AG');
    expect([rest.newClients, rest.open()]).toEqual([['Mueller GmbH', 'Mueller AG'], []]);
  });

  it('may be any other client of the book, though it is not the likely one', () => {
    const clients = [
      { spelling: 'Müller GmbH', id: 7, name: 'Müller GmbH' },
      { spelling: 'Cedar Clinic', id: 8, name: 'Cedar Clinic' },
    ];
    const asking = resolved({}, { clients });
    asking.client('Mueller GmbH');
    expect(asking.open()[0]?.free).toBe('the name of any other client of the book');
    const said = resolved({ 'client:Mueller GmbH': 'Cedar Clinic' }, { clients });
    expect(said.client('Mueller GmbH')).toBe(8);
    expect([said.open(), said.newClients, [...said.aliases]]).toEqual([
      [],
      [],
      [['Mueller GmbH', 'Cedar Clinic']],
    ]);
  });

  it('are new ones without a question where nothing is like them', () => {
    const { client, open, newClients } = resolved();
    expect(client('Cedar Clinic')).toBe(client('Cedar Clinic'));
    expect([newClients, open()]).toEqual([['Cedar Clinic'], []]);
  });
});

describe('accounts', () => {
  const file = (answers: ImportAnswers = {}) => {
    const { filing, open } = resolved(answers);
    return {
      of: (account: string, cents = 100) =>
        filing({ account, suggestion: null, cents, sign: 'natural', example: '' }),
      open,
    };
  };

  it('are filed as remembered for the source, and left out where that was the answer', () => {
    const { of, open } = file();
    expect([of('Software'), of('Checking')]).toEqual([{ kind: 'opex.tools' }, 'ignored']);
    expect(open()).toEqual([]);
  });

  it('are asked about once, with their lines and sum, and an account of the book as suggestion', () => {
    const { of, open } = file();
    of('Rent', 120000);
    of('Rent', 130050);
    expect(open()).toMatchObject([{ id: 'account:Rent', suggestion: 'opex.rent' }]);
    expect(open()[0]?.because).toContain('2 lines, 2500.50 together');
    expect(open()[0]?.about).toEqual({ lines: 2, cents: 250050, flow: null, examples: [] });
  });

  it('follow an answer by name before one for all the rest, and what was remembered before that', () => {
    const { of, open } = file({ 'account:Rent': 'opex.rent', 'account:*': 'ignore' });
    expect([of('Rent'), of('Petrol'), of('Software')]).toEqual([
      { kind: 'opex.rent' },
      'ignored',
      { kind: 'opex.tools' },
    ]);
    expect(open()).toEqual([]);
  });

  it('say of a statement’s lines whether money was paid or received', () => {
    const { filing, open } = resolved();
    const line = { suggestion: null, sign: 'debit' as const, example: 'May' };
    filing({ ...line, account: 'Landlord', cents: 90000 });
    filing({ ...line, account: 'Cedar Clinic', cents: -120050 });
    expect(open().map(({ because }) => because)).toEqual([
      '1 line, 900.00 paid, such as “May”.',
      '1 line, 1200.50 received, such as “May”.',
    ]);
    expect(open().map(({ about }) => about)).toEqual([
      { lines: 1, cents: 90000, flow: 'paid', examples: ['May'] },
      { lines: 1, cents: 120050, flow: 'received', examples: ['May'] },
    ]);
  });

  it('show the first few different texts of their lines', () => {
    const { filing, open } = resolved();
    for (const example of ['May', '', 'June', 'May', 'July', 'August'])
      filing({ account: 'Rent 2', suggestion: null, cents: 1, sign: 'natural', example });
    expect(open()[0]?.about).toEqual({ lines: 6, cents: 6, flow: null, examples: ['May', 'June', 'July'] });
  });

  it('may be answered anew', () => {
    expect(file({ 'account:Software': 'cogs.other' }).of('Software')).toEqual({ kind: 'cogs.other' });
  });
});
