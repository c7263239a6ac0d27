import { describe, expect, it, vi } from 'vitest';
import { paperFor } from '../../../src/main/shell/paper.ts';
import { whenReady } from '../../../src/main/shell/ready.ts';
import { footLine, headLine, longDay, templates } from '../../../src/main/shell/running-head.ts';

const texts = {
  company: 'Smith & Sons <IT>',
  asOf: '2026-07-14',
  period: { first: '2025-07', last: '2026-06', monthsOfData: 12 },
  basisWords: 'recurring revenue as earned under contract',
  currency: 'USD',
};

describe('the running head', () => {
  it('names the company, the months, the basis and the currency', () => {
    expect(headLine(texts)).toEqual({
      left: 'Smith & Sons <IT>',
      right:
        'Valuation summary · twelve months to 30 June 2026 · recurring revenue as earned under contract · USD',
    });
    expect(footLine(texts)).toBe('Smith & Sons <IT> · as of 14 July 2026');
  });

  it.each([
    [1, 'one month to 30 June 2026'],
    [7, '7 months to 30 June 2026'],
  ])('does not claim a year of a book with %i months', (monthsOfData, words) => {
    expect(headLine({ ...texts, period: { ...texts.period, monthsOfData } }).right).toContain(words);
  });

  it('prints a name as it is written, as text', () => {
    const { headerTemplate, footerTemplate } = templates({
      ...texts,
      company: `<img src=x onerror="a()">'&`,
    });
    for (const html of [headerTemplate, footerTemplate]) {
      expect(html).toContain('&lt;img src=x onerror=&quot;a()&quot;&gt;&#39;&amp;');
      expect(html).not.toContain('<img');
    }
    expect(footerTemplate).toContain(
      'Page <span class="pageNumber"></span> of <span class="totalPages"></span>',
    );
  });

  it.each([
    ['2026-01-01', '1 January 2026'],
    ['2024-02-29', '29 February 2024'],
    ['2026-12-31', '31 December 2026'],
  ])('%s is %s everywhere', (day, words) => expect(longDay(day)).toBe(words));
});

describe('paper', () => {
  it.each([
    ['US', 'USD', 'letter'],
    ['ca', 'CAD', 'letter'],
    ['DE', 'USD', 'a4'],
    ['', 'USD', 'letter'],
    ['', 'EUR', 'a4'],
  ])('of %s with %s is %s', (country, currency, paper) => expect(paperFor(country, currency)).toBe(paper));
});

describe('waiting for a page', () => {
  const page = (...answers: object[]) => ({
    executeJavaScript: vi.fn(async () => (answers.length > 1 ? answers.shift() : answers[0])),
  });

  it('ends when the page says so', async () => {
    const shown = page({}, {}, { ready: 'true' });
    await whenReady(shown, 5000);
    expect(shown.executeJavaScript).toHaveBeenCalledTimes(3);
  });

  it('fails with the words of the page', async () => {
    await expect(whenReady(page({ failed: 'No book is open.' }), 5000)).rejects.toThrow('No book is open.');
  });

  it('does not wait for ever', async () => {
    await expect(whenReady(page({}), 100)).rejects.toThrow('not ready within');
  });
});
