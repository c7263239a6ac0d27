import type { MenuItemConstructorOptions as Item } from 'electron';
import type { MenuActions, MenuState } from './menu.ts';

const LONGEST = 60;

/** `Undo add client Alder`: what a step is called, cut where a menu would grow too wide. */
function withStep(verb: string, step: string | null): string {
  if (step === null) return verb;
  const own = step.charAt(0).toLowerCase() + step.slice(1);
  const short = own.length > LONGEST ? `${own.slice(0, LONGEST - 1)}…` : own;
  // `&` marks an access key in menus; in a name it is a letter.
  return `${verb} ${short}`.replaceAll('&', '&&');
}

/**
 * Undo and redo are the book's: the page hands them to a text field that has something of its own to take back, and so
 * does the system before it looks at a menu.
 */
export const editMenu = ({ mac, hasBook, undo, redo }: MenuState, { command }: MenuActions): Item => ({
  label: '&Edit',
  submenu: [
    { label: withStep('Undo', undo), accelerator: 'CmdOrCtrl+Z', click: () => command('undo') },
    {
      label: withStep('Redo', redo),
      accelerator: mac ? 'Cmd+Shift+Z' : 'Ctrl+Shift+Z',
      click: () => command('redo'),
    },
    // The other key that people know for it; a menu shows only one.
    ...(mac
      ? []
      : [
          {
            label: 'Redo',
            accelerator: 'Ctrl+Y',
            visible: false,
            acceleratorWorksWhenHidden: true,
            click: () => command('redo'),
          } satisfies Item,
        ]),
    { type: 'separator' },
    { role: 'cut' },
    { role: 'copy' },
    { role: 'paste' },
    { role: 'selectAll' },
    { type: 'separator' },
    { label: 'Find…', accelerator: 'CmdOrCtrl+K', enabled: hasBook, click: () => command('find') },
  ],
});
