import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { App } from '../../src/renderer/app.tsx';
import { installBridge } from './support/dom.ts';
import { failed, ok } from './support/fake-bridge.ts';

const noBook = { 'book.status': () => ok(null), 'book.recent': () => ok([]) };
const press = async (name: string | RegExp) => userEvent.click(await screen.findByRole('button', { name }));

describe('welcome', () => {
  it('asks again what is open when that could not be told, at the owner’s word', async () => {
    const fake = installBridge({ ...noBook, 'book.status': () => failed({ message: 'The disk is gone.' }) });
    render(<App />);
    expect((await screen.findByRole('alert')).textContent).toContain('The disk is gone.');
    fake.answers['book.status'] = () => ok(null);
    await press('Try again');
    await screen.findByRole('button', { name: /^Open…/ });
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('shows every problem of a folder that could not be read', async () => {
    const problems = [
      { file: 'clients.csv', line: 7, column: 'name', message: 'The client is there twice.' },
      { file: 'ledger.csv', line: 1204, column: 'amount', message: '“12,50” is not an amount.' },
      { file: 'settings.csv', message: 'The file is missing.' },
    ];
    const fake = installBridge({
      ...noBook,
      'files.choose': ({ purpose }) => ok({ token: purpose, name: 'Exports' }),
      'book.createFrom': () => failed({ code: 'bad_data', message: 'Nothing was read.', problems }),
    });
    render(<App />);
    await press('New book from a folder of exports…');
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('Nothing was read.');
    expect(
      within(alert)
        .getAllByRole('row')
        .slice(1)
        .map((row) => row.textContent),
    ).toEqual([
      'clients.csv7nameThe client is there twice.',
      'ledger.csv1,204amount“12,50” is not an amount.',
      'settings.csvThe file is missing.',
    ]);
    expect(fake.asked('book.createFrom')).toEqual([{ file: 'save-book', from: 'open-folder' }]);
  });

  it('does nothing when the owner leaves the dialog, and shows no error for a stopped job', async () => {
    const fake = installBridge({ ...noBook, 'files.choose': () => ok(null) });
    render(<App />);
    await press(/^Open…/);
    expect(fake.asked('book.open')).toEqual([]);

    fake.answers['book.openSample'] = () => failed({ code: 'cancelled' });
    await press('Open the sample company');
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('names a new book, then asks where to keep it', async () => {
    const fake = installBridge({
      ...noBook,
      'files.choose': () => ok({ token: 'here', name: 'Harbor Light IT.plumbline' }),
      'book.create': () => failed({ code: 'exists', message: 'There is a file of that name.' }),
    });
    render(<App />);
    await press(/^New book…/);
    const dialog = await screen.findByRole('dialog', { name: 'New book' });
    const next = within(dialog).getByRole('button', { name: 'Choose where to keep it…' });
    expect(next.hasAttribute('disabled')).toBe(true);
    await userEvent.type(within(dialog).getByRole('textbox', { name: 'Company' }), ' Harbor Light IT ');
    await userEvent.click(next);
    await waitFor(() =>
      expect(fake.asked('book.create')).toEqual([
        expect.objectContaining({
          file: 'here',
          company: 'Harbor Light IT',
          currency: 'USD',
          revenueBasis: 'contracts',
        }),
      ]),
    );
    expect(fake.asked('files.choose')).toEqual([{ purpose: 'save-book', suggest: 'Harbor Light IT' }]);
    expect((await within(dialog).findByRole('alert')).textContent).toContain('There is a file of that name.');
  });

  it('follows the menu and shows a long job with a way to stop it', async () => {
    const fake = installBridge({ ...noBook, 'jobs.cancel': () => ok({}) });
    render(<App />);
    await screen.findByText('Begin empty');
    fake.send({ type: 'command', command: 'new' });
    expect(await screen.findByRole('dialog', { name: 'New book' })).toBeTruthy();
    await userEvent.keyboard('{Escape}');
    fake.send({ type: 'progress', label: 'Reading time entries', done: 40, total: 90 });
    await press('Stop');
    expect(fake.asked('jobs.cancel')).toHaveLength(1);
    fake.send({ type: 'progress', label: 'Reading time entries', done: null, total: 90 });
    await waitFor(() => expect(screen.queryByText('Reading time entries')).toBeNull());
  });
});
