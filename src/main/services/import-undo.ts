import { monthName } from '../../shared/calendar.ts';
import type { ImportUndo } from '../../shared/contract/importing.ts';
import { PlumblineError } from '../../shared/result.ts';
import { closedAmong } from '../db/closed-months.ts';
import { type Batch, batches, batch as batchOf } from '../db/import-batches.ts';
import { accounts } from '../db/import-memory.ts';
import { recordReader } from '../db/import-rows.ts';
import { type Edited, undo, undoable } from '../db/import-undo.ts';
import { clients, technicians } from '../db/masters.ts';
import type { Db } from '../db/open.ts';
import { write } from '../db/unit-of-work.ts';
import { monthsText } from '../importing/closed.ts';
import { digestOf } from '../importing/identity.ts';
import { type NamesById, recordLabel } from '../importing/record-text.ts';
import { sourceName } from '../importing/tools/names.ts';

/** The history of imports, and taking one back. */

export const importHistory = (db: Db) =>
  batches(db).map((batch) => ({ ...batch, sourceName: sourceName(batch.source) }));

const SHOWN = 100;

const WHY: Record<Edited['why'], string> = {
  edited: 'was edited since',
  'later import': 'was changed by a later import; undo that one first',
  'in use': 'is needed by other records',
};

function namesById(db: Db): NamesById {
  const [client, technician, account] = [clients(db), technicians(db), accounts(db)].map(
    (list) => new Map<number, string>(list.map(({ id, name }) => [id, name])),
  );
  return {
    clientName: (id) => client?.get(id) ?? '',
    technicianName: (id) => technician?.get(id) ?? '',
    accountName: (id) => account?.get(id) ?? '',
  };
}

function keptInWords(db: Db, kept: readonly Edited[]): ImportUndo['kept'] {
  const names = namesById(db);
  return kept.slice(0, SHOWN).map(({ table, id, why }) => {
    const values = recordReader(db, table)(id);
    return {
      table,
      id,
      record: values ? recordLabel(table, values, names) : 'a record that is gone',
      why: WHY[why],
    };
  });
}

/** @throws PlumblineError not_found; bad_input for what is no import or was undone already */
function undoableBatch(db: Db, id: number): Batch {
  const batch = batchOf(db, id);
  if (!batch) throw new PlumblineError('not_found', `There is no import number ${id} in this book.`);
  if (batch.undoneAt !== null)
    throw new PlumblineError('bad_input', `Import ${id} (“${batch.file}”) was undone already.`);
  if (batch.kind === 'folder')
    throw new PlumblineError(
      'bad_input',
      'The book was made from this folder; it can’t be taken back. Make a new book instead.',
    );
  return batch;
}

/** What an undo would do; nothing is done. */
export function previewUndo(db: Db, id: number): ImportUndo {
  undoableBatch(db, id);
  const { edited, remove, restore } = undoable(db, id, digestOf);
  return {
    batch: id,
    removed: remove.length,
    restored: restore.length,
    keptCount: edited.length,
    kept: keptInWords(db, edited),
  };
}

/**
 * Takes an import back. @param keepEdited the owner agrees that records edited since stay
 * @throws PlumblineError bad_input if some were and he was not asked, not_found, closed_month
 */
export function undoImport(db: Db, id: number, keepEdited: boolean): ImportUndo {
  const { file } = undoableBatch(db, id);
  return write(db, 'import.undo', new Date(), () => {
    const { edited } = undoable(db, id, digestOf);
    const changed = edited.filter(({ why }) => why !== 'in use').length;
    if (changed > 0 && !keepEdited)
      throw new PlumblineError(
        'bad_input',
        `${changed === 1 ? '1 record' : `${changed} records`} of “${file}” changed since it was imported. Undo the rest and keep these, or leave the import as it is.`,
      );
    const kept = keptInWords(db, edited);
    const done = undo(db, id, new Date(), digestOf);
    const closed = closedAmong(db, done.months);
    if (closed.length > 0)
      throw new PlumblineError(
        'closed_month',
        `“${file}” has records in closed months: ${monthsText(closed)}. Reopen them first; undoing it changes their figures.`,
        { months: closed.map(monthName) },
      );
    const result = {
      batch: id,
      removed: done.removed,
      restored: done.restored,
      keptCount: done.kept.length,
      kept: kept.length === done.kept.length ? kept : keptInWords(db, done.kept),
    };
    return {
      result,
      audit: { file, ...result },
      touched: { months: done.months },
    };
  }).result;
}
