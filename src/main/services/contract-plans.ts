import { type DayNumber, dayNumber, dayOf, isDay } from '../../shared/calendar.ts';
import type { ParsedInput } from '../../shared/contract/index.ts';
import type { KeptContract, KeptPause, KeptPrice } from '../../shared/contract-terms.ts';
import { CYCLES_A_YEAR, type Cycle } from '../../shared/domain.ts';
import type { FieldValue } from '../../shared/records/fields.ts';
import { TABLES } from '../../shared/records/tables.ts';
import { PlumblineError } from '../../shared/result.ts';
import { keptContracts } from '../db/kept-contracts.ts';
import type { Db } from '../db/open.ts';
import { FOREVER } from '../metrics/recurring.ts';

/**
 * Changing contracts by what happens to them. An action is worked out once, as the contract it makes and as the rows
 * to write, so that what is said before a change is what the change does.
 */

export type Action = ParsedInput<'contracts.change'>['action'];
type Of<D extends Action['do']> = Extract<Action, { do: D }>;
type Sets = ParsedInput<'records.save'>['sets'];
type Removed = { table: 'contract_prices' | 'contract_pauses'; id: number };

type Plan = {
  label: string;
  before: KeptContract | null;
  after: KeptContract;
  write: { sets: Sets } | { remove: Removed };
  /** The price that the action sets. */
  price: KeptPrice | null;
};

/** A number no record has: of a row that is yet to be written, the latest of all. */
const NEW = Number.MAX_SAFE_INTEGER;

const refuse = (field: string, message: string): never => {
  throw new PlumblineError('bad_input', `Nothing was changed. ${message}`, { fields: { [field]: message } });
};

/** @throws PlumblineError not_found */
export function contractNamed(db: Db, id: number): KeptContract {
  const [contract] = keptContracts(db, id);
  if (!contract) throw new PlumblineError('not_found', 'This contract is no longer in the book.');
  return contract;
}

const withOne = <T extends { id: number }>(rows: readonly T[], row: T): T[] =>
  rows.some(({ id }) => id === row.id)
    ? rows.map((each) => (each.id === row.id ? row : each))
    : [...rows, row];

type PriceTerms = {
  from: string;
  cycle: Cycle;
  amount: number;
  discount: number | null;
  reason: KeptPrice['reason'];
};

/** @throws PlumblineError bad_input for a discount above the price */
function keptPrice({ from, cycle, amount, discount, reason }: PriceTerms, id: number): KeptPrice {
  const clash = TABLES.contract_prices.clash?.({ amount, discount });
  if (clash) refuse(clash.field, clash.message);
  const annualCents = (amount - (discount ?? 0)) * CYCLES_A_YEAR[cycle];
  return {
    id,
    from: dayNumber(from),
    cycle,
    amountCents: amount,
    discountCents: discount,
    reason,
    annualCents,
  };
}

const priceValues = ({ from, cycle, amount, discount, reason }: PriceTerms, contract: string) => ({
  contract,
  effective_from: from,
  cycle,
  amount,
  discount,
  change_reason: reason,
});

const row = (id: number | undefined, values: Record<string, FieldValue>) =>
  ({ ...(id === undefined ? {} : { id }), values }) as Sets[number]['rows'][number];

function planPrice(contract: KeptContract, action: Of<'price'>): Plan {
  const { code } = contract;
  const { price: id } = action;
  if (id !== undefined && !contract.prices.some((price) => price.id === id))
    throw new PlumblineError('not_found', 'This price is no longer in the book.');
  const price = keptPrice(action, id ?? NEW);
  return {
    label: `${id === undefined ? 'Change' : 'Correct'} the price of ${code} from ${action.from}`,
    before: contract,
    after: { ...contract, prices: withOne(contract.prices, price) },
    write: { sets: [{ table: 'contract_prices', rows: [row(id, priceValues(action, code))] }] },
    price,
  };
}

function planPause(contract: KeptContract, action: Of<'pause'>): Plan {
  const { from, until, pause: id } = action;
  const { code } = contract;
  if (id !== undefined && !contract.pauses.some((pause) => pause.id === id))
    throw new PlumblineError('not_found', 'This pause is no longer in the book.');
  const clash = TABLES.contract_pauses.clash?.({ from, until });
  if (clash) refuse(clash.field, clash.message);
  const pause: KeptPause = {
    id: id ?? NEW,
    from: dayNumber(from),
    until: until === null ? null : dayNumber(until),
  };
  return {
    label: `${id === undefined ? 'Pause' : 'Correct the pause of'} ${code} from ${from}${until === null ? '' : ` to ${until}`}`,
    before: contract,
    after: { ...contract, pauses: withOne(contract.pauses, pause) },
    write: { sets: [{ table: 'contract_pauses', rows: [row(id, { contract: code, from, until })] }] },
    price: null,
  };
}

