// Protects the window's part of an import: files are looked at one after another, nothing said is lost, nothing is
// taken silently, and the button only does what it says.
import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { ImportScreen } from '../../src/renderer/features/importing/import-screen.tsx';
import { resetImports } from '../../src/renderer/features/importing/state.ts';
import type { ImportPlan } from '../../src/shared/contract/importing.ts';
import { installBridge } from './support/dom.ts';
import { failed, ok } from './support/fake-bridge.ts';
import { bookStatus } from './support/figures.ts';
import { choose, commitButton, hindrance, press } from './support/import-screen.tsx';
import { datesQuestion, plan, receipt } from './support/importing.ts';
import { cells, table } from './support/screen.ts';

afterEach(resetImports);

const stateOf = (name: string) =>
  within(screen.getByRole('list', { name: 'Files' })).getByRole('button', { name: new RegExp(`^${name}`) })
    .textContent;

describe('a file', () => {
  it('is looked at, and the button says what it will do', async () => {
    await choose({});
    await waitFor(() => expect(commitButton().textContent).toBe('Import 412 time entries'));
    expect(commitButton().disabled).toBe(false);
    expect(screen.getByText('Looks like an export of Toggl Track.')).toBeTruthy();
    const counts = screen.getByLabelText('What would happen');
    expect(counts.textContent).toBe('New412Changed0Already there0Left out0Rejected0');
  });

  it.each([
    [{ new: 1 }, 'Import 1 time entry'],
    [{ new: 400, changed: 12 }, 'Import 400 and change 12 time entries'],
    [{ new: 0, changed: 12 }, 'Change 12 time entries'],
  ])('says %o as “%s”', async (counts, words) => {
    await choose({ 'import.plan': () => ok(plan(counts)) });
    await waitFor(() => expect(commitButton().textContent).toBe(words));
  });

  it.each([
    [{ new: 0, unchanged: 412 }, 'All of it is in the book already.'],
    [{ new: 0, rejectedCount: 3 }, 'Every row was rejected.'],
    [{ new: 0 }, 'There is no record in it.'],
    [{ questions: [datesQuestion] }, '1 question still open.'],
  ] satisfies [Partial<ImportPlan>, string][])('with %o is not imported, and says why', async (more, why) => {
    await choose({ 'import.plan': () => ok(plan(more)) });
    await waitFor(() => expect(hindrance()).toBe(why));
    expect(commitButton().disabled).toBe(true);
  });

  it('shows the first records without columns that are empty in all of them', async () => {
    await choose({});
    const preview = await screen.findByRole('region', { name: 'Preview of records' });
    expect(
      within(preview)
        .getAllByRole('row')
        .map((row) => row.textContent),
    ).toEqual(['LineDateClientIs', '24 Mar 2026Cedar Clinicnew']);
  });

  it('tells what is rejected, left out, changed and worth a look', async () => {
    await choose({
      'import.plan': () =>
        ok(
          plan({
            rejectedCount: 1,
            rejected: [{ line: 1204, column: 'Hours', reason: '“soon” is no duration' }],
            leftOut: 7,
            leftOutRows: [{ reason: 'a subtotal', count: 7, lines: [9, 19] }],
            changed: 1,
            changes: [
              {
                line: 5,
                record: '2026-03-04 · Cedar Clinic',
                fields: [{ field: 'Amount', before: '12.50', after: '-3.00' }],
              },
            ],
            warnings: [{ line: 8, message: 'The two durations differ.' }],
            totals: [{ label: 'Sales (revenue.project)', value: 123456, unit: 'cents' }],
            newClients: ['Brook & Sons'],
          }),
        ),
    });
    await screen.findByRole('table', { name: 'Rejected rows and why' });
    expect(cells(table('Rejected rows and why'), '1,204')).toEqual([
      '1,204',
      'Hours',
      '“soon” is no duration',
    ]);
    expect(cells(table('Left-out rows by reason'), 'A subtotal')).toEqual(['A subtotal', '7', '9, 19 …']);
    expect(cells(table('Changes by field'), '4 Mar 2026')).toEqual([
      '4 Mar 2026 · Cedar Clinic',
      '5',
      'Amount',
      '$12.50',
      '−$3.00',
    ]);
    expect(cells(table('Warnings by line'), '8')).toEqual(['8', 'The two durations differ.']);
    expect(screen.getByText('Sales · Project revenue').parentElement?.textContent).toContain('$1,234.56');
    expect(screen.getByText('1 new client').parentElement?.textContent).toContain('Brook & Sons');
  });

  it('that is refused says why, and can be looked at again', async () => {
    let broken = true;
    await choose({
      'import.plan': () => (broken ? failed({ message: 'It holds no table.' }) : ok(plan())),
    });
    expect((await screen.findByRole('alert')).textContent).toContain('It holds no table.');
    broken = false;
    await press('Look at it again');
    await waitFor(() => expect(commitButton().disabled).toBe(false));
    expect(screen.queryByRole('alert')).toBeNull();
  });
});

