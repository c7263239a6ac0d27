import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useUi } from '../../../src/renderer/lib/ui-state.ts';

/** Address of the figure whose explanation is open. */
export const explained = (): string | undefined => useUi.getState().explaining[0]?.at;

export const table = (name: string): HTMLElement => screen.getByRole('table', { name });

/** What a row of a table says, cell by cell; the row by what its heading begins with. */
export const cells = (of: HTMLElement, name: string): string[] => {
  const row = within(of)
    .getAllByRole('rowheader')
    .find((head) => head.textContent?.startsWith(name))
    ?.closest('tr');
  if (!row) throw new Error(`no row ${name}`);
  return [...row.cells].map((cell) => cell.textContent ?? '');
};

/** Names of a table's rows, top to bottom, without its total. */
export const rowNames = (of: HTMLElement): string[] =>
  [...of.querySelectorAll('tbody th')].map((head) => head.textContent ?? '');

export const heads = (of: HTMLElement): string[] =>
  within(of)
    .getAllByRole('columnheader')
    .map((head) => head.textContent?.replace(/ [▲▼]$/, '') ?? '');

export const choose = (name: string): Promise<void> => userEvent.click(screen.getByRole('radio', { name }));

/** What is said of a figure on pointing at it: why it is n/a, what it lacks. */
export async function noteOf(figure: HTMLElement): Promise<string | null> {
  // Notes open for a pointer only once one has been used.
  await userEvent.click(document.body);
  await userEvent.hover(figure);
  const { textContent } = await screen.findByRole('tooltip');
  await userEvent.unhover(figure);
  return textContent;
}
