import type { MenuItemConstructorOptions as Item } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import { type MenuState, menuTemplate } from '../../../src/main/shell/menu.ts';

const state: MenuState = {
  mac: false,
  hasBook: true,
  recent: [{ id: 'r1', name: 'Smith & Sons' }],
  undo: 'Add client Smith & Sons',
  redo: null,
};

function built(change: Partial<MenuState> = {}) {
  const actions = { command: vi.fn(), openRecent: vi.fn(), setTheme: vi.fn() };
  const menu = menuTemplate({ ...state, ...change }, actions);
  const all = (items: Item[]): Item[] =>
    items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? all(item.submenu) : [])]);
  const find = (label: string) => all(menu).find((item) => item.label === label);
  const click = (label: string) => (find(label)?.click as (() => void) | undefined)?.();
  return { menu, actions, find, click };
}

describe('the menu', () => {
  it.each([
    ['New book…', 'new'],
    ['Open…', 'open'],
    ['Import…', 'import'],
    ['Export…', 'export'],
    ['Print valuation…', 'print'],
    ['Save valuation as PDF…', 'save-pdf'],
    ['Close book', 'close-book'],
    ['Undo add client Smith && Sons', 'undo'],
    ['Redo', 'redo'],
    ['Find…', 'find'],
  ])('%s sends %s to the window', (label, command) => {
    const { actions, click } = built();
    click(label);
    expect(actions.command).toHaveBeenCalledExactlyOnceWith(command);
  });

  it('offers nothing to do with a book while none is open', () => {
    const { find } = built({ hasBook: false, recent: [] });
    for (const label of [
      'Import…',
      'Export…',
      'Print valuation…',
      'Save valuation as PDF…',
      'Close book',
      'Open recent',
    ]) {
      expect(find(label)?.enabled).toBe(false);
    }
    expect(find('New book…')?.enabled).toBeUndefined();
  });

  it('opens a recent book, its name as it is written', () => {
    const { actions, click } = built();
    click('Smith && Sons');
    expect(actions.openRecent).toHaveBeenCalledExactlyOnceWith('r1');
  });

  it('cuts the name of a step that would make it too wide', () => {
    const { menu } = built({ undo: `Add ${'x'.repeat(200)}` });
    const edit = menu.find(({ label }) => label === '&Edit')?.submenu as Item[];
    expect(edit[0]?.label).toMatch(/^Undo add x{50,60}…$/);
  });

  it('changes the theme', () => {
    const { actions, click } = built();
    click('Light');
    expect(actions.setTheme).toHaveBeenCalledExactlyOnceWith('light');
  });

  it('follows the Mac where it is one', () => {
    expect(built({ mac: true }).menu[0]).toEqual({ role: 'appMenu' });
    expect(built().menu.at(-1)?.role).toBe('help');
  });

  it('has no developer tools in a build', () => {
    vi.stubEnv('DEV', false);
    expect(JSON.stringify(built().menu)).not.toContain('toggleDevTools');
    vi.unstubAllEnvs();
  });
});