describe('columns', () => {
  it('that are not taken into the book are named, open or closed', async () => {
    const column = (position: number, label: string, samples: string[], kept: boolean) => ({
      position,
      label,
      unit: '',
      samples,
      field: null,
      kept,
    });
    await choose({
      'import.plan': () =>
        ok(
          plan({
            columns: [
              column(0, 'Date', ['2026-03-04'], true),
              column(1, 'Comment', ['Quick'], false),
              column(2, 'Tags', ['a'], false),
              column(3, 'Phone', [], false),
            ],
          }),
        ),
    });
    expect(await screen.findByText(/^Not taken into the book:/)).toHaveProperty(
      'textContent',
      'Not taken into the book: Comment, Tags, 1 blank in the first rows.',
    );
    expect(screen.queryByRole('table', { name: 'Columns of the file' })).toBeNull();
  });

  it('can be another field, which the next look is told', async () => {
    const { asked } = await choose({});
    await press('Show and change');
    await press(/What Client is/);
    await userEvent.click(await screen.findByRole('option', { name: 'Note' }));
    await waitFor(() =>
      expect(asked('import.plan').at(-1)).toMatchObject({
        mapping: { source: 'toggl', columns: { note: 0, date: 1, duration: 2 } },
      }),
    );
  });

  it('name what is still needed, and are open where nobody knows them', async () => {
    await choose({
      'import.plan': () =>
        ok(plan({ tool: null, mapping: { kind: 'time_entries', source: 'csv-1', columns: { date: 1 } } })),
    });
    expect(await screen.findByText('Still needed: duration.')).toBeTruthy();
    expect(table('Columns of the file')).toBeTruthy();
  });
});

