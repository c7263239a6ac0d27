import type { Cycle } from '../../../shared/domain.ts';
import type { Cents } from '../../../shared/money.ts';
import { fold } from '../reading/fold.ts';
import type { Cells, FieldSpec, Interpreter, Kind, Reading } from '../types.ts';
import { words } from '../words.ts';
import { isMapped, plainText } from './asking.ts';

const FIELDS: readonly FieldSpec[] = [
  {
    field: 'id',
    label: 'Number of the contract',
    type: 'id',
    headers: words(
      'contract|contract id|contract number|subscription id|agreement id|agreement number|recurring id|vertragsnummer|number|id',
    ),
  },
  {
    field: 'client',
    label: 'Client',
    type: 'text',
    required: true,
    headers: words(
      'customer|customer name|client|client name|company|company name|organization|account name|cliente|kunde',
    ),
  },
  {
    field: 'plan',
    label: 'Plan',
    type: 'text',
    headers: words(
      'plan|sku name|product name|scope|product|plan name|agreement name|contract name|service|item|description|name',
    ),
  },
  {
    field: 'service_line',
    label: 'Service line',
    type: 'text',
    headers: words('service line|category|product category'),
  },
  {
    field: 'amount',
    label: 'Price a cycle',
    type: 'money',
    headers: words('amount|price|recurring amount|billing amount|total|betrag|valor|subtotal'),
  },
  {
    field: 'unit_price',
    label: 'Price of one',
    type: 'money',
    total: 'none',
    headers: words('unit price|effective unit price|price per unit|rate|einzelpreis'),
  },
  {
    field: 'quantity',
    label: 'Quantity',
    type: 'number',
    headers: words('quantity|billable quantity|qty|seats|licences|licenses|menge|quantidade'),
  },
  {
    field: 'cycle',
    label: 'Billing cycle',
    type: 'text',
    required: true,
    headers: words(
      'interval|frequency|billing frequency|billing cycle|cycle|billing period|term and billing cycle',
    ),
  },
  {
    field: 'starts',
    label: 'Start',
    type: 'day',
    required: true,
    headers: words(
      'start date|starts on|start|current period start|charge start date|effective date|commencement date|begin date|created date|created|beginn',
    ),
  },
  {
    field: 'term_ends',
    label: 'End of the term',
    type: 'day',
    headers: words(
      'term ends on|term end|term end date|end date|renewal date|charge end date|expiration date',
    ),
  },
  {
    field: 'ended',
    label: 'Ended on',
    type: 'day',
    headers: words('ended on|ended at|cancelled at|canceled at|cancellation date|cancelled on'),
  },
  {
    field: 'currency',
    label: 'Currency',
    type: 'text',
    headers: words('currency|currency code|wahrung|moeda'),
  },
];

/** Contracts and subscriptions, each with its price a cycle. */
export const contracts: Kind = { kind: 'contracts', fields: FIELDS, interpreter };

const CYCLE_WORDS: Record<Cycle, string> = {
  monthly: 'monthly|month|months|per month|every month|1 month|m|mensal|mensual|mensuel|monatlich|p1m',
  quarterly:
    'quarterly|quarter|every 3 months|3 months|trimestral|trimestriel|vierteljahrlich|quartalsweise|p3m',
  annual:
    'annual|annually|year|years|yearly|per year|every year|1 year|12 months|one-year|one year|anual|annuel|jahrlich|p1y|p12m',
};
const CYCLE_OF = new Map(
  (Object.keys(CYCLE_WORDS) as Cycle[]).flatMap((cycle) =>
    words(CYCLE_WORDS[cycle]).map((word) => [word, cycle] as const),
  ),
);

/**
 * How often a price is due, by the tool's words; null = by none the book knows (weekly, every two years). Of
 * `One-Year commitment for monthly/yearly billing` neither is clear.
 */
export function cycleOf(text: string): Cycle | null {
  const word = fold(text).replaceAll('_', ' ');
  const billing = /\bfor ([a-z/]+) billing$/.exec(word)?.[1];
  return CYCLE_OF.get(billing ?? word) ?? null;
}

function interpreter(reading: Reading): Interpreter {
  const hasId = isMapped(reading, 'id');
  return {
    row(cells, sink) {
      const client = cells.required('client');
      const name = plainText(cells, 'plan');
      const written = cells.required('cycle');
      const cycle =
        cycleOf(written) ??
        cells.reject(
          'cycle',
          `“${written}” is no cycle of a contract: monthly, quarterly or annual is expected`,
        );
      const starts = cells.day('starts') ?? cells.reject('starts', 'is empty; when does it start?');
      const termEnds = cells.day('term_ends');
      const ended = cells.day('ended');
      if (termEnds !== null && termEnds < starts) cells.reject('term_ends', 'is before the start');
      if (ended !== null && ended < starts) cells.reject('ended', 'is before the start');
      const id = hasId ? plainText(cells, 'id') : '';
      sink.draft({
        table: 'contracts',
        id: id || null,
        part: '',
        context: '',
        code: id || (name === '' ? client : `${client} – ${name}`),
        client,
        name,
        service_line: plainText(cells, 'service_line'),
        starts,
        termEnds,
        ended,
        cycle,
        cents: priceOf(cells),
      });
    },
  };
}

/** The price a cycle: as told, else of one × quantity. */
function priceOf(cells: Cells): Cents {
  const told = cells.money('amount');
  const field = told === null ? 'unit_price' : 'amount';
  const cents = told ?? unitsOf(cells);
  if (cents === null)
    return cells.reject(cells.has('amount') ? 'amount' : field, 'is empty; what does it cost?');
  return cents < 0 ? cells.reject(field, 'is negative, and a price can’t be') : cents;
}

function unitsOf(cells: Cells): Cents | null {
  const price = cells.money('unit_price');
  if (price === null) return null;
  const quantity = cells.number('quantity');
  if (quantity === null) return cells.reject('quantity', 'is empty; how many are there?');
  const cents = price * quantity;
  return Number.isInteger(cents)
    ? cents
    : cells.reject('quantity', 'makes a price that is no whole number of cents');
}
