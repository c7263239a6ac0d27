import type { Seconds } from '../../../shared/duration.ts';
import { toClock } from '../../../shared/duration.ts';
import type { ImportQuestion } from '../../../shared/import.ts';
import { isTimeZone, type Timestamp, zoneClock } from '../../../shared/timestamp.ts';
import type { Cells, DraftSink, Interpreter, Kind, Reading } from '../types.ts';
import { remembering } from '../values/text.ts';
import {
  answeredColumn,
  freeColumns,
  isMapped,
  labelOf,
  NO_COLUMN,
  plain,
  plainText,
  yesOrNo,
  zoneAsking,
} from './asking.ts';
import { timeFields } from './time-fields.ts';
import { billableWord, roundingOf, ticketInNote, ticketOfReference, workTypeOf } from './time-words.ts';

/** Time somebody worked. Options of tools: `blankBillable: 'no'`: an empty cell means not billable. */
export const timeEntries: Kind = {
  kind: 'time_entries',
  fields: timeFields,
  questions(reading) {
    const questions: ImportQuestion[] = [];
    if (!isMapped(reading, 'client') && answeredColumn(reading, 'column:client') === undefined)
      questions.push(clientQuestion(reading, 'column:client', 'The file has no column that names a client.'));
    if (!hasTechnician(reading) && !reading.answers.technician)
      questions.push({
        id: 'technician',
        prompt: 'Who worked these hours?',
        because: 'The file has no column that names a person.',
        options: [],
        free: 'the technician’s name',
      });
    if (!isMapped(reading, 'billable') && reading.answers.billable === undefined)
      questions.push(
        yesOrNo('billable', 'Is this time billable?', 'The file has no column that says whether it is.'),
      );
    return questions;
  },
  interpreter,
};

const hasTechnician = (reading: Reading): boolean =>
  ['technician', 'first_name', 'last_name', 'login'].some((field) => isMapped(reading, field));

/**
 * @param id `column:client` where there is no such column, `empty:client` where there is nothing in it, `blank:client`
 * where some rows have nothing in it
 */
function clientQuestion(reading: Reading, id: string, because: string): ImportQuestion {
  const project = reading.columns.project;
  return {
    id,
    prompt: 'Which column names the client?',
    because,
    options: [
      ...(project === undefined ? [] : [{ value: String(project), label: labelOf(reading, 'project') }]),
      ...freeColumns(reading),
      { value: NO_COLUMN, label: 'None: it is internal time' },
    ],
    ...(project === undefined ? {} : { suggestion: String(project) }),
  };
}

function interpreter(reading: Reading): Interpreter {
  const client = clientReader(reading);
  const technician = technicianReader(reading);
  const billable = billableReader(reading);
  const seconds = secondsReader(reading);
  const workType = remembering((task: string) => workTypeOf(task));
  const hasTicket = isMapped(reading, 'ticket');
  const hasId = isMapped(reading, 'id');
  return {
    row(cells, sink) {
      const day = cells.day('date') ?? cells.reject('date', 'is empty; on which day was it?');
      const worked = seconds(cells, sink);
      if (worked === null)
        return sink.left(cells.row.line, 'is still running: it has no end and no duration');
      const who = client.of(cells);
      const note = cells.text('note');
      const reference = hasTicket ? plainText(cells, 'ticket') : '';
      sink.draft({
        table: 'time_entries',
        id: hasId ? cells.text('id') || null : null,
        part: '',
        context: '',
        day,
        client: who,
        technician: technician(cells),
        seconds: worked,
        billable: billable(cells),
        work_type: workType(cells.text('work_type')) ?? (who === '' ? 'internal' : 'support'),
        ticket: reference === '' ? ticketInNote(note) : ticketOfReference(reference),
        note,
      });
    },
    end: (sink) => client.end(sink),
  };
}

/**
 * The client's spelling: its own column, else the one the owner named. Asks when the column turns out to be empty, and
 * again when what was answered then meets a file in which it is not: there a blank may mean that there is none.
 */