function without(contract: KeptContract, { table, id }: Removed, label: string): Plan {
  const key = table === 'contract_prices' ? 'prices' : 'pauses';
  if (!contract[key].some((each) => each.id === id))
    throw new PlumblineError('not_found', `This ${TABLES[table].one} is no longer in the book.`);
  return {
    label,
    before: contract,
    after: { ...contract, [key]: contract[key].filter((each) => each.id !== id) },
    write: { remove: { table, id } },
    price: null,
  };
}

/** The pause that the day is in ends the day before; one that begins on the day was none. */
function planResume(contract: KeptContract, { on }: Of<'resume'>): Plan {
  const day = dayNumber(on);
  const pauses = contract.pauses.filter(({ from, until }) => from <= day && day <= (until ?? FOREVER));
  const pause = pauses[0] ?? refuse('on', `${contract.code} is not paused on ${on}.`);
  if (pauses.length > 1)
    refuse(
      'on',
      `${contract.code} is in ${pauses.length} pauses on ${on}. Correct or remove all but one first.`,
    );
  const label = `Resume ${contract.code} on ${on}`;
  if (pause.from === day) return without(contract, { table: 'contract_pauses', id: pause.id }, label);
  const until = dayOf(day - 1);
  return {
    label,
    before: contract,
    after: { ...contract, pauses: withOne(contract.pauses, { ...pause, until: day - 1 }) },
    write: { sets: [{ table: 'contract_pauses', rows: [row(pause.id, { until })] }] },
    price: null,
  };
}

function planEnd(contract: KeptContract, on: string | null): Plan {
  const { code, startsOn } = contract;
  if (on !== null && dayNumber(on) < startsOn)
    refuse('on', `${code} begins on ${dayOf(startsOn)}, so it can’t end before that.`);
  return {
    label: on === null ? `Reopen ${code}` : `End ${code} on ${on}`,
    before: contract,
    after: { ...contract, endedOn: on === null ? null : dayNumber(on) },
    write: { sets: [{ table: 'contracts', rows: [row(contract.id, { ended_on: on })] }] },
    price: null,
  };
}

function planAdd({ values, price: terms }: Of<'add'>): Plan {
  const code = typeof values.contract === 'string' ? values.contract.trim() : '';
  const day = (name: string): DayNumber | null => {
    const value = values[name];
    if (value === null || value === undefined || value === '') return null;
    // What is no day is told by the save, which reads every field.
    return typeof value === 'string' && isDay(value) ? dayNumber(value) : null;
  };
  const startsOn = day('starts_on') ?? (terms ? dayNumber(terms.from) : 0);
  const endedOn = day('ended_on');
  if (endedOn !== null && endedOn < startsOn)
    refuse('ended_on', `It begins on ${dayOf(startsOn)}, so it can’t end before that.`);
  const price = terms && keptPrice(terms, NEW);
  const client = typeof values.client === 'string' ? ` · ${values.client}` : '';
  return {
    label: `Add contract ${code}${client}`,
    before: null,
    after: {
      id: NEW,
      code,
      clientId: 0,
      name: '',
      serviceLine: '',
      startsOn,
      termEndsOn: day('term_ends_on'),
      endedOn,
      noticeDays: null,
      autoRenews: values.auto_renews === true,
      assignable: values.assignable === 'yes',
      signed: values.signed === true,
      prices: price ? [price] : [],
      pauses: [],
    },
    write: {
      sets: [
        { table: 'contracts', rows: [row(undefined, values)] },
        ...(terms
          ? [{ table: 'contract_prices' as const, rows: [row(undefined, priceValues(terms, code))] }]
          : []),
      ],
    },
    price,
  };
}

/** What an action makes of its contract. @throws PlumblineError not_found, bad_input */
export function planOf(db: Db, action: Action): Plan {
  if (action.do === 'add') return planAdd(action);
  const contract = contractNamed(db, action.contract);
  const { code } = contract;
  switch (action.do) {
    case 'price':
      return planPrice(contract, action);
    case 'removePrice':
      return without(contract, { table: 'contract_prices', id: action.price }, `Remove a price of ${code}`);
    case 'pause':
      return planPause(contract, action);
    case 'resume':
      return planResume(contract, action);
    case 'removePause':
      return without(contract, { table: 'contract_pauses', id: action.pause }, `Remove a pause of ${code}`);
    case 'end':
      return planEnd(contract, action.on);
    case 'reopen':
      return planEnd(contract, null);
  }
}
