// One ledger entry, and how a list of them becomes ledger.csv.

import { isoDay } from './calendar.ts';
import type { Client } from './contracts.ts';
import { CsvFile, flag, money } from './csv.ts';

export interface Entry {
  day: number;
  account: string;
  kind: string;
  client: Client | null;
  cents: number;
  vendor?: string;
  memo?: string;
  /** `invoice` and `credit` take the next number of their series. */
  document?: string;
  acquisition?: boolean;
}

export function writeLedger(dir: string, entries: Entry[]): void {
  const file = new CsvFile(
    dir,
    'ledger.csv',
    'date,account,kind,client,amount,vendor,memo,document,acquisition',
  );
  let year = '';
  let number = 0;
  for (const entry of [...entries].sort((a, b) => a.day - b.day)) {
    const date = isoDay(entry.day);
    if (date.slice(0, 4) !== year) [year, number] = [date.slice(0, 4), 0];
    let document = entry.document ?? '';
    if (document === 'invoice' || document === 'credit') {
      number += 1;
      document = `${document === 'credit' ? 'CN' : 'INV'}-${year}-${String(number).padStart(4, '0')}`;
    }
    file.row(
      date,
      entry.account,
      entry.kind,
      entry.client?.plan.name ?? '',
      money(entry.cents),
      entry.vendor ?? '',
      entry.memo ?? '',
      document,
      flag(entry.acquisition ?? false),
    );
  }
  file.close();
}
