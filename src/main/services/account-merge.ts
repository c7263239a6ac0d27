import { fullAccountName } from '../../shared/account-names.ts';
import { monthName } from '../../shared/calendar.ts';
import type { Output, ParsedInput } from '../../shared/contract/index.ts';
import { type AccountKind, isIncome } from '../../shared/domain.ts';
import { counted } from '../../shared/records/tables.ts';
import { PlumblineError } from '../../shared/result.ts';
import { accountMonths } from '../db/accounts.ts';
import { writeStep } from '../db/change-log.ts';
import { closedAmong } from '../db/closed-months.ts';
import { type Db, guarded } from '../db/open.ts';
import { type Image, imageReader } from '../db/record-images.ts';
import type { DayFigures } from './figures.ts';
import { effectOn, sumsWithin } from './ledger-accounts.ts';
import { keptTogether, type Move, moveCounts, movedRecords, type Pair } from './record-move.ts';

/** Making one account out of two. */

type Account = { name: string; kind: AccountKind; aliases: readonly string[]; image: Image };

const accountOf = (image: Image): Account => ({
  name: String(image.name),
  kind: image.kind as AccountKind,
  aliases: Array.isArray(image.aliases) ? (image.aliases as string[]) : [],
  image,
});

/** Both accounts, what moves, and the names that will stand for the one that stays. @throws PlumblineError not_found, bad_input */
function planOf(db: Db, { from, into }: Pair) {
  const read = imageReader(db);
  const [goes, stays] = [read('accounts', from), read('accounts', into)].map(
    (image) => image && accountOf(image),
  );
  if (!goes || !stays)
    throw new PlumblineError('not_found', 'One of these accounts is no longer in the book.');
  if (from === into)
    throw new PlumblineError('bad_input', 'An account can’t be merged with itself. Choose two.');
  // As rules for imported lines have it: money stays where it went, so that what was paid lowers an income.
  const turns = isIncome(goes.kind) !== isIncome(stays.kind);
  const move: Move = { table: 'accounts', from, into, turns };
  const aliases = [
    ...new Set([...stays.aliases, ...goes.aliases, fullAccountName(goes.name, goes.kind)]),
  ].sort();
  return { goes, stays, move, aliases };
}

/** What a merge would do; nothing is done. */
export function accountMergePreview(
  db: Db,
  { book }: DayFigures,
  { from, into }: ParsedInput<'accounts.mergePreview'>,
): Output<'accounts.mergePreview'> {
  const { goes, stays, move, aliases } = planOf(db, { from, into });
  const { period } = book;
  const cents = sumsWithin(db, period).get(from) ?? 0;
  return {
    goes: { name: goes.name, kind: goes.kind },
    stays: { name: stays.name, kind: stays.kind },
    moves: moveCounts(db, move).map(({ table, count }) => ({ table, count, words: counted(table, count) })),
    turns: move.turns,
    aliases,
    ...effectOn(book, [{ from: goes.kind, to: stays.kind, cents, turns: move.turns }]),
    closed: closedAmong(db, accountMonths(db, from)).map(monthName),
  };
}

/** “Software”, with its kind where both are called so. */
const told = ({ name, kind }: Account, other: Account): string =>
  name === other.name ? fullAccountName(name, kind) : name;

/**
 * Makes one account out of two, as one step: everything moves, and what imports would book to the one that goes is booked
 * to the one that stays.
 * @throws PlumblineError not_found, bad_input, closed_month
 */
export function mergeAccounts(db: Db, { from, into, allowClosed }: ParsedInput<'accounts.merge'>) {
  return guarded(db.name, () =>
    writeStep(db, { action: 'accounts.merge', label: '', allowClosed }, () => {
      const { goes, stays, move, aliases } = planOf(db, { from, into });
      const moved = movedRecords(db, move);
      return {
        result: moved.length,
        label: `Merge account “${told(goes, stays)}” into “${told(stays, goes)}”`,
        targets: [
          ...moved,
          { table: 'accounts', id: from, image: null },
          { table: 'accounts', id: into, image: { ...stays.image, aliases, kept: keptTogether(db, move) } },
        ],
      };
    }),
  );
}
