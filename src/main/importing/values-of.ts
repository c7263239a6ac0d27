import { dayOf } from '../../shared/calendar.ts';
import type { Value } from '../db/import-rows.ts';
import type { Resolver } from './resolve.ts';
import type { Draft, LedgerDraft } from './types.ts';

/** What becomes of a ledger line: by a rule, else by its account; `turned` = its amount has the other sign there. */
export type Booking = { account: number; client: number | null; turned: boolean } | 'ignored' | 'open';
export type Booker = (draft: LedgerDraft) => Booking;

/** A record's values in the order of `IMPORT_SHAPES`, or why it has none. */
export function valuesOf(draft: Draft, names: Resolver, book: Booker): Value[] | 'ignored' | 'open' {
  switch (draft.table) {
    case 'time_entries':
      return [
        draft.day,
        names.client(draft.client),
        names.technician(draft.technician),
        draft.seconds,
        draft.billable,
        draft.work_type,
        draft.ticket,
        draft.note,
      ];
    case 'ledger_entries': {
      const booking = book(draft);
      if (typeof booking === 'string') return booking;
      return [
        draft.day,
        booking.account,
        booking.client,
        booking.turned ? 0 - draft.cents : draft.cents,
        draft.vendor,
        draft.memo,
        draft.document,
        0,
      ];
    }
    case 'tickets':
      return [
        draft.code,
        names.client(draft.client),
        draft.subject,
        draft.category,
        draft.priority,
        names.technician(draft.technician),
        draft.opened.epoch,
        draft.opened.offset,
        draft.firstResponse?.epoch ?? null,
        draft.firstResponse?.offset ?? null,
        draft.resolved?.epoch ?? null,
        draft.resolved?.offset ?? null,
        draft.status,
        draft.status_reason,
        draft.lastActivity?.epoch ?? null,
        draft.lastActivity?.offset ?? null,
        draft.reopened,
      ];
    case 'surveys':
      return [
        draft.kind,
        draft.day,
        names.client(draft.client),
        names.technician(draft.technician),
        draft.ticket,
        draft.score,
        draft.scale_max,
      ];
    case 'contracts':
      return [
        draft.code,
        names.client(draft.client),
        draft.name,
        draft.service_line,
        dayOf(draft.starts),
        draft.termEnds === null ? null : dayOf(draft.termEnds),
        draft.ended === null ? null : dayOf(draft.ended),
        draft.cycle,
        draft.cents,
      ];
    case 'clients':
      return [draft.client, draft.notes, draft.seats, draft.since === null ? null : dayOf(draft.since)];
  }
}
