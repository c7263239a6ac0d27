import { act, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { ExplainPanel } from '../../src/renderer/features/explain/explain-panel.tsx';
import { gridOf } from '../../src/renderer/records/grid-state.ts';
import { useShown } from '../../src/renderer/records/navigate.ts';
import { Figure } from '../../src/renderer/ui/figure.tsx';
import type { Explanation } from '../../src/shared/contract/explain.ts';
import type { Result } from '../../src/shared/result.ts';
import { installBridge } from './support/dom.ts';
import { deferred, failed, ok } from './support/fake-bridge.ts';
import { explanation, figure, sourceRow } from './support/figures.ts';

const EBITDA = explanation({
  name: 'EBITDA',
  figure: figure(8_897_723, 'cents', { at: 'company/ebitda' }),
  how: 'sum',
  policy: 'Owner’s draws are never added back.',
  terms: [
    { sign: '+', name: 'Net profit', of: {}, figure: figure(6_350_500, 'cents', { at: 'company/ebitda:0' }) },
    { sign: '+', name: 'Interest', of: {}, figure: figure(2_547_223, 'cents', { at: 'company/ebitda:1' }) },
  ],
});
const NET = explanation({
  name: 'Net profit',
  figure: figure(6_350_500, 'cents', { at: 'company/ebitda:0' }),
  how: 'rows',
  rows: {
    of: 'ledger',
    unit: 'cents',
    count: 250,
    total: 6_350_500,
    page: Array.from({ length: 100 }, (_, index) => sourceRow(index, { label: `Entry ${index}` })),
  },
});
const MARGIN = explanation({
  name: 'Margin',
  figure: figure(null, 'share', { at: 'company/margin', why: 'no revenue', lacks: ['1 h has no cost rate'] }),
});
const BEACON = { name: 'Beacon', months: { first: '2026-05', last: '2026-06' } };
const RATE = explanation({
  name: 'Net CER',
  of: BEACON,
  figure: figure(9_000, 'cents_per_hour', { at: 'company/run:0' }),
  terms: [
    { sign: '', name: 'Revenue', of: BEACON, figure: figure(9_000, 'cents', { at: 'company/run:0.0' }) },
    { sign: '÷', name: 'Target', of: {}, figure: figure(1, 'count', { at: 'company/run:0.1' }) },
  ],
});
const RUN = explanation({
  name: 'Months below target',
  figure: figure(1, 'count', { at: 'company/run' }),
  how: 'formula',
  terms: [{ sign: '', name: RATE.name, of: RATE.of, figure: RATE.figure }],
});
const TARGET = explanation({
  name: 'Target',
  of: { day: '2026-05-31' },
  figure: figure(1, 'count', { at: 'company/run:0.1' }),
});
const ANSWERS = [EBITDA, NET, MARGIN, RUN, RATE, TARGET];

function show(answer?: (at: string, offset: number) => Result<Explanation> | Promise<Result<Explanation>>) {
  const known = (at: string, offset: number): Result<Explanation> => {
    const found = ANSWERS.find((one) => one.figure.at === at);
    if (!found?.rows) return found ? ok(found) : failed();
    const page = found.rows.page
      .map((row) => ({ ...row, label: `Entry ${row.id + offset}` }))
      .slice(0, found.rows.count - offset);
    return ok({ ...found, rows: { ...found.rows, page } });
  };
  const fake = installBridge({
    'metrics.explain': ({ at, offset = 0 }) => (answer ?? known)(at, offset),
  });
  render(
    <>
      <Figure figure={EBITDA.figure} name="EBITDA" />
      <Figure figure={MARGIN.figure} name="Margin" />
      <Figure figure={RUN.figure} name="Run" />
      <ExplainPanel asOf="2026-06-30" />
    </>,
  );
  return fake;
}

const press = (name: RegExp | string) => userEvent.click(screen.getByRole('button', { name }));
const panel = (name: string) => screen.findByRole('dialog', { name });

describe('explanation panel', () => {
  it('opens on a figure with its formula, to the cent, and the rule that applied', async () => {
    show();
    expect(screen.queryByRole('dialog')).toBeNull();
    await press(/^EBITDA/);
    const dialog = await panel('EBITDA');
    expect(await within(dialog).findByRole('button', { name: /^Net profit.*\$63,505\.00/ })).toBeTruthy();
    expect(within(dialog).getByRole('button', { name: /plus ?Interest.*\$25,472\.23/ })).toBeTruthy();
    expect(within(dialog).getAllByText('$88,977.23')).toHaveLength(2);
    expect(dialog.textContent).toContain('Owner’s draws are never added back.');
  });

  it('drills into an input and goes back, the focus on each heading', async () => {
    show();
    await press(/^EBITDA/);
    await panel('EBITDA');
    await userEvent.click(await screen.findByRole('button', { name: /^Net profit/ }));
    await panel('Net profit');
    expect(document.activeElement?.textContent).toBe('Net profit');
    await userEvent.click(
      within(screen.getByRole('navigation', { name: 'Back to' })).getByRole('button', { name: 'EBITDA' }),
    );
    await panel('EBITDA');
    expect(document.activeElement?.textContent).toBe('EBITDA');
  });

  it('says whose figure it is and of when, however it was reached', async () => {
    show();
    await press(/^Run/);
    await panel('Months below target');
    // Somebody else's input is named in the formula, an own one is not.
    await userEvent.click(await screen.findByRole('button', { name: /^Beacon, May – Jun 2026 · Net CER/ }));
    const rate = await panel('Beacon, May – Jun 2026 Net CER');
    expect(await within(rate).findByRole('button', { name: /^Revenue/ })).toBeTruthy();
    await userEvent.click(within(rate).getByRole('button', { name: /Target/ }));
    const target = await panel('Target');
    expect(await within(target).findByText('as of 31 May 2026')).toBeTruthy();
    const trail = within(target).getByRole('navigation', { name: 'Back to' });
    expect(trail.textContent).toBe('Months below target›Beacon, May – Jun 2026:Net CER›');
    await userEvent.click(within(trail).getByRole('button', { name: 'Net CER' }));
    const back = await panel('Beacon, May – Jun 2026 Net CER');
    expect(within(back).getByText('as of 30 Jun 2026')).toBeTruthy();
  });

  it('closes with Escape and gives the focus back to the figure', async () => {
    show();
    await press(/^EBITDA/);
    await panel('EBITDA');
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(document.activeElement?.textContent).toBe('EBITDA: $88,977');
  });

  it('shows rows a page at a time, their total, and how many are not shown', async () => {
    const fake = show();
    await press(/^EBITDA/);
    await userEvent.click(await screen.findByRole('button', { name: /^Net profit/ }));
    const table = await screen.findByRole('table', { name: 'Rows of the book' });
    const body = () => [...table.querySelectorAll('tbody tr')];
    expect(body()).toHaveLength(100);
    expect(table.querySelector('tfoot')?.textContent).toContain('Rows add up to');
    expect(table.querySelector('tfoot')?.textContent).toContain('$63,505.00');
    expect(table.querySelector('tfoot')?.textContent).toContain('150 not shown');
    await press('Show 100 more');
    await press('Show 50 more');
    expect(await screen.findByText('Entry 249')).toBeTruthy();
    expect(body()).toHaveLength(250);
    expect(table.querySelector('tfoot')?.textContent).not.toContain('not shown');
    expect(fake.asked('metrics.explain').slice(-1)).toEqual([
      { asOf: '2026-06-30', at: 'company/ebitda:0', offset: 200, limit: 100 },
    ]);
  });

  it('leads from a row to where it is kept', async () => {
    show();
    await press(/^EBITDA/);
    await userEvent.click(await screen.findByRole('button', { name: /^Net profit/ }));
    await userEvent.click((await screen.findAllByRole('button', { name: /^Show Entry/ }))[1] as HTMLElement);
    const { shown } = useShown.getState();
    expect(gridOf(shown?.table ?? 'clients').ids).toEqual([1]);
    expect(shown?.table).toBe('ledger_entries');
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('says why a figure is not available, and what it lacks', async () => {
    show();
    await press(/^Margin/);
    const dialog = await panel('Margin');
    expect(await within(dialog).findByText('Not available: no revenue.')).toBeTruthy();
    expect(within(dialog).getByText('1 h has no cost rate')).toBeTruthy();
  });

  it('drops an answer that comes after another figure was asked for', async () => {
    const slow = deferred<Result<Explanation>>();
    show((at) => (at === 'company/ebitda' ? slow.promise : ok(MARGIN)));
    await press(/^EBITDA/);
    await press(/^Margin/);
    await panel('Margin');
    await act(async () => slow.settle(ok(EBITDA)));
    const dialog = await panel('Margin');
    expect(dialog.textContent).not.toContain('$88,977.23');
  });

  it('says that no row goes into a figure, and what went wrong until it is tried again', async () => {
    let broken = true;
    const none = { of: 'tickets', unit: 'count', count: 0, total: 0, page: [] } as const;
    show((at) =>
      at === 'company/ebitda'
        ? ok(explanation({ ...EBITDA, terms: [], how: 'rows', rows: { ...none, page: [] } }))
        : broken
          ? failed({ message: 'The file is locked.' })
          : ok(MARGIN),
    );
    await press(/^EBITDA/);
    expect(await screen.findByText(/no ticket of the book goes into this figure/)).toBeTruthy();
    await press(/^Margin/);
    expect((await screen.findByRole('alert')).textContent).toContain('The file is locked.');
    broken = false;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('1 h has no cost rate', { exact: false })).toBeTruthy();
    expect(screen.queryByRole('alert')).toBeNull();
  });
});
