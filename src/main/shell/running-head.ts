import { type Day, dayOf, lastDay, monthNumber } from '../../shared/calendar.ts';
import type { Valuation } from '../../shared/contract/metrics.ts';

/** What head and foot need of the valuation. */
export type HeadTexts = Pick<Valuation, 'company' | 'asOf' | 'period' | 'basisWords' | 'currency'>;

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Company names are data: `Smith & Sons <IT>` must print as it is written. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (mark) => ENTITIES[mark] ?? mark);

/** `30 June 2026`. */
export const longDay = (day: Day): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );

/** `twelve months to 30 June 2026`, or how many there are of them while the book is young. */
function periodWords({ last, monthsOfData }: HeadTexts['period']): string {
  const count =
    monthsOfData === 12 ? 'twelve months' : monthsOfData === 1 ? 'one month' : `${monthsOfData} months`;
  return `${count} to ${longDay(dayOf(lastDay(monthNumber(last))))}`;
}

/** The line at the top of each page, left and right. */
export const headLine = (texts: HeadTexts): { left: string; right: string } => ({
  left: texts.company,
  right: ['Valuation summary', periodWords(texts.period), texts.basisWords, texts.currency].join(' · '),
});

/** The line at the foot of each page; the page numbers are Chromium's. */
export const footLine = (texts: HeadTexts): string => `${texts.company} · as of ${longDay(texts.asOf)}`;

/** Chromium prints these outside the page, where none of its styles reach; units are as on paper. */
const STYLE = `<style>
  .line { box-sizing: border-box; display: flex; justify-content: space-between; gap: 12pt; width: 100%;
    margin: 0 18mm; font: 8pt/1.3 Inter, 'Liberation Sans', Arial, sans-serif; color: #5f5e58;
    -webkit-print-color-adjust: exact; }
  .head { margin-top: 8mm; padding-bottom: 5pt; border-bottom: 0.75pt solid #1b1b19; }
  .foot { margin-bottom: 6mm; padding-top: 5pt; border-top: 0.5pt solid #b9b7af; }
  .line > :first-child { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .line > :last-child { flex: none; max-width: 75%; }
  b { color: #1b1b19; }
</style>`;

/** Head and foot as the templates that `printToPDF` takes. */
export function templates(texts: HeadTexts): { headerTemplate: string; footerTemplate: string } {
  const { left, right } = headLine(texts);
  return {
    headerTemplate: `${STYLE}<div class="line head"><b>${escapeHtml(left)}</b><span>${escapeHtml(right)}</span></div>`,
    footerTemplate: `${STYLE}<div class="line foot"><span>${escapeHtml(footLine(texts))}</span><span>Page <span class="pageNumber"></span> of <span class="totalPages"></span></span></div>`,
  };
}
