// The whole folder, from the story to the files.

import { mkdirSync } from 'node:fs';
import { clientEntries } from './billing.ts';
import { holidays, isoDay, monthOfDay, yearOfMonth } from './calendar.ts';
import { type Client, cycleMonths, isoOrEmpty, priceOn } from './contracts.ts';
import { CsvFile, flag, money } from './csv.ts';
import { Desk } from './desk.ts';
import { internalTime, jobTime } from './hours.ts';
import { type Job, planJobs } from './jobs.ts';
import { writeLedger } from './ledger.ts';
import { overheadEntries, padding } from './overhead.ts';
import { adjustments, settingsRows, specialEntries, specialTimes } from './specials.ts';
import { SurveyFile } from './surveys.ts';
import { Timesheet } from './timesheet.ts';
import { planWork } from './work.ts';
import { buildWorld, monthsOf, type Options, type World } from './world.ts';

const NAMES = {
  managed: 'Managed services',
  security: 'Security add-on',
  backup: 'Backup',
  cloud: 'Cloud storage and mail',
};

function table(dir: string, name: string, columns: string, rows: (string | number)[][]): void {
  const file = new CsvFile(dir, name, columns);
  for (const row of rows) file.row(...row);
  file.close();
}

function seatsNow(client: Client, asOf: number): number | string {
  const contract = client.contracts.filter((one) => one.plan.line === 'managed').at(-1);
  if (contract === undefined || client.plan.hideSeats === true) return '';
  return priceOn(contract, Math.max(asOf, contract.starts))?.seats ?? '';
}

function writeContracts(world: World, dir: string): void {
  const all = world.clients.flatMap((client) => client.contracts.map((contract) => ({ client, contract })));
  table(
    dir,
    'contracts.csv',
    'contract,client,name,service_line,starts_on,term_ends_on,ended_on,notice_days,auto_renews,assignable,signed',
    all.map(({ client, contract: { id, plan, starts, ended } }) => [
      id,
      client.plan.name,
      NAMES[plan.line],
      plan.line,
      isoDay(starts),
      plan.termEnds ?? '',
      isoOrEmpty(ended),
      plan.notice ?? '',
      flag(plan.autoRenews ?? false),
      plan.assignable ?? 'unknown',
      flag(plan.signed ?? true),
    ]),
  );
  table(
    dir,
    'contract_prices.csv',
    'contract,effective_from,cycle,amount,discount,change_reason',
    all.flatMap(({ contract }) =>
      contract.prices.map((price) => [
        contract.id,
        isoDay(price.from),
        Object.keys(cycleMonths).find((cycle) => cycle === contract.plan.cycle) ?? 'monthly',
        money(price.cents),
        price.discount === 0 ? '' : money(price.discount),
        price.reason,
      ]),
    ),
  );
  table(
    dir,
    'contract_pauses.csv',
    'contract,from,until',
    all.flatMap(({ contract }) =>
      contract.pauses.map((pause) => [contract.id, isoDay(pause.from), isoOrEmpty(pause.until)]),
    ),
  );
}

function writeMasters(world: World, dir: string): void {
  const years = Array.from({ length: yearOfMonth(world.last) - yearOfMonth(world.first) + 2 }, (_, i) => i);
  table(
    dir,
    'settings.csv',
    'key,value',
    settingsRows(years.flatMap((i) => holidays(yearOfMonth(world.first) + i))),
  );
  table(
    dir,
    'clients.csv',
    'client,since,seats,notes',
    world.clients.map((client) => [
      client.plan.name,
      client.plan.since,
      seatsNow(client, world.asOf),
      client.plan.note ?? '',
    ]),
  );
  table(
    dir,
    'technicians.csv',
    'technician,is_owner',
    world.staff.map((person) => [person.name, flag(person.owner)]),
  );
  table(
    dir,
    'cost_rates.csv',
    'technician,effective_from,hourly_cost',
    world.staff.flatMap((person) =>
      person.rates.map((rate) => [person.name, isoDay(rate.from), money(rate.cents)]),
    ),
  );
  table(
    dir,
    'adjustments.csv',
    'date,label,category,amount,recurring,confidence,note',
    adjustments.map((row) => [
      row.date,
      row.label,
      row.category,
      money(row.cents),
      flag(row.recurring),
      row.confidence,
      row.note,
    ]),
  );
}

/** Jobs by the month their work begins in: they are invoiced later, but rows must never come after their month. */
function byBeginning(world: World, jobs: Map<number, Job[]>): Map<number, Job[]> {
  const begun = new Map<number, Job[]>();
  for (const job of [...jobs.values()].flat()) {
    const month = Math.max(world.first, monthOfDay(job.from));
    begun.set(month, [...(begun.get(month) ?? []), job]);
  }
  return begun;
}

export function generate(options: Options, dir: string): void {
  const world = buildWorld(options);
  mkdirSync(dir, { recursive: true });
  writeMasters(world, dir);
  writeContracts(world, dir);

  const jobs = planJobs(world);
  const entries = [...clientEntries(world, jobs), ...overheadEntries(world), ...specialEntries(world)];
  const wanted = options.ledger ?? 0;
  writeLedger(dir, [...entries, ...padding(world, wanted - entries.length)]);

  const special = specialTimes(world);
  const work = planWork(world, jobs, special.length);
  const time = new Timesheet(dir);
  const surveys = new SurveyFile(dir);
  const desk = new Desk(world, dir, time, surveys);
  const begun = byBeginning(world, jobs);
  for (const row of special) time.log(row);
  for (const month of monthsOf(world)) {
    const random = world.random.stream(`month ${month}`);
    for (const job of begun.get(month) ?? []) jobTime(world, job, time, random);
    desk.month(work.loads.get(month) ?? [], random);
    internalTime(world, month, work.internal.get(month) ?? 0, time, random);
    surveys.month(world, month, random);
    time.flush(month);
  }
  time.close();
  desk.close();
  surveys.close();
}
