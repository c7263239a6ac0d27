// Protects the inputs of records: every type takes what people type, says what it read, and gives back text that means
// the same; what cannot be read stays to be mended, with the reason.
import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { useAsking } from '../../../src/renderer/records/ask.ts';
import { FieldInput } from '../../../src/renderer/records/field-input.tsx';
import type { InputField } from '../../../src/renderer/records/input-types.ts';
import { TABLES } from '../../../src/shared/records/tables.ts';
import { installBridge } from '../support/dom.ts';
import { ok } from '../support/fake-bridge.ts';
import { bookStatus } from '../support/figures.ts';

const name = (text: string, more: { note?: string; also?: string[] } = {}) => ({
  id: text.length,
  name: text,
  note: '',
  also: [],
  ...more,
});

beforeEach(() => {
  installBridge({
    'book.status': () => ok(bookStatus({ timeZone: 'Europe/Berlin', currency: 'EUR', today: '2026-06-30' })),
    'records.names': ({ tables }) =>
      ok(
        tables.includes('clients')
          ? { clients: [name('Alder', { also: ['Alder Ltd'] }), name('Birch'), name('Birch Hall')] }
          : tables.includes('accounts')
            ? { accounts: [name('Rent', { note: 'opex.rent' }), name('Licences', { note: 'opex.tools' })] }
            : {},
      ),
  });
});
afterEach(() => {
  vi.restoreAllMocks();
});

const fieldOf = (table: keyof typeof TABLES, of: string): InputField => {
  const found = TABLES[table].fields.find((field) => field.name === of);
  if (!found) throw new Error(`no field ${of}`);
  return found;
};

/** An input that keeps its text, as a form does. */
function show(field: InputField, start = '', more: Partial<Parameters<typeof FieldInput>[0]> = {}) {
  const kept = { text: start, done: [] as [string, string][] };
  function Held() {
    const [text, setText] = useState(start);
    kept.text = text;
    return (
      <FieldInput
        field={field}
        text={text}
        onChange={setText}
        onCommit={(finished, how) => kept.done.push([finished, how])}
        {...more}
      />
    );
  }
  render(<Held />);
  return kept;
}

