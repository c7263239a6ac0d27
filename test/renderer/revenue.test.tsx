import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { RevenueScreen } from '../../src/renderer/features/revenue/revenue-screen.tsx';
import type { Revenue } from '../../src/shared/contract/analysis.ts';
import { billedClient, billedMonth, comparison, expansionAt, line, revenue } from './support/analysis.ts';
import { installBridge } from './support/dom.ts';
import { ok } from './support/fake-bridge.ts';
import { figure } from './support/figures.ts';
import { cells, choose, explained, heads, noteOf, rowNames, table } from './support/screen.ts';

async function show(more: Partial<Revenue> = {}) {
  const fake = installBridge({ 'metrics.revenue': () => ok(revenue(more)) });
  render(<RevenueScreen asOf="2026-06-30" />);
  await screen.findByRole('radio', { name: 'Compared' });
  return fake;
}

const months = (first: string, last = first) => ({ first, last });

describe('revenue', () => {
  it.each([
    ['contracts', 'recurring as earned under contract'],
    ['ledger', 'recurring as billed in the ledger'],
  ] as const)('says its period, and that its basis is %s', async (basis, words) => {
    await show({ basis });
    expect(screen.getByText(`TTM Jul 2025 – Jun 2026 · ${words}`)).toBeTruthy();
  });

  it('changes its view without asking again', async () => {
    const fake = await show();
    for (const [view, found] of [
      ['Service lines', 'What service lines leave'],
      ['Expansion', 'Expansion by month'],
      ['Billed and earned', 'Billed and earned'],
      ['Compared', 'Last whole month'],
    ] as const) {
      await choose(view);
      expect(table(found)).toBeTruthy();
    }
    expect(fake.asked('metrics.revenue')).toHaveLength(1);
  });
});

describe('compared', () => {
  const quarter = comparison(
    'quarter',
    {
      now: months('2026-04', '2026-06'),
      before: months('2026-01', '2026-03'),
      yearAgo: months('2025-04', '2025-06'),
    },
    {
      'ebitda/now': figure(120_000),
      'ebitda/before/base': figure(150_000),
      'ebitda/before/change': figure(-30_000),
      'ebitda/before/share': figure(-0.2, 'share'),
      'ebitda/yearAgo/base': figure(null, 'cents', { why: 'the book has no data in these months' }),
      'mrr/before/change': figure(50_000),
      'hours/now': figure(7200, 'seconds'),
      'hours/before/change': figure(3600, 'seconds'),
    },
  );

  it('sets a span beside the one before and a year ago, and judges in words what is no mere amount', async () => {
    await show({ comparisons: [quarter] });
    const found = table('Last three months');
    expect(heads(found)).toEqual([
      'Figure',
      'Apr – Jun 2026',
      'Jan – Mar 2026before',
      'Changeon before',
      'Change, %on before',
      'Apr – Jun 2025a year ago',
      'Changeon a year ago',
      'Change, %on a year ago',
    ]);
    expect(cells(found, 'EBITDA').slice(1, 6)).toEqual([
      '$1,200',
      '$1,500',
      '−$300 worse',
      '−20.0\u00a0% worse',
      'n/a',
    ]);
    expect(cells(found, 'MRR at the end')[3]).toBe('+$500 better');
    expect(cells(found, 'Hours').slice(1, 4), 'more hours are neither better nor worse').toEqual([
      '2:00',
      '0:00',
      '1:00',
    ]);
  });

  it('has the months before a year ago once where both are the same', async () => {
    const before = months('2024-07', '2025-06');
    await show({
      comparisons: [comparison('ttm', { now: months('2025-07', '2026-06'), before, yearAgo: before })],
    });
    expect(heads(table('Last twelve months'))).toEqual([
      'Figure',
      'Jul 2025 – Jun 2026',
      'Jul 2024 – Jun 2025a year ago',
      'Changeon a year ago',
      'Change, %on a year ago',
    ]);
  });

  it('explains the figure that is pressed, and says why one is n/a', async () => {
    await show({ comparisons: [quarter] });
    await userEvent.click(within(table('Last three months')).getByRole('button', { name: /^−\$300/ }));
    expect(explained()).toBe('revenue/comparisons/quarter/ebitda/before/change');
    expect(await noteOf(screen.getByRole('button', { name: 'n/a' }))).toBe(
      'the book has no data in these months',
    );
  });
});

