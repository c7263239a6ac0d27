import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { SettingsScreen } from '../../src/renderer/features/settings/settings-screen.tsx';
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

  it('removes a holiday', async () => {
    const fake = show();
    await userEvent.click(await screen.findByRole('button', { name: /Remove ?25 Dec 2026/ }));
    await waitFor(() => expect(fake.asked('settings.update')).toEqual([{ change: { holidays: [] } }]));
  });

  it('cannot be changed in a book that is read only', async () => {
    show({}, bookStatus({ readOnly: true }));
    expect((await field('Company')).disabled).toBe(true);
    expect(screen.getByText(/read only/)).toBeTruthy();
  });
});
