/** The terms of the printed summary, in short (METRICS.md has them in full). */
export const DEFINITIONS: readonly { term: string; means: string }[] = [
  {
    term: 'TTM',
    means:
      'The twelve whole months that end with the last month complete on the day. Flows are of the TTM, stocks as of the day.',
  },
  {
    term: 'MRR, ARR',
    means:
      'ARR is the annualised price, less discount, of every contract in force and not paused. MRR = ARR ÷ 12. No tax, one-off, project or usage.',
  },
  {
    term: 'Recurring revenue',
    means:
      'Accrued day by day from contracts, or as billed in the ledger: the running head says which. Never both.',
  },
  { term: 'Operating revenue', means: 'Recurring + project + hourly + product revenue, net of sales tax.' },
  { term: 'Recurring share', means: 'Recurring revenue ÷ operating revenue of the period.' },
  {
    term: 'Gross profit',
    means: 'Operating revenue − cost of goods and services (labour, licences, product, subcontract, other).',
  },
  {
    term: 'EBITDA',
    means:
      'Net profit + interest + income tax + depreciation + amortization. EBITDA margin = EBITDA ÷ operating revenue.',
  },
  {
    term: 'Owner normalisation',
    means:
      'Owner’s pay in operating expenses − market pay × months ÷ 12; negative if the owner is underpaid. Draws are equity and are never added back.',
  },
  { term: 'Adjusted EBITDA', means: 'EBITDA + owner normalisation + the adjustments dated in the period.' },
  {
    term: 'SDE',
    means: 'Seller’s discretionary earnings: adjusted EBITDA + market pay of the owner(s) × months ÷ 12.',
  },
  {
    term: 'Value, equity',
    means:
      'Value = earnings × the multiple typed by the owner; none is built in. It is cash-free and debt-free. Equity = value − debt − deferred revenue + cash.',
  },
  {
    term: 'GRR, NRR',
    means:
      'Of the clients with MRR at the start: Σ of the lesser of MRR then and now (GRR), Σ of MRR now (NRR), each ÷ their MRR then. A client paused at the end counts as lost until it resumes.',
  },
  {
    term: 'Client churn',
    means:
      'Clients in force the day before the window and not on its last day ÷ clients in force the day before.',
  },
  {
    term: 'MRR bridge',
    means:
      'New, returned (reactivated or resumed), expansion, contraction, paused, churn: net per client and month. Start + gains − losses = end.',
  },
  { term: 'Concentration', means: 'Share of operating revenue of the largest 1, 3, 5 clients.' },
  {
    term: 'Contribution',
    means:
      'Client revenue − direct cost − labour cost of its time at fully loaded rates. Margin = ÷ client revenue.',
  },
  {
    term: 'Effective rate (CER)',
    means:
      '(Client revenue − product revenue) ÷ hours; net CER = (client revenue − direct cost) ÷ hours. A portfolio’s is Σ ÷ Σ.',
  },
  {
    term: 'Contract quality',
    means:
      'Contracted: MRR with committed term left. Unsigned, assignable, auto-renewing: MRR of such contracts. All ÷ MRR. Remaining term is weighted by MRR.',
  },
  {
    term: 'Service',
    means:
      'Respond and resolve: from opening, in business hours unless said. CSAT = satisfied (≥ 80 % of the scale) ÷ answered. NPS = (promoters − detractors) ÷ answered × 100.',
  },
  {
    term: 'n/a',
    means:
      'Not available: the figure has no denominator. It is never shown as zero; the notes give the reason.',
  },
];
