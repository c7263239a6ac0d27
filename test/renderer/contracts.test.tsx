// Protects keeping contracts in the window: the timeline tells what was from what is to come, and everything that can be
// done to a contract can be done by keyboard, is said before it is done, and loses nothing that was typed.
import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ContractForm } from '../../src/renderer/features/contracts/contract-form.tsx';
import { ContractPanel } from '../../src/renderer/features/contracts/contract-panel.tsx';
import { forgetDrafts } from '../../src/renderer/records/drafts.ts';
import { forgetForms } from '../../src/renderer/records/open-forms.ts';
import type { ContractLife } from '../../src/shared/contract/contracts.ts';
import type { Failure } from '../../src/shared/result.ts';
import { contractChange, contractEvent, contractLife } from './support/contracts.ts';
import { installBridge } from './support/dom.ts';
import { failed, ok } from './support/fake-bridge.ts';
import { bookStatus } from './support/figures.ts';

afterEach(() => {
  forgetDrafts();
  forgetForms();
});

type Options = { life?: Partial<ContractLife>; readOnly?: boolean; refuse?: Partial<Failure> };

function bridge({ life, refuse }: Options = {}) {
  return installBridge({
    'book.status': () => ok(bookStatus()),
    'records.names': () => ok({ clients: [{ id: 1, name: 'Alder', note: '', also: [] }] }),
    'contracts.timeline': () => ok(contractLife(life)),
    'contracts.preview': () => ok(contractChange()),
    'contracts.change': () =>
      refuse
        ? failed(refuse)
        : ok({ label: 'Change the price of C1 from 2026-08-01', changed: true, contract: 1 }),
  });
}

async function show(options: Options = {}) {
  const fake = bridge(options);
  const shown = render(
    <ContractPanel id={1} readOnly={options.readOnly ?? false} onClose={() => undefined} />,
  );
  await screen.findByRole('region', { name: 'Contract' });
  return { fake, ...shown };
}

const titles = (list: HTMLElement) =>
  within(list)
    .getAllByRole('listitem')
    .map((line) => line.textContent);

describe('a contract', () => {
  it('says what it brings today, where it stands, and its terms', async () => {
    await show();
    expect(screen.getByRole('heading', { name: 'C1 · Alder' })).toBeTruthy();
    expect(screen.getByText('Running')).toBeTruthy();
    expect(
      screen.getByText('Term to 31 Dec 2026 · 30 days notice · renews itself by 12 months'),
    ).toBeTruthy();
  });

  it('tells what was, today, and what is to come apart', async () => {
    await show();
    const was = titles(screen.getByRole('list', { name: 'Until today' }));
    expect(was).toEqual([
      expect.stringContaining('Began'),
      expect.stringContaining('$1,000.00 a month, less $1.00 discount'),
    ]);
    expect(titles(screen.getByRole('list', { name: 'To come' }))).toEqual([
      expect.stringContaining('1 Dec 2026Last day for notice'),
      expect.stringContaining('1 Jan 2027Renews itselfthrough 31 Dec 2027'),
    ]);
    expect(screen.getByText('Today, 15 Jul 2026')).toBeTruthy();
  });

  it.each<[Partial<ContractLife>, string[]]>([
    [{}, ['Change price…', 'Pause…', 'End…']],
    [{ state: 'paused', endedOn: '2026-12-31', price: null }, ['Set the price…', 'Resume…', 'Reopen…']],
    [{ state: 'ended', endedOn: '2026-01-31' }, ['Change price…', 'Reopen…']],
  ])('offers what can be done as it stands: %j', async (life, offers) => {
    await show({ life: { events: [contractEvent('start')], ...life } });
    expect(screen.getAllByRole('button', { name: /…$/ }).map((button) => button.textContent)).toEqual(offers);
  });

  it('of a read-only book can be read and not changed', async () => {
    await show({ readOnly: true });
    expect(screen.queryAllByRole('button', { name: /…$/ })).toEqual([]);
  });
});

