// A canonical folder as plain rows. Money is cents, durations are seconds, timestamps are instants; null = empty.

import { join } from 'node:path';
import { parseInstant } from './clock.ts';
import { type Row, readCsv } from './csv.ts';

export interface Price {
  from: string;
  annual: bigint;
}

export interface Contract {
  id: string;
  client: string;
  starts: string;
  termEnds: string | null;
  ended: string | null;
  autoRenews: boolean;
  assignable: boolean;
  signed: boolean;
  prices: Price[];
  pauses: { from: string; until: string | null }[];
}

export interface LedgerEntry {
  date: string;
  kind: string;
  client: string | null;
  cents: bigint;
  acquisition: boolean;
}

export interface TimeEntry {
  date: string;
  client: string | null;
  technician: string;
  seconds: number;
  workType: string;
}

export interface Ticket {
  opened: number;
  responded: number | null;
  resolved: number | null;
  lastActivity: number | null;
}

export interface Survey {
  kind: string;
  sent: string;
  score: number | null;
  max: number;
}

export interface Book {
  settings: Map<string, string>;
  clients: string[];
  owners: Set<string>;
  rates: { technician: string; from: string; cents: bigint }[];
  contracts: Contract[];
  ledger: LedgerEntry[];
  time: TimeEntry[];
  tickets: Ticket[];
  surveys: Survey[];
  adjustments: { date: string; cents: bigint; confidence: string }[];
}

const PER_YEAR: Record<string, bigint> = { monthly: 12n, quarterly: 4n, annual: 1n };

export function cents(text: string): bigint {
  if (text === '') return 0n;
  const match = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(text);
  if (match === null) throw new Error(`money: ${text}`);
  const value = BigInt(match[2] ?? '0') * 100n + BigInt((match[3] ?? '').padEnd(2, '0'));
  return match[1] === '-' ? -value : value;
}

function seconds(text: string): number {
  const [hours, minutes, rest] = text.split(':').map(Number);
  return (hours ?? 0) * 3600 + (minutes ?? 0) * 60 + (rest ?? 0);
}

const orNone = (text: string): string | null => (text === '' ? null : text);
const instant = (text: string): number | null => (text === '' ? null : parseInstant(text));

function price(row: Row): Price {
  const times = PER_YEAR[row('cycle')];
  if (times === undefined) throw new Error(`cycle: ${row('cycle')}`);
  return { from: row('effective_from'), annual: (cents(row('amount')) - cents(row('discount'))) * times };
}

export function readBook(dir: string): Book {
  const rows = (file: string): Row[] => readCsv(join(dir, file));
  const prices = rows('contract_prices.csv');
  const pauses = rows('contract_pauses.csv');
  return {
    settings: new Map(rows('settings.csv').map((row) => [row('key'), row('value')])),
    clients: rows('clients.csv').map((row) => row('client')),
    owners: new Set(
      rows('technicians.csv')
        .filter((row) => row('is_owner') === 'yes')
        .map((row) => row('technician')),
    ),
    rates: rows('cost_rates.csv').map((row) => ({
      technician: row('technician'),
      from: row('effective_from'),
      cents: cents(row('hourly_cost')),
    })),
    contracts: rows('contracts.csv').map((row) => ({
      id: row('contract'),
      client: row('client'),
      starts: row('starts_on'),
      termEnds: orNone(row('term_ends_on')),
      ended: orNone(row('ended_on')),
      autoRenews: row('auto_renews') === 'yes',
      assignable: row('assignable') === 'yes',
      signed: row('signed') === 'yes',
      prices: prices.filter((other) => other('contract') === row('contract')).map(price),
      pauses: pauses
        .filter((other) => other('contract') === row('contract'))
        .map((other) => ({ from: other('from'), until: orNone(other('until')) })),
    })),
    ledger: rows('ledger.csv').map((row) => ({
      date: row('date'),
      kind: row('kind'),
      client: orNone(row('client')),
      cents: cents(row('amount')),
      acquisition: row('acquisition') === 'yes',
    })),
    time: rows('time_entries.csv').map((row) => ({
      date: row('date'),
      client: orNone(row('client')),
      technician: row('technician'),
      seconds: seconds(row('duration')),
      workType: row('work_type'),
    })),
    tickets: rows('tickets.csv').map((row) => ({
      opened: parseInstant(row('opened_at')),
      responded: instant(row('first_response_at')),
      // Reopened: whatever resolved_at says, there is no resolution.
      resolved: row('status') === 'resolved' ? instant(row('resolved_at')) : null,
      lastActivity: instant(row('last_activity_at')),
    })),
    surveys: rows('surveys.csv').map((row) => ({
      kind: row('survey'),
      sent: row('sent_on'),
      score: row('score') === '' ? null : Number(row('score')),
      max: Number(row('scale_max')),
    })),
    adjustments: rows('adjustments.csv').map((row) => ({
      date: row('date'),
      cents: cents(row('amount')),
      confidence: row('confidence'),
    })),
  };
}
