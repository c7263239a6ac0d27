// A file of time entries as Toggl Track's detailed report writes it, seeded: the same bytes on every machine.
import { dayNumber, isoDay } from '../sample/calendar.ts';
import { type Cell, CsvFile } from '../sample/csv.ts';
import { Random } from '../sample/random.ts';
import { CATEGORIES, ONBOARDING_NOTES } from '../sample/texts.ts';

/** Days inclusive. */
export interface Stretch {
  from: string;
  to: string;
  rows: number;
}

export const HEADER =
  'User,Email,Client,Project,Task,Description,Billable,Start date,Start time,End date,End time,Duration,Tags,Amount (USD)';

const PEOPLE = ['Robin Hale', 'Sam Ortega', 'Ines Faber', 'Jude Okafor'];
const FIRST = [
  'Harbor',
  'Cedar',
  'Juniper',
  'Summit',
  'Lakeside',
  'Copper',
  'Willow',
  'Granite',
  'Orchard',
  'Meridian',
];
const TRADES = ['Dental', 'Freight', 'Legal'];
const CLIENTS = TRADES.flatMap((trade) => FIRST.map((first) => `${first} ${trade}`));
const TASKS = ['', '', '', 'Support', 'Support', 'Project', 'Onboarding'];
const DETAILS = [
  '',
  ', second visit',
  ' for the front desk',
  ' on the new laptop',
  ', with the vendor',
  ' in the back office',
];
const ISSUES = [...CATEGORIES.flatMap(([, , issues]) => issues), ...ONBOARDING_NOTES];
const DAY = 86_400;

const two = (value: number): string => `${value < 10 ? '0' : ''}${value}`;
const clock = (seconds: number): string =>
  `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;

/** One entry that began on a day; some go on past midnight. */
function entry(random: Random, day: number): Cell[] {
  const person = random.pick(PEOPLE);
  const start = Math.floor(random.middling(6 * 3600, DAY - 1));
  const seconds = random.int(60, 3 * 3600);
  const end = start + seconds;
  const billable = random.chance(0.8);
  const ticket = random.chance(0.6) ? ` #${random.int(1000, 180_000)}` : '';
  return [
    person,
    `${person.slice(0, person.indexOf(' ')).toLowerCase()}@example.com`,
    random.pick(CLIENTS),
    random.chance(0.7) ? 'Care plan' : 'Projects',
    random.pick(TASKS),
    `${random.pick(ISSUES)}${random.pick(DETAILS)}${ticket}`,
    billable ? 'Yes' : 'No',
    isoDay(day),
    clock(start),
    isoDay(day + Math.floor(end / DAY)),
    clock(end % DAY),
    clock(seconds),
    random.chance(0.1) ? 'onsite' : '',
    billable ? (seconds * 0.03).toFixed(2) : '',
  ];
}

/** Writes the file into a folder, its entries in the order of their days. */
export function writeToggl(folder: string, name: string, { from, to, rows }: Stretch): void {
  const random = new Random(`toggl ${from}`);
  const [first, last] = [dayNumber(from), dayNumber(to)];
  const file = new CsvFile(folder, name, HEADER);
  for (let i = 0; i < rows; i += 1)
    file.row(...entry(random, first + Math.floor((i * (last - first + 1)) / rows)));
  file.close();
}
