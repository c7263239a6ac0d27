import { dayNumber } from '../../shared/calendar.ts';
import { ACCOUNT_KINDS, EVERY } from '../../shared/domain.ts';
import { readRows } from './cells.ts';
import { accountKey, accountOf, type Interpreters, keep } from './interpreting.ts';

type LedgerFile =
  | 'ledger.csv'
  | 'recurring_entries.csv'
  | 'accounts.csv'
  | 'account_aliases.csv'
  | 'recurring_postings.csv';

/** The files of the ledger, its accounts, and what posts itself there. */
export const LEDGER_INTERPRETERS: Pick<Interpreters, LedgerFile> = {
  'ledger.csv': (text, known, sink) =>
    readRows('ledger.csv', text, sink.problem, (row) => {
      known.ledgerRows++;
      const [name, kind] = [row.required('account'), row.oneOf('kind', ACCOUNT_KINDS)];
      const record = {
        day: dayNumber(row.day('date')),
        client_id: row.optionalReference('client', known.clients, 'clients.csv'),
        cents: row.money('amount'),
        vendor: row.text('vendor'),
        memo: row.text('memo'),
        document: row.text('document'),
        acquisition: row.flag('acquisition') ?? 0,
      };
      if (row.bad) return;
      sink.record('ledger_entries', { ...record, account_id: accountOf(known, sink, name, kind) });
    }),

  'recurring_entries.csv': (text, known, sink) =>
    readRows('recurring_entries.csv', text, sink.problem, (row) => {
      const id = ++known.recurringRows;
      const [name, kind] = [row.required('account'), row.oneOf('kind', ACCOUNT_KINDS)];
      const [first, last] = [row.day('first_day'), row.optionalDay('last_day')];
      if (!row.bad && last !== null && last < first)
        row.reject('last_day', `the last due day, ${last}, is before the first`);
      const record = {
        id,
        client_id: row.optionalReference('client', known.clients, 'clients.csv'),
        cents: row.money('amount'),
        vendor: row.text('vendor'),
        memo: row.text('memo'),
        acquisition: row.flag('acquisition') ?? 0,
        every: row.oneOf('every', EVERY),
        first_day: dayNumber(first),
        last_day: last === null ? null : dayNumber(last),
        paused: row.flag('paused') ?? 0,
      };
      if (!row.bad)
        sink.record('recurring_entries', { ...record, account_id: accountOf(known, sink, name, kind) });
    }),

  'accounts.csv': (text, known, sink) =>
    readRows('accounts.csv', text, sink.problem, (row) => {
      const [name, kind] = [row.required('account'), row.oneOf('kind', ACCOUNT_KINDS)];
      const key = accountKey(name, kind);
      if (!row.bad && known.listedAccounts.has(key))
        row.reject('account', `“${name}” of this kind stands in this file already`);
      known.listedAccounts.add(key);
      if (!row.bad) accountOf(known, sink, name, kind);
    }),

  'account_aliases.csv': (text, known, sink) =>
    readRows('account_aliases.csv', text, sink.problem, (row) => {
      const [name, own] = [row.required('account'), row.oneOf('kind', ACCOUNT_KINDS)];
      const [alias, kind] = [row.required('alias'), row.oneOf('alias_kind', ACCOUNT_KINDS)];
      const account_id = known.accounts.get(accountKey(name, own));
      if (!row.bad && account_id === undefined)
        row.reject('account', `there is no account “${name}” of this kind in this folder`);
      const key = accountKey(alias, kind);
      if (!row.bad && known.accounts.has(key))
        row.reject('alias', `“${alias}” of this kind is an account itself`);
      if (!row.bad && known.accountAliases.has(key))
        row.reject(
          'alias',
          `“${alias}” of this kind stands in this file already; it can mean one account only`,
        );
      known.accountAliases.add(key);
      if (account_id !== undefined) keep(row, sink, 'account_aliases', { alias, kind, account_id });
    }),

  'recurring_postings.csv': (text, known, sink) =>
    readRows('recurring_postings.csv', text, sink.problem, (row) => {
      const [recurring, due] = [row.whole('recurring'), dayNumber(row.day('due_day'))];
      const entry = row.optionalWhole('entry');
      const isRow = (place: number, rows: number) => place >= 1 && place <= rows;
      if (!row.bad && !isRow(recurring, known.recurringRows))
        row.reject('recurring', `there is no row ${recurring} in recurring_entries.csv`);
      if (!row.bad && entry !== null && !isRow(entry, known.ledgerRows))
        row.reject('entry', `there is no row ${entry} in ledger.csv`);
      const key = `${recurring} ${due}`;
      if (!row.bad && known.postings.has(key))
        row.reject('due_day', 'this due day stands in this file already');
      known.postings.add(key);
      keep(row, sink, 'recurring_postings', {
        recurring_id: recurring,
        due_day: due,
        entry_id: entry,
        at: '',
        told: 1,
      });
    }),
};
