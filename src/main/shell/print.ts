import type { BrowserWindow } from 'electron';
import type { Day } from '../../shared/calendar.ts';
import { PlumblineError } from '../../shared/result.ts';
import type { Paper } from './paper.ts';
import { whenReady } from './ready.ts';
import { footLine, type HeadTexts, headLine, templates } from './running-head.ts';
import { createHiddenWindow, type OurPage } from './window.ts';

const READY_WITHIN_MS = 30_000;
/** Inches. Room for head and foot; the page's own `@page` rule says the same. */
const MM = 1 / 25.4;
const MARGINS = { top: 22 * MM, bottom: 18 * MM, left: 18 * MM, right: 18 * MM };

/** What is printed: the summary of a day, or one as it was printed before. */
export type Sheet = { asOf: Day; printed?: number };

const hashOf = ({ asOf, printed }: Sheet, paper: Paper): string =>
  `#/print/valuation?asOf=${asOf}&paper=${paper}${printed === undefined ? '' : `&printed=${printed}`}`;

export type PrintParts = {
  page: OurPage;
  texts: (sheet: Sheet) => Promise<HeadTexts>;
  paper: (currency: string) => Paper;
};

export type Printer = {
  /** The valuation summary as PDF bytes. */
  pdf(sheet: Sheet): Promise<Uint8Array>;
  /** The system's print dialog; false when the owner cancels. */
  dialog(sheet: Sheet): Promise<boolean>;
};

/** The ground of a window prints along with its page. */
const PAPER_WHITE = '#ffffff';
const PAGE_SIZES = { letter: 'Letter', a4: 'A4' } as const;

/** Opens the system's dialog on a page that is ready. */
const printDialog = (window: BrowserWindow, texts: HeadTexts, paper: Paper): Promise<boolean> =>
  new Promise((resolve, reject) => {
    const { left, right } = headLine(texts);
    const options = {
      printBackground: true,
      pageSize: PAGE_SIZES[paper],
      header: `${left} · ${right}`,
      footer: footLine(texts),
    };
    window.webContents.print(options, (printed, reason) => {
      // Chromium's own words for "the owner changed their mind".
      if (printed || /cancel/i.test(reason)) resolve(printed);
      else
        reject(
          new PlumblineError('failed', 'The system could not print. Save a PDF instead and print that.'),
        );
    });
  });

/** Prints from a hidden window that shows the print page and nothing else, so that the owner's window stays as it is. */
export function createPrinter({ page, texts: textsOf, paper: paperOf }: PrintParts): Printer {
  const onPage = async <T>(
    sheet: Sheet,
    use: (window: BrowserWindow, texts: HeadTexts, paper: Paper) => Promise<T>,
  ): Promise<T> => {
    const texts = await textsOf(sheet);
    const paper = paperOf(texts.currency);
    const window = createHiddenWindow(page, PAPER_WHITE);
    try {
      await window.loadURL(`${page.url}${hashOf(sheet, paper)}`);
      await whenReady(window.webContents, READY_WITHIN_MS);
      return await use(window, texts, paper);
    } finally {
      window.destroy();
    }
  };
  return {
    pdf: (sheet) =>
      onPage(sheet, (window, texts, paper) =>
        window.webContents.printToPDF({
          ...templates(texts),
          displayHeaderFooter: true,
          printBackground: true,
          preferCSSPageSize: true,
          pageSize: PAGE_SIZES[paper],
          margins: MARGINS,
          generateTaggedPDF: true,
        }),
      ),
    dialog: (sheet) => onPage(sheet, printDialog),
  };
}
