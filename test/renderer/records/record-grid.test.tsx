// Protects the grid of records: all of it by the keyboard, every change one step, nothing typed lost without a word, and a
// reader of screens told where it is.
import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { useUi } from '../../../src/renderer/lib/ui-state.ts';
import { useAsking } from '../../../src/renderer/records/ask.ts';
import { forgetGrids, gridOf, setGrid } from '../../../src/renderer/records/grid-state.ts';
import { addRecord, openRecord, showRecords } from '../../../src/renderer/records/navigate.ts';
import { RecordScreen } from '../../../src/renderer/records/record-screen.tsx';
import { failed } from '../support/fake-bridge.ts';
import { recordBook, ticket } from '../support/records.ts';

beforeEach(() => forgetGrids());

const THREE = [ticket(1), ticket(2), ticket(3)];
const user = userEvent.setup();

async function show(...given: Parameters<typeof recordBook>) {
  const book = recordBook(...given);
  const { unmount } = render(<RecordScreen table="tickets" />);
  await screen.findByText(/\d tickets?$|No tickets/);
  return { ...book, unmount };
}
const grid = () => screen.getByRole('grid', { name: 'Tickets' });
const texts = (row: HTMLElement) => [...row.children].slice(1).map((cell) => cell.textContent);
const line = (index: number): HTMLElement => {
  const row = grid().querySelector<HTMLElement>(`[data-row="${index}"]`);
  if (!row) throw new Error(`no row ${index}`);
  return row;
};
const cell = (row: number, column: number): HTMLElement => {
  const found = line(row).querySelector<HTMLElement>(`[data-column="${column}"]`);
  if (!found) throw new Error(`no column ${column}`);
  return found;
};
const focused = () => {
  const at = document.activeElement?.closest<HTMLElement>('[data-column]');
  return [Number(at?.closest<HTMLElement>('[data-row]')?.dataset.row), Number(at?.dataset.column)];
};
/** Into the grid as Tab goes: there is one stop. */
const enter = async (row = 0, column = 0) => {
  act(() => setGrid('tickets', { focus: { row, column } }));
  act(() => cell(row, column).focus());
};
const keys = (text: string) => user.keyboard(text);
const paste = (text: string) =>
  fireEvent.paste(document.activeElement ?? document.body, {
    clipboardData: { getData: () => text },
  });
const copied = (): string => {
  let text = '';
  fireEvent.copy(document.activeElement ?? document.body, {
    clipboardData: {
      setData: (_: string, given: string) => {
        text = given;
      },
    },
  });
  return text;
};
const SUBJECT = 2;
const OPENED = 6;

describe('the grid', () => {
  it('tells how large it is, where each cell stands, and has one stop for Tab', async () => {
    await show(THREE);
    expect(grid().getAttribute('aria-rowcount')).toBe('6');
    expect(grid().getAttribute('aria-colcount')).toBe('14');
    expect(line(1).getAttribute('aria-rowindex')).toBe('4');
    expect(cell(1, 2).getAttribute('aria-colindex')).toBe('4');
    expect(grid().querySelectorAll('[tabindex="0"]')).toHaveLength(1);
    expect(texts(line(0)).slice(0, 3)).toEqual(['0001', 'Alder', 'Printer 1']);
    expect(texts(line(0))[6]).toBe('30 Jun 2026, 9:00 AM');
  });

  it('is walked with the arrows, from the headings to the last row and back', async () => {
    await show(THREE);
    await enter();
    await keys('{ArrowDown}{ArrowRight}');
    expect(focused()).toEqual([1, 1]);
    await keys('{Control>}{End}{/Control}');
    expect(focused()).toEqual([2, 12]);
    await keys('{Home}{ArrowUp}{ArrowUp}{ArrowUp}');
    expect(focused(), 'the row for a new record').toEqual([-1, 0]);
    await keys('{ArrowUp}{ArrowUp}');
    expect(focused(), 'the headings, and no further').toEqual([-2, 0]);
  });

  it('sorts by the heading under the focus, and turns the order round', async () => {
    await show(THREE);
    await enter(-2, 0);
    await keys('{Enter}{Enter}');
    await waitFor(() => expect(texts(line(0))[0]).toBe('0003'));
    expect(screen.getByRole('columnheader', { name: /^Ticket/ }).getAttribute('aria-sort')).toBe(
      'descending',
    );
    expect(localStorage.getItem('grid tickets')).toContain('"descending":true');
  });

  it('keeps widths and the order of columns that keys change', async () => {
    await show(THREE);
    await enter(-2, 0);
    await keys('{Alt>}{Shift>}{ArrowRight}{/Shift}{/Alt}');
    expect(gridOf('tickets').columns.slice(0, 2)).toEqual(['client', 'ticket']);
    expect(focused(), 'the focus goes with its column').toEqual([-2, 1]);
    await keys('{Alt>}{ArrowRight}{/Alt}');
    expect(gridOf('tickets').widths.ticket).toBeGreaterThan(0);
  });
});

