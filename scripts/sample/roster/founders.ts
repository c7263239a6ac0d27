// Clients from the first day of the book: the ones that pay the rent.

import { backup, type ClientPlan, managed, OPEN, security } from '../plan.ts';

export const founders: ClientPlan[] = [
  {
    name: 'Riverbend Precision Machining',
    since: '2018-05-14',
    trade: 'factory',
    load: 0.62,
    extras: 0.7,
    mood: 0.75,
    primary: 0,
    note: 'Two shifts; server room key with the plant manager',
    contracts: [
      managed(OPEN, 38, 109, {
        raisedOn: '02-01',
        termEnds: '2027-12-31',
        autoRenews: true,
        notice: 90,
        steps: [
          { on: '2024-09-01', seats: 39, reason: 'upsell' },
          { on: '2025-10-01', seats: 40, reason: 'upsell' },
        ],
      }),
      backup(OPEN, 6, 55, { termEnds: '2027-12-31' }),
    ],
  },
  {
    name: 'Whitcomb & Lowe CPAs',
    since: '2019-01-07',
    trade: 'finance',
    load: 0.58,
    extras: 0.9,
    mood: 0.85,
    primary: 0,
    note: 'No changes between 1 February and 15 April, tax season',
    contracts: [
      managed(OPEN, 21, 126, {
        raisedOn: '02-01',
        termEnds: '2026-12-31',
        autoRenews: true,
        notice: 60,
        steps: [{ on: '2025-01-01', seats: 22, reason: 'upsell' }],
      }),
      security('2023-09-01', 21, 18, {
        raisedOn: '09-01',
        termEnds: '2026-08-31',
        autoRenews: true,
        steps: [{ on: '2025-01-01', seats: 22, reason: 'upsell' }],
      }),
    ],
  },
  {
    name: 'Alder Creek Dental, P.C.',
    since: '2020-03-02',
    trade: 'dental',
    load: 0.7,
    extras: 0.9,
    mood: 0.8,
    primary: 0,
    note: 'Imaging PC must never be rebooted during surgery hours, 8–12 and 13–17',
    contracts: [
      managed(OPEN, 16, 129, { raisedOn: '02-01', notice: 30, termEnds: '2025-12-31' }),
      backup('2023-06-01', 4, 60),
    ],
  },
  {
    name: 'Thornton Hale Law',
    since: '2017-10-16',
    trade: 'legal',
    load: 0.55,
    extras: 0.8,
    mood: 0.9,
    primary: 0,
    contracts: [
      managed(OPEN, 15, 151, {
        cycle: 'quarterly',
        raisedOn: '01-01',
        notice: 60,
        autoRenews: true,
        assignable: 'no',
        termEnds: '2026-12-31',
        steps: [{ on: '2024-07-01', seats: 16, reason: 'upsell' }],
      }),
      security('2023-04-01', 15, 24, { cycle: 'quarterly', assignable: 'no', raisedOn: '04-01' }),
    ],
  },
  {
    name: 'Brightwater Pediatrics',
    since: '2021-06-21',
    trade: 'clinic',
    load: 1.12,
    extras: 0.6,
    mood: 0.55,
    primary: 1,
    note: 'High ticket volume, front desk turnover',
    contracts: [
      managed(OPEN, 21, 116, {
        raisedOn: '03-01',
        assignable: 'unknown',
        notice: 30,
        steps: [
          { on: '2023-11-01', rate: 122, reason: 'upgrade' },
          { on: '2024-08-01', seats: 24, reason: 'upsell' },
          // A typing error put right the same day: of equal dates the later row counts.
          { on: '2024-08-01', seats: 22, reason: 'correction' },
        ],
      }),
    ],
  },
  {
    name: 'Bäckerei Vogel',
    since: '2022-02-01',
    trade: 'retail',
    load: 0.65,
    extras: 0.8,
    mood: 0.9,
    primary: 1,
    contracts: [managed(OPEN, 8, 98, { raisedOn: '02-01', signed: false, assignable: 'unknown' })],
  },
  {
    name: 'Kestrel "Blue Barn" Brewing',
    since: '2021-03-15',
    trade: 'retail',
    load: 0.8,
    extras: 0.6,
    mood: 0.5,
    primary: 0,
    note: 'Sold to a regional group that has its own IT',
    contracts: [
      managed(OPEN, 24, 104, {
        raisedOn: '02-01',
        ended: '2025-03-31',
        notice: 60,
        assignable: 'no',
        termEnds: '2024-12-31',
      }),
    ],
  },
];
