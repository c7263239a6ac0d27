import type { Valuation } from '../../shared/contract/metrics.ts';
import type { Note } from '../../shared/contract/values.ts';
import { answered, lostOf } from './counts.ts';
import { type DayFigures, picker } from './figures.ts';

type Row = readonly [label: string, at: string, note?: string];

const GROUPS: readonly (readonly [group: string, rows: readonly Row[]])[] = [
  [
    'Recurring revenue',
    [
      ['MRR', 'company/mrr'],
      ['ARR', 'company/arr'],
      ['Recurring share (R3)', 'company/r3Share'],
      ['ARPA', 'company/arpa', 'MRR a client'],
    ],
  ],
  [
    'Retention',
    [
      ['Net revenue retention', 'company/nrr'],
      ['Gross revenue retention', 'company/grr'],
      ['Client churn', 'company/clientChurn'],
      ['MRR under notice', 'valuation/underNotice'],
    ],
  ],
  [
    'Concentration',
    [
      ['Largest client', 'company/concentration/top1'],
      ['Largest 3 clients', 'company/concentration/top3'],
      ['Largest 5 clients', 'company/concentration/top5'],
    ],
  ],
  [
    'Contracts',
    [
      ['Under committed term', 'valuation/contracted', 'of MRR'],
      ['Remaining term', 'valuation/weightedRemaining', 'weighted by MRR'],
      ['Auto-renewing', 'valuation/autoRenewing', 'of MRR'],
      ['Assignable', 'valuation/assignable', 'of MRR'],
      ['Unsigned', 'valuation/unsigned', 'of MRR'],
    ],
  ],
  [
    'Profitability',
    [
      ['Gross margin', 'company/grossMargin'],
      ['EBITDA margin', 'company/ebitdaMargin'],
      ['Adjusted EBITDA margin', 'valuation/adjustedMargin'],
      ['Effective rate (CER)', 'company/cer'],
      ['Labour coverage', 'company/labourCoverage', 'of payroll in time sheets'],
    ],
  ],
  [
    'Service',
    [
      ['Tickets resolved', 'service/resolved'],
      ['Time to respond', 'service/respondBusiness/median', 'median, business hours'],
      ['CSAT', 'service/csat'],
      ['NPS', 'service/nps'],
    ],
  ],
];

/** What a buyer looks at beyond earnings, in groups. */
export function quality(day: DayFigures): Valuation['quality'] {
  const pick = picker(day);
  const counts: Record<string, Note> = {
    'company/clientChurn': lostOf(pick, ' lost'),
    ...answered(pick),
  };
  return GROUPS.flatMap(([group, rows]) =>
    rows.map(([label, at, words]) => {
      const note = words === undefined ? counts[at] : [words];
      return { group, label, figure: pick(at), ...(note ? { note } : {}) };
    }),
  );
}
