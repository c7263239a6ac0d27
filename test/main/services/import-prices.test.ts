// Protects printed months: a list of contracts with a new price never changes the past without the owner's word.
import { describe, expect, it } from 'vitest';
import { importBooks } from '../../support/import-book.ts';

const books = importBooks({ 'clients.csv': [['Cedar Clinic', '', '', '']] });
const list = (amount: string, cycle = 'monthly') =>
  books.file([
    ['Id', 'Customer', 'Plan', 'Amount', 'Interval', 'Start date'],
    ['C-1', 'Cedar Clinic', 'Managed', amount, cycle, '2026-01-01'],
    ['C-2', 'Cedar Clinic', 'Backup', '50.00', 'monthly', '2026-01-01'],
  ]);
const said = (answers: Record<string, string> = {}) => ({ kind: 'contracts' as const, answers });
const prices = (book: ReturnType<typeof books.book>) =>
  book.rows(
    'SELECT c.code, p.effective_from, p.amount_cents FROM contract_prices p JOIN contracts c ON c.id = p.contract_id ORDER BY c.code, p.id',
  );
const BEFORE = [
  { code: 'C-1', effective_from: '2026-01-01', amount_cents: 80000 },
  { code: 'C-2', effective_from: '2026-01-01', amount_cents: 5000 },
];
const imported = () => {
  const book = books.book();
  book.commit(list('800.00'), said());
  expect(prices(book)).toEqual(BEFORE);
  return book;
};

describe('a contract that comes with another price', () => {
  it.each([
    ['amount', '1000.00', 'monthly'],
    ['cycle', '800.00', 'annual'],
  ])('of another %s is asked about, and nothing is written', (_what, amount, cycle) => {
    const book = imported();
    const before = book.content();
    const tried = book.tryCommit(list(amount, cycle), said()) as {
      plan: { questions: { id: string; because: string }[] };
    };
    expect(tried.plan.questions).toMatchObject([{ id: 'price' }]);
    expect(tried.plan.questions[0]?.because).toContain('C-1 was 800.00 monthly');
    expect(book.content()).toEqual(before);
  });

  it('stays as it is when the price changed', () => {
    const book = imported();
    const receipt = book.commit(list('1000.00'), said({ price: 'keep' }));
    expect(receipt).toMatchObject({ changed: 0, unchanged: 1, leftOut: 1 });
    expect(prices(book)).toEqual(BEFORE);
  });

  it('is put right when the old price was wrong, can be undone, and is asked about the next time too', () => {
    const book = imported();
    const receipt = book.commit(list('1000.00'), said({ price: 'correct' }));
    expect(receipt).toMatchObject({ changed: 1, unchanged: 1 });
    expect(prices(book)[0]).toMatchObject({ code: 'C-1', amount_cents: 100000 });
    expect(book.plan(list('1000.00'), said()).questions).toEqual([]);
    expect(book.plan(list('1100.00'), said()).questions.map(({ id }) => id)).toEqual(['price']);
    book.undo(receipt.batch);
    expect(prices(book)).toEqual(BEFORE);
  });
});
