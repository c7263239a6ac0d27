import { describe, expect, it } from 'vitest';
import { draftsIn, runImport } from '../../../support/import-run.ts';

const read = (text: string) => runImport(text, { kind: 'clients' });

describe('clients', () => {
  it('keep name, seats, day and notes, and nothing of the people behind them', () => {
    const run = read(
      'Company Name,Contact,Email,Phone,Seats,Client since,Notes\nAcme,Ann Lee,ann@example.com,555,25,2024-05-01,Gold\n',
    );
    const [client] = draftsIn(run, 'clients');
    expect(client).toMatchObject({ client: 'Acme', seats: 25, notes: 'Gold' });
    expect(JSON.stringify(client)).not.toMatch(/Ann|example|555/);
  });

  it('are known again by their name where they have no number, whatever else changed', () => {
    const ids = (balance: string) =>
      draftsIn(read(`Name,Balance,Notes\nAcme,${balance},\n`), 'clients').map(({ id }) => id);
    expect(ids('10.00')).toEqual(ids('20.00'));
  });

  it('a row without any name, or with half a seat, is rejected', () => {
    const run = read('Company Name,Seats,Notes\n,3,lost\nAcme,2.5,\nBlue,4,\n');
    expect(draftsIn(run, 'clients').map(({ client }) => client)).toEqual(['Blue']);
    expect(run.rejected.map(({ line, column }) => [line, column])).toEqual([
      [2, 'Company Name'],
      [3, 'Seats'],
    ]);
  });
});
