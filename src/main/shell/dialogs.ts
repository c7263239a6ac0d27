import { dirname, join } from 'node:path';
import { app, type BrowserWindow, dialog, type FileFilter } from 'electron';
import type { ParsedInput } from '../../shared/contract/index.ts';

type Purpose = ParsedInput<'files.choose'>['purpose'];
type Choice = {
  title: string;
  button: string;
  filters?: FileFilter[];
  /** Asks for a name to write, not for something that is there. */
  saves?: boolean;
  folder?: boolean;
};

const BOOKS: FileFilter[] = [{ name: 'Plumbline book', extensions: ['plumbline'] }];
const TABLES: FileFilter[] = [
  { name: 'Exports', extensions: ['csv', 'tsv', 'txt'] },
  { name: 'All files', extensions: ['*'] },
];
const CSVS: FileFilter[] = [{ name: 'CSV', extensions: ['csv'] }];
const PDFS: FileFilter[] = [{ name: 'PDF', extensions: ['pdf'] }];

const CHOICES: Record<Purpose, Choice> = {
  'open-book': { title: 'Open a book', button: 'Open', filters: BOOKS },
  'save-book': { title: 'Where to keep the new book', button: 'Create', filters: BOOKS, saves: true },
  'open-folder': { title: 'Choose the folder of exports', button: 'Choose', folder: true },
  'export-folder': { title: 'Choose an empty folder to export to', button: 'Export here', folder: true },
  'save-csv': { title: 'Save the rejected rows', button: 'Save', filters: CSVS, saves: true },
  'save-list': { title: 'Save the list as CSV', button: 'Save', filters: CSVS, saves: true },
  'save-pdf': { title: 'Save the valuation as PDF', button: 'Save', filters: PDFS, saves: true },
};

/** A suggested name is only a name: nothing of it leads to another folder. */
const plainName = (suggest: string): string => suggest.replace(/[/\\:*?"<>|\p{Cc}]/gu, ' ').trim();

/** The system's dialogs, each starting where the last of its kind ended. */
export function createDialogs(parent: () => BrowserWindow | null) {
  const lastFolder = new Map<Purpose, string>();
  let exportsFolder: string | null = null;

  const ask = async (purpose: Purpose, suggest: string | undefined): Promise<string | null> => {
    const { title, button, filters = [], saves, folder } = CHOICES[purpose];
    const start = lastFolder.get(purpose) ?? app.getPath('documents');
    const common = { title, buttonLabel: button, filters };
    const window = parent();
    if (saves) {
      const options = { ...common, defaultPath: suggest ? join(start, plainName(suggest)) : start };
      const { canceled, filePath } = await (window
        ? dialog.showSaveDialog(window, options)
        : dialog.showSaveDialog(options));
      return canceled ? null : filePath;
    }
    const options: Electron.OpenDialogOptions = {
      ...common,
      defaultPath: start,
      properties: folder ? ['openDirectory', 'createDirectory'] : ['openFile'],
    };
    const { canceled, filePaths } = await (window
      ? dialog.showOpenDialog(window, options)
      : dialog.showOpenDialog(options));
    return canceled ? null : (filePaths[0] ?? null);
  };

  return {
    /** The path the owner chose, or null. */
    async choose(purpose: Purpose, suggest: string | undefined): Promise<string | null> {
      const path = await ask(purpose, suggest);
      if (path) lastFolder.set(purpose, dirname(path));
      return path;
    },
    /** The exports the owner chose to import, one or several. */
    async chooseExports(): Promise<string[]> {
      const options: Electron.OpenDialogOptions = {
        title: 'Choose exports to import',
        buttonLabel: 'Look at them',
        filters: TABLES,
        defaultPath: exportsFolder ?? app.getPath('downloads'),
        properties: ['openFile', 'multiSelections'],
      };
      const window = parent();
      const { canceled, filePaths } = await (window
        ? dialog.showOpenDialog(window, options)
        : dialog.showOpenDialog(options));
      const [first] = filePaths;
      if (canceled || first === undefined) return [];
      exportsFolder = dirname(first);
      return filePaths;
    },
  };
}
