import type { MenuItemConstructorOptions as Item } from 'electron';
import type { Notice } from '../../shared/contract/index.ts';
import { editMenu } from './edit-menu.ts';
import { THEME_LABELS, THEMES, type Theme } from './theme.ts';

export type Command = Extract<Notice, { type: 'command' }>['command'];

export type MenuState = {
  mac: boolean;
  /** A book is open: there is something to print, export and close. */
  hasBook: boolean;
  recent: readonly { id: string; name: string }[];
  /** What the steps are called that undo and redo would take; null = none. */
  undo: string | null;
  redo: string | null;
};

export type MenuActions = {
  command(command: Command): void;
  openRecent(id: string): void;
  setTheme(theme: Theme): void;
};

const SEPARATOR: Item = { type: 'separator' };

/** `&` marks an access key in menus; in a name it is a letter. */
const plainLabel = (name: string): string => name.replaceAll('&', '&&');

function fileMenu({ mac, hasBook, recent }: MenuState, actions: MenuActions): Item {
  const item = (label: string, command: Command, more: Item = {}): Item => ({
    label,
    click: () => actions.command(command),
    ...more,
  });
  const recentItems = recent.map(
    ({ id, name }): Item => ({ label: plainLabel(name), click: () => actions.openRecent(id) }),
  );
  return {
    label: '&File',
    submenu: [
      item('New book…', 'new', { accelerator: 'CmdOrCtrl+N' }),
      item('Open…', 'open', { accelerator: 'CmdOrCtrl+O' }),
      {
        label: 'Open recent',
        enabled: recent.length > 0,
        submenu: recentItems,
      },
      SEPARATOR,
      item('Import…', 'import', { accelerator: 'CmdOrCtrl+I', enabled: hasBook }),
      item('Export…', 'export', { enabled: hasBook }),
      item('Print valuation…', 'print', { accelerator: 'CmdOrCtrl+P', enabled: hasBook }),
      item('Save valuation as PDF…', 'save-pdf', { enabled: hasBook }),
      SEPARATOR,
      item('Close book', 'close-book', { enabled: hasBook }),
      ...(mac ? [] : [SEPARATOR, { role: 'quit' } satisfies Item]),
    ],
  };
}

function viewMenu(actions: MenuActions): Item {
  // No mark beside the current one: the page remembers it, and its own switch shows it.
  const themes = THEMES.map(
    (theme): Item => ({ label: THEME_LABELS[theme], click: () => actions.setTheme(theme) }),
  );
  return {
    label: '&View',
    submenu: [
      { role: 'resetZoom', label: 'Actual size' },
      { role: 'zoomIn', label: 'Larger' },
      { role: 'zoomOut', label: 'Smaller' },
      SEPARATOR,
      { label: 'Theme', submenu: themes },
      SEPARATOR,
      { role: 'togglefullscreen', label: 'Full screen' },
      ...(import.meta.env.DEV ? [SEPARATOR, { role: 'toggleDevTools' } satisfies Item] : []),
    ],
  };
}

/** The whole menu, as Electron builds it from a template. */
export function menuTemplate(state: MenuState, actions: MenuActions): Item[] {
  return [
    ...(state.mac ? [{ role: 'appMenu' } satisfies Item] : []),
    fileMenu(state, actions),
    editMenu(state, actions),
    viewMenu(actions),
    { role: 'windowMenu', label: '&Window' },
    ...(state.mac
      ? []
      : [
          {
            role: 'help',
            label: '&Help',
            submenu: [{ role: 'about', label: 'About Plumbline' }],
          } satisfies Item,
        ]),
  ];
}
