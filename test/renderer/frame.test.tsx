// Protects where the keyboard is once another screen is shown: on the link that was pressed, else inside the screen.
import { act, fireEvent, render, screen } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { Frame } from '../../src/renderer/features/frame/frame.tsx';
import { goTo } from '../../src/renderer/lib/ui-state.ts';
import './support/dom.ts';
import { bookStatus } from './support/figures.ts';

const link = (name: string) => screen.getByText(name, { selector: 'nav button' });
const title = () => screen.getByText(/./, { selector: 'h1' }).textContent;
const here = () => document.activeElement?.textContent;
/** Longer than a dialog takes to give the focus back. */
const aMoment = () => act(() => new Promise((done) => setTimeout(done, 250)));
/** In no time at all, as a library's keys would not be. */
const down = () => fireEvent.keyDown(document.activeElement ?? document.body, { key: 'Enter' });
const up = () => fireEvent.keyUp(document.activeElement ?? document.body, { key: 'Enter' });

beforeEach(() => {
  render(
    <Frame status={bookStatus()} asOf="2026-06-30">
      <button type="button">Inside</button>
    </Frame>,
  );
  act(() => link('Tickets').focus());
});

describe('the focus after going to another screen', () => {
  it('stays on the link that was pressed', async () => {
    down();
    up();
    await aMoment();
    expect([title(), here()]).toEqual(['Tickets', 'Tickets']);
  });

  it('is not taken from who goes on to the next link at once, nor the key pressed there', async () => {
    down();
    up();
    act(() => link('Surveys').focus());
    down();
    await aMoment();
    up();
    expect([title(), here()]).toEqual(['Surveys', 'Surveys']);
  });

  it('comes inside for who is led there, from another link or from what is gone', async () => {
    act(() => goTo('surveys'));
    await aMoment();
    expect(here()).toBe('Inside');
    act(() => (document.activeElement as HTMLElement).blur());
    act(() => goTo('tickets'));
    await aMoment();
    expect(here()).toBe('Inside');
  });
});