function clientReader(reading: Reading): { of(cells: Cells): string; end(sink: DraftSink): void } {
  const column = isMapped(reading, 'client');
  const id = column ? 'empty:client' : 'column:client';
  const ofBlanks = column ? answeredColumn(reading, 'blank:client') : undefined;
  const instead = ofBlanks === undefined ? answeredColumn(reading, id) : ofBlanks;
  let [named, taken, last] = [false, false, 0];
  return {
    of(cells) {
      last = cells.row.line;
      const own = column ? plainText(cells, 'client') : '';
      if (own !== '') named = true;
      if (own !== '' || typeof instead !== 'number') return own;
      const other = plain(cells.row.cell(instead).trim());
      if (other !== '') taken = true;
      return other;
    },
    end(sink) {
      if (!column || last === 0) return;
      const label = labelOf(reading, 'client');
      if (!named && instead === undefined)
        sink.ask(clientQuestion(reading, id, `The column ${label} is empty in every row.`));
      if (named && taken && ofBlanks === undefined)
        sink.ask({
          ...clientQuestion(
            reading,
            'blank:client',
            `Some rows have no ${label}; when none had one, you said that ${reading.header.labels[instead ?? -1]} names it.`,
          ),
          suggestion: NO_COLUMN,
        });
    },
  };
}

function technicianReader(reading: Reading): (cells: Cells) => string {
  const given = reading.answers.technician?.trim() ?? '';
  if (!hasTechnician(reading)) return () => given;
  const named = isMapped(reading, 'technician');
  const parts = isMapped(reading, 'first_name') || isMapped(reading, 'last_name');
  const field = named ? 'technician' : parts ? 'first_name' : 'login';
  return (cells) => {
    const name = named ? plainText(cells, 'technician') : '';
    if (name !== '') return name;
    const full = parts ? `${cells.text('first_name')} ${cells.text('last_name')}`.trim() : '';
    return full || cells.text('login') || given || cells.reject(field, 'is empty; who worked?');
  };
}

function billableReader(reading: Reading): (cells: Cells) => 0 | 1 {
  const answer: 0 | 1 = reading.answers.billable === 'yes' ? 1 : 0;
  if (!isMapped(reading, 'billable')) return () => answer;
  const blankIsNo = reading.tool?.options?.blankBillable === 'no';
  const word = remembering(billableWord);
  return (cells) => {
    const text = cells.text('billable');
    if (text === '' && blankIsNo) return 0;
    const said = word(text);
    if (said !== null) return said;
    const flag = cells.flag('billable') ?? cells.reject('billable', 'is empty; yes or no is expected');
    return flag ? 1 : 0;
  };
}

/** The seconds worked, by the exact one of the duration columns, else from start to end; null = still running. */
function secondsReader(reading: Reading): (cells: Cells, sink: DraftSink) => Seconds | null {
  const first = isMapped(reading, 'duration');
  const second = isMapped(reading, 'duration_check');
  const chosen = answeredColumn(reading, 'column:duration');
  const fromClock = clockReader(reading);
  const both = compared(reading);
  if (chosen !== undefined && chosen === reading.columns.duration_check)
    return (cells, sink) => notNegative(cells, 'duration_check') ?? fromClock(cells, sink);
  return (cells, sink) => {
    const one = first ? notNegative(cells, 'duration') : null;
    const other = second && chosen === undefined ? notNegative(cells, 'duration_check') : null;
    if (one !== null && other !== null) return both(cells, sink, one, other);
    return one ?? other ?? fromClock(cells, sink);
  };
}

function notNegative(cells: Cells, field: string): Seconds | null {
  const seconds = cells.duration(field);
  if (seconds !== null && seconds < 0)
    cells.reject(field, 'is negative, and time worked can’t be less than nothing');
  return seconds;
}

/** Whether a duration says its units by itself, to the second or minute: `1:30`, `44 sec`, `1h 30m`. */
const isExact = (text: string): boolean => /[:a-z]/i.test(text);

