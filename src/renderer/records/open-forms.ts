import { create } from 'zustand';
import { useDraft } from './drafts.ts';

/** Forms beside a grid: which is open, and what stands in it. Neither is lost by going elsewhere. */

export type Texts = Readonly<Record<string, string>>;

/** By place, such as `contract 7`; what form it is, is its feature's to say. */
const useForms = create<{ open: Readonly<Record<string, unknown>> }>(() => ({ open: {} }));

/** The form that is open at a place. */
export const useOpenForm = <F>(place: string): F | undefined =>
  useForms(({ open }) => open[place]) as F | undefined;

/** Opens a form at a place, or closes the one there; what was typed into it stays. */
export const setOpenForm = <F>(place: string, form: F | undefined): void =>
  useForms.setState(({ open }) => ({ open: { ...open, [place]: form } }));

/** Another book, other records. */
export const forgetForms = (): void => useForms.setState({ open: {} });

/** What stands in a form: what it begins with, and over it what was typed. */
export function useFormTexts(key: string, start: Texts): Texts {
  const typed = Object.entries(useDraft(key)).map(([field, { text }]) => [field, text] as const);
  return { ...start, ...Object.fromEntries(typed) };
}
