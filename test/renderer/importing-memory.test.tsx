// Protects the history of imports and what was learnt: shown as it is, changed only as the owner says.
import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { ImportScreen } from '../../src/renderer/features/importing/import-screen.tsx';
import { resetImports } from '../../src/renderer/features/importing/state.ts';
import type { ImportRule } from '../../src/shared/contract/import-learnt.ts';
import { installBridge } from './support/dom.ts';
import { failed, ok } from './support/fake-bridge.ts';
import { bookStatus } from './support/figures.ts';
import { batch, memory } from './support/importing.ts';
import { cells, choose, rowNames, table } from './support/screen.ts';

afterEach(resetImports);

async function show(view: string, answers: Parameters<typeof installBridge>[0]) {
  const fake = installBridge(answers);
  const shown = render(<ImportScreen status={bookStatus()} />);
  await choose(view);
  return { ...fake, ...shown };
}

const rule = (pattern: string, more: Partial<ImportRule> = {}): ImportRule => ({
  field: 'counterparty',
  how: 'contains',
  pattern,
  kind: 'opex.tools',
  client: null,
  ...more,
});
const patterns = () =>
  screen.getAllByRole<HTMLInputElement>('textbox', { name: /^What, rule/ }).map(({ value }) => value);

describe('the history', () => {
  it('lists imports, latest first, and offers to undo all but folders and what was undone', async () => {
    await show('History', {
      'import.history': () =>
        ok([
          batch(1, { kind: 'folder', file: '', sourceName: 'Plumbline folder' }),
          batch(2, { undoneAt: '2026-07-02T10:00:00.000Z' }),
          batch(3, { added: 8, changed: 2 }),
        ]),
    });
    await screen.findByRole('table', { name: 'Imports' });
    const rows = within(table('Imports')).getAllByRole('row').slice(1);
    expect(rows.map((row) => row.textContent?.match(/hours-\d|Folder/)?.[0])).toEqual([
      'hours-3',
      'hours-2',
      'Folder',
    ]);
    expect(rows[0]?.textContent).toContain('Toggl Track');
    expect(rows[1]?.textContent).toContain('undone 2 Jul 2026');
    expect(screen.getAllByRole('button', { name: /^Undo the import of/ }).map((b) => b.ariaLabel)).toEqual([
      'Undo the import of hours-3.csv',
    ]);
  });

  it('undoes after a look, and says what became of it', async () => {
    const effect = { batch: 3, removed: 1, restored: 2, keptCount: 0, kept: [] };
    const { asked } = await show('History', {
      'import.history': () => ok([batch(3)]),
      'import.undoPreview': () => ok(effect),
      'import.undo': () => ok(effect),
    });
    await userEvent.click(await screen.findByRole('button', { name: /^Undo the import/ }));
    const dialog = await screen.findByRole('dialog');
    await waitFor(() =>
      expect(dialog.textContent).toContain('1 record goes. 2 records become what they were before.'),
    );
    await userEvent.click(within(dialog).getByRole('button', { name: 'Undo the import' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(asked('import.undo')).toEqual([{ batch: 3, keepEdited: false }]);
  });

  it('says what an undo that is refused needs', async () => {
    await show('History', {
      'import.history': () => ok([batch(3)]),
      'import.undoPreview': () => failed({ message: 'Import 3 was undone already.' }),
    });
    await userEvent.click(await screen.findByRole('button', { name: /^Undo the import/ }));
    expect((await screen.findByRole('alert')).textContent).toContain('undone already');
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Undo the import' }).disabled).toBe(true);
  });

  it('says what will be here', async () => {
    await show('History', { 'import.history': () => ok([]) });
    expect(await screen.findByText('Nothing was imported yet')).toBeTruthy();
  });
});

describe('what was learnt', () => {
  it('shows accounts, spellings and columns, and changes or forgets each', async () => {
    const { asked } = await show('What was learnt', {
      'import.memory': () =>
        ok(
          memory({
            accounts: [
              { source: 'wave', sourceName: 'Wave', account: 'Hosting', kind: 'opex.tools', into: 'Cloud' },
              { source: 'wave', sourceName: 'Wave', account: 'Bank', kind: null, into: null },
            ],
            aliases: [{ alias: 'Cedar Clinc', client: 'Cedar Clinic' }],
            mappings: [
              {
                fingerprint: 'f1',
                name: 'My hours',
                kind: 'time_entries',
                sourceName: 'a table of your own',
                savedAt: '2026-07-01T10:00:00.000Z',
                columns: 4,
              },
            ],
          }),
        ),
      'import.setAccount': () => ok({}),
      'import.forgetAlias': () => ok({}),
      'import.renameMapping': () => ok({}),
    });
    await screen.findByRole('table', { name: 'Accounts by source' });
    expect(rowNames(table('Accounts by source'))).toEqual(['Hosting goes to Cloud', 'Bank']);
    expect(
      within(table('Accounts by source')).getByRole('button', { name: /Not part of the books/ }),
    ).toBeTruthy();

    await userEvent.click(screen.getByRole('button', { name: /Kind of Hosting/ }));
    await userEvent.click(await screen.findByRole('option', { name: 'Licences for resale' }));
    await waitFor(() =>
      expect(asked('import.setAccount')).toEqual([
        { source: 'wave', account: 'Hosting', kind: 'cogs.licences' },
      ]),
    );
    expect(cells(table('Spellings of clients'), 'Cedar Clinc').slice(0, 2)).toEqual([
      'Cedar Clinc',
      'Cedar Clinic',
    ]);
    await userEvent.click(screen.getByRole('button', { name: 'Forget Cedar Clinc' }));
    await waitFor(() => expect(asked('import.forgetAlias')).toEqual([{ alias: 'Cedar Clinc' }]));
    const name = screen.getByRole('textbox', { name: /Name of the columns/ });
    await userEvent.clear(name);
    await userEvent.type(name, 'Hours{Enter}');
    await waitFor(() =>
      expect(asked('import.renameMapping')).toEqual([{ fingerprint: 'f1', name: 'Hours' }]),
    );
  });

  it('shows answers in words, to be changed as far as no file is needed, and forgotten', async () => {
    const own = { kind: 'time_entries' as const, source: 'csv-1', sourceName: 'a table of your own' };
    const { asked } = await show('What was learnt', {
      'import.memory': () =>
        ok(
          memory({
            answers: [
              {
                ...own,
                question: 'dates:Date',
                prompt: 'How dates are written in “Date”',
                answer: 'dmy',
                label: 'day/month/year',
                change: [
                  { value: 'dmy', label: 'day/month/year' },
                  { value: 'mdy', label: 'month/day/year' },
                ],
              },
              {
                ...own,
                question: 'technician',
                prompt: 'Who worked',
                answer: 'Robin',
                label: 'Robin',
                change: 'text',
              },
              {
                ...own,
                question: 'column:client',
                prompt: 'Column for “client”',
                answer: '4',
                label: 'Column 5',
                change: 'none',
              },
            ],
          }),
        ),
      'import.setAnswer': () => ok({}),
      'import.forgetAnswer': () => ok({}),
    });
    await screen.findByRole('table', { name: 'Remembered answers' });
    expect(cells(table('Remembered answers'), 'Column for').slice(1, 4)).toEqual([
      'Time entries',
      'A table of your own',
      'Column 5',
    ]);
    await userEvent.click(screen.getByRole('button', { name: /How dates are written/, expanded: false }));
    await userEvent.click(await screen.findByRole('option', { name: 'month/day/year' }));
    const worker = screen.getByRole('textbox', { name: 'Who worked' });
    await userEvent.clear(worker);
    await userEvent.type(worker, 'Sam{Enter}');
    const { kind, source } = own;
    await waitFor(() =>
      expect(asked('import.setAnswer')).toEqual([
        { kind, source, question: 'dates:Date', answer: 'mdy' },
        { kind, source, question: 'technician', answer: 'Sam' },
      ]),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Forget Column for “client”' }));
    await waitFor(() =>
      expect(asked('import.forgetAnswer')).toEqual([{ kind, source, question: 'column:client' }]),
    );
  });

  it('edits rules apart from those that are kept, shows what they would do, and keeps them on request', async () => {
    const { asked } = await show('What was learnt', {
      'import.memory': () => ok(memory({ rules: [rule('Microsoft'), rule('Adobe')] })),
      'import.previewRules': ({ rules }) =>
        ok(
          rules.length === 3
            ? {
                lines: 12,
                moved: [{ rule: 'Pax8', from: 'opex.other', to: 'cogs.licences', lines: 12, cents: 99 }],
              }
            : { lines: 0, moved: [] },
        ),
      'import.setRules': () => ok({ lines: 12, moved: [] }),
    });
    await waitFor(() => expect(patterns()).toEqual(['Microsoft', 'Adobe']));
    await userEvent.click(screen.getByRole('button', { name: 'Move rule 2 up' }));
    expect(patterns()).toEqual(['Adobe', 'Microsoft']);
    await userEvent.click(screen.getByRole('button', { name: 'Add a rule' }));
    const save = await screen.findByRole<HTMLButtonElement>('button', { name: 'Save the rules' });
    expect(save.disabled, 'a rule without words takes nothing').toBe(true);
    await userEvent.type(screen.getByRole('textbox', { name: 'What, rule 3' }), 'Pax8');
    await screen.findByRole('table', { name: 'Lines that would be booked otherwise' });
    expect(cells(table('Lines that would be booked otherwise'), 'Pax8').slice(0, 4)).toEqual([
      'Pax8',
      'Other running costs',
      'Licences for resale',
      '12',
    ]);
    expect(asked('import.setRules')).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: 'Save and book 12 lines anew' }));
    const kept = [rule('Adobe'), rule('Microsoft'), rule('Pax8', { kind: 'opex.other' })];
    await waitFor(() => expect(asked('import.setRules')).toEqual([{ rules: kept, apply: true }]));
  });

  it('keeps rules being edited over a look at another part, and discards them on request', async () => {
    await show('What was learnt', {
      'import.memory': () => ok(memory({ rules: [rule('Microsoft')] })),
      'import.previewRules': () => ok({ lines: 0, moved: [] }),
      'import.history': () => ok([]),
    });
    await userEvent.click(await screen.findByRole('button', { name: 'Delete rule 1' }));
    await choose('History');
    await choose('What was learnt');
    await screen.findByRole('button', { name: 'Discard' });
    expect(screen.queryByRole('textbox', { name: /rule 1/ })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Discard' }));
    expect(patterns()).toEqual(['Microsoft']);
  });
});
