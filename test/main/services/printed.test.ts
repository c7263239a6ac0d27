// Protects what was printed: it can be shown again to the cent whatever becomes of the book, and a change of a closed
// month says beforehand, and in the log, which printed figures it alters.
import { describe, expect, it } from 'vitest';
import { keptBooks } from '../../support/kept-book.ts';

const book = keptBooks();
const AS_OF = '2024-04-30';
const PDF = Buffer.from('%PDF-1.4 /Type /Page');

/** A book of which a summary has been printed. */
async function printedBook() {
  const sheets: unknown[] = [];
  const written: { path: string; data: Uint8Array }[] = [];
  const own = book(undefined, {
    printDialog: async (sheet) => sheets.push(sheet) > 0,
    pdf: async (sheet) => {
      sheets.push(sheet);
      return PDF;
    },
    choose: async () => 'summary.pdf',
    writeFile: (path, data) => void written.push({ path, data }),
  });
  await own.must('print.valuation', { asOf: AS_OF });
  return { ...own, sheets, written };
}

const revenueIn = async (own: ReturnType<typeof book>, cents: number, allowClosed = false) =>
  own.call('records.save', {
    sets: [
      {
        table: 'ledger_entries',
        rows: [
          {
            values: {
              date: '2024-04-02',
              account: (await own.must('records.list', { table: 'accounts' })).rows[0]?.values.name ?? '',
              amount: cents,
            },
          },
        ],
      },
    ],
    allowClosed,
  });

describe('a printed summary', () => {
  it('is kept as its pages were, and printed again the same after the book has changed', async () => {
    const own = await printedBook();
    const before = await own.must('metrics.valuation', { asOf: AS_OF });
    const [set] = await own.must('printed.list', {});
    expect(set).toMatchObject({ asOf: AS_OF, what: 'summary' });
    const id = set?.id ?? 0;
    expect((await revenueIn(own, 123_456)).ok).toBe(true);
    expect(await own.must('metrics.valuation', { asOf: AS_OF })).not.toEqual(before);
    expect(await own.must('printed.document', { id })).toEqual(before);
    await own.must('printed.again', { id });
    expect(own.sheets.at(-1)).toEqual({ asOf: AS_OF, printed: id });
    const chosen = await own.must('files.choose', { purpose: 'save-pdf' });
    await own.must('printed.againPdf', { id, to: chosen?.token ?? '' });
    expect(own.written).toEqual([{ path: 'summary.pdf', data: PDF }]);
    expect(await own.must('printed.list', {}), 'printing it again adds nothing').toHaveLength(1);
  });

  it('tells each figure beside what the book says now', async () => {
    const own = await printedBook();
    const [set] = await own.must('printed.list', {});
    const id = set?.id ?? 0;
    const same = await own.must('printed.get', { id });
    expect(same.figures.length).toBeGreaterThan(20);
    expect(same.figures.filter(({ printed, now }) => printed !== now)).toEqual([]);
    await revenueIn(own, 100_000);
    const { figures } = await own.must('printed.get', { id });
    const profit = figures.find(({ at }) => at === 'company/netProfit');
    const valued = await own.must('metrics.valuation', { asOf: AS_OF });
    expect(profit?.printed).not.toBe(profit?.now);
    expect(profit?.now).toBe(
      valued.bridge.find(({ figure }) => figure.at === 'company/netProfit')?.figure.value,
    );
  });

  it('is not kept when the owner cancels', async () => {
    const own = book(undefined, { printDialog: async () => false });
    await own.must('print.valuation', { asOf: AS_OF });
    expect(await own.must('printed.list', {})).toEqual([]);
  });

  it('stays in the book: nothing changes or removes it', async () => {
    const own = await printedBook();
    expect(() => own.behind("UPDATE printed_figures SET figures = '{}'")).toThrow(/stays as it was/);
    expect(() => own.behind('DELETE FROM printed_figures')).toThrow(/stays as it was/);
  });
});

describe('a change of a closed month', () => {
  it('says which printed figures it would alter, and the log says so once it is meant', async () => {
    const own = await printedBook();
    await own.must('months.close', { months: ['2024-04'] });
    const refused = await revenueIn(own, 50_000);
    if (refused.ok) throw new Error('it was not refused');
    expect(refused.error.code).toBe('closed_month');
    const sets = await own.must('printed.list', {});
    expect(sets.map(({ what }) => what)).toEqual(['close', 'summary']);
    expect(refused.error.altered?.map(({ id }) => id)).toEqual(sets.map(({ id }) => id));
    const inSummary = refused.error.altered?.find(({ what }) => what === 'summary');
    const profit = inSummary?.figures.find(({ at }) => at === 'company/netProfit');
    expect(profit?.before).toBe(profit?.printed);
    expect(profit?.after).not.toBe(profit?.before);
    const now = await own.must('printed.get', { id: inSummary?.id ?? 0 });
    expect(now.figures.find(({ at }) => at === 'company/netProfit')?.now, 'nothing was changed').toBe(
      profit?.printed,
    );

    expect((await revenueIn(own, 50_000, true)).ok).toBe(true);
    const [step] = (await own.must('changes.history', {})).steps;
    expect(step?.inClosed).toBe(true);
    expect(step?.altered).toEqual(refused.error.altered);
    const after = await own.must('printed.get', { id: inSummary?.id ?? 0 });
    for (const figure of inSummary?.figures ?? [])
      expect(after.figures.find(({ at }) => at === figure.at)?.now).toBe(figure.after);
    expect(own.stale()).toEqual([]);
  });

  it('is measured on the month’s own figures and the latest, however much was printed since', async () => {
    const own = book(undefined, { printDialog: async () => true });
    await own.must('months.close', { months: ['2024-04'] });
    const later = Array.from(
      { length: 24 },
      (_, i) => `${2025 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}-28`,
    );
    for (const asOf of later) await own.must('print.valuation', { asOf });
    const refused = await revenueIn(own, 50_000);
    const days = refused.ok ? [] : (refused.error.altered ?? []).map(({ asOf }) => asOf);
    expect(days).toContain('2024-04-30');
    // The twelve months to the end of March 2025 have it in them, and the years that a summary tells.
    expect(days).toContain('2025-03-28');
    expect(days).toContain(later.at(-1));
  });

  it('alters nothing that was printed of a day before it', async () => {
    const own = book(undefined, { printDialog: async () => true });
    await own.must('print.valuation', { asOf: '2024-03-31' });
    await own.must('months.close', { months: ['2024-04'] });
    const refused = await revenueIn(own, 50_000);
    expect(refused.ok ? null : refused.error.altered?.map(({ what }) => what)).toEqual(['close']);
  });
});

describe('closing months', () => {
  it('keeps the figures of the last day of each run of months', async () => {
    const own = book();
    await own.must('months.close', { months: ['2024-02', '2024-03', '2023-11'] });
    expect((await own.must('printed.list', {})).map(({ asOf, what }) => [asOf, what])).toEqual([
      ['2024-03-31', 'close'],
      ['2023-11-30', 'close'],
    ]);
    const [set] = await own.must('printed.list', {});
    const { figures } = await own.must('printed.get', { id: set?.id ?? 0 });
    expect(figures.some(({ at }) => at === 'month/2024-02/mrr')).toBe(true);
    expect((await own.refused('printed.document', { id: set?.id ?? 0 })).message).toContain('No pages');
  });
});
