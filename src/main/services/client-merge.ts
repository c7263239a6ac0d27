import type { Output, ParsedInput } from '../../shared/contract/index.ts';
import { IMPORT_TABLES, type ImportTable } from '../../shared/import.ts';
import { counted } from '../../shared/records/tables.ts';
import { PlumblineError } from '../../shared/result.ts';
import { writeStep } from '../db/change-log.ts';
import { IMPORT_SHAPES, recordReader, type Value } from '../db/import-rows.ts';
import { type Db, guarded } from '../db/open.ts';
import { type Image, imageReader, keptOf, keptRecord, type Target } from '../db/record-images.ts';
import { LINKS } from '../db/record-links.ts';
import { referring } from '../db/record-lists.ts';
import { digestOf } from '../importing/identity.ts';

/** Making one client out of two. */

type Pair = { from: number; into: number };

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
  const moves = LINKS.clients.flatMap(({ table, column }) => {
    const count = table === 'import_rules' ? 0 : referring(db, table, column, [pair.from]).length;
    return count === 0 || table === 'import_rules' ? [] : [{ table, count, words: counted(table, count) }];
  });
  return {
    from: String(both.from.name),
    into: String(both.into.name),
    moves,
    aliases: aliasesOf(image),
    gains,
  };
}

const isImported = (table: string): table is ImportTable => IMPORT_TABLES.some((each) => each === table);

/**
 * A record under another client. If it was as its import made it, it counts as made so by the import: it is known again,
 * and an undo takes it.
 */
function mover(db: Db, into: number) {
  const read = imageReader(db);
  const values = new Map<ImportTable, ReturnType<typeof recordReader>>();
  const valuesOf = (table: ImportTable, id: number): Value[] => {
    const reader = values.get(table) ?? recordReader(db, table);
    values.set(table, reader);
    return reader(id) ?? [];
  };
  return (table: Target['table'], id: number): Target => {
    const image: Image = { ...read(table, id), client_id: into };
    if (!isImported(table) || typeof image.digest !== 'number') return { table, id, image };
    const was = valuesOf(table, id);
    if (digestOf(was) !== image.digest) return { table, id, image };
    const at = IMPORT_SHAPES[table].columns.indexOf('client_id');
    return { table, id, image: { ...image, digest: digestOf(was.with(at, into)) } };
  };
}

/** What else names the client that goes, such as what imports keep, as it is to name the one that stays. */
function keptUnder(db: Db, from: number, into: number): string[] {
  return keptOf(db, from).map((key) => {
    const [table = '', id = '', batch = '', digest = ''] = key.split('/');
    if (!isImported(table) || digest === '') return key;
    const { columns } = IMPORT_SHAPES[table];
    const was = keptRecord(db, key);
    const values = columns.map((column): Value => was[column] ?? null);
    if (String(digestOf(values)) !== digest) return key;
    return [table, id, batch, digestOf(values.with(columns.indexOf('client_id'), into))].join('/');
  });
}

/**
 * Makes one client out of two, as one step: everything moves, the old name becomes an alias.
 * @throws PlumblineError not_found, bad_input, closed_month
 */
export function mergeClients(db: Db, { from, into, allowClosed }: ParsedInput<'clients.merge'>) {
  return guarded(db.name, () =>
    writeStep(db, { action: 'clients.merge', label: '', allowClosed }, () => {
      const both = bothOf(db, { from, into });
      const move = mover(db, into);
      const moved = LINKS.clients.flatMap(({ table, column }) =>
        referring(db, table, column, [from]).map((id) => move(table, id)),
      );
      const image = {
        ...merged(both.from, both.into).image,
        kept: [...keptOf(db, into), ...keptUnder(db, from, into)].sort(),
      };
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