describe('importing', () => {
  it('sends what was seen, shows the receipt and goes on with the next file', async () => {
    const { asked } = await choose({ 'import.commit': () => ok(receipt({ newClients: ['Brook & Sons'] })) }, [
      'hours.csv',
      'more.csv',
    ]);
    await waitFor(() => expect(stateOf('more')).toContain('Ready to import'));
    await userEvent.click(commitButton());
    const title = await screen.findByRole('heading', { name: 'Imported 412 time entries from “hours.csv”' });
    await waitFor(() => expect(document.activeElement).toBe(title));
    expect(screen.getByText(/With 1 new client/)).toBeTruthy();
    expect(asked('import.commit')).toEqual([
      { file: 'hours.csv', answers: {}, content: 'the hash of it', saveAs: '' },
    ]);
    await press('Next: more.csv');
    expect(commitButton().textContent).toBe('Import 412 time entries');
  });

  it('that fails says why and keeps the file', async () => {
    await choose({ 'import.commit': () => failed({ message: '“hours.csv” changed since.' }) });
    await waitFor(() => expect(commitButton().disabled).toBe(false));
    await userEvent.click(commitButton());
    expect((await screen.findByRole('alert')).textContent).toContain('changed since');
    expect(commitButton().disabled).toBe(true);
  });

  it('looks at the other files again once the book changed, and at none of another book', async () => {
    const { asked, rerender } = await choose({}, ['hours.csv', 'more.csv']);
    await waitFor(() => expect(asked('import.plan')).toHaveLength(2));
    rerender(<ImportScreen status={bookStatus({ revision: 2 })} />);
    await waitFor(() => expect(asked('import.plan')).toHaveLength(4));
    rerender(<ImportScreen status={bookStatus({ fileName: 'Other.plumbline' })} />);
    expect(await screen.findByText('Drop exported files here')).toBeTruthy();
  });

  it('is undone from its receipt, after a look at what goes and what stays', async () => {
    const kept = [
      { table: 'time_entries' as const, id: 1, record: '2026-03-04 · Cedar', why: 'was edited since' },
    ];
    const effect = { batch: 7, removed: 411, restored: 0, keptCount: 1, kept };
    const { asked } = await choose({
      'import.commit': () => ok(receipt()),
      'import.undoPreview': () => ok(effect),
      'import.undo': () => ok(effect),
    });
    await waitFor(() => expect(commitButton().disabled).toBe(false));
    await userEvent.click(commitButton());
    await press('Undo this import…');
    const dialog = await screen.findByRole('dialog');
    await waitFor(() => expect(dialog.textContent).toContain('411 records go.'));
    expect(cells(within(dialog).getByRole('table'), '4 Mar')).toEqual([
      '4 Mar 2026 · Cedar',
      'was edited since',
    ]);
    await userEvent.click(within(dialog).getByRole('button', { name: 'Undo, and keep 1 record' }));
    expect(await screen.findByRole('heading', { name: /was undone/ })).toBeTruthy();
    expect(asked('import.undo')).toEqual([{ batch: 7, keepEdited: true }]);
    await press('Look at it again');
    await waitFor(() => expect(commitButton().disabled).toBe(false));
  });

  it('writes nothing into a book that is read only', async () => {
    installBridge({});
    render(<ImportScreen status={bookStatus({ readOnly: true })} />);
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Choose files…' }).disabled).toBe(true);
    expect(screen.getByText(/open read-only/)).toBeTruthy();
  });
});

describe('files dropped onto the window', () => {
  const dropping = (files: File[], folders: boolean[] = files.map(() => false)) => ({
    dataTransfer: {
      types: ['Files'],
      files,
      items: folders.map((isDirectory) => ({ webkitGetAsEntry: () => ({ isDirectory }) })),
    },
  });

  it('show where they can be let go, and are looked at', async () => {
    const fake = installBridge({ 'import.plan': () => ok(plan()) });
    render(<ImportScreen status={bookStatus()} />);
    fireEvent.dragOver(window, dropping([]));
    expect(screen.getByText(/Drop them to look at them/)).toBeTruthy();
    fireEvent.drop(window, dropping([new File(['a'], 'hours.csv')]));
    expect(screen.queryByText(/Drop them to look at them/)).toBeNull();
    await waitFor(() =>
      expect(fake.asked('import.plan')).toEqual([{ file: 'token of hours.csv', answers: {} }]),
    );
  });

  it('that are folders are left where they are, and it is said', async () => {
    const fake = installBridge({ 'import.plan': () => ok(plan()) });
    render(<ImportScreen status={bookStatus()} />);
    const [folder, file] = [new File([], 'Exports'), new File(['a'], 'hours.csv')];
    fireEvent.drop(window, dropping([folder], [true]));
    expect((await screen.findByRole('alert')).textContent).toContain('A folder is no export');
    expect(fake.asked('import.plan')).toEqual([]);
    fireEvent.drop(window, dropping([folder, file], [true, false]));
    await waitFor(() => expect(fake.asked('import.plan')).toHaveLength(1));
    expect(screen.getByRole('alert').textContent, 'beside the file that was taken').toContain('A folder');
  });

  it('that cannot be taken are told', async () => {
    const { bridge } = installBridge({});
    bridge.drop = async () => [];
    render(<ImportScreen status={bookStatus()} />);
    fireEvent.drop(window, dropping([new File(['a'], 'mail.csv')]));
    expect((await screen.findByRole('alert')).textContent).toContain('could not be taken');
  });
});
