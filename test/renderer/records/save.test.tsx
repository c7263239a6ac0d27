// Protects changing the book by hand: a closed month only with the owner's word, what hangs on a removed record told
// before it goes, and every report with the way back.
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { useUi } from '../../../src/renderer/lib/ui-state.ts';
import { stretches, useAsking } from '../../../src/renderer/records/ask.ts';
import { AskHost } from '../../../src/renderer/records/ask-host.tsx';
import { forgetRecords } from '../../../src/renderer/records/forget.ts';
import {
  doneWords,
  fieldsOfRow,
  mergeInto,
  removeRecords,
  saveSets,
} from '../../../src/renderer/records/save.ts';
import { installBridge } from '../support/dom.ts';
import { failed, ok } from '../support/fake-bridge.ts';

const sets = [{ table: 'time_entries' as const, rows: [{ id: 1, values: { note: 'vpn' } }] }];
const written = { label: 'Change time entry', changed: true, ids: [[1]] };
const closed = (...months: string[]) => failed({ code: 'closed_month', message: 'Closed.', months });

beforeEach(() => {
  useAsking.setState({ open: [] });
  render(<AskHost />);
});
const press = async (name: string) => userEvent.click(await screen.findByRole('button', { name }));

describe('saving', () => {
  it('reports what was done and the way back', async () => {
    installBridge({ 'records.save': () => ok(written) });
    expect(await saveSets(sets)).toEqual(ok(written));
    expect(useUi.getState().done).toBe('Changed time entry. Undo: Ctrl Z');
  });

  it('says nothing of what was so already', async () => {
    installBridge({ 'records.save': () => ok({ ...written, changed: false }) });
    await saveSets(sets);
    expect(useUi.getState().done).toBeNull();
  });

  it('asks before a closed month is changed, by its name, and calls again with the owner’s word', async () => {
    const fake = installBridge({
      'records.save': ({ allowClosed }) =>
        allowClosed ? ok(written) : closed('2026-04', '2026-05', '2026-06'),
    });
    const saving = saveSets(sets);
    const dialog = await screen.findByRole('dialog', { name: 'Change closed months?' });
    expect(dialog.textContent).toContain('Apr 2026 – Jun 2026 are closed, and this changes them.');
    expect(document.activeElement?.textContent, 'nothing happens by Enter alone').toBe('Leave it as it is');
    await press('Change the closed months');
    expect(await saving).toEqual(ok(written));
    expect(fake.asked('records.save')).toEqual([{ sets }, { sets, allowClosed: true }]);
  });

  it('leaves a question of one book unanswered when another is opened: a yes would change that one', async () => {
    const fake = installBridge({ 'records.save': () => closed('2026-06') });
    const saving = saveSets(sets);
    await screen.findByRole('dialog', { name: 'Change a closed month?' });
    forgetRecords();
    expect(await saving).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(fake.asked('records.save')).toEqual([{ sets }]);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('changes nothing when the question is left, and reports no failure', async () => {
    const fake = installBridge({ 'records.save': () => closed('2026-06') });
    const saving = saveSets(sets);
    await screen.findByRole('dialog', { name: 'Change a closed month?' });
    await userEvent.keyboard('{Escape}');
    expect(await saving).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(fake.asked('records.save')).toHaveLength(1);
    expect(useUi.getState()).toMatchObject({ failure: null, done: null });
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('leaves what is wrong with fields to whoever has them, and reports all else', async () => {
    const fields = { 'sets.0.rows.0.note': 'Too long.' };
    installBridge({ 'records.save': () => failed({ code: 'bad_input', fields }) });
    await saveSets(sets);
    expect(useUi.getState().failure).toBeNull();
    installBridge({ 'records.save': () => failed({ code: 'locked', message: 'Locked.' }) });
    await saveSets(sets);
    expect(useUi.getState().failure?.message).toBe('Locked.');
    await saveSets(sets, { ownFailure: true });
    expect(useUi.getState().failure, 'of the call before').toBeNull();
  });
});

describe('removing', () => {
  const dependents = (text: string) => () => ok({ text, rows: [] });

  it('asks nothing when nothing hangs on it', async () => {
    const fake = installBridge({
      'records.dependents': dependents(''),
      'records.remove': () => ok({ label: 'Remove 2 time entries', changed: true, removed: 2 }),
    });
    await removeRecords('time_entries', [1, 2]);
    expect(fake.asked('records.remove')).toEqual([
      { table: 'time_entries', ids: [1, 2], withDependents: false },
    ]);
    expect(useUi.getState().done).toBe('Removed 2 time entries. Undo: Ctrl Z');
  });

  it('says what goes with it, and keeps all of it when the owner says so', async () => {
    const text = 'With client “Alder” go 2 contracts.';
    const fake = installBridge({
      'records.dependents': dependents(text),
      'records.remove': () => ok({ label: 'Remove client “Alder”', changed: true, removed: 3 }),
    });
    const kept = removeRecords('clients', [1]);
    expect((await screen.findByRole('dialog', { name: 'Remove this client?' })).textContent).toContain(text);
    await press('Keep it');
    expect(await kept).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    const gone = removeRecords('clients', [1]);
    await press('Remove all of it');
    expect(await gone).toMatchObject({ ok: true });
    expect(fake.asked('records.remove')).toEqual([{ table: 'clients', ids: [1], withDependents: true }]);
  });

  it('asks of a closed month after that', async () => {
    const fake = installBridge({
      'records.dependents': dependents('With it go 3 time entries.'),
      'records.remove': ({ allowClosed }) =>
        allowClosed ? ok({ label: 'Remove client', changed: true, removed: 4 }) : closed('2026-06'),
    });
    const gone = removeRecords('clients', [1]);
    await press('Remove all of it');
    await press('Change the closed month');
    expect(await gone).toMatchObject({ ok: true });
    expect(fake.asked('records.remove').at(-1)).toEqual({
      table: 'clients',
      ids: [1],
      withDependents: true,
      allowClosed: true,
    });
  });

  it('reports what could not be looked at', async () => {
    const fake = installBridge({ 'records.dependents': () => failed({ message: 'Gone.' }) });
    await removeRecords('clients', [1]);
    expect(useUi.getState().failure?.message).toBe('Gone.');
    expect(fake.asked('records.remove')).toEqual([]);
  });
});

it('merging is reported, too', async () => {
  installBridge({
    'clients.merge': () => ok({ label: 'Merge client “A” into “B”', changed: true, moved: 3 }),
  });
  await mergeInto('clients', 1, 2);
  expect(useUi.getState().done).toBe('Merged client “A” into “B”. Undo: Ctrl Z');
});

it('problems are found by their row, whatever stands around the field’s name', () => {
  const failure = {
    code: 'bad_input' as const,
    message: '',
    fields: {
      'sets.0.rows.1.client': 'one',
      'sets.0.rows.1.values.aliases.0': 'two',
      'sets.0.rows.11.client': 'another row',
      'sets.1.rows.1.client': 'another set',
    },
  };
  expect(fieldsOfRow(failure, 0, 1)).toEqual({ client: 'one', aliases: 'two' });
});

it('months that follow each other are one stretch', () => {
  const word = (month: string) => month;
  expect(stretches(['2026-03', '2025-12', '2026-01', '2026-06'], word)).toBe(
    '2025-12 – 2026-01, 2026-03, 2026-06',
  );
});

it('what was done is told in the past', () => {
  expect(doneWords('Add time entry 2026-06-30 · Ruth')).toBe(
    'Added time entry 30 Jun 2026 · Ruth. Undo: Ctrl Z',
  );
});