describe('typing into a cell', () => {
  it('begins anew with a letter, saves with Enter and goes down', async () => {
    const book = await show(THREE);
    await enter(0, SUBJECT);
    await keys('VPN{Enter}');
    await waitFor(() => expect(texts(line(0))[SUBJECT]).toBe('VPN'));
    expect(book.asked('records.save')).toEqual([
      { sets: [{ table: 'tickets', rows: [{ id: 1, values: { subject: 'VPN' } }] }] },
    ]);
    expect(focused()).toEqual([1, SUBJECT]);
    expect(useUi.getState().done).toContain('Undo');
  });

  it('goes on with what stands there after F2, and saves with Tab to the right, with Shift Tab to the left', async () => {
    const book = await show(THREE);
    await enter(0, SUBJECT);
    await keys('{F2}!{Tab}');
    await waitFor(() => expect(texts(line(0))[SUBJECT]).toBe('Printer 1!'));
    expect(focused()).toEqual([0, SUBJECT + 1]);
    await keys('Hardware');
    await user.tab({ shift: true });
    expect(focused()).toEqual([0, SUBJECT]);
    expect(book.rows()[0]?.values.category).toBe('Hardware');
  });

  it('leaves it as it was with Escape, and saves nothing that is the same', async () => {
    const book = await show(THREE);
    await enter(0, SUBJECT);
    await keys('VPN{Escape}');
    expect(texts(line(0))[SUBJECT]).toBe('Printer 1');
    expect(focused()).toEqual([0, SUBJECT]);
    await keys('{F2}{Enter}');
    expect(book.asked('records.save')).toEqual([]);
  });

  it('says what is wrong beside the cell and stays in it', async () => {
    const book = await show(THREE);
    await enter(0, 6);
    await keys('soonish{Enter}');
    const input = within(cell(0, 6)).getByRole('textbox');
    expect(document.activeElement).toBe(input);
    expect(cell(0, 6).textContent).toContain('“soonish”');
    expect(book.asked('records.save')).toEqual([]);
  });

  it('comes back to the cell when main refuses it, with what was typed and why', async () => {
    await show(THREE, {
      refuse: () => ({
        code: 'bad_input',
        message: 'Nothing was saved.',
        fields: { 'sets.0.rows.0.ticket': 'There is already a ticket “0002”.' },
      }),
    });
    await enter(0, 0);
    await keys('0002{Enter}');
    await screen.findByText('There is already a ticket “0002”.');
    expect((within(cell(0, 0)).getByRole('textbox') as HTMLInputElement).value).toBe('0002');
  });

  it('is not possible in a book that is read-only, and all of it is shown', async () => {
    const book = await show(THREE, { readOnly: true });
    expect(grid().getAttribute('aria-rowcount')).toBe('5');
    await enter(0, SUBJECT);
    await keys('x{Enter}{Delete}');
    paste('a\tb\nc\td');
    expect(within(grid()).queryByRole('textbox')).toBeNull();
    expect(book.asked('records.save')).toEqual([]);
    expect(book.asked('records.remove')).toEqual([]);
    expect(screen.queryByRole('button', { name: 'Add ticket' })).toBeNull();
  });
});

