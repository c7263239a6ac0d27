// Protects columns that the book works out: in the grid they sort, filter, hide, copy and are saved as fields are, and
// nothing can be typed into them.
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { columnsOf } from '../../../src/renderer/records/grid-columns.ts';
import { forgetGrids, gridOf, setGrid, usualColumns } from '../../../src/renderer/records/grid-state.ts';
import { RecordScreen } from '../../../src/renderer/records/record-screen.tsx';
import type { BookRecord } from '../../../src/shared/contract/records.ts';
import { ok } from '../support/fake-bridge.ts';
import { recordBook } from '../support/records.ts';

beforeEach(() => {
  localStorage.clear();
  forgetGrids();
});

const user = userEvent.setup();
const technician = (id: number, name: string, hourly: number | null): BookRecord => ({
  id,
  title: name,
  values: { name, is_owner: false },
  worked: { hourly, since: '2024-02-29', next_hourly: null, next_from: null, seconds: 3600, uncosted: 0 },
  batch: null,
});

async function show() {
  const book = recordBook([technician(1, 'Ruth', 7200), technician(2, 'Sam', null)], {
    table: 'technicians',
  });
  const looks = { hourly: ({ worked }: BookRecord) => (worked?.hourly === null ? 'no rate' : undefined) };
  render(<RecordScreen table="technicians" looks={looks} />);
  await screen.findByText('Ruth');
  return book;
}
const heading = () => screen.getByRole('columnheader', { name: /^An hour today/ });
const cell = (row: number, column: number) =>
  document.querySelector<HTMLElement>(`[data-row="${row}"] > [data-column="${column}"]`);
const HOURLY = 2;

describe('a column that is worked out', () => {
  it('stands behind its field, as its type does or as the screen draws it', async () => {
    await show();
    expect(usualColumns('technicians').slice(0, 4)).toEqual(['name', 'is_owner', 'hourly', 'since']);
    expect(cell(0, HOURLY)?.textContent).toBe('72.00');
    expect(cell(1, HOURLY)?.textContent).toBe('no rate');
    expect(cell(0, HOURLY + 1)?.textContent).toBe('29 Feb 2024');
  });

  it('sorts by its heading, and is remembered to', async () => {
    const book = await show();
    expect(heading().getAttribute('aria-sort')).toBe('none');
    await user.click(heading());
    await waitFor(() => expect(heading().getAttribute('aria-sort')).toBe('ascending'));
    expect(book.asked('records.list').at(-1)).toMatchObject({ sort: { field: 'hourly', descending: false } });
    forgetGrids();
    expect(gridOf('technicians').sort).toEqual({ field: 'hourly', descending: false });
  });

  it('takes no typing, but can be copied', async () => {
    const book = await show();
    act(() => setGrid('technicians', { focus: { row: 0, column: HOURLY } }));
    act(() => cell(0, HOURLY)?.focus());
    await user.keyboard('5{Enter}');
    expect(cell(0, HOURLY)?.getAttribute('aria-readonly')).toBe('true');
    expect(document.querySelector('[role="grid"] input')).toBeNull();
    expect(book.asked('records.save')).toEqual([]);
    let text = '';
    fireEvent.copy(document.activeElement ?? document.body, {
      clipboardData: { setData: (_: string, given: string) => (text = given) },
    });
    expect(text).toBe('72.00');
  });

  it('is filtered by and hidden as fields are', async () => {
    const book = await show();
    await user.click(screen.getByRole('button', { name: 'Columns' }));
    await user.click(screen.getByRole('checkbox', { name: 'Since' }));
    expect(gridOf('technicians').columns).not.toContain('since');
    await user.keyboard('{Escape}');
    act(() => setGrid('technicians', { filters: [{ field: 'hourly', how: 'from', value: 5000 }] }));
    expect(await screen.findByRole('button', { name: 'An hour today from 50.00' })).toBeTruthy();
    expect(book.asked('records.list').at(-1)).toMatchObject({
      filters: [{ field: 'hourly', how: 'from', value: 5000 }],
    });
  });

  it('is saved as CSV in the place it is shown', async () => {
    const book = await show();
    book.answers['files.choose'] = () => ok({ token: 'there', name: 'Technicians.csv' });
    book.answers['records.csv'] = () => ok({ name: 'Technicians.csv', rows: 2 });
    act(() => setGrid('technicians', { columns: ['hourly', 'name'] }));
    await user.click(screen.getByRole('button', { name: 'Save as CSV…' }));
    await waitFor(() => expect(book.asked('records.csv')).toHaveLength(1));
    expect(book.asked('records.csv')[0]).toMatchObject({ fields: ['hourly', 'name'], to: 'there' });
  });

  it('comes with the field it stands behind where a screen offers only some', () => {
    const columns = columnsOf('technicians', { columns: usualColumns('technicians'), widths: {} }, ['name']);
    expect(columns.map(({ name }) => name)).toEqual(['name']);
    expect(
      columnsOf('contracts', { columns: usualColumns('contracts'), widths: {} }, ['contract', 'client']).map(
        ({ name }) => name,
      ),
    ).toEqual(['contract', 'client', 'state', 'monthly', 'next', 'next_on']);
  });
});
