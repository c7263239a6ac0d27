import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { ValuationScreen } from '../../src/renderer/features/valuation/valuation-screen.tsx';
import { installBridge } from './support/dom.ts';
import { failed, ok } from './support/fake-bridge.ts';
import { bookStatus, figure, settings, valuation } from './support/figures.ts';
import { cells, rowNames } from './support/screen.ts';

const show = (more: Parameters<typeof installBridge>[0] = {}, book = bookStatus()) => {
  const fake = installBridge({
    'metrics.valuation': () => ok(valuation()),
    'settings.get': () => ok(settings()),
    'settings.update': () => ok(settings()),
    ...more,
  });
  render(<ValuationScreen asOf="2026-06-30" status={book} />);
  return fake;
};
const multiple = () =>
  screen.findByRole<HTMLInputElement>('textbox', { name: 'Multiple of Adjusted EBITDA' });

describe('adjustments', () => {
  const item = (label: string, confidence: 'documented' | 'estimated', cents: number) => ({
    ...({ date: '2026-03-20', label, category: 'one_time', recurring: false, confidence, note: '' } as const),
    figure: figure(cents, 'cents', { at: `valuation/adjustments/each/${label}` }),
  });
  const totals = { documented: figure(500_000), estimated: figure(-7_000) };

  it('are subtotalled by what backs them', async () => {
    const adjustments = [item('Legal', 'documented', 500_000), item('Car', 'estimated', -7_000)];
    show({ 'metrics.valuation': () => ok(valuation({ adjustments, adjustmentTotals: totals })) });
    const found = await screen.findByRole('table', { name: 'Adjustments' });
    expect(cells(found, 'Documented').at(-1)).toBe('$5,000');
    expect(cells(found, 'Estimated').at(-1)).toBe('−$70');
  });

  it('of one kind have one subtotal', async () => {
    const adjustments = [item('Legal', 'documented', 500_000)];
    show({ 'metrics.valuation': () => ok(valuation({ adjustments, adjustmentTotals: totals })) });
    expect(rowNames(await screen.findByRole('table', { name: 'Adjustments' }))).toEqual([
      'Legal',
      'Documented',
    ]);
  });
});

describe('multiples', () => {
  it('has none built in and asks for one', async () => {
    show();
    expect((await multiple()).value).toBe('');
    expect(screen.getAllByText(/None is built in/)).toHaveLength(2);
  });

  it('saves what is typed as decimal text, once the field is left', async () => {
    const fake = show();
    await userEvent.type(await multiple(), '3.25');
    expect(fake.asked('settings.update')).toEqual([]);
    await userEvent.tab();
    await waitFor(() =>
      expect(fake.asked('settings.update')).toEqual([{ change: { ebitdaMultiple: '3.25' } }]),
    );
  });

  it('takes the multiple away when the field is emptied', async () => {
    const fake = show({ 'settings.get': () => ok(settings({ ebitdaMultiple: '3' })) });
    await waitFor(async () => expect((await multiple()).value).toBe('3.0'));
    await userEvent.clear(await multiple());
    await userEvent.tab();
    await waitFor(() =>
      expect(fake.asked('settings.update')).toEqual([{ change: { ebitdaMultiple: null } }]),
    );
  });

  it('says beside the field why a change was refused', async () => {
    show({
      'settings.update': () => failed({ fields: { ebitdaMultiple: 'A multiple is a number such as 3.5.' } }),
    });
    await userEvent.type(await multiple(), '5');
    await userEvent.tab();
    expect(await screen.findByText('A multiple is a number such as 3.5.')).toBeTruthy();
  });

  it('keeps money to the cent', async () => {
    const fake = show();
    const debt = await screen.findByRole('textbox', { name: 'Debt' });
    await userEvent.clear(debt);
    await userEvent.type(debt, '18000.29');
    await userEvent.tab();
    await waitFor(() => expect(fake.asked('settings.update')).toEqual([{ change: { debt: 1_800_029 } }]));
  });

  it('cannot be changed in a book that is read only', async () => {
    show({}, bookStatus({ readOnly: true }));
    expect((await multiple()).disabled).toBe(true);
  });
});