describe('changing the price', () => {
  it('is typed by percent, said before it is done, and done with Enter', async () => {
    const user = userEvent.setup();
    const { fake } = await show();
    screen.getByRole('button', { name: 'Change price…' }).focus();
    await user.keyboard('{Enter}');
    const form = await screen.findByRole('form', { name: 'Change the price' });
    await user.type(within(form).getByRole('textbox', { name: 'Price' }), '+5 %');
    expect(within(form).getByText('= $1,050.00')).toBeTruthy();
    expect(await within(form).findByText(/^From 1 Aug 2026 it earns \$1,050.00 a month/)).toBeTruthy();
    expect(within(form).getByText('Months through Jul 2026 stay as printed.')).toBeTruthy();
    expect(fake.asked('contracts.change')).toEqual([]);
    await user.keyboard('{Enter}');
    expect(fake.asked('contracts.change')).toEqual([
      {
        action: {
          do: 'price',
          contract: 1,
          from: '2026-08-01',
          cycle: 'monthly',
          amount: 105_000,
          discount: 100,
          reason: 'price_increase',
        },
      },
    ]);
    await waitFor(() => expect(screen.queryByRole('form')).toBeNull());
  });

  it('keeps what was typed when it is left, and gives the focus back', async () => {
    const user = userEvent.setup();
    await show();
    await user.click(screen.getByRole('button', { name: 'Change price…' }));
    await user.type(screen.getByRole('textbox', { name: 'Price' }), '1234');
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('form')).toBeNull();
    await waitFor(() =>
      expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Change price…' })),
    );
    await user.keyboard('{Enter}');
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Price' }).value).toMatch(/^1,?234/);
  });

  it('says beside each field what is wrong, from here or from main', async () => {
    const user = userEvent.setup();
    const { fake } = await show({
      refuse: { code: 'bad_input', message: 'Nothing was saved.', fields: { from: 'Not before it begins.' } },
    });
    await user.click(screen.getByRole('button', { name: 'Change price…' }));
    await user.click(screen.getByRole('button', { name: 'Change the price' }));
    expect(screen.getByText('A price is needed.')).toBeTruthy();
    expect(fake.asked('contracts.change')).toEqual([]);
    await user.type(screen.getByRole('textbox', { name: 'Price' }), '100{Enter}');
    expect(await screen.findByText('Not before it begins.')).toBeTruthy();
    expect(screen.queryByText('Nothing was saved.')).toBeNull();
  });
});

describe('correcting', () => {
  it('begins with the price as it is', async () => {
    const user = userEvent.setup();
    const { fake } = await show();
    await user.click(screen.getByRole('button', { name: 'Correct the price of 2024-01-01' }));
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Price' }).value).toBe('1,000.00');
    await user.click(screen.getByRole('button', { name: 'Correct the price' }));
    expect(fake.asked('contracts.change')).toMatchObject([
      { action: { do: 'price', price: 7, from: '2024-01-01', amount: 100_000, reason: 'initial' } },
    ]);
  });

  it('takes a price out after saying what that does', async () => {
    const user = userEvent.setup();
    const { fake } = await show();
    await user.click(screen.getByRole('button', { name: 'Remove the price of 2024-01-01' }));
    expect(await screen.findByText(/^MRR of the book that day becomes/)).toBeTruthy();
    await user.keyboard('{Enter}');
    expect(fake.asked('contracts.change')).toEqual([
      { action: { do: 'removePrice', contract: 1, price: 7 } },
    ]);
  });
});

describe('a new contract', () => {
  it('takes its first price in the same form', async () => {
    const user = userEvent.setup();
    const fake = bridge();
    const leave = vi.fn();
    render(<ContractForm form={{ kind: 'add' }} life={null} onLeave={leave} />);
    await user.type(await screen.findByRole('textbox', { name: 'Contract' }), 'C9');
    await user.type(screen.getByRole('combobox', { name: /^Client/ }), 'Alder');
    await user.keyboard('{Tab}');
    await user.type(screen.getByRole('textbox', { name: 'Price' }), '500');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(leave).toHaveBeenCalledWith(1));
    expect(fake.asked('contracts.change')).toMatchObject([
      {
        action: {
          do: 'add',
          values: { contract: 'C9', client: 'Alder' },
          price: { amount: 50_000, cycle: 'monthly', reason: 'initial' },
        },
      },
    ]);
  });
});
