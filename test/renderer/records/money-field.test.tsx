// Protects amounts of settings: typed as people type them, kept once they are left and once only, and not lost when refused.
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { MoneyField } from '../../../src/renderer/records/money-field.tsx';
import { installBridge } from '../support/dom.ts';
import { ok } from '../support/fake-bridge.ts';
import { bookStatus } from '../support/figures.ts';

afterEach(() => vi.restoreAllMocks());

async function show(cents: number | null, more: { min?: number; error?: string } = {}) {
  installBridge({ 'book.status': () => ok(bookStatus({ currency: 'EUR' })) });
  const kept = vi.fn();
  const field = (value: number | null, error?: string) => (
    <MoneyField label="Debt" cents={value} onCommit={kept} {...more} error={error} />
  );
  const { rerender } = render(field(cents));
  const input = await screen.findByRole<HTMLInputElement>('textbox', { name: 'Debt' });
  return { kept, input, now: (value: number | null, error?: string) => rerender(field(value, error)) };
}

it('takes what people type in their own country', async () => {
  vi.spyOn(navigator, 'language', 'get').mockReturnValue('de-DE');
  const { kept, input } = await show(100);
  expect(input.value).toBe('1,00');
  await userEvent.clear(input);
  await userEvent.type(input, '1.250,50 €');
  await userEvent.tab();
  expect(kept.mock.calls).toEqual([[125_050]]);
  expect(input.value).toBe('1.250,50');
});

it('is kept once, by Enter or by leaving', async () => {
  const { kept, input } = await show(null);
  await userEvent.type(input, '12{Enter}');
  await userEvent.tab();
  expect(kept.mock.calls).toEqual([[1200]]);
});

it('is not kept when it says the same in other words', async () => {
  const { kept, input } = await show(125_000);
  await userEvent.clear(input);
  await userEvent.type(input, '1250');
  await userEvent.tab();
  expect(kept).not.toHaveBeenCalled();
  expect(input.value).toBe('1,250.00');
});

it('is nothing once it is emptied, which is not zero', async () => {
  const { kept, input } = await show(0);
  await userEvent.clear(input);
  await userEvent.tab();
  expect(kept.mock.calls).toEqual([[null]]);
});

it('that was refused stays to be mended, and can be tried again', async () => {
  const { kept, input, now } = await show(100);
  await userEvent.clear(input);
  await userEvent.type(input, '7{Enter}');
  now(100, 'The file is locked.');
  expect(input.value).toBe('7.00');
  expect(screen.getByText('The file is locked.')).toBeTruthy();
  await userEvent.type(input, '{Enter}');
  expect(kept.mock.calls).toEqual([[700], [700]]);
});

it('follows the book', async () => {
  const { input, now } = await show(100);
  await userEvent.clear(input);
  await userEvent.type(input, '7{Enter}');
  now(700);
  now(900);
  await waitFor(() => expect(input.value).toBe('9.00'));
});

it('is not kept below its least', async () => {
  const { kept, input } = await show(null, { min: 0 });
  await userEvent.type(input, '-5{Enter}');
  expect(kept).not.toHaveBeenCalled();
  expect(screen.getByText('This can’t be less than nothing.')).toBeTruthy();
});
