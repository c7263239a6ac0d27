// The demo's figures as text: what a person looks at first, aligned for a terminal. Pure functions over the CLI's JSON.

/** @typedef {{ money: (cents: number | null) => string, share: (ratio: number | null) => string }} Format */

const NOT_AVAILABLE = 'n/a';

/**
 * @param {string} currency an ISO code, or nothing known
 * @returns {Format}
 */
export function formatFor(currency) {
  /** @type {Intl.NumberFormatOptions} */
  const style = currency ? { style: 'currency', currency } : {};
  const money = new Intl.NumberFormat('en', { ...style, minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const share = new Intl.NumberFormat('en', { style: 'percent', minimumFractionDigits: 1 });
  return {
    money: (cents) => (cents === null ? NOT_AVAILABLE : money.format(cents / 100)),
    share: (ratio) => (ratio === null ? NOT_AVAILABLE : share.format(ratio)),
  };
}

/**
 * Lines of equal shape: first column to the left, numbers to the right.
 * @param {string[][]} rows
 */
export function align(rows) {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  return rows.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('   '),
  );
}

/**
 * @param {any} figures what `plumbline figures` prints
 * @param {Format} format
 */
export function keyFigures({ company, valuation }, { money, share }) {
  return align([
    ['MRR', money(company.mrr_cents)],
    ['ARR', money(company.arr_cents)],
    ['EBITDA (TTM)', money(company.ebitda_cents)],
    ['EBITDA margin', share(company.ebitda_margin)],
    ['Gross margin', share(company.gross_margin)],
    ['R3 share', share(company.r3_share)],
    ['CER (an hour)', money(company.cer_cents)],
    ['Client churn', share(company.client_churn)],
    ['NRR', share(company.nrr)],
    ['GRR', share(company.grr)],
    ['Adjusted EBITDA', money(valuation.adjusted_ebitda_cents)],
    ['SDE', money(valuation.sde_cents)],
    ['Largest client', share(company.concentration_top1)],
  ]);
}

/**
 * @param {any} figures what `plumbline figures` prints
 * @param {Format} format
 */
export function topClients({ clients }, { money }, howMany = 5) {
  /** @type {[string, any][]} */
  const sorted = Object.entries(clients).sort(
    ([, a], [, b]) => (b.contribution_cents ?? 0) - (a.contribution_cents ?? 0),
  );
  return align([
    ['Client', 'Revenue', 'Hours', 'CER', 'Contribution', 'Net CLV'],
    ...sorted
      .slice(0, howMany)
      .map(([name, client]) => [
        name,
        money(client.revenue_cents),
        (client.seconds / 3600).toFixed(1),
        money(client.cer_cents),
        money(client.contribution_cents),
        money(client.net_clv_cents),
      ]),
  ]);
}