describe('the row for a new record', () => {
  it('takes one from left to right and adds it with Enter', async () => {
    const book = await show(THREE);
    await enter(-1, 0);
    await keys('0009{Tab}Birch{Tab}Mail{Tab}');
    await enter(-1, 6);
    await keys('6/1/2026 9:30{Enter}');
    await waitFor(() => expect(book.rows()).toHaveLength(4));
    expect(book.rows()[0]?.values).toMatchObject({
      ticket: '0009',
      client: 'Birch',
      subject: 'Mail',
      status: 'open',
      opened_at: '2026-06-01T09:30:00Z',
    });
    await waitFor(() => expect(focused(), 'ready for the next').toEqual([-1, 0]));
    expect(gridOf('tickets').draft).toEqual({});
  });

  it('is free for the next record while one is being saved', async () => {
    const book = await show(THREE);
    const save = book.answers['records.save'];
    const { promise, resolve } = Promise.withResolvers<void>();
    book.answers['records.save'] = async (input) => {
      await promise;
      return save?.(input) ?? failed();
    };
    act(() => setGrid('tickets', { draft: { ticket: '0009', opened_at: '6/1/2026 9:30' } }));
    await enter(-1, SUBJECT);
    await keys('Mail{Enter}');
    expect(focused()).toEqual([-1, 0]);
    await keys('0010{Tab}');
    resolve();
    await waitFor(() => expect(book.rows()).toHaveLength(4));
    expect(book.rows()[0]?.values).toMatchObject({ ticket: '0009', subject: 'Mail' });
    expect(gridOf('tickets').draft).toEqual({ ticket: '0010' });
  });

  it('has all that was typed again when main refuses it, and why', async () => {
    const message = 'There is already a ticket “0001”.';
    await show(THREE, {
      refuse: () => ({ code: 'bad_input', message: 'Nothing.', fields: { 'sets.0.rows.0.ticket': message } }),
    });
    const typed = { ticket: '0001', opened_at: '6/1/2026 9:30' };
    act(() => setGrid('tickets', { draft: typed }));
    await enter(-1, SUBJECT);
    await keys('Mail{Enter}');
    expect((await screen.findByRole('alert')).textContent).toContain(message);
    expect(gridOf('tickets').draft).toEqual({ ...typed, subject: 'Mail' });
  });

  it('says what is missing, goes there, and keeps what was typed', async () => {
    const book = await show(THREE);
    await enter(-1, 2);
    await keys('Mail{Enter}');
    expect((await screen.findByRole('alert')).textContent).toContain('A ticket is needed');
    expect(focused()).toEqual([-1, 0]);
    expect(book.asked('records.save')).toEqual([]);
    expect(gridOf('tickets').draft.subject).toBe('Mail');
  });

  it('keeps what was typed while another screen is looked at, until it is taken back', async () => {
    await show(THREE);
    await enter(-1, 2);
    await keys('Mail{Tab}');
    expect(gridOf('tickets').draft).toEqual({ subject: 'Mail' });
    await keys('{Delete}');
    expect(gridOf('tickets').draft).toEqual({});
  });
});

