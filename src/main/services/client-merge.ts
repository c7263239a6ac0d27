import type { Output, ParsedInput } from '../../shared/contract/index.ts';
import { counted } from '../../shared/records/tables.ts';
import { PlumblineError } from '../../shared/result.ts';
import { writeStep } from '../db/change-log.ts';
import { type Db, guarded } from '../db/open.ts';
import { type Image, imageReader } from '../db/record-images.ts';
import { keptTogether, type Move, moveCounts, movedRecords, type Pair } from './record-move.ts';

/** Making one client out of two. */

/** @throws PlumblineError not_found, bad_input */
function bothOf(db: Db, { from, into }: Pair): { from: Image; into: Image } {
  const read = imageReader(db);
  const [lost, kept] = [read('clients', from), read('clients', into)];
  if (!lost || !kept) throw new PlumblineError('not_found', 'One of these clients is no longer in the book.');
  if (from === into)
    throw new PlumblineError('bad_input', 'A client can’t be merged with itself. Choose two.');
  return { from: lost, into: kept };
}

const aliasesOf = ({ aliases }: Image): string[] => (Array.isArray(aliases) ? [...aliases] : []);

/** The client that stays, with what only the other one said. */
function merged(from: Image, into: Image): { image: Image; gains: string[] } {
  const gains: string[] = [];
  const change: Record<string, Image[string]> = {
    aliases: [...new Set([...aliasesOf(into), ...aliasesOf(from), String(from.name)])].sort(),
  };
  if (into.seats === null && from.seats != null) {
    change.seats = from.seats;
    gains.push(`Its ${from.seats} seats.`);
  }
  if (typeof from.since === 'string' && (typeof into.since !== 'string' || from.since < into.since)) {
    change.since = from.since;
    gains.push(`Client since ${from.since}.`);
  }
  if (from.notes !== '' && from.notes !== into.notes) {
    change.notes = [into.notes, from.notes].filter((note) => note !== '').join('\n');
    gains.push('The other’s notes, below its own.');
  }
  return { image: { ...into, ...change }, gains };
}

/** What a merge would do; nothing is done. */
export function mergePreview(db: Db, pair: Pair): Output<'clients.mergePreview'> {
  const both = bothOf(db, pair);
  const { image, gains } = merged(both.from, both.into);
  const moves = moveCounts(db, { table: 'clients', from: pair.from }).map((move) => ({
    ...move,
    words: counted(move.table, move.count),
  }));
  return {
    from: String(both.from.name),
    into: String(both.into.name),
    moves,
    aliases: aliasesOf(image),
    gains,
  };
}

/**
 * Makes one client out of two, as one step: everything moves, the old name becomes an alias.
 * @throws PlumblineError not_found, bad_input, closed_month
 */
export function mergeClients(db: Db, { from, into, allowClosed }: ParsedInput<'clients.merge'>) {
  return guarded(db.name, () =>
    writeStep(db, { action: 'clients.merge', label: '', allowClosed }, () => {
      const both = bothOf(db, { from, into });
      const move: Move = { table: 'clients', from, into, turns: false };
      const moved = movedRecords(db, move);
      const image = { ...merged(both.from, both.into).image, kept: keptTogether(db, move) };
      return {
        result: moved.length,
        label: `Merge client “${both.from.name}” into “${both.into.name}”`,
        targets: [
          ...moved,
          { table: 'clients', id: from, image: null },
          { table: 'clients', id: into, image },
        ],
      };
    }),
  );
}