const asked = () => useAsking.getState().open.at(-1);
const box = (label: RegExp | string) => screen.findByRole<HTMLInputElement>('textbox', { name: label });
const combo = (label: RegExp | string) => screen.findByRole<HTMLInputElement>('combobox', { name: label });
const described = (input: HTMLElement): string =>
  (input.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map((id) => document.getElementById(id)?.textContent ?? '')
    .join(' ');

describe('an amount', () => {
  const amount = fieldOf('ledger_entries', 'amount');

  it('says what it reads while it is typed, and stands so once it is finished', async () => {
    const kept = show(amount);
    const input = await box('Amount');
    await userEvent.type(input, '100+20*3');
    expect(described(input)).toBe('= 160.00');
    await userEvent.type(input, '{Enter}');
    expect(input.value).toBe('160.00');
    expect(kept.done).toEqual([['160.00', 'enter']]);
    expect(described(input)).toBe('');
  });

  it('is read as this machine writes amounts', async () => {
    vi.spyOn(navigator, 'language', 'get').mockReturnValue('de-DE');
    const kept = show(amount);
    await userEvent.type(await box('Amount'), '1.250,5');
    await userEvent.tab();
    expect(kept.text).toBe('1.250,50');
  });

  it('that cannot be read stays, says why, and is not told', async () => {
    const kept = show(amount);
    const input = await box('Amount');
    await userEvent.type(input, 'twelve');
    expect(input.getAttribute('aria-invalid'), 'not before it is left').toBeNull();
    await userEvent.tab();
    expect(input.getAttribute('aria-invalid')).toBe('true');
    expect(described(input)).toContain('“twelve” is not an amount such as 1,250.50.');
    expect(kept).toEqual({ text: 'twelve', done: [] });
    await userEvent.type(input, '{Backspace}');
    expect(input.getAttribute('aria-invalid'), 'once it is changed').toBeNull();
  });

  it('shows what main says of it', async () => {
    show(amount, '5.00', { error: 'This can’t be less than nothing.' });
    const input = await box('Amount');
    expect(described(input).trim()).toBe('This can’t be less than nothing.');
  });
});

it('a duration takes hours and minutes in any writing', async () => {
  const kept = show(fieldOf('time_entries', 'duration'));
  const input = await box('Duration');
  await userEvent.type(input, '90m');
  expect(described(input)).toBe('= 1:30');
  await userEvent.tab();
  expect(kept.text).toBe('1:30');
});

describe('a day', () => {
  const date = fieldOf('ledger_entries', 'date');

  it('takes shortcuts', async () => {
    const kept = show(date);
    const input = await box('Date');
    await userEvent.type(input, 'yesterday');
    expect(described(input)).toBe('= 06/29/2026');
    await userEvent.tab();
    expect(kept.text).toBe('06/29/2026');
  });

  it('is chosen from a calendar that opens on it, by keyboard alone', async () => {
    const kept = show(date, '06/10/2026');
    const input = await box('Date');
    await userEvent.click(input);
    await userEvent.keyboard('{Alt>}{ArrowDown}{/Alt}');
    expect(await screen.findByRole('dialog', { name: 'Choose date' })).toBeTruthy();
    await waitFor(() => expect(document.activeElement?.getAttribute('aria-label')).toMatch(/June 10, 2026/));
    await userEvent.keyboard('{ArrowDown}{Enter}');
    expect(kept.text).toBe('06/17/2026');
    expect(kept.done.at(-1)).toEqual(['06/17/2026', 'choice']);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('the calendar of an empty day opens on today', async () => {
    show(date);
    await userEvent.click(await screen.findByRole('button', { name: 'Choose “Date” from a calendar' }));
    await waitFor(() => expect(document.activeElement?.getAttribute('aria-label')).toMatch(/June 30, 2026/));
  });
});

describe('a moment', () => {
  const opened = fieldOf('tickets', 'opened_at');
  const openCalendar = async () => {
    await userEvent.click(await box('Opened'));
    await userEvent.keyboard('{Alt>}{ArrowDown}{/Alt}');
    await screen.findByRole('dialog', { name: 'Choose opened' });
  };
  const dayInFocus = (day: RegExp) =>
    waitFor(() => expect(document.activeElement?.getAttribute('aria-label')).toMatch(day));

  it('is read in the book’s zone', async () => {
    const kept = show(opened);
    await userEvent.type(await box('Opened'), 'yesterday 2:30 pm');
    await userEvent.tab();
    expect(kept.text).toBe('06/29/2026 2:30 PM');
  });

  it('keeps its time when another day is chosen from the calendar, by keyboard alone', async () => {
    const kept = show(opened, '06/10/2026 2:30 PM');
    await openCalendar();
    await dayInFocus(/June 10, 2026/);
    await userEvent.keyboard('{ArrowDown}{Enter}');
    expect(kept.text).toBe('06/17/2026 2:30 PM');
    // Only now is the field finished: it was not left for its calendar.
    expect(kept.done).toEqual([['06/17/2026 2:30 PM', 'choice']]);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('that is empty begins today and asks for its time', async () => {
    const kept = show(opened);
    await openCalendar();
    await dayInFocus(/June 30, 2026/);
    await userEvent.keyboard('{ArrowLeft}{Enter}');
    const time = await box('Time');
    await waitFor(() => expect(document.activeElement).toBe(time));
    expect(kept.text).toBe('');
    await userEvent.keyboard('25{Enter}');
    expect(screen.getByText(/is not a moment/)).toBeTruthy();
    await userEvent.keyboard('9{Enter}');
    expect(kept.done).toEqual([['06/29/2026 9:00 AM', 'choice']]);
  });

  it('that the clocks skip is refused in the calendar, too', async () => {
    const kept = show(opened, '03/28/2026 2:30 AM');
    await openCalendar();
    await dayInFocus(/March 28, 2026/);
    await userEvent.keyboard('{ArrowRight}{Enter}');
    expect(await screen.findByText(/There is no such time in Europe\/Berlin/)).toBeTruthy();
    expect(kept.text).toBe('03/28/2026 2:30 AM');
  });
});

describe('a reference', () => {
  const client = fieldOf('time_entries', 'client');

  it('finds a name by what it begins with, or by another spelling', async () => {
    const kept = show(client);
    const input = await combo('Client');
    await userEvent.type(input, 'ald');
    expect((await screen.findAllByRole('option')).map((option) => option.textContent)).toEqual([
      'Alder',
      'Add client “ald”',
    ]);
    await userEvent.keyboard('{Enter}');
    expect(kept.text).toBe('Alder');
    await userEvent.clear(input);
    await userEvent.type(input, 'alder ltd');
    await userEvent.tab();
    expect(kept.text).toBe('Alder');
  });

  it('is chosen from the list with the arrows', async () => {
    const kept = show(client);
    await userEvent.type(await combo('Client'), 'bir');
    await screen.findByRole('option', { name: 'Birch Hall' });
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{Enter}');
    expect(kept.text).toBe('Birch Hall');
    expect(kept.done.at(-1)).toEqual(['Birch Hall', 'choice']);
  });

  it('that is nobody’s name stays, and says so', async () => {
    const kept = show(client);
    const input = await combo('Client');
    await userEvent.type(input, 'Nobody');
    await userEvent.tab();
    expect(described(input)).toContain('There is no client “Nobody” in this book.');
    expect(kept.text).toBe('Nobody');
  });

  it('offers to add a name that is new, and takes it once it is there', async () => {
    const kept = show(client);
    await userEvent.type(await combo('Client'), 'Cedar');
    await userEvent.click(await screen.findByRole('option', { name: 'Add client “Cedar”' }));
    await waitFor(() => expect(asked()?.question).toEqual({ kind: 'add', table: 'clients', name: 'Cedar' }));
    await act(async () => asked()?.answer('Cedar & Co'));
    expect(kept.text).toBe('Cedar & Co');
    expect(kept.done).toEqual([['Cedar & Co', 'choice']]);
  });

  it('says the kind of an account in words', async () => {
    show(fieldOf('ledger_entries', 'account'));
    await userEvent.type(await combo('Account'), 'own tools');
    const options = await screen.findAllByRole('option');
    expect(options.map((option) => option.textContent)).toEqual([
      'LicencesOwn tools and software',
      'Add account “own tools”',
    ]);
  });
});

describe('a choice', () => {
  it('is a list in a form, with nothing said where it may be', async () => {
    const kept = show(fieldOf('contracts', 'assignable'), 'Yes');
    await userEvent.click(await screen.findByRole('button', { name: /Assignable/ }));
    await userEvent.click(await screen.findByRole('option', { name: 'Not said' }));
    expect(kept.text).toBe('');
  });

  it('is found by typing within a cell', async () => {
    const kept = show(fieldOf('time_entries', 'work_type'), '', { compact: true, autoFocus: true });
    const input = await combo('Work type');
    await userEvent.type(input, 'on');
    await userEvent.keyboard('{Enter}');
    expect(kept.done).toEqual([['Onboarding', 'enter']]);
  });

  it('of many is found by typing in a form, too', async () => {
    const kept = show(fieldOf('accounts', 'kind'));
    await userEvent.type(await combo('Kind'), 'project');
    await userEvent.keyboard('{ArrowDown}{Enter}');
    expect(kept.text).toBe('Project revenue');
  });
});

describe('yes or no', () => {
  it('that always holds is a box to check', async () => {
    const kept = show(fieldOf('time_entries', 'billable'), 'Yes');
    await userEvent.click(await screen.findByRole('checkbox', { name: 'Billable' }));
    expect(kept).toEqual({ text: 'No', done: [['No', 'choice']] });
  });

  it('that may be unsaid has three answers', async () => {
    const kept = show(fieldOf('contracts', 'signed'));
    await userEvent.click(await screen.findByRole('button', { name: /Signed/ }));
    expect((await screen.findAllByRole('option')).map((option) => option.textContent)).toEqual([
      'Not said',
      'Yes',
      'No',
    ]);
    await userEvent.click(screen.getByRole('option', { name: 'No' }));
    expect(kept.text).toBe('No');
  });
});

describe('several names', () => {
  const aliases = fieldOf('clients', 'aliases');

  it('are added with Enter, taken back with Backspace, and removed one by one', async () => {
    const kept = show(aliases, 'One\nTwo; and more');
    const input = await box('Also known as');
    await userEvent.type(input, 'Three{Enter}');
    expect(kept.text.trim().split('\n')).toEqual(['One', 'Two; and more', 'Three']);
    await userEvent.type(input, '{Backspace}');
    expect(input.value).toBe('Three');
    await userEvent.click(screen.getByRole('button', { name: /Remove One/ }));
    expect(kept.text.trim().split('\n')).toEqual(['Two; and more', 'Three']);
  });

  it('keep what is typed and not added yet', async () => {
    const kept = show(aliases);
    await userEvent.type(await box('Also known as'), 'Alder; Inc');
    expect(kept.text.trim()).toBe('Alder; Inc');
    await userEvent.tab();
    expect(screen.getByRole('row', { name: 'Alder; Inc' })).toBeTruthy();
  });

  it('stand on one line within a cell', async () => {
    const kept = show(aliases, 'One\nTwo', { compact: true });
    const input = await box('Also known as');
    expect(input.value).toBe('One; Two');
    await userEvent.type(input, '; Three{Enter}');
    expect(kept.done[0]).toEqual(['One\nTwo\nThree', 'enter']);
  });
});

it('a note takes lines in a form, and within a cell with Shift', async () => {
  const kept = show(fieldOf('clients', 'notes'), '', { compact: true, autoFocus: true });
  const input = await box('Notes');
  await userEvent.type(input, 'one{Shift>}{Enter}{/Shift}two{Enter}');
  expect(kept.done[0]).toEqual(['one\ntwo', 'enter']);
});

it('nothing can be typed where nothing can be changed', async () => {
  show(fieldOf('ledger_entries', 'date'), '06/30/2026', { isDisabled: true });
  expect((await box('Date')).disabled).toBe(true);
  expect(screen.getByRole<HTMLButtonElement>('button').disabled).toBe(true);
});
