import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { ClientsScreen } from '../../src/renderer/features/clients/clients-screen.tsx';
import { useUi } from '../../src/renderer/lib/ui-state.ts';
import type { ClientRow } from '../../src/shared/contract/metrics.ts';
import { installBridge } from './support/dom.ts';
import { ok } from './support/fake-bridge.ts';
import { bookStatus, clientRow, clientsOf } from './support/figures.ts';

const ROWS = [
  clientRow(1, 'Beacon', { contribution: 500_00, netCer: 90_00, belowTarget: true }),
  clientRow(2, 'Aster', { contribution: -100_00, netCer: null }),
  clientRow(3, 'Cedar', { contribution: 900_00, netCer: 300_00, inForce: false }),
];

async function show(rows: ClientRow[]) {
  installBridge({ 'metrics.clients': () => ok(clientsOf(rows)) });
  render(<ClientsScreen asOf="2026-06-30" status={bookStatus()} />);
  return screen.findByRole('table', { name: 'Clients' });
}

const names = (table: HTMLElement) =>
  [...table.querySelectorAll('tbody th')].map((cell) => cell.textContent?.replace(' · left', ''));
const sortBy = (name: string) =>
  userEvent.click(screen.getByRole('button', { name: new RegExp(`^${name}`) }));

describe('clients table', () => {
  it('opens on the largest contribution', async () => {
    expect(names(await show(ROWS))).toEqual(['Cedar', 'Beacon', 'Aster']);
  });

  it('sorts by a heading, turns round on the second press, and tells so', async () => {
    const table = await show(ROWS);
    await sortBy('Client');
    expect(names(table)).toEqual(['Aster', 'Beacon', 'Cedar']);
    expect(screen.getByRole('columnheader', { name: /^Client/ }).getAttribute('aria-sort')).toBe('ascending');
    await sortBy('Client');
    expect(names(table)).toEqual(['Cedar', 'Beacon', 'Aster']);
  });

  it('puts n/a last whichever way it is sorted', async () => {
    const table = await show(ROWS);
    await sortBy('Net CER');
    expect(names(table)).toEqual(['Cedar', 'Beacon', 'Aster']);
    await sortBy('Net CER');
    expect(names(table)).toEqual(['Beacon', 'Cedar', 'Aster']);
  });

  it('narrows by name and by being in force; the total stays that of all', async () => {
    const table = await show(ROWS);
    await userEvent.click(screen.getByRole('radio', { name: 'In force' }));
    expect(names(table)).toEqual(['Beacon', 'Aster']);
    await userEvent.type(screen.getByRole('textbox', { name: 'Filter clients' }), 'ast');
    expect(names(table)).toEqual(['Aster']);
    expect(within(table).getByText('All clients')).toBeTruthy();
  });

  it('has a long name whole for ear and pointer, also where there is no room for it', async () => {
    const name = 'Alder Creek Dental and Maxillofacial Surgery, P.C.';
    await show([clientRow(1, name)]);
    expect(screen.getByRole('rowheader', { name })).toBeTruthy();
    expect(screen.getByTitle(name).textContent).toBe(name);
  });

  it('says below target in words', async () => {
    const table = await show(ROWS);
    expect(within(table).getAllByText(/below target/)).toHaveLength(1);
  });

  it('moves the focus from row to row with the arrow keys', async () => {
    const table = await show(ROWS);
    table.querySelector<HTMLElement>('tbody tr')?.focus();
    await userEvent.keyboard('{ArrowDown}{End}');
    await new Promise(requestAnimationFrame);
    expect(document.activeElement?.textContent).toContain('Aster');
  });

  it('is one stop for Tab; right enters the figures of a row, down keeps the column, Enter explains', async () => {
    const table = await show(ROWS);
    expect(table.querySelectorAll('tbody [tabindex="0"]')).toHaveLength(1);
    table.querySelector<HTMLElement>('tbody tr')?.focus();
    await userEvent.keyboard('{ArrowRight}{ArrowRight}{ArrowRight}');
    expect(document.activeElement?.closest('td')?.cellIndex).toBe(3);
    await userEvent.keyboard('{ArrowDown}');
    await new Promise(requestAnimationFrame);
    expect(document.activeElement?.closest('td')?.cellIndex).toBe(3);
    expect(document.activeElement?.closest('tr')?.textContent).toContain('Beacon');
    await userEvent.keyboard('{Enter}');
    expect(useUi.getState().explaining).toMatchObject([{ at: 'test/figure' }]);
    await userEvent.keyboard('{ArrowLeft}{ArrowLeft}{ArrowLeft}');
    expect(document.activeElement?.tagName).toBe('TR');
  });

  it('renders of a long table only what is near the window, and tells how long it is', async () => {
    const many = Array.from({ length: 5000 }, (_, index) => clientRow(index, `Client ${index}`));
    const table = await show(many);
    expect(table.querySelectorAll('tbody th').length).toBeLessThan(100);
    expect(table.getAttribute('aria-rowcount')).toBe('5002');
  });

  it('says why there are no rows', async () => {
    await show([]);
    expect(screen.getByText(/Your clients will be here/)).toBeTruthy();
  });
});