describe('service lines', () => {
  const lines: Revenue['lines'] = {
    rows: [
      {
        line: 'managed',
        figures: line('rows/0', { revenue: figure(100_00), margin: figure(0.25, 'share') }),
      },
      {
        line: 'backup',
        figures: line('rows/1', {
          revenue: figure(900_00),
          margin: figure(null, 'share', { why: 'no revenue of clients that can be told apart' }),
        }),
      },
    ],
    untold: line('untold', { revenue: figure(5000_00) }),
    total: line('total', {
      revenue: figure(6000_00),
      hours: figure(3600, 'seconds', { lacks: ['1 h of time have no client'] }),
    }),
  };

  it('opens on the largest; what no line can claim stands last however it is sorted', async () => {
    await show({ lines });
    await choose('Service lines');
    const found = table('Service lines');
    expect(rowNames(found)).toEqual(['backup', 'managed', 'Cannot be told apart']);
    expect(cells(found, 'Company')[3]).toBe('$6,000');
    const sort = within(found).getByRole('button', { name: /^Revenue/ });
    await userEvent.click(sort);
    expect(rowNames(found)).toEqual(['managed', 'backup', 'Cannot be told apart']);
  });

  it('marks what is incomplete, says what it lacks, and explains it', async () => {
    await show({ lines });
    await choose('Service lines');
    const hours = within(table('Service lines')).getByRole('button', { name: /incomplete/ });
    expect(hours.textContent).toBe('1:00* incomplete');
    expect(await noteOf(hours)).toBe('1 h of time have no client');
    await userEvent.click(hours);
    expect(explained()).toBe('revenue/lines/total/hours');
  });

  it('says why a line has no margin', async () => {
    await show({ lines });
    await choose('Service lines');
    const margin = within(table('What service lines leave')).getByRole('button', { name: 'n/a' });
    expect(await noteOf(margin)).toContain('that can be told apart');
  });
});

describe('expansion', () => {
  it('has the reasons that occur, in order, and the months with data, latest first', async () => {
    await show({
      expansion: {
        ttm: expansionAt('ttm', { price_increase: figure(200_00), upsell: figure(300_00) }),
        months: [
          { month: '2026-04', hasData: false, ...expansionAt('months/2026-04') },
          {
            month: '2026-05',
            hasData: true,
            ...expansionAt('months/2026-05', { correction: figure(40_00) }),
          },
          { month: '2026-06', hasData: true, ...expansionAt('months/2026-06', { upsell: figure(300_00) }) },
        ],
      },
    });
    await choose('Expansion');
    expect(rowNames(table('Expansion by reason'))).toEqual([
      'Upsell',
      'Price increase',
      'Correction',
      '− Lost by the same clients within the month',
      'Expansion',
    ]);
    const byMonth = table('Expansion by month');
    expect(heads(byMonth)).toEqual([
      'Month',
      'Upsell',
      'Price increase',
      'Correction',
      'Netted',
      'Expansion',
    ]);
    expect(rowNames(byMonth)).toEqual(['Jun 2026', 'May 2026']);
    await userEvent.click(within(byMonth).getByRole('button', { name: '$300' }));
    expect(explained()).toBe('revenue/expansion/months/2026-06/events/upsell');
  });
});

describe('billed and earned', () => {
  const billed: Revenue['billed'] = {
    ...revenue().billed,
    deferred: figure(700_00, 'cents', { at: 'revenue/billed/deferred' }),
    clients: [
      billedClient(1, 'Aster', { billed: figure(100_00), difference: figure(-50_00) }),
      billedClient(2, 'Beacon', { billed: figure(900_00) }),
    ],
    months: [
      billedMonth('2024-07', {}, false),
      billedMonth('2026-02', { billed: figure(10_00) }),
      billedMonth('2026-01', { cumulative: figure(77_00) }),
    ],
  };

  it('says first what is billed ahead, and lists clients by what was billed', async () => {
    await show({ billed });
    await choose('Billed and earned');
    expect(rowNames(table('Billed and earned'))).toEqual(['Beacon', 'Aster']);
    expect(cells(table('Billed and earned'), 'All clients')).toHaveLength(5);
    await userEvent.click(screen.getByRole('button', { name: /^Billed ahead:.*\$700/ }));
    expect(explained()).toBe('revenue/billed/deferred');
  });

  it('lists months with data, latest first, without a total that would be of other months', async () => {
    await show({ billed });
    await choose('Billed and earned');
    await choose('Months');
    const found = table('Billed and earned');
    expect(rowNames(found)).toEqual(['Feb 2026', 'Jan 2026']);
    expect(found.querySelector('tfoot')).toBeNull();
    expect(heads(found).at(-1)).toBe('To the month’s end');
    await userEvent.click(within(found).getByRole('button', { name: '$77' }));
    expect(explained()).toBe('revenue/billed/months/2026-01/cumulative');
  });

  it('says what will be here where nothing is', async () => {
    await show();
    await choose('Billed and earned');
    expect(screen.getByText(/will be here once contracts and ledger are read/)).toBeTruthy();
  });
});
