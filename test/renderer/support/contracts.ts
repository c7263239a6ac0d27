import type { ContractChange, ContractEvent, ContractLife } from '../../../src/shared/contract/contracts.ts';

/** One event of the contract below; a price is its first one. */
export const contractEvent = (
  kind: ContractEvent['kind'],
  more: Partial<ContractEvent> = {},
): ContractEvent => ({
  kind,
  day: '2024-01-01',
  coming: false,
  monthly: 99_900,
  ...(kind === 'price' && {
    price: {
      id: 7,
      cycle: 'monthly' as const,
      amount: 100_000,
      discount: 100,
      reason: 'initial' as const,
      worth: 99_900,
      change: null,
      applies: { from: '2024-01-01', to: null },
    },
  }),
  ...more,
});

/** A contract of 1,000.00 less 1.00 a month since 2024, its term to the end of 2026, as of 2026-07-15. */
export const contractLife = (more: Partial<ContractLife> = {}): ContractLife => ({
  today: '2026-07-15',
  id: 1,
  code: 'C1',
  client: 'Alder',
  name: 'Managed',
  serviceLine: 'managed',
  state: 'running',
  monthly: 99_900,
  startsOn: '2024-01-01',
  termEndsOn: '2026-12-31',
  endedOn: null,
  noticeDays: 30,
  autoRenews: true,
  renewalMonths: 12,
  lastEarned: null,
  price: { id: 7, cycle: 'monthly', amount: 100_000, discount: 100, from: '2024-01-01' },
  pause: null,
  events: [
    contractEvent('start'),
    contractEvent('price'),
    contractEvent('notice', {
      day: '2026-12-01',
      coming: true,
      term: { from: '2024-01-01', to: '2026-12-31' },
    }),
    contractEvent('renewal', {
      day: '2027-01-01',
      coming: true,
      term: { from: '2027-01-01', to: '2027-12-31' },
    }),
  ],
  ...more,
});

/** A price of 1,050.00 instead of 1,000.00 from the next month on. */
export const contractChange = (more: Partial<ContractChange> = {}): ContractChange => ({
  label: 'Change the price of C1 from 2026-08-01',
  days: { from: '2026-08-01', to: null },
  at: '2026-08-01',
  state: { before: 'running', after: 'running' },
  contract: { before: 100_000, after: 105_000 },
  book: { before: 900_000, after: 905_000 },
  months: [],
  monthCount: 0,
  earned: { before: 0, after: 0 },
  lastEarned: { before: null, after: null },
  price: { applies: { from: '2026-08-01', to: null }, replaces: false },
  ...more,
});
