// Clients from the first day of the book: the ones with a story.

import { backup, type ClientPlan, cloud, managed, OPEN } from '../plan.ts';

export const neighbours: ClientPlan[] = [
  {
    name: 'Saint Brendan Parish School',
    since: '2019-08-12',
    trade: 'school',
    load: 0.42,
    extras: 0.9,
    mood: 0.8,
    primary: 0,
    note: 'Paid once a year in July; paused during the building works of 2024',
    contracts: [
      managed(OPEN, 31, 94, {
        cycle: 'annual',
        discount: 0.1,
        raisedOn: '07-01',
        billedFrom: '2023-07-01',
        notice: 90,
        termEnds: '2027-06-30',
        pauses: [
          { from: '2024-07-08', until: '2024-08-12' },
          { from: '2024-08-05', until: '2024-08-31' },
        ],
      }),
    ],
  },
  {
    name: 'Lockridge Property Group',
    since: '2020-11-09',
    trade: 'office',
    load: 0.6,
    extras: 1,
    mood: 0.7,
    primary: 1,
    note: 'Left for a cheaper provider in 2024, came back eight months later',
    contracts: [
      managed(OPEN, 21, 118, { raisedOn: '02-01', ended: '2024-06-14' }),
      managed('2025-02-10', 13, 129, {
        raisedOn: '02-01',
        termEnds: '2028-02-09',
        autoRenews: true,
        notice: 60,
      }),
    ],
  },
  {
    name: 'Marlowe & Finch Architects',
    since: '2018-09-03',
    trade: 'design',
    load: 0.62,
    extras: 1.8,
    mood: 0.85,
    primary: 0,
    note: 'Workstations are renewed every autumn',
    contracts: [
      managed(OPEN, 18, 137, {
        raisedOn: '02-01',
        autoRenews: true,
        notice: 60,
        termEnds: '2026-12-31',
        steps: [
          { on: '2024-04-01', seats: 19, reason: 'upsell' },
          { on: '2025-06-01', seats: 20, reason: 'upsell' },
        ],
      }),
      backup('2024-01-01', 5, 65),
    ],
  },
  {
    name: 'Tamarack Veterinary Clinic',
    since: '2022-05-02',
    trade: 'clinic',
    load: 1.65,
    extras: 0.6,
    mood: 0.6,
    primary: 1,
    contracts: [
      managed(OPEN, 11, 106, { raisedOn: '02-01', assignable: 'unknown', signed: false, notice: 30 }),
    ],
  },
  {
    name: 'Juniper Street Storage',
    since: '2022-08-15',
    trade: 'office',
    load: 0,
    extras: 0,
    mood: 0.8,
    primary: 0,
    hideSeats: true,
    contracts: [cloud(OPEN, 9, 38, { raisedOn: '01-01' })],
  },
  {
    name: 'Wexford Community Theater',
    since: '2021-12-01',
    trade: 'office',
    load: 0,
    extras: 1.6,
    mood: 0.9,
    primary: 1,
    hideSeats: true,
    note: 'No contract, by the hour',
    contracts: [],
  },
];
