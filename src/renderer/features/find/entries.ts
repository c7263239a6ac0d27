import type { RecordTable } from '../../../shared/records/fields.ts';
import { TABLES } from '../../../shared/records/tables.ts';
import { printValuation } from '../../lib/book-actions.ts';
import { openExplanation } from '../../lib/explain.ts';
import { goTo, SCREEN_GROUPS, SCREEN_TITLES, type Screen } from '../../lib/ui-state.ts';
import { addRecord } from '../../records/navigate.ts';
import { NAMED_FIGURES } from './named-figures.ts';

/** What Find offers besides records: screens, actions and the figures an owner asks for by name. */

export type Entry = {
  id: string;
  name: string;
  /** Other words it is found by. */
  words?: string;
  run: () => void;
};

const SCREENS: readonly Screen[] = [...SCREEN_GROUPS.flatMap(({ screens }) => screens), 'settings'];

const screens = (): Entry[] =>
  SCREENS.map((screen) => ({
    id: `screen ${screen}`,
    name: SCREEN_TITLES[screen],
    words: 'go to screen',
    run: () => goTo(screen),
  }));

const ADDED: readonly RecordTable[] = [
  'clients',
  'contracts',
  'ledger_entries',
  'time_entries',
  'tickets',
  'technicians',
  'surveys',
  'adjustments',
];

const adding = (): Entry[] =>
  ADDED.map((table) => ({
    id: `add ${table}`,
    name: `Add ${TABLES[table].one}`,
    words: 'new create enter',
    run: () => addRecord(table),
  }));

const figures = (): Entry[] =>
  NAMED_FIGURES.map(([name, at, words = '']) => ({
    id: `figure ${at}`,
    name,
    words: `figure ${words}`,
    run: () => openExplanation(at),
  }));

export type Group = { title: string; entries: Entry[] };

const fits =
  (asked: readonly string[]) =>
  ({ name, words = '' }: Entry): boolean => {
    const text = `${name} ${words}`.toLowerCase();
    return asked.every((word) => text.includes(word));
  };

/** The entries that have every word asked for. @param book what actions need of the open book */
export function entriesFor(
  asked: string,
  book: { asOf: string; readOnly: boolean },
  more: readonly Entry[],
): Group[] {
  const words = asked
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const actions: Entry[] = [
    ...(book.readOnly ? [] : [...adding(), ...more]),
    { id: 'print', name: 'Print the valuation summary', run: () => void printValuation(book.asOf) },
  ];
  return [
    { title: 'Screens', entries: screens() },
    { title: 'Figures', entries: words.length === 0 ? [] : figures() },
    { title: 'Actions', entries: actions },
  ]
    .map(({ title, entries }) => ({ title, entries: entries.filter(fits(words)) }))
    .filter(({ entries }) => entries.length > 0);
}
