// Protects forms: what is typed is never lost, nothing is saved that cannot be read, what is wrong stands beside its
// field, and only what was changed is sent.
import { act, cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { applyNotice } from '../../../src/renderer/lib/store.ts';
import { useUi } from '../../../src/renderer/lib/ui-state.ts';
import { AskHost } from '../../../src/renderer/records/ask-host.tsx';
import { forgetDrafts } from '../../../src/renderer/records/drafts.ts';
import { RecordForm, type RecordFormProps } from '../../../src/renderer/records/record-form.tsx';
import { callsReading } from '../../../src/shared/contract/index.ts';
import { installBridge } from '../support/dom.ts';
import { failed, ok } from '../support/fake-bridge.ts';
import { bookStatus } from '../support/figures.ts';

afterEach(forgetDrafts);

const entry = (values = {}) => ({
  id: 7,
  title: '',
  batch: null,
  values: {
    date: '2026-06-29',
    client: 'Alder',
    technician: 'Ruth',
    duration: 5400,
    billable: true,
    work_type: 'support',
    ticket: '',
    note: 'vpn',
    ...values,
  },
});
const saved = { label: 'Change time entry', changed: true, ids: [[7]] };
const named = (name: string) => ({ id: 1, name, note: '', also: [] });

function bridge(more: Parameters<typeof installBridge>[0] = {}) {
  return installBridge({
    'book.status': () => ok(bookStatus({ currency: 'EUR' })),
    'records.get': () => ok(entry()),
    'records.names': () => ok({ clients: [named('Alder'), named('Birch')], technicians: [named('Ruth')] }),
    'records.save': () => ok(saved),
    ...more,
  });
}

function show(props: Partial<RecordFormProps> = {}) {
  const done = vi.fn();
  const left = vi.fn();
  render(<RecordForm table="time_entries" id={7} onDone={done} onCancel={left} {...props} />);
  return { done, left };
}

const box = (name: RegExp | string) => screen.findByRole<HTMLInputElement>('textbox', { name });
const described = (input: HTMLElement): string =>
  (input.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map((id) => document.getElementById(id)?.textContent ?? '')
    .join(' ')
    .trim();

describe('a form for a record', () => {
  it('sends what was changed, and nothing else', async () => {
    const fake = bridge();
    const { done } = show();
    const duration = await box('Duration');
    expect(duration.value).toBe('1:30');
    await userEvent.clear(duration);
    await userEvent.type(duration, '45m{Enter}');
    await waitFor(() => expect(done).toHaveBeenCalledWith(7, { duration: 2700 }));
    expect(fake.asked('records.save')).toEqual([
      { sets: [{ table: 'time_entries', rows: [{ id: 7, values: { duration: 2700 } }] }] },
    ]);
    expect(useUi.getState().done).toBe('Changed time entry. Undo: Ctrl Z');
  });

  it('is saved with Ctrl Enter from any field, the client meant being taken first', async () => {
    const fake = bridge();
    const { done } = show();
    const client = await screen.findByRole('combobox', { name: 'Client' });
    await userEvent.clear(client);
    await userEvent.type(client, 'bir');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(done).toHaveBeenCalled());
    expect(fake.asked('records.save')).toEqual([
      { sets: [{ table: 'time_entries', rows: [{ id: 7, values: { client: 'Birch' } }] }] },
    ]);
  });

  it('saves nothing that cannot be read, and puts the caret there', async () => {
    const fake = bridge();
    const { done } = show();
    const duration = await box('Duration');
    const date = await box('Date');
    await userEvent.clear(duration);
    await userEvent.type(duration, 'long');
    await userEvent.clear(date);
    await userEvent.click(screen.getByRole('button', { name: /Save changes/ }));
    await waitFor(() => expect(described(date)).toBe('A date is needed.'));
    expect(described(duration)).toBe('“long” is not a time such as 1:30, 90m or 1.5.');
    expect(document.activeElement).toBe(date);
    expect(fake.asked('records.save')).toEqual([]);
    expect(done).not.toHaveBeenCalled();
  });

  it('leaves the caret where it is while one of several is mended', async () => {
    bridge();
    show();
    const [date, duration] = [await box('Date'), await box('Duration')];
    await userEvent.clear(date);
    await userEvent.clear(duration);
    await userEvent.click(screen.getByRole('button', { name: /Save changes/ }));
    await waitFor(() => expect(document.activeElement).toBe(date));
    await userEvent.type(date, '6/1');
    expect(document.activeElement).toBe(date);
    expect(described(duration)).toBe('A duration is needed.');
  });

  it('shows what main says beside its field, until that is changed', async () => {
    bridge({
      'records.save': () =>
        failed({ code: 'bad_input', fields: { 'sets.0.rows.0.note': 'Too much of it.' } }),
    });
    show();
    const note = await box('Note');
    await userEvent.type(note, '!{Enter}');
    await waitFor(() => expect(described(note)).toBe('Too much of it.'));
    expect(screen.queryByRole('alert')).toBeNull();
    await userEvent.type(note, '?');
    expect(note.getAttribute('aria-invalid')).toBeNull();
  });

  it('says at its head what belongs to no field', async () => {
    bridge({ 'records.save': () => failed({ code: 'locked', message: 'The file is locked.' }) });
    const { done } = show();
    await userEvent.type(await box('Note'), '!{Enter}');
    expect((await screen.findByRole('alert')).textContent).toBe('The file is locked.');
    expect(useUi.getState().failure, 'said once').toBeNull();
    expect(done).not.toHaveBeenCalled();
  });

  it('keeps what was typed when it is left, and says so', async () => {
    const fake = bridge();
    const { left } = show();
    await userEvent.type(await box('Note'), ' and mail{Escape}');
    expect(left).toHaveBeenCalledOnce();
    expect(useUi.getState().done).toBe('What you typed is kept. Open the form again to go on.');
    cleanup();
    show();
    expect((await box('Note')).value).toBe('vpn and mail');
    expect(screen.getByText(/Typed earlier and not saved yet/)).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Start over' }));
    expect((await box('Note')).value).toBe('vpn');
    expect(screen.queryByText(/Typed earlier/)).toBeNull();
    expect(fake.asked('records.save')).toEqual([]);
  });

  it('leaves without a word when nothing was typed', async () => {
    bridge();
    const { left } = show();
    await box('Note');
    await userEvent.keyboard('{Escape}');
    expect(left).toHaveBeenCalledOnce();
    expect(useUi.getState().done).toBeNull();
  });

  it('forgets the draft once it is saved, and keeps drafts of records apart', async () => {
    bridge();
    show();
    await userEvent.type(await box('Note'), '!{Enter}');
    cleanup();
    show({ id: 7 });
    expect((await box('Note')).value).toBe('vpn');
    await userEvent.type(await box('Note'), '?');
    cleanup();
    bridge({ 'records.get': () => ok({ ...entry({ note: 'other' }), id: 8 }) });
    show({ id: 8 });
    expect((await box('Note')).value).toBe('other');
  });

  it('says when the book has moved on under what is typed', async () => {
    let note = 'vpn';
    bridge({ 'records.get': () => ok(entry({ note })) });
    show();
    const input = await box('Note');
    await userEvent.type(input, '!');
    note = 'router';
    await act(async () =>
      applyNotice({ type: 'changed', topics: ['time'], stale: callsReading(['time']), revision: 2 }),
    );
    await waitFor(() => expect(described(input)).toBe('In the book it is “router” by now.'));
    expect(input.value).toBe('vpn!');
  });

  it('shows a read-only book’s record, and no way to change it', async () => {
    bridge({ 'book.status': () => ok(bookStatus({ readOnly: true })) });
    show();
    await waitFor(async () => expect((await box('Note')).disabled).toBe(true));
    expect(
      screen.getAllByRole('button', { name: /^(?!Choose|Show|Work|▼)/ }).map((b) => b.textContent),
    ).not.toContain('Save changes');
    expect(screen.queryByRole('button', { name: /Save|Discard/ })).toBeNull();
  });
});

describe('a form for a new record', () => {
  it('begins with what is given and what the fields say, and sends all of it', async () => {
    const fake = bridge({ 'records.save': () => ok({ ...saved, label: 'Add time entry', ids: [[12]] }) });
    const { done } = show({ id: undefined, initial: { technician: 'Ruth', client: 'Alder' } });
    await userEvent.type(await box('Date'), '6/29/26');
    await userEvent.type(await box('Duration'), '1h30{Enter}');
    await waitFor(() => expect(done.mock.calls[0]?.[0]).toBe(12));
    expect(fake.asked('records.save')).toEqual([
      {
        sets: [
          {
            table: 'time_entries',
            rows: [
              {
                values: {
                  date: '2026-06-29',
                  client: 'Alder',
                  technician: 'Ruth',
                  duration: 5400,
                  billable: true,
                  work_type: 'support',
                  ticket: '',
                  note: '',
                },
              },
            ],
          },
        ],
      },
    ]);
  });

  it('puts the caret into the first field that is empty', async () => {
    bridge();
    show({ id: undefined, initial: { date: '2026-06-29' } });
    await waitFor(() =>
      expect(document.activeElement).toBe(screen.getByRole('combobox', { name: 'Client' })),
    );
  });

  it('adds names one by one with Enter, which saves nothing yet', async () => {
    const fake = bridge();
    show({ table: 'clients', id: undefined });
    const names = await box('Also known as');
    await userEvent.type(names, 'One{Enter}Two; three{Enter}');
    expect(screen.getAllByRole('row').map((row) => row.textContent)).toEqual(['One×', 'Two; three×']);
    expect(names.value).toBe('');
    expect(fake.asked('records.save')).toEqual([]);
  });

  it('sends what is given of fields that are not shown', async () => {
    const fake = bridge();
    show({ table: 'accounts', id: undefined, initial: { kind: 'opex.rent' }, fields: ['name'] });
    await userEvent.type(await box('Account'), 'Rent{Enter}');
    await waitFor(() =>
      expect(fake.asked('records.save')).toEqual([
        {
          sets: [{ table: 'accounts', rows: [{ values: { name: 'Rent', kind: 'opex.rent', aliases: [] } }] }],
        },
      ]),
    );
    expect(screen.queryByRole('combobox')).toBeNull();
  });

  it('adds a client that is new on the way, in a form of its own', async () => {
    const fake = bridge({ 'records.save': () => ok({ ...saved, label: 'Add client Cedar', ids: [[3]] }) });
    render(<AskHost />);
    show({ id: undefined });
    const client = await screen.findByRole<HTMLInputElement>('combobox', { name: 'Client' });
    await userEvent.type(client, 'Cedar');
    await userEvent.click(await screen.findByRole('option', { name: 'Add client “Cedar”' }));
    await screen.findByRole('dialog', { name: 'Add client' });
    expect((await box('Client')).value).toBe('Cedar');
    await userEvent.click(screen.getByRole('button', { name: /^Add client/ }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(fake.asked('records.save')).toEqual([
      {
        sets: [
          {
            table: 'clients',
            rows: [{ values: { name: 'Cedar', aliases: [], since: null, seats: null, notes: '' } }],
          },
        ],
      },
    ]);
    expect(client.value).toBe('Cedar');
  });
});
