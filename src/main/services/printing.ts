import { basename } from 'node:path';
import type { Day } from '../../shared/calendar.ts';
import type { Topic } from '../../shared/contract/define.ts';
import type { CallName } from '../../shared/contract/index.ts';
import { pdfPages } from '../exporting/pdf.ts';
import type { Handlers, Ports, Sheet } from './context.ts';
import type { DayFigures } from './figures.ts';
import { compared, keepPaper, printedDocument, printedList, summaryPaper } from './printed.ts';
import type { Session, Tokens } from './session.ts';
import { valuation } from './valuation.ts';

type PrintHandlers = Pick<Handlers, Extract<CallName, `print.${string}` | `printed.${string}`>>;

/** Printing the valuation summary, and keeping what was printed. */
export function printService(
  ports: Ports,
  session: Session,
  tokens: Tokens,
  withFigures: <T>(asOf: Day, use: (day: DayFigures) => T) => T,
  changed: (topics: readonly Topic[]) => void,
): PrintHandlers {
  const db = () => session.book().db;
  /** What is about to be printed; `keep` puts it into the book once it has been. */
  const sheetOf = (asOf: Day) =>
    withFigures(asOf, (day) => {
      const book = session.book();
      const paper = summaryPaper(day, valuation(day));
      return {
        keep() {
          // The dialog may have stood open while another book was opened.
          if (session.current() !== book || book.readOnly) return;
          keepPaper(book.db, paper);
          changed(['book']);
        },
      };
    });
  const save = async (sheet: Sheet, to: string) => {
    const path = tokens.path(to);
    const pdf = await ports.pdf(sheet);
    ports.writeFile(path, pdf);
    return { name: basename(path), pages: pdfPages(pdf), bytes: pdf.length };
  };
  const again = (id: number): Sheet => ({ asOf: printedDocument(db(), id).asOf, printed: id });
  return {
    'print.valuation': async ({ asOf }) => {
      const { keep } = sheetOf(asOf);
      const printed = await ports.printDialog({ asOf });
      if (printed) keep();
      return { printed };
    },
    'print.valuationPdf': async ({ asOf, to }) => {
      const { keep } = sheetOf(asOf);
      const saved = await save({ asOf }, to);
      keep();
      return saved;
    },
    'printed.list': () => printedList(db()),
    'printed.get': ({ id }) => compared(db(), id),
    'printed.document': ({ id }) => printedDocument(db(), id),
    'printed.again': async ({ id }) => ({ printed: await ports.printDialog(again(id)) }),
    'printed.againPdf': ({ id, to }) => save(again(id), to),
  };
}
