import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { SettingsScreen } from '../../src/renderer/features/settings/settings-screen.tsx';
import { AskHost } from '../../src/renderer/records/ask-host.tsx';
import type { Settings } from '../../src/shared/contract/settings.ts';
import { installBridge } from './support/dom.ts';
import { failed, ok } from './support/fake-bridge.ts';
import { bookStatus, settings } from './support/figures.ts';

function show(more: Parameters<typeof installBridge>[0] = {}, book = bookStatus()) {
  const fake = installBridge({
    'settings.get': () => ok(settings({ holidays: ['2026-12-25'] })),
    'settings.update': () => ok(settings()),
    ...more,
  });
  render(<SettingsScreen status={book} />);
  return fake;
}

/** What is read out with a field: its hint, and why it was refused. */
const described = (input: HTMLElement): string =>
  (input.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map((id) => document.getElementById(id)?.textContent ?? '')
    .join(' ');

const field = (name: RegExp | string) => screen.findByRole<HTMLInputElement>('textbox', { name });

describe('settings', () => {
  it('keeps a field once it is left, and nothing that was not changed', async () => {
    const fake = show();
    const company = await field('Company');
    await userEvent.click(company);
    await userEvent.tab();
    await userEvent.clear(company);
    await userEvent.type(company, 'Harbor Light');
    await userEvent.tab();
    await waitFor(() =>
      expect(fake.asked('settings.update')).toEqual([{ change: { company: 'Harbor Light' } }]),
    );
  });

  it('sets the target rate to the cent, and takes it away', async () => {
    const fake = show();
    const target = await field(/^Target net rate/);
    await userEvent.clear(target);
    await userEvent.type(target, '130.5{Enter}');
    await userEvent.clear(target);
    await userEvent.tab();
    await waitFor(() =>
      expect(fake.asked('settings.update')).toEqual([
        { change: { targetCer: 13_050 } },
        { change: { targetCer: null } },
      ]),
    );
  });

  it('asks before closed months are worked out anew, and says beside the field when it was left', async () => {
    const refused = failed({ code: 'closed_month', message: 'Closed.', months: ['2026-06'] });
    const fake = show({
      'settings.update': ({ allowClosed }) => (allowClosed ? ok(settings()) : refused),
    });
    render(<AskHost />);
    const change = { revenueBasis: 'ledger' };
    const choose = async () => {
      await userEvent.click(await screen.findByRole('button', { name: /Recurring revenue/ }));
      await userEvent.click(await screen.findByRole('option', { name: /As billed in the ledger/ }));
      await screen.findByRole('dialog', { name: 'Change a closed month?' });
    };
    await choose();
    await userEvent.click(screen.getByRole('button', { name: 'Leave it as it is' }));
    expect(await screen.findByText('Nothing was changed.')).toBeDefined();
    expect(fake.asked('settings.update')).toEqual([{ change }]);
    await choose();
    await userEvent.click(screen.getByRole('button', { name: 'Change the closed month' }));
    await waitFor(() => expect(fake.asked('settings.update').at(-1)).toEqual({ change, allowClosed: true }));
  });

  it('says beside the field why it was refused, and leaves the text to be mended', async () => {
    const reason = 'Business hours look like Mon-Fri 08:00-17:00.';
    show({ 'settings.update': () => failed({ fields: { businessHours: reason } }) });
    const hours = await field('Business hours');
    await userEvent.clear(hours);
    await userEvent.type(hours, 'always');
    await userEvent.tab();
    expect(await screen.findByText(reason)).toBeTruthy();
    expect(hours.value).toBe('always');
  });

  it.each<[label: RegExp | string, typed: string, change: object]>([
    ['Business hours', 'Tue-Sat 09:00-18:00', { businessHours: 'Tue-Sat 09:00-18:00' }],
    ['A ticket is stuck after, days', '14', { stuckDays: 14 }],
    [/^Market pay of the owner/, '98000', { ownerMarketPay: 9_800_000 }],
    ['Multiple of adjusted EBITDA', '4.25', { ebitdaMultiple: '4.25' }],
    ['Multiple of SDE', '2.5', { sdeMultiple: '2.5' }],
    ['Debt', '1200.50', { debt: 120_050 }],
    ['Cash', '7', { cash: 700 }],
    ['Deferred revenue to deduct', '300', { deferredRevenue: 30_000 }],
  ])('keeps %s as %s', async (label, typed, change) => {
    const fake = show();
    const input = await field(label);
    await userEvent.clear(input);
    await userEvent.type(input, typed);
    await userEvent.tab();
    await waitFor(() => expect(fake.asked('settings.update')).toEqual([{ change }]));
  });

  it.each<[label: RegExp | string, now: Partial<Settings>, change: object]>([
    [/^Market pay of the owner/, { ownerMarketPay: 100 }, { ownerMarketPay: null }],
    ['Multiple of SDE', { sdeMultiple: '2' }, { sdeMultiple: null }],
    ['Deferred revenue to deduct', { deferredRevenue: 100 }, { deferredRevenue: null }],
    ['Debt', { debt: 100 }, { debt: null }],
    ['Cash', { cash: 0 }, { cash: null }],
  ])('takes %s away when it is emptied, which is not the same as zero', async (label, now, change) => {
    const fake = show({ 'settings.get': () => ok(settings(now)) });
    await userEvent.clear(await field(label));
    await userEvent.tab();
    await waitFor(() => expect(fake.asked('settings.update')).toEqual([{ change }]));
  });

  it('offers the revenue bases in words, and keeps the one chosen', async () => {
    const fake = show();
    await userEvent.click(await screen.findByRole('button', { name: /Recurring revenue/ }));
    await userEvent.click(await screen.findByRole('option', { name: /As billed in the ledger/ }));
    await waitFor(() =>
      expect(fake.asked('settings.update')).toEqual([{ change: { revenueBasis: 'ledger' } }]),
    );
  });

  it.each([
    ['Currency', 'EUR', /^EUR · Euro/, { currency: 'EUR' }],
    ['Time zone', 'Lisbon', 'Europe/Lisbon', { timeZone: 'Europe/Lisbon' }],
  ])('finds a %s by typing', async (label, typed, option, change) => {
    const fake = show();
    const input = await screen.findByRole('combobox', { name: label });
    await userEvent.clear(input);
    await userEvent.type(input, typed);
    await userEvent.click(await screen.findByRole('option', { name: option }));
    await waitFor(() => expect(fake.asked('settings.update')).toEqual([{ change }]));
  });

  it('adds a holiday once, in order, and only a day that there is', async () => {
    const fake = show();
    const add = await screen.findByRole<HTMLButtonElement>('button', { name: 'Add holiday' });
    expect(add.disabled).toBe(true);
    const input = screen.getByLabelText('Holidays');
    await userEvent.type(input, '2026-12-25');
    expect(add.disabled, 'it is one already').toBe(true);
    await userEvent.clear(input);
    await userEvent.type(input, '2026-07-03');
    await userEvent.click(add);
    await waitFor(() =>
      expect(fake.asked('settings.update')).toEqual([{ change: { holidays: ['2026-07-03', '2026-12-25'] } }]),
    );
  });

  it('says what is wrong with a list beside it, and beside no other field', async () => {
    const reason = 'A day looks like 2026-06-30.';
    show({ 'settings.update': () => failed({ fields: { 'change.holidays.0': reason } }) });
    await userEvent.click(await screen.findByRole('button', { name: /Remove/ }));
    expect(await screen.findAllByText(reason)).toHaveLength(1);
    expect((await field('Company')).getAttribute('aria-invalid')).toBeNull();
  });

  it('ties a refusal to its field, and forgets it with the next change that is kept', async () => {
    let refuse = true;
    show({
      'settings.update': () => (refuse ? failed({ message: 'The file is locked.' }) : ok(settings())),
    });
    const stuck = await field('A ticket is stuck after, days');
    await userEvent.clear(stuck);
    await userEvent.type(stuck, '30{Enter}');
    await waitFor(() => expect(stuck.getAttribute('aria-invalid')).toBe('true'));
    expect(described(stuck)).toContain('The file is locked.');
    refuse = false;
    await userEvent.clear(stuck);
    await userEvent.type(stuck, '21{Enter}');
    await waitFor(() => expect(screen.queryByText('The file is locked.')).toBeNull());
  });

  it('says of a field that nobody has set it, and what counts until then', async () => {
    show({ 'settings.unset': () => ok(['businessHours', 'cash']) });
    const hours = await field('Business hours');
    await waitFor(() => expect(described(hours)).toBe('Such as Mon-Fri 08:00-17:00. A default; not set yet'));
    expect(described(await field('Cash'))).toBe('Never set; counts as 0');
    expect(described(await field('Debt'))).toBe('');
  });

  it('removes a holiday', async () => {
    const fake = show();
    await userEvent.click(await screen.findByRole('button', { name: /Remove ?25 Dec 2026/ }));
    await waitFor(() => expect(fake.asked('settings.update')).toEqual([{ change: { holidays: [] } }]));
  });

  it('cannot be changed in a book that is read only', async () => {
    show({}, bookStatus({ readOnly: true }));
    expect((await field('Company')).disabled).toBe(true);
    expect(screen.getByText(/read only/)).toBeTruthy();
    for (const input of screen.getAllByRole<HTMLInputElement>('textbox')) expect(input.disabled).toBe(true);
    expect(screen.getByLabelText<HTMLInputElement>('Holidays').disabled).toBe(true);
    for (const name of [/Add holiday/, /Remove/, /Recurring revenue/])
      expect(screen.getByRole<HTMLButtonElement>('button', { name }).disabled).toBe(true);
  });
});
