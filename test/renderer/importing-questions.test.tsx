// Protects what only the owner can say of a file: nothing is answered silently, whatever he says counts and stays to be
// changed, and he is never told that he did what was done for him.
import { act, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { ImportScreen } from '../../src/renderer/features/importing/import-screen.tsx';
import { resetImports } from '../../src/renderer/features/importing/state.ts';
import type { ImportPlan } from '../../src/shared/contract/importing.ts';
import type { Result } from '../../src/shared/result.ts';
import type { installBridge } from './support/dom.ts';
import { deferred, failed, ok } from './support/fake-bridge.ts';
import { bookStatus } from './support/figures.ts';
import { choose, commitButton, hindrance, press } from './support/import-screen.tsx';
import { accountQuestion, datesQuestion, memory, plan } from './support/importing.ts';
import { cells, table } from './support/screen.ts';

afterEach(resetImports);

describe('questions', () => {
  const asking: Parameters<typeof installBridge>[0] = {
    'import.plan': ({ answers = {} }) =>
      ok(plan({ questions: datesQuestion.id in answers ? [] : [datesQuestion] })),
  };

  it('are never answered silently; an answer looks at the file again and stays to be changed', async () => {
    const { asked } = await choose(asking);
    const group = await screen.findByRole('radiogroup', { name: datesQuestion.prompt });
    for (const radio of within(group).getAllByRole<HTMLInputElement>('radio'))
      expect(radio.checked).toBe(false);
    const chosen = within(group).getByRole('radio', { name: /month\/day/ });
    await userEvent.click(chosen);
    await waitFor(() => expect(commitButton().disabled).toBe(false));
    expect(asked('import.plan').at(-1)).toMatchObject({ answers: { 'dates:Date': 'mdy' } });
    expect(document.activeElement, 'the focus stays where it was').toBe(chosen);
    await userEvent.click(within(group).getByRole('radio', { name: /day\/month/ }));
    await waitFor(() =>
      expect(asked('import.plan').at(-1)).toMatchObject({ answers: { 'dates:Date': 'dmy' } }),
    );
  });

  it('take all suggestions at once when asked to', async () => {
    const { asked } = await choose({
      'import.plan': ({ answers = {} }) =>
        ok(
          plan({
            kind: 'ledger',
            questions: [accountQuestion('Sales', 'revenue.recurring'), accountQuestion('Odd')].filter(
              ({ id }) => !(id in answers),
            ),
          }),
        ),
    });
    expect(
      cells(await screen.findByRole('table', { name: 'Accounts of the file' }), 'Sales').slice(0, 5),
    ).toEqual(['Sales', '5', '−$3,884.07', 'March, April', 'Recurring revenue']);
    await press('Use the suggestion');
    await waitFor(() => expect(hindrance()).toBe('1 question still open.'));
    expect(asked('import.plan').at(-1)).toMatchObject({ answers: { 'account:Sales': 'revenue.recurring' } });
  });

  it('file all accounts that are left at once, each by its name', async () => {
    const { asked } = await choose({
      'import.plan': ({ answers = {} }) => {
        const all = [accountQuestion('Odd'), accountQuestion('Even'), accountQuestion('Sales')];
        return ok(plan({ kind: 'ledger', questions: all.filter(({ id }) => !(id in answers)) }));
      },
    });
    await press(/Kind of Sales/);
    await userEvent.click(await screen.findByRole('option', { name: 'Recurring revenue' }));
    expect(cells(table('Accounts of the file'), 'The 2 left')[0]).toBe('The 2 left are all');
    await press(/Kind of all that are left/);
    await userEvent.click(await screen.findByRole('option', { name: /^Not part of the books/ }));
    await waitFor(() => expect(commitButton().disabled).toBe(false));
    expect(asked('import.plan').at(-1)).toMatchObject({
      answers: { 'account:Odd': 'ignore', 'account:Even': 'ignore', 'account:Sales': 'revenue.recurring' },
    });
  });

  it('are asked again on request where an earlier answer was remembered', async () => {
    await choose({
      'import.plan': ({ answers = {} }) =>
        ok(
          answers['dates:Date'] === ''
            ? plan({ questions: [datesQuestion] })
            : plan({
                answered: [{ id: 'dates:Date', prompt: 'Dates in Date', answer: 'dmy', label: 'dmy' }],
              }),
        ),
    });
    await press('Ask me again');
    const group = await screen.findByRole('radiogroup', { name: datesQuestion.prompt });
    for (const radio of within(group).getAllByRole<HTMLInputElement>('radio'))
      expect(radio.checked).toBe(false);
    expect(commitButton().disabled).toBe(true);
  });

  it('a spelling may be the likely client, any other of the book, or a new one', async () => {
    const question = {
      id: 'client:Whitcomb',
      prompt: 'Is “Whitcomb” the same client as “Whitcomb CPAs”?',
      because: 'The spellings are alike.',
      options: [
        { value: 'Whitcomb CPAs', label: 'Yes' },
        { value: 'new', label: 'No' },
      ],
      suggestion: 'Whitcomb CPAs',
    };
    const { asked } = await choose({
      'import.plan': ({ answers = {} }) => ok(plan({ questions: question.id in answers ? [] : [question] })),
      'import.memory': () => ok(memory({ clients: ['Cedar Clinic', 'Whitcomb CPAs'] })),
    });
    const other = await screen.findByRole('combobox', { name: 'Another client that Whitcomb is' });
    await userEvent.click(other);
    expect((await screen.findAllByRole('option')).map(({ textContent }) => textContent)).toEqual([
      'Cedar Clinic',
    ]);
    await userEvent.click(screen.getByRole('option', { name: 'Cedar Clinic' }));
    const last = () => asked('import.plan').at(-1);
    await waitFor(() => expect(last()).toMatchObject({ answers: { 'client:Whitcomb': 'Cedar Clinic' } }));
    await userEvent.click(screen.getByRole('radio', { name: 'The same client' }));
    await waitFor(() => expect(last()).toMatchObject({ answers: { 'client:Whitcomb': 'Whitcomb CPAs' } }));
    expect(
      screen.getByRole<HTMLInputElement>('combobox', { name: 'Another client that Whitcomb is' }).value,
    ).toBe('');
  });

  it('a client known by a number only is named by hand', async () => {
    const question = { ...datesQuestion, id: 'client:4711', options: [], free: 'the client’s name' };
    const { asked } = await choose({
      'import.plan': ({ answers = {} }) => ok(plan({ questions: question.id in answers ? [] : [question] })),
    });
    await userEvent.type(
      await screen.findByRole('textbox', { name: 'Client number 4711' }),
      ' Cedar Clinic{Enter}',
    );
    await waitFor(() =>
      expect(asked('import.plan').at(-1)).toMatchObject({ answers: { 'client:4711': 'Cedar Clinic' } }),
    );
  });

  it('keep what was said when the owner goes to another screen and comes back', async () => {
    const { unmount } = await choose(asking);
    await userEvent.click(await screen.findByRole('radio', { name: /month\/day/ }));
    unmount();
    render(<ImportScreen status={bookStatus()} />);
    await waitFor(() => expect(commitButton().disabled).toBe(false));
    expect(screen.getByRole<HTMLInputElement>('radio', { name: /month\/day/ }).checked).toBe(true);
  });

  it('an answer given while the file is being looked at counts, not the plan before it', async () => {
    const first = deferred<Result<ImportPlan>>();
    let turn = 0;
    const { asked } = await choose({
      'import.plan': ({ answers = {} }) => {
        turn++;
        if (turn === 1) return ok(plan({ questions: [datesQuestion] }));
        if (turn === 2) return first.promise;
        return ok(plan({ new: answers['dates:Date'] === 'dmy' ? 5 : 6 }));
      },
    });
    await userEvent.click(await screen.findByRole('radio', { name: /month\/day/ }));
    await waitFor(() => expect(asked('import.plan')).toHaveLength(2));
    await userEvent.click(screen.getByRole('radio', { name: /day\/month/ }));
    await waitFor(() => expect(asked('jobs.cancel')).toHaveLength(1));
    expect(commitButton().disabled, 'nothing can be imported meanwhile').toBe(true);
    await act(async () => first.settle(failed({ code: 'cancelled' })));
    await waitFor(() => expect(commitButton().textContent).toBe('Import 5 time entries'));
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('a stop that comes so late that it meets the look after it is not told as the owner’s', async () => {
    const [second, third] = [deferred<Result<ImportPlan>>(), deferred<Result<ImportPlan>>()];
    const cancelled = deferred<Result<Record<string, never>>>();
    let turn = 0;
    const { asked } = await choose({
      'jobs.cancel': () => cancelled.promise,
      'import.plan': () => {
        turn++;
        if (turn === 1) return ok(plan({ questions: [datesQuestion] }));
        return turn === 2 ? second.promise : turn === 3 ? third.promise : ok(plan({ new: 7 }));
      },
    });
    await userEvent.click(await screen.findByRole('radio', { name: /month\/day/ }));
    await waitFor(() => expect(asked('import.plan')).toHaveLength(2));
    await userEvent.click(screen.getByRole('radio', { name: /day\/month/ }));
    await waitFor(() => expect(asked('jobs.cancel')).toHaveLength(1));
    await act(async () => second.settle(ok(plan())));
    await waitFor(() => expect(asked('import.plan')).toHaveLength(3));
    await act(async () => {
      third.settle(failed({ code: 'cancelled' }));
      cancelled.settle(ok({}));
    });
    await waitFor(() => expect(commitButton().textContent).toBe('Import 7 time entries'));
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('a look that knows the last answer already is not stopped for it', async () => {
    const [other, last] = [deferred<Result<ImportPlan>>(), deferred<Result<ImportPlan>>()];
    const { asked } = await choose(
      {
        'import.plan': ({ file, answers = {} }) => {
          if (file === 'b.csv') return other.promise;
          return 'dates:Date' in answers ? last.promise : ok(plan({ questions: [datesQuestion] }));
        },
      },
      ['a.csv', 'b.csv'],
    );
    await userEvent.click(await screen.findByRole('radio', { name: /month\/day/ }));
    await act(async () => other.settle(ok(plan())));
    await waitFor(() => expect(asked('import.plan').at(-1)).toMatchObject({ file: 'a.csv' }));
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(asked('jobs.cancel')).toEqual([]);
    await act(async () => last.settle(ok(plan({ new: 7 }))));
    await waitFor(() => expect(commitButton().textContent).toBe('Import 7 time entries'));
  });
});

describe('a file of which nobody knows what it is', () => {
  it('is asked about before all else, with what is likely', async () => {
    const kinds = { ...datesQuestion, id: 'kind', prompt: 'What is this file?', suggestion: 'invoices' };
    const { asked } = await choose({
      'import.plan': ({ kind }) =>
        ok(kind ? plan({ kind }) : plan({ kind: null, mapping: null, new: 0, questions: [kinds] })),
    });
    expect(await screen.findByText(/What is this file\?.*Most likely: Invoices\./)).toBeTruthy();
    expect(hindrance()).toBe('First say what the file is.');
    await press(/What it is/);
    await userEvent.click(await screen.findByRole('option', { name: 'Tickets' }));
    await waitFor(() => expect(commitButton().textContent).toBe('Import 412 tickets'));
    expect(asked('import.plan').at(-1)).toMatchObject({ kind: 'tickets' });
  });
});
