import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { useUi } from '../../src/renderer/lib/ui-state.ts';
import { Figure } from '../../src/renderer/ui/figure.tsx';
import { NoteWords } from '../../src/renderer/ui/note.tsx';
import { PaperProvider } from '../../src/renderer/ui/paper.tsx';
import { figure } from './support/figures.ts';
import './support/dom.ts';

describe('Figure', () => {
  it('asks for its explanation when pressed', async () => {
    render(<Figure figure={figure(2_831_267, 'cents', { at: 'client/1/mrr' })} name="MRR" />);
    await userEvent.click(screen.getByRole('button', { name: /^MRR: ?\$28,313$/ }));
    expect(useUi.getState().explaining).toMatchObject([{ at: 'client/1/mrr' }]);
  });

  it('carries a mark when incomplete, and says what is missing on focus', async () => {
    render(
      <Figure
        figure={figure(21_108, 'cents_per_hour', { lacks: ['21 h 20 min of time have no cost rate'] })}
      />,
    );
    expect(screen.getByRole('button').textContent).toBe('$211/h* incomplete');
    await userEvent.tab();
    expect((await screen.findByRole('tooltip')).textContent).toBe('21 h 20 min of time have no cost rate');
  });

  it('is n/a with its reason, never zero or blank', async () => {
    render(<Figure figure={figure(null, 'share', { why: 'no revenue' })} />);
    expect(screen.getByRole('button').textContent).toBe('n/a');
    await userEvent.tab();
    expect((await screen.findByRole('tooltip')).textContent).toBe('no revenue');
  });

  it('tells a judgement in words as well as in colour', () => {
    render(<Figure figure={figure(8_117, 'cents_per_hour')} tone="worse" spoken="below target" />);
    expect(screen.getByText(/below target/)).toBeTruthy();
  });

  it('gives the number of its note on paper', () => {
    render(
      <PaperProvider value={new Map([['no revenue', 3]])}>
        <Figure figure={figure(null, 'share', { why: 'no revenue' })} />
      </PaperProvider>,
    );
    expect(screen.getByText('n/a').textContent).toBe('n/a3');
    expect(screen.queryByRole('button')).toBeNull();
  });
});

describe('the words beside a figure', () => {
  it('tell each number as a figure with a name and an explanation', async () => {
    const lost = { label: 'Clients lost', figure: figure(1, 'count', { at: 'company/clientsLost' }) };
    const start = { label: 'At the start', figure: figure(19, 'count', { at: 'company/clientsAtStart' }) };
    const { container } = render(<NoteWords note={[lost, ' of ', start, ' lost']} />);
    expect(container.textContent).toBe('Clients lost: 1 of At the start: 19 lost');
    await userEvent.click(screen.getByRole('button', { name: /^At the start: ?19$/ }));
    expect(useUi.getState().explaining[0]).toMatchObject({ at: 'company/clientsAtStart' });
  });
});
