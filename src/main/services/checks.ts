import { type Day, dayNumber, dayOf } from '../../shared/calendar.ts';
import type { CheckResult } from '../../shared/contract/book.ts';
import type { CheckRows, DataCheck } from '../../shared/contract/checks.ts';
import {
  type CheckId,
  type Found,
  JUDGED_CHECKS,
  type JudgedCheck,
  ROW_CHECKS,
  type RowCheck,
  type Tally,
} from '../../shared/data-checks.ts';
import { stretchAt } from '../../shared/timestamp.ts';
import { found, type Now, tally } from '../db/data-checks.ts';
import type { Check } from '../db/health.ts';
import type { Db } from '../db/open.ts';
import { readSettings } from '../db/settings.ts';
import { ledgerRows, longDayRows, type Suspects, suspects, timeRows } from '../db/suspects.ts';
import { revision } from '../db/unit-of-work.ts';
import type { BookFigures } from '../metrics/book.ts';
import { CHECK_WORDS, CHECKS_IN_ORDER } from '../metrics/check-words.ts';
import { judged } from '../metrics/judged-checks.ts';
import { dayFigures } from './figures.ts';
import { statusOf } from './session.ts';
import { bookToday } from './today.ts';

/** What checks look at besides the book: the figures of a day, and the owner's day. */
export type Looking = {
  db: Db;
  /** Called for the checks only that need it. */
  book: () => BookFigures;
  today: Day;
};

const SECONDS_A_DAY = 86_400;

/** The owner's day as the checks ask for it; tomorrow begins when it does in the book's zone. */
function nowOf(db: Db, day: Day): Now {
  const today = dayNumber(day);
  const { timeZone } = readSettings(db);
  const wall = (today + 1) * SECONDS_A_DAY;
  const near = wall - stretchAt(timeZone, wall).offset;
  return { today, tomorrow: wall - stretchAt(timeZone, near).offset };
}

/** The walk over all entries is long in a large book; what it found holds until the book changes. */
const walked = new WeakMap<Db, { revision: number; found: Suspects }>();

function suspectsOf(db: Db): Suspects {
  const now = revision(db);
  const known = walked.get(db);
  if (known?.revision === now) return known.found;
  const entry = { revision: now, found: suspects(db) };
  walked.set(db, entry);
  return entry.found;
}

const isRowCheck = (id: CheckId): id is RowCheck => ROW_CHECKS.some((check) => check === id);
const isJudged = (id: CheckId): id is JudgedCheck => JUDGED_CHECKS.some((check) => check === id);

const added = (rows: readonly Found[]): Tally => ({
  count: rows.length,
  total: rows.some(({ value }) => value !== null)
    ? rows.reduce((sum, { value }) => sum + (value ?? 0), 0)
    : null,
});

/** A check's rows: all of them counted, and the part of them that is asked for. */
type Answer = { tally: () => Tally; page: (from: number, count: number) => Found[] };

const ofList = (rows: readonly Found[]): Answer => ({
  tally: () => added(rows),
  page: (from, count) => rows.slice(from, from + count),
});

const ofNumbers = (
  ids: readonly number[],
  read: (ids: readonly number[]) => Found[],
): Pick<Answer, 'page'> => ({ page: (from, count) => read(ids.slice(from, from + count)) });

function answerOf(id: CheckId, { db, book, today }: Looking): Answer {
  if (isRowCheck(id)) {
    const now = nowOf(db, today);
    return { tally: () => tally(db, id, now), page: (from, count) => found(db, id, now, { from, count }) };
  }
  if (isJudged(id)) return ofList(judged(id, book()));
  const { longDays, time, ledger } = suspectsOf(db);
  if (id === 'long_days')
    return {
      tally: () => ({
        count: longDays.length,
        total: longDays.reduce((sum, { seconds }) => sum + seconds, 0),
      }),
      page: (from, count) => longDayRows(db, longDays.slice(from, from + count)),
    };
  const read = id === 'duplicate_time' ? timeRows : ledgerRows;
  const ids = id === 'duplicate_time' ? time : ledger;
  return {
    tally: () => ({ count: ids.length, total: null }),
    ...ofNumbers(ids, (page) => read(db, page)),
  };
}

/** Every check with what it found, in the order they are told. */
export function checkList(looking: Looking): DataCheck[] {
  return CHECKS_IN_ORDER.map((id) => {
    const { severity, title, noun, unit, why, figures } = CHECK_WORDS[id];
    const { count, total } = answerOf(id, looking).tally();
    return {
      id,
      severity,
      title,
      count,
      noun,
      total: unit === null ? null : total,
      unit,
      why,
      figures: figures.map(([name, at]) => ({ name, at })),
    };
  });
}

/** A page of the rows that a check found. */
export function checkRows(
  looking: Looking,
  { id, from, count }: { id: CheckId; from: number; count: number },
): CheckRows {
  const answer = answerOf(id, looking);
  return {
    count: answer.tally().count,
    unit: CHECK_WORDS[id].unit,
    rows: answer.page(from, count).map((row) => ({ ...row, day: row.day === null ? null : dayOf(row.day) })),
  };
}

const sentences = (checks: readonly DataCheck[]): string[] =>
  checks
    .filter(({ count }) => count > 0)
    .map(({ title, count, noun: [one, many] }) => `${title}: ${count} ${count === 1 ? one : many}.`);

/** Without these a file can't be asked about its rows. */
const FOUNDATIONS = ['integrity', 'schema'];

/** The checks of a file, and of its data as far as it can be looked into; what the data checks find fails nothing. */
export function withDataChecks(
  db: Db,
  checks: readonly Check[],
  todayIn: (zone: string) => Day,
): CheckResult {
  const ok = checks.every((check) => check.ok);
  const sound = checks.every((check) => check.ok || !FOUNDATIONS.includes(check.name));
  const data = sound
    ? db.transaction(() => {
        const today = bookToday(db, todayIn);
        const { asOf } = statusOf({ db, path: '', readOnly: db.readonly, opened: 1 }, today);
        const day = dayFigures(db, asOf);
        return checkList({ db, book: () => day.book, today });
      })()
    : [];
  const told = sound ? sentences(data) : ['The file is not sound, so its rows were not looked at.'];
  return {
    ok,
    checks: checks.map((check) =>
      check.name === 'data' ? { ...check, findings: [...told, ...check.findings] } : check,
    ),
    data,
  };
}
