import { create } from 'zustand';
import { monthName, monthNumber } from '../../shared/calendar.ts';
import type { Altered } from '../../shared/printed.ts';
import type { NamedTable } from '../../shared/records/fields.ts';

/** Figures before and after, a row each; the first cell names it. */
export type EffectTable = {
  label: string;
  head: readonly string[];
  rows: readonly { key: string; cells: readonly string[]; level: 'line' | 'sum' }[];
};

/** Questions to the owner that an action waits for; `AskHost` shows them over the window. */

export type Question =
  /** May this be done? */
  | {
      kind: 'confirm';
      title: string;
      /** A paragraph each. */
      text: readonly string[];
      /** Printed figures that it alters. */
      altered: readonly Altered[];
      /** Figures it changes. */
      effect?: EffectTable | undefined;
      yes: string;
      no: string;
      /** Yes is what was asked for, and is what Enter says; else no is. */
      isMeant?: boolean;
    }
  /** A record is to be added so that it can be named. */
  | { kind: 'add'; table: NamedTable; name: string };
type Confirm = Extract<Question, { kind: 'confirm' }>;

export type Asking = { question: Question; answer: (value: string | null) => void };

/** The questions that are open, the latest last: it is answered first. */
export const useAsking = create<{ open: readonly Asking[] }>(() => ({ open: [] }));

/** Asks; null = left without an answer. */
const ask = (question: Question): Promise<string | null> =>
  new Promise((resolve) => {
    const asking: Asking = {
      question,
      answer: (value) => {
        useAsking.setState(({ open }) => ({ open: open.filter((each) => each !== asking) }));
        resolve(value);
      },
    };
    useAsking.setState(({ open }) => ({ open: [...open, asking] }));
  });

/** Asks yes or no; false when the question is left. */
export const askYes = async (
  question: Omit<Confirm, 'kind' | 'altered'> & { altered?: readonly Altered[] },
): Promise<boolean> => (await ask({ kind: 'confirm', altered: [], ...question })) === 'yes';

/** Lets the owner add a record under a name; the name it then has, or null. */
export const askToAdd = (table: NamedTable, name: string): Promise<string | null> =>
  ask({ kind: 'add', table, name });

/** Another book: what was asked of the last one is left without an answer, since a yes would change this one. */
export function leaveQuestions(): void {
  for (const { answer } of useAsking.getState().open) answer(null);
}

/** Months that follow each other as one stretch: `2026-01 – 2026-03, 2026-06`. */
export function stretches(months: readonly string[], word: (month: string) => string): string {
  const found: { from: number; to: number }[] = [];
  for (const month of months.map(monthNumber).sort((a, b) => a - b)) {
    const last = found.at(-1);
    if (last && month <= last.to + 1) last.to = month;
    else found.push({ from: month, to: month });
  }
  return found
    .map(({ from, to }) =>
      from === to ? word(monthName(from)) : `${word(monthName(from))} – ${word(monthName(to))}`,
    )
    .join(', ');
}
