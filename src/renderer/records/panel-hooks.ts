import { useEffect, useRef } from 'react';
import type { Failure } from '../../shared/result.ts';
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