describe('rows chosen together', () => {
  const chosen = () => [...gridOf('tickets').selected];

  it('are chosen by Space, by Shift and arrows, all at once, and let go of', async () => {
    await show(THREE);
    await enter();
    await keys(' ');
    expect(chosen()).toEqual([1]);
    expect(line(0).getAttribute('aria-selected')).toBe('true');
    await keys('{Shift>}{ArrowDown}{ArrowDown}{/Shift}');
    expect(chosen()).toEqual([1, 2, 3]);
    await keys('{Escape}');
    expect(chosen()).toEqual([]);
    await keys('{Control>}a{/Control}');
    await waitFor(() => expect(chosen()).toEqual([1, 2, 3]));
  });

  it('are copied as a spreadsheet takes them; without any the one cell is', async () => {
    await show([ticket(1, { subject: 'a "b"' }), ticket(2)]);
    await enter(0, SUBJECT);
    expect(copied()).toBe('"a ""b"""');
    act(() => setGrid('tickets', { columns: ['ticket', 'subject'] }));
    await keys('{Home} {ArrowDown} ');
    expect(copied()).toBe('0001\t"a ""b"""\n0002\tPrinter 2');
  });

  it('get one value in one step', async () => {
    const book = await show(THREE);
    await enter(0, SUBJECT);
    await keys('{Control>}a{/Control}');
    await user.click(await screen.findByRole('button', { name: 'Change 3 tickets…' }));
    const dialog = await screen.findByRole('dialog', { name: 'Change 3 tickets' });
    await user.type(within(dialog).getByRole('textbox', { name: 'New value' }), 'Same');
    await user.click(within(dialog).getByRole('button', { name: 'Change 3 tickets' }));
    await waitFor(() =>
      expect(book.rows().map(({ values }) => values.subject)).toEqual(['Same', 'Same', 'Same']),
    );
    expect(book.asked('records.save')).toHaveLength(1);
  });

  it('are emptied only when that is said', async () => {
    const book = await show(THREE);
    await enter(0, SUBJECT);
    await keys('{Control>}a{/Control}');
    await user.click(await screen.findByRole('button', { name: 'Change 3 tickets…' }));
    const dialog = await screen.findByRole('dialog', { name: 'Change 3 tickets' });
    await user.click(within(dialog).getByRole('button', { name: 'Change 3 tickets' }));
    await waitFor(() => expect(useAsking.getState().open).toHaveLength(1));
    expect(book.asked('records.save')).toEqual([]);
  });

  it('say what was typed into a cell and not understood when one goes elsewhere', async () => {
    const { unmount } = await show(THREE);
    await enter(0, OPENED);
    await keys('soonish{Enter}');
    act(unmount);
    expect(useUi.getState().failure?.message).toMatch(/^“soonish” was not kept in 0001 · Alder, Opened: /);
  });

  it('are removed with Delete at once, or the row with the focus if none is chosen', async () => {
    const book = await show(THREE);
    await enter(1, 0);
    await keys('{Delete}');
    await waitFor(() => expect(book.rows().map(({ id }) => id)).toEqual([1, 3]));
    await enter(0, 0);
    await keys(' {ArrowDown} {Delete}');
    await waitFor(() => expect(book.rows()).toEqual([]));
    expect(await screen.findByText('No tickets yet')).toBeTruthy();
  });

  it('are let go of when the question changes: nothing unseen is changed', async () => {
    await show(THREE);
    await enter();
    await keys(' ');
    await user.type(screen.getByRole('textbox', { name: 'Search tickets' }), 'Printer 3');
    await waitFor(() => expect(grid().querySelectorAll('tbody tr')).toHaveLength(1));
    expect(chosen()).toEqual([]);
  });
});

