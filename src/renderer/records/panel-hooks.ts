import { useEffect, useRef } from 'react';
import type { RecordTable } from '../../shared/records/fields.ts';
import type { Failure } from '../../shared/result.ts';
import { useArrival } from './navigate.ts';
import { setOpenForm, useOpenForm } from './open-forms.ts';

/** What panels beside a grid have in common. */

/** The form that is open at a place; leaving it gives the focus back to what opened it. */
export function useFormPlace<F>(place: string): {
  form: F | undefined;
  open: (form: F) => void;
  leave: () => void;
} {
  const form = useOpenForm<F>(place);
  const from = useRef<Element | null>(null);
  return {
    form,
    open: (next) => {
      from.current = document.activeElement;
      setOpenForm(place, next);
    },
    leave: () => {
      setOpenForm(place, undefined);
      requestAnimationFrame(() => {
        if (from.current instanceof HTMLElement) from.current.focus();
      });
    },
  };
}

/** Turns a panel to the sheet that tells of its parts, such as a contract's prices, when one is led to one of them. */
export function useTurnToPart(table: RecordTable, id: number, turn: () => void): void {
  const arrival = useArrival((state) => state.arrival);
  const latest = useRef(turn);
  latest.current = turn;
  const isMeant = arrival?.table === table && arrival.id === id && arrival.part !== null;
  useEffect(() => {
    if (isMeant) latest.current();
  }, [isMeant]);
}

/** Closes a panel whose record was removed, or whose adding was taken back. */
export function useGone(error: Failure | undefined, onClose: () => void): boolean {
  const isGone = error?.code === 'not_found';
  const close = useRef(onClose);
  close.current = onClose;
  useEffect(() => {
    if (isGone) close.current();
  }, [isGone]);
  return isGone;
}
