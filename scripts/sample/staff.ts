// Who does the work. Three people in the sample; a decade of two hundred clients needs a few more.

import { dayNumber, isoDay, monthEnd, monthStart, yearOfMonth } from './calendar.ts';
import type { Random } from './random.ts';

export interface Person {
  name: string;
  owner: boolean;
  from: number;
  /** Fully loaded cost of an hour in cents, from a day on. */
  rates: { from: number; cents: number }[];
  /** Paid through subcontractor invoices: no payroll, no hourly cost. */
  outsourced: boolean;
}

const FIRST = ['Amir', 'Bridget', 'Caleb', 'Denise', 'Elio', 'Farah', 'Gordon', 'Hannah', 'Ines', 'Jonas'];
const LAST = [
  'Abbott',
  'Brandt',
  'Castillo',
  'Dunne',
  'Eriksen',
  'Fontaine',
  'Gupta',
  'Hale',
  'Ito',
  'Jacobs',
];

/** A raise every January. */
function rates(from: string, cents: number, lastYear: number, raise: number): Person['rates'] {
  const list = [{ from: dayNumber(from), cents }];
  for (let year = Number(from.slice(0, 4)) + 1; year <= lastYear; year += 1) {
    const previous = list[list.length - 1]?.cents ?? cents;
    list.push({ from: dayNumber(`${year}-01-01`), cents: Math.round((previous * raise) / 25) * 25 });
  }
  return list;
}

export function buildStaff(first: number, last: number, clients: number, random: Random): Person[] {
  const start = isoDay(monthStart(first));
  const lastYear = yearOfMonth(last);
  const day = dayNumber(start);
  const joined = day > dayNumber('2024-02-12') ? start : '2024-02-12';
  const staff: Person[] = [
    {
      name: 'Ruth Calloway',
      owner: true,
      from: day,
      rates: rates(start, 7200, lastYear, 1.02),
      outsourced: false,
    },
    {
      name: 'Marcus Oyelaran',
      owner: false,
      from: day,
      rates: rates(start, 3650, lastYear, 1.045),
      outsourced: false,
    },
    {
      name: 'Jenna Pruitt',
      owner: false,
      from: dayNumber(joined),
      // Her cost was only worked out two weeks after she joined: those hours have no rate.
      rates: rates(joined > '2024-02-26' ? joined : '2024-02-26', 3300, lastYear, 1.06),
      outsourced: false,
    },
  ];
  const wanted = Math.max(2, Math.round(clients / 12));
  for (let i = 2; i < wanted; i += 1) {
    const from = monthStart(first + Math.floor(((last - first) * (i - 2)) / wanted));
    staff.push({
      name: `${FIRST[i % 10]} ${LAST[(i + Math.floor(i / 10)) % 10]}`,
      owner: false,
      from,
      rates: rates(isoDay(from), 100 * random.int(31, 40), lastYear, 1.035),
      outsourced: false,
    });
  }
  const overflow = monthStart(Math.max(first, last - 8));
  staff.push({ name: 'Overflow Desk', owner: false, from: overflow, rates: [], outsourced: true });
  return staff;
}

export function rateOn(person: Person, day: number): number | null {
  let found: number | null = null;
  for (const rate of person.rates) if (rate.from <= day) found = rate.cents;
  return found;
}

export const ownerOf = (staff: Person[]): Person => {
  const owner = staff.find((person) => person.owner);
  if (owner === undefined) throw new Error('a company without an owner');
  return owner;
};

/** Technicians on the payroll by the end of a month, the owner and outsourced desks apart. */
export const employed = (staff: Person[], month: number): Person[] =>
  staff.filter((person) => !person.owner && !person.outsourced && person.from <= monthEnd(month));