describe('a pasted block', () => {
  const dialog = () => screen.findByRole('dialog', { name: 'Paste tickets' });

  it('is shown with what is new and what changes, and saved in one step', async () => {
    const book = await show(THREE);
    await enter(1, SUBJECT);
    paste('Two\tMail\nThree\tMail\n');
    const shown = await dialog();
    expect(within(shown).getByRole('status').textContent).toBe('2 tickets: 2 changed');
    await user.click(await within(shown).findByRole('button', { name: 'Save 2 tickets' }));
    await waitFor(() => expect(book.rows()[2]?.values).toMatchObject({ subject: 'Three', category: 'Mail' }));
    expect(book.asked('records.save')).toHaveLength(1);
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('with something wrong in it is not saved, and says what and where', async () => {
    const book = await show(THREE);
    await enter(0, 5);
    paste('Ruth\t6/1/2026 9:00\nNobody\tsoon\n');
    const shown = await dialog();
    expect(within(shown).getByRole('status').textContent).toContain('2 things to mend');
    expect(within(shown).getByText('There is no technician “Nobody” in this book.')).toBeTruthy();
    expect(within(shown).getByRole('button', { name: 'Save 2 tickets' }).hasAttribute('disabled')).toBe(true);
    await user.click(within(shown).getByRole('checkbox', { name: 'Also add 1 technician: Nobody' }));
    expect(within(shown).getByRole('status').textContent).toContain('1 thing to mend');
    expect(book.asked('records.save')).toEqual([]);
  });

  it('stays where it could not be saved after all, and says why', async () => {
    const book = await show(THREE);
    await enter(0, SUBJECT);
    paste('One\nTwo\n');
    const shown = await dialog();
    const save = await within(shown).findByRole('button', { name: 'Save 2 tickets' });
    await waitFor(() => expect(save.hasAttribute('disabled')).toBe(false));
    const message = 'Row 1, id: This ticket is no longer in the book.';
    book.answers['records.save'] = () =>
      failed({ code: 'bad_input', message, fields: { 'sets.0.rows.0.id': message } });
    await user.click(save);
    expect((await within(shown).findByRole('alert')).textContent).toContain(message);
  });

  it('adds names it brings, if the owner says so, in the same step', async () => {
    const book = await show(THREE);
    await enter(0, 1);
    paste('Cedar\tFirst\nCedar\tSecond\n');
    const shown = await dialog();
    await user.click(within(shown).getByRole('checkbox', { name: 'Also add 1 client: Cedar' }));
    const save = within(shown).getByRole('button', { name: 'Save 2 tickets' });
    await waitFor(() => expect(save.hasAttribute('disabled')).toBe(false));
    await user.click(save);
    await waitFor(() => expect(book.asked('records.save')).toHaveLength(1));
    expect(book.asked('records.save')[0]).toMatchObject({
      sets: [{ table: 'clients', rows: [{ values: { name: 'Cedar' } }] }, { table: 'tickets' }],
    });
  });

  it('shows what main finds wrong before anything is saved', async () => {
    await show(THREE, {
      refuse: () => ({
        code: 'bad_input',
        message: 'Nothing was saved.',
        fields: { 'sets.0.rows.1.ticket': 'There is already a ticket “0001”.' },
      }),
    });
    await enter(1, 0);
    paste('0007\n0001\n');
    expect(await within(await dialog()).findByText('There is already a ticket “0001”.')).toBeTruthy();
  });

  it('of one cell goes into the cell, and says beside it if it can’t', async () => {
    const book = await show(THREE);
    await enter(0, SUBJECT);
    paste('Just this\n');
    await waitFor(() => expect(book.rows()[0]?.values.subject).toBe('Just this'));
    await enter(0, 6);
    paste('soonish');
    expect((await within(cell(0, 6)).findByRole('textbox')).getAttribute('aria-invalid')).toBe('true');
  });

  it('of one row goes into every row that is chosen', async () => {
    const book = await show(THREE);
    await enter(0, 3);
    await keys('{Control>}a{/Control}');
    await waitFor(() => expect(gridOf('tickets').selected.size).toBe(3));
    paste('Mail');
    const shown = await dialog();
    await user.click(await within(shown).findByRole('button', { name: 'Save 3 tickets' }));
    await waitFor(() => expect(book.rows().every(({ values }) => values.category === 'Mail')).toBe(true));
  });
});

describe('filters', () => {
  it('are set by field, stay beside the grid in words, and are taken away', async () => {
    await show([ticket(1), ticket(2, { status: 'resolved' })]);
    await enter(0, 9);
    await user.click(screen.getByRole('button', { name: 'Filter' }));
    const form = await screen.findByRole('dialog', { name: 'Filter' });
    await user.click(within(form).getByRole('button', { name: /^Choose…/ }));
    await user.click(await screen.findByRole('option', { name: 'Resolved' }));
    await user.click(within(form).getByRole('button', { name: 'Filter' }));
    await waitFor(() =>
      expect(gridOf('tickets').filters).toEqual([{ field: 'status', how: 'is', value: ['resolved'] }]),
    );
    await waitFor(() => expect(grid().querySelectorAll('tbody tr')).toHaveLength(1));
    expect(screen.getByRole('button', { name: 'Status is Resolved' })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: /^Take away the filter/ }));
    await waitFor(() => expect(grid().querySelectorAll('tbody tr')).toHaveLength(2));
  });

  it('come with whoever leads to the screen, and say how many were chosen elsewhere', async () => {
    await show(THREE);
    act(() => showRecords('tickets', { ids: [2] }));
    expect(useUi.getState().screen).toBe('tickets');
    await waitFor(() => expect(grid().querySelectorAll('tbody tr')).toHaveLength(1));
    expect(screen.getByText('Only the 1 chosen elsewhere')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Show all again' }));
    await waitFor(() => expect(grid().querySelectorAll('tbody tr')).toHaveLength(3));
  });

  it('that nothing meets say so, with the way back', async () => {
    await show(THREE);
    act(() => showRecords('tickets', { search: 'nothing so' }));
    await user.click(await screen.findByRole('button', { name: 'Show all tickets' }));
    await waitFor(() => expect(grid().querySelectorAll('tbody tr')).toHaveLength(3));
  });
});

describe('an empty table', () => {
  it('has its one stop in the row for a new record, where a block adds rows', async () => {
    const book = await show([]);
    expect(await screen.findByText('No tickets yet')).toBeTruthy();
    expect(grid().querySelectorAll('[tabindex="0"]')).toHaveLength(1);
    act(() => cell(-1, 0).focus());
    paste('Ticket\tClient\tOpened\n0009\tAlder\t6/1/2026 9:30\n');
    const shown = await screen.findByRole('dialog', { name: 'Paste tickets' });
    await user.click(await within(shown).findByRole('button', { name: 'Save 1 ticket' }));
    await waitFor(() => expect(book.rows()).toHaveLength(1));
    expect(book.rows()[0]?.values).toMatchObject({ ticket: '0009', client: 'Alder', status: 'open' });
  });
});

describe('columns and CSV', () => {
  it('are chosen, and what is shown is what is written', async () => {
    const book = await show(THREE);
    book.answers['files.choose'] = () => ({ ok: true, data: { token: 't', name: 'Tickets.csv' } });
    book.answers['records.csv'] = () => ({ ok: true, data: { name: 'Tickets.csv', rows: 3 } });
    await user.click(screen.getByRole('button', { name: 'Columns' }));
    await user.click(await screen.findByRole('checkbox', { name: 'Client' }));
    await keys('{Escape}');
    expect(screen.queryByRole('columnheader', { name: 'Client' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Save as CSV…' }));
    await waitFor(() => expect(useUi.getState().done).toBe('Wrote 3 tickets to “Tickets.csv”.'));
    expect(book.asked('records.csv')[0]).toMatchObject({ to: 't', table: 'tickets' });
    expect((book.asked('records.csv')[0] as { fields: string[] }).fields.slice(0, 2)).toEqual([
      'ticket',
      'subject',
    ]);
  });
});

describe('the record beside the grid', () => {
  it('opens with Ctrl Enter, follows the rows, and closes back to its cell', async () => {
    await show(THREE);
    await enter(0, SUBJECT);
    await keys('{Control>}{Enter}{/Control}');
    expect(await screen.findByRole('region', { name: 'ticket' })).toBeTruthy();
    await keys('{ArrowDown}');
    expect(gridOf('tickets').open).toBe(2);
    const panel = screen.getByRole('region', { name: 'ticket' });
    await user.click(within(panel).getAllByRole('button', { name: /^Close/ })[0] ?? panel);
    expect(screen.queryByRole('region', { name: 'ticket' })).toBeNull();
    expect(focused()).toEqual([1, SUBJECT]);
  });

  it('is opened from elsewhere, also a new one, and goes when the record goes', async () => {
    const book = await show(THREE);
    act(() => addRecord('tickets'));
    expect(await screen.findByRole('form', { name: 'Add ticket' })).toBeTruthy();
    act(() => openRecord('tickets', 2));
    expect(await screen.findByRole('form', { name: 'Change ticket' })).toBeTruthy();
    await enter(1, 0);
    await keys('{Delete}');
    await waitFor(() => expect(book.rows()).toHaveLength(2));
    await waitFor(() => expect(gridOf('tickets').open).toBeNull());
  });
});
