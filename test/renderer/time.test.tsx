// Protects taking time by keyboard: the line shows what it will save and says what is missing, a cell of the week takes
// what is typed, and a running timer is seen and stopped from every screen.
import { act, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { RunningTimers } from '../../src/renderer/features/time/running-timers.tsx';
import { TimeScreen } from '../../src/renderer/features/time/time-screen.tsx';
import { resetTime, useTime } from '../../src/renderer/features/time/time-state.ts';
import { useUi } from '../../src/renderer/lib/ui-state.ts';
import { useAsking } from '../../src/renderer/records/ask.ts';
import { forgetGrids, setGrid } from '../../src/renderer/records/grid-state.ts';
import type { Output } from '../../src/shared/contract/index.ts';
import type { Timer, WeekEntry } from '../../src/shared/contract/time.ts';
import { installBridge } from './support/dom.ts';
import { failed, ok } from './support/fake-bridge.ts';

const NAMES: Output<'time.names'> = {
  clients: [
    { name: 'Acme Ltd', aliases: [] },
    { name: 'Birch', aliases: ['BCO'] },
  ],
  technicians: [
    { name: 'Sam', isOwner: false },
    { name: 'Ruth', isOwner: true },
  ],
  today: '2026-07-14',
  timeZone: 'UTC',
};
let next = 1;
const entry = (
  day: string,
  client: string | null,
  seconds: number,
  more: Partial<WeekEntry> = {},
): WeekEntry => ({
  id: next++,
  day,
  client,
  seconds,
  billable: true,
  workType: 'support',
  ticket: '',
  note: '',
  ...more,
});
const timer = (more: Partial<Timer> = {}): Timer => ({
  technician: 'Ruth',
  client: 'Birch',
  startedAt: Date.parse('2026-07-14T09:00:00Z') / 1000,
  billable: true,
  workType: 'support',
  ticket: '',
  note: 'vpn',
  ...more,
});

const saved = (label = 'Add time entry x') => ({ label, changed: true, ids: [[1]] });

/** Answers of a book whose weeks are these entries. */
function book(entries: () => WeekEntry[] = () => [], closed: string[] = []) {
  return installBridge({
    'time.names': () => ok(NAMES),
    'time.week': ({ technician, first }) => {
      const last = new Date(Date.parse(first) + 6 * 86_400_000).toISOString().slice(0, 10);
      return ok({
        technician,
        first,
        closed,
        entries: entries().filter(({ day }) => day >= first && day <= last),
      });
    },
    'records.save': () => ok(saved()),
    'records.dependents': () => ok({ text: '', rows: [] }),
    'records.remove': () => ok({ label: 'Remove time entry x', changed: true, removed: 1 }),
    'records.list': () => ok({ total: 0, rows: [], sums: {} }) as never,
    'time.timers': () => ok([]),
  });
}

async function show(fake = book(), readOnly = false) {
  render(<TimeScreen status={{ readOnly }} />);
  await screen.findByRole('grid');
  return fake;
}
const line = () => screen.getByRole('textbox', { name: 'Enter time' });
const cell = (row: number, column: number): HTMLElement => {
  const found = document.querySelector<HTMLElement>(`[data-cell="${row} ${column}"]`);
  if (!found) throw new Error(`no cell ${row} ${column}`);
  return found;
};
const heads = () => screen.getAllByRole('columnheader').map(({ textContent }) => textContent);

afterEach(() => {
  resetTime();
  forgetGrids();
  useAsking.setState({ open: [] });
});

describe('the line', () => {
  it('has the focus, shows what it will save, and saves on Enter', async () => {
    const fake = await show();
    expect(document.activeElement).toBe(line());
    await userEvent.keyboard('acme 1:30 vpn is slow nb #12 yesterday');
    const preview = line().closest('div')?.parentElement?.parentElement?.textContent ?? '';
    for (const part of ['Acme Ltd', '1:30 h', '13 Jul 2026', 'Ruth', 'not billable', '#12', '“vpn is slow”'])
      expect(preview.replaceAll('\u00a0', ' ')).toContain(part);
    await userEvent.keyboard('{Enter}');
    expect(fake.asked('records.save')).toEqual([
      {
        sets: [
          {
            table: 'time_entries',
            rows: [
              {
                values: {
                  date: '2026-07-13',
                  client: 'Acme Ltd',
                  technician: 'Ruth',
                  duration: 5400,
                  billable: false,
                  work_type: 'support',
                  ticket: '12',
                  note: 'vpn is slow',
                },
              },
            ],
          },
        ],
      },
    ]);
    await waitFor(() => expect(line()).toHaveProperty('value', ''));
    expect(document.activeElement).toBe(line());
    expect(useUi.getState().done).toBe('Added time entry x. Undo: Ctrl Z');
  });

  it('says what is missing, and saves nothing until it is mended', async () => {
    const fake = await show();
    await userEvent.keyboard('zebra vpn{Enter}');
    expect(screen.getByText(/No client of this book is meant by “zebra vpn”/)).toBeTruthy();
    expect(screen.getByText(/How long is missing/)).toBeTruthy();
    expect(line().getAttribute('aria-invalid')).toBe('true');
    expect(fake.asked('records.save')).toEqual([]);
    expect(line()).toHaveProperty('value', 'zebra vpn');
  });

  it('keeps what was typed when it could not be saved, and when another screen comes in between', async () => {
    const fake = book();
    fake.answers['records.save'] = () => failed({ message: 'The disk is full.' });
    const { unmount } = render(<TimeScreen status={{ readOnly: false }} />);
    await screen.findByRole('grid');
    await userEvent.keyboard('acme 1:30{Enter}');
    await waitFor(() => expect(useUi.getState().failure?.message).toBe('The disk is full.'));
    expect(line()).toHaveProperty('value', 'acme 1:30');
    unmount();
    render(<TimeScreen status={{ readOnly: false }} />);
    expect(await screen.findByRole('textbox', { name: 'Enter time' })).toHaveProperty('value', 'acme 1:30');
  });

  it('goes on with the technician used last', async () => {
    await show();
    await userEvent.keyboard('acme 1:30 @sam{Enter}');
    await waitFor(() => expect(useTime.getState().technician).toBe('Sam'));
    expect(await screen.findByRole('grid', { name: 'Week of Sam' })).toBeTruthy();
  });

  it('starts a timer on Ctrl Enter when only the time is missing', async () => {
    const fake = book();
    fake.answers['time.start'] = () => ok({ timer: timer(), saved: null });
    await show(fake);
    await userEvent.keyboard('bco 1:30{Control>}{Enter}{/Control}');
    expect(fake.asked('time.start')).toEqual([]);
    await userEvent.clear(line());
    await userEvent.keyboard('bco vpn @ruth{Control>}{Enter}{/Control}');
    expect(fake.asked('time.start')).toEqual([
      { technician: 'Ruth', client: 'Birch', billable: true, workType: 'support', ticket: '', note: 'vpn' },
    ]);
    await waitFor(() => expect(line()).toHaveProperty('value', ''));
    expect(useUi.getState().done).toBe('Timer started: Birch.');
  });
});

describe('the week', () => {
  const MON = '2026-07-13';
  const WEEK = () => [
    entry(MON, 'Birch', 3600, { id: 11, note: 'a' }),
    entry('2026-07-14', 'Birch', 600, { id: 12, note: 'b' }),
    entry('2026-07-14', 'Birch', 1200, { id: 13, note: 'c' }),
    entry('2026-07-15', 'Acme Ltd', 90_000, { id: 14 }),
    entry('2026-07-08', 'Acme Ltd', 60, { id: 15, workType: 'project', billable: false }),
  ];
  beforeEach(() => {
    Object.defineProperty(navigator, 'language', { value: 'en-GB', configurable: true });
  });
  afterEach(() => {
    Object.defineProperty(navigator, 'language', { value: 'en-US', configurable: true });
  });

  it('has days in the locale’s order, sums, several entries in a cell and days of more than 24 hours', async () => {
    await show(book(WEEK, ['2026-07']));
    expect(heads()).toEqual([
      'Client and work',
      ...['Mon 13', 'Tue 14', 'Wed 15', 'Thu 16', 'Fri 17', 'Sat 18', 'Sun 19'].map((day) => `${day}closed`),
      'Total',
    ]);
    const [, acme, birch, total] = screen.getAllByRole('row');
    expect(acme?.textContent).toBe('Acme LtdSupport25:0025:00');
    expect(birch?.textContent).toBe('BirchSupport1:000:302 entries×1:30');
    expect(total?.textContent).toBe('Total1:000:3025:00over 24 h26:30');
  });

  it('takes a time that is typed: Enter goes down, Tab to the right, Esc leaves it', async () => {
    const fake = await show(book(WEEK));
    act(() => cell(0, 0).focus());
    await userEvent.keyboard('1h30{Enter}');
    expect(fake.asked('records.save')).toMatchObject([
      {
        sets: [{ rows: [{ values: { date: MON, client: 'Acme Ltd', technician: 'Ruth', duration: 5400 } }] }],
      },
    ]);
    expect(document.activeElement).toBe(cell(1, 0));
    await userEvent.keyboard('2{Tab}');
    expect(fake.asked('records.save').at(-1)).toEqual({
      sets: [{ table: 'time_entries', rows: [{ id: 11, values: { duration: 7200 } }] }],
    });
    expect(document.activeElement).toBe(cell(1, 1));
    await userEvent.keyboard('{ArrowUp}9{Escape}');
    expect(fake.asked('records.save')).toHaveLength(2);
    expect(document.activeElement).toBe(cell(0, 1));
    expect(useTime.getState().editing).toBeNull();
  });

  it('keeps a time that can’t be read, and says why', async () => {
    const fake = await show(book(WEEK));
    act(() => cell(1, 0).focus());
    await userEvent.keyboard('{F2}');
    expect(document.activeElement).toHaveProperty('value', '1:00');
    await userEvent.keyboard('x{Enter}');
    expect(screen.getByRole('alert').textContent).toContain('“1:00x” is not a time');
    expect(document.activeElement).toHaveProperty('value', '1:00x');
    expect(fake.asked('records.save')).toEqual([]);
    await userEvent.keyboard('{Backspace}{Enter}');
    // Nothing has changed, so nothing is saved.
    expect(fake.asked('records.save')).toEqual([]);
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('says why a time could not be saved, and keeps it', async () => {
    const message = 'Row 1, client: There is no client “Acme Ltd” in this book.';
    const fields = { 'sets.0.rows.0.client': 'There is no client “Acme Ltd” in this book.' };
    const fake = await show(book(WEEK));
    fake.answers['records.save'] = () => failed({ code: 'bad_input', message, fields });
    act(() => cell(0, 0).focus());
    await userEvent.keyboard('1h30{Enter}');
    await waitFor(() => expect(useUi.getState().failure?.message).toBe(message));
    expect(useTime.getState().editing?.text).toBe('1h30');
  });

  it('opens the entries of a cell that has several, and changes them in one step', async () => {
    const fake = await show(book(WEEK));
    act(() => cell(1, 1).focus());
    await userEvent.keyboard('{Enter}');
    const dialog = await screen.findByRole('dialog', { name: /Birch, Tuesday 14 Jul 2026/ });
    const times = within(dialog).getAllByRole('textbox', { name: /^Time/ });
    expect(times.map((input) => (input as HTMLInputElement).value)).toEqual(['0:10', '0:20']);
    expect(document.activeElement).toBe(times[0]);
    await userEvent.clear(times[0] as HTMLElement);
    await userEvent.keyboard('nonsense{Enter}');
    expect(dialog.textContent).toContain('“nonsense” is not a time');
    await userEvent.clear(times[0] as HTMLElement);
    await userEvent.keyboard('15m{Tab}{End}!{Enter}');
    expect(fake.asked('records.save')).toEqual([
      { sets: [{ table: 'time_entries', rows: [{ id: 12, values: { duration: 900, note: 'b!' } }] }] },
    ]);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await waitFor(() => expect(document.activeElement).toBe(cell(1, 1)));
  });

  it('is cleared by Delete, all entries of a cell at once', async () => {
    const fake = await show(book(WEEK));
    act(() => cell(1, 1).focus());
    await userEvent.keyboard('{Delete}');
    await waitFor(() =>
      expect(fake.asked('records.remove')).toMatchObject([{ table: 'time_entries', ids: [12, 13] }]),
    );
  });

  it('goes to other weeks by keys, and takes their rows over', async () => {
    const fake = await show(book(WEEK));
    act(() => cell(0, 0).focus());
    await userEvent.keyboard('{PageUp}');
    await screen.findByText('6 Jul 2026 – 12 Jul 2026');
    await waitFor(() =>
      expect(screen.getAllByRole('row')[1]?.textContent).toContain('Project, not billable'),
    );
    await userEvent.keyboard('{PageDown}{PageDown}');
    await waitFor(() => expect(heads()[1]).toBe('Mon 20'));
    expect(screen.getByText(/Ruth has no time in this week/)).toBeTruthy();
    await userEvent.keyboard('t');
    await waitFor(() => expect(heads()[1]).toBe('Mon 13'));
    await userEvent.click(screen.getByRole('button', { name: 'Copy last week’s rows' }));
    await waitFor(() => expect(screen.getAllByRole('row')).toHaveLength(5));
    act(() => cell(0, 0).focus());
    await userEvent.keyboard('1{Enter}');
    expect(fake.asked('records.save')).toMatchObject([
      { sets: [{ rows: [{ values: { client: 'Acme Ltd', work_type: 'project', billable: false } }] }] },
    ]);
  });

  it('gets another row by hand', async () => {
    await show(book(() => []));
    const add = screen.getByRole('group', { name: 'Another row' });
    await userEvent.click(within(add).getByRole('combobox'));
    await userEvent.keyboard('bir');
    await userEvent.keyboard('{ArrowDown}{Enter}');
    await userEvent.click(within(add).getByRole('button', { name: 'Add row' }));
    expect(screen.getAllByRole('row')[1]?.textContent).toBe('BirchSupport');
  });

  it('only shows a book that is read only', async () => {
    const fake = book(WEEK);
    render(<TimeScreen status={{ readOnly: true }} />);
    await screen.findByRole('grid');
    expect(screen.queryByRole('textbox')).toBeNull();
    act(() => cell(1, 0).focus());
    await userEvent.keyboard('1{Enter}{Delete}');
    expect(fake.asked('records.save')).toEqual([]);
    expect(fake.asked('records.remove')).toEqual([]);
    expect(screen.queryByRole('button', { name: 'Add row' })).toBeNull();
  });
});

it('shows the list to whoever is led to certain entries', async () => {
  book();
  act(() => setGrid('time_entries', { ids: [1, 2] }));
  render(<TimeScreen status={{ readOnly: false }} />);
  expect(await screen.findByRole('grid', { name: 'Time' })).toBeTruthy();
});

it('asks for a technician where there is none', async () => {
  const fake = book();
  fake.answers['time.names'] = () => ok({ ...NAMES, technicians: [] });
  render(<TimeScreen status={{ readOnly: false }} />);
  await userEvent.click(await screen.findByRole('button', { name: 'Add a technician' }));
  expect(useUi.getState().screen).toBe('technicians');
});

describe('a running timer', () => {
  const NOW = new Date('2026-07-14T10:03:07Z');
  beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: NOW }));
  afterEach(() => vi.useRealTimers());

  async function run(...timers: Timer[]) {
    const fake = book();
    fake.answers['time.timers'] = () => ok(timers);
    fake.answers['time.stop'] = () => ok({ label: 'Add time entry y', ids: [1], seconds: 3787 });
    fake.answers['time.discard'] = () => ok(timer());
    render(<RunningTimers readOnly={false} />);
    await waitFor(() => expect(fake.asked('time.timers')).toHaveLength(1));
    return fake;
  }

  it('counts the seconds and is stopped by Ctrl T', async () => {
    vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'], now: NOW });
    const fake = await run(timer());
    expect((await screen.findByRole('timer')).textContent).toBe('1:03:07');
    act(() => void vi.advanceTimersByTime(2000));
    expect(screen.getByRole('timer').textContent).toBe('1:03:09');
    await userEvent.keyboard('{Control>}t{/Control}');
    expect(fake.asked('time.stop')).toEqual([{ technician: 'Ruth' }]);
    await waitFor(() => expect(useUi.getState().done).toBe('1 h 3 min: Added time entry y. Undo: Ctrl Z'));
  });

  it('leads to the line by Ctrl T where none runs', async () => {
    await run();
    await userEvent.keyboard('{Control>}t{/Control}');
    expect(useUi.getState().screen).toBe('time');
  });

  it('leaves a field by Ctrl T while its screen still stands, so that what was typed is saved', async () => {
    await run();
    const left: string[] = [];
    render(<input aria-label="Note" onBlur={() => left.push(useUi.getState().screen)} />);
    act(() => {
      useUi.setState({ screen: 'adjustments' });
      screen.getByRole('textbox', { name: 'Note' }).focus();
    });
    await userEvent.keyboard('{Control>}t{/Control}');
    expect(left).toEqual(['adjustments']);
    expect(useUi.getState().screen).toBe('time');
  });

  it('is discarded only once the owner has agreed', async () => {
    const fake = await run(timer(), timer({ technician: 'Sam', client: null, workType: 'internal' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Discard the timer for Internal, Sam' }));
    const asking = useAsking.getState().open.at(-1);
    expect(asking?.question).toMatchObject({ title: 'Discard this timer?' });
    expect(fake.asked('time.discard')).toEqual([]);
    act(() => asking?.answer('yes'));
    await waitFor(() => expect(fake.asked('time.discard')).toEqual([{ technician: 'Sam' }]));
  });

  it('that was discarded can be taken back, from when it was started', async () => {
    const fake = await run(timer());
    fake.answers['time.takeBack'] = (given) => ok(given);
    await userEvent.click(await screen.findByRole('button', { name: 'Discard the timer for Birch' }));
    fake.answers['time.timers'] = () => ok([]);
    act(() => useAsking.getState().open.at(-1)?.answer('yes'));
    const back = await screen.findByRole('button', { name: 'Take back the discarded timer for Birch' });
    expect(screen.getByText('1:03 h of Ruth, discarded')).toBeTruthy();
    await userEvent.click(back);
    expect(fake.asked('time.takeBack')).toEqual([timer()]);
    await waitFor(() => expect(screen.queryByText(/discarded/)).toBeNull());
  });

  it('that was forgotten asks how long the work took', async () => {
    vi.setSystemTime('2026-07-15T07:00:00Z');
    const fake = await run(timer());
    const dialog = await screen.findByRole('dialog', { name: 'How long did Birch take?' });
    await waitFor(() => expect(dialog.textContent).toContain('22 h, since Tuesday, 14 Jul 2026, 9:00'));
    await userEvent.keyboard('soon{Enter}');
    expect(dialog.textContent).toContain('“soon” is not a time');
    await userEvent.clear(within(dialog).getByRole('textbox'));
    await userEvent.keyboard('1:30{Enter}');
    expect(fake.asked('time.stop')).toEqual([{ technician: 'Ruth', seconds: 5400 }]);
  });

  it('that was forgotten can run on, and is asked about when it is stopped', async () => {
    vi.setSystemTime('2026-07-15T07:00:00Z');
    const fake = await run(timer());
    await screen.findByRole('dialog');
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByRole('dialog')).toBeNull();
    fake.answers['time.stop'] = ({ seconds }) =>
      seconds === undefined
        ? failed({ code: 'unclear_time', message: 'How long?' })
        : ok({ label: 'Add time entry y', ids: [1], seconds });
    await userEvent.click(screen.getByRole('button', { name: 'Stop the timer for Birch' }));
    await screen.findByRole('dialog', { name: 'How long did Birch take?' });
    await userEvent.keyboard('2h{Enter}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(fake.asked('time.stop').at(-1)).toEqual({ technician: 'Ruth', seconds: 7200 });
    expect(useUi.getState().failure).toBeNull();
  });
});