/** Of two durations the exact one; warns, or asks where neither is, when they differ by more than rounding. */
function compared(reading: Reading) {
  let asked = false;
  return (cells: Cells, sink: DraftSink, one: Seconds, other: Seconds): Seconds => {
    const [a, b] = [cells.text('duration'), cells.text('duration_check')];
    const [exactOne, exactOther] = [isExact(a), isExact(b)];
    const [taken, text, off, label] =
      exactOther && !exactOne ? [other, b, a, 'duration_check'] : [one, a, b, 'duration'];
    const apart = Math.abs(one - other);
    if (apart === 0) return taken;
    if (exactOne === exactOther) {
      if (!asked) askWhich(reading, cells, sink, a, b);
      asked = true;
    } else if (apart > roundingOf(off))
      sink.warn(
        cells.row.line,
        `The durations “${a}” and “${b}” differ by ${toClock(apart)}; “${text}” in the column ${labelOf(reading, label)} was taken.`,
      );
    return taken;
  };
}

function askWhich(reading: Reading, cells: Cells, sink: DraftSink, a: string, b: string): void {
  const option = (field: string) => ({
    value: String(reading.columns[field] ?? -1),
    label: labelOf(reading, field),
  });
  const [one, other] = [option('duration'), option('duration_check')];
  sink.ask({
    id: 'column:duration',
    prompt: `Which time counts, ${one.label} or ${other.label}?`,
    because: `On line ${cells.row.line} ${one.label} is “${a}” and ${other.label} “${b}”.`,
    options: [one, other],
  });
}

const DAY_SECONDS = 86_400;

/** Seconds since 1970 of the same clock time a day later, in the source's zone. */
function dayLater(reading: Reading): (moment: Timestamp) => number {
  const zone = reading.tool?.zone ?? reading.answers.zone ?? '';
  const clock = isTimeZone(zone) ? zoneClock(zone) : null;
  return ({ epoch, offset }) => {
    const later = epoch + DAY_SECONDS;
    if (!clock) return later;
    const before = epoch + offset * 60;
    const apart = clock(later).second - (before - Math.floor(before / DAY_SECONDS) * DAY_SECONDS);
    // A change of the clock moves it by an hour or two, never by half a day.
    return (
      later -
      (apart > DAY_SECONDS / 2 ? apart - DAY_SECONDS : apart < -DAY_SECONDS / 2 ? apart + DAY_SECONDS : apart)
    );
  };
}

/** The time from start to end, in the source's zone where the clock changes in between; null = it has no end. */
function clockReader(reading: Reading): (cells: Cells, sink: DraftSink) => Seconds | null {
  const has = (field: string) => isMapped(reading, field);
  const startTime = has('start_time') ? 'start_time' : undefined;
  const endTime = has('end_time') ? 'end_time' : undefined;
  const durationField = has('duration') ? 'duration' : has('duration_check') ? 'duration_check' : 'date';
  const askZone = zoneAsking(reading);
  const nextDay = dayLater(reading);
  return (cells, sink) => {
    if (!has('end_date') && !endTime) return cells.reject(durationField, 'is empty; how long did it take?');
    const endDay = has('end_date') ? plainText(cells, 'end_date') : '';
    const endClock = endTime ? plainText(cells, endTime) : '';
    if (endDay === '' && endClock === '') return null;
    askZone(cells, 'date', sink);
    const start = cells.moment('date', startTime) ?? cells.reject('date', 'is empty; when did it start?');
    if (endDay !== '') {
      const end = cells.moment('end_date', endTime) ?? cells.reject('end_date', 'is empty; when did it end?');
      if (end.epoch < start.epoch) cells.reject('end_date', 'is before the start');
      return end.epoch - start.epoch;
    }
    const end = cells.moment('date', endTime) ?? cells.reject('end_time', 'is empty; when did it end?');
    // No end date and an earlier clock: past midnight.
    return (end.epoch < start.epoch ? nextDay(end) : end.epoch) - start.epoch;
  };
}
