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
  const from = useRef<{ button: Element | null; panel: Element | null }>({ button: null, panel: null });
  return {
    form,
    open: (next) => {
      const button = document.activeElement;
      from.current = { button, panel: button?.closest('section') ?? null };
      setOpenForm(place, next);
    },
    leave: () => {
      setOpenForm(place, undefined);
      requestAnimationFrame(() => {
        const { button, panel } = from.current;
        // What was done may have put another button in its place.
        const back = button?.isConnected ? button : panel?.querySelector('[data-actions] button');
        if (back instanceof HTMLElement) back.focus();
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
