import { dayNumber, dayOf, firstDay, monthOfDay } from '../../../shared/calendar.ts';
import type { ContractAction, ContractEvent, ContractLife } from '../../../shared/contract/contracts.ts';
import { CHANGE_REASONS, CYCLES } from '../../../shared/domain.ts';
import { fieldText, parseField } from '../../../shared/entry/fields.ts';
import { moneyText } from '../../../shared/entry/money.ts';
import { readPrice } from '../../../shared/entry/price.ts';
import type { EntryContext } from '../../../shared/entry/types.ts';
import { cents, choice, day, type Field, type FieldValue, text } from '../../../shared/records/fields.ts';
import { TABLES } from '../../../shared/records/tables.ts';
import type { Made } from '../../records/action-form.tsx';
import type { Texts } from '../../records/open-forms.ts';

/** What can be done to a contract, as forms: their fields, what stands in them at first, and the action they make. */

/** A form that is open; a correction names what it corrects. */
export type FormId =
  | { kind: 'price' | 'pause' | 'resume' | 'end' | 'reopen' | 'add' }
  | { kind: 'correctPrice'; price: NonNullable<ContractEvent['price']> & { from: string } }
  | { kind: 'removePrice'; price: number; from: string }
  | { kind: 'correctPause'; pause: NonNullable<ContractEvent['pause']> }
  | { kind: 'removePause'; pause: number; from: string };
export type FormKind = FormId['kind'];

const must = { required: true } as const;
const from = (label: string) => day('from', label, must);
/** An amount, or by how many percent the price before changes: so it is text. */
const amount = text('amount', 'Price', must);
const PRICE: readonly Field[] = [
  amount,
  choice('cycle', 'Cycle', CYCLES, must),
  cents('discount', 'Discount', { min: 0 }),
];
const REASON = choice('reason', 'Reason', CHANGE_REASONS, must);

/** Whose end is set later, by ending it. */
const NEW_CONTRACT = TABLES.contracts.fields.filter(({ name }) => name !== 'ended_on');
const isTerm = ({ name }: Field) =>
  ['term_ends_on', 'notice_days', 'auto_renews', 'assignable', 'signed'].includes(name);

const FIELDS: Record<FormKind, readonly Field[]> = {
  price: [from('From'), ...PRICE, REASON],
  correctPrice: [from('From'), ...PRICE, REASON],
  removePrice: [],
  pause: [from('From'), day('until', 'Until, or empty')],
  correctPause: [from('From'), day('until', 'Until, or empty')],
  removePause: [],
  resume: [day('on', 'First day earned again', must)],
  end: [day('on', 'Last day in force', must)],
  reopen: [],
  add: [...NEW_CONTRACT.filter((field) => !isTerm(field)), ...PRICE, ...NEW_CONTRACT.filter(isTerm)],
};
export const fieldsOf = ({ kind }: Pick<FormId, 'kind'>): readonly Field[] => FIELDS[kind];

const TITLES: Record<FormKind, { title: string; send: string }> = {
  price: { title: 'Change the price', send: 'Change the price' },
  correctPrice: { title: 'Correct this price', send: 'Correct the price' },
  removePrice: { title: 'Remove this price', send: 'Remove the price' },
  pause: { title: 'Pause', send: 'Pause the contract' },
  correctPause: { title: 'Correct this pause', send: 'Correct the pause' },
  removePause: { title: 'Remove this pause', send: 'Remove the pause' },
  resume: { title: 'Resume', send: 'Resume the contract' },
  end: { title: 'End', send: 'End the contract' },
  reopen: { title: 'Reopen', send: 'Reopen the contract' },
  add: { title: 'New contract', send: 'Add the contract' },
};
export const wordsOf = ({ kind }: FormId) => TITLES[kind];

const nextMonth = (today: string): string => dayOf(firstDay(monthOfDay(dayNumber(today)) + 1));

/** The values a form begins with. */
function startValues(form: FormId, life: ContractLife | null, today: string): Record<string, FieldValue> {
  switch (form.kind) {
    case 'price':
      return {
        from: life && today < life.startsOn ? life.startsOn : nextMonth(today),
        cycle: life?.price?.cycle ?? 'monthly',
        discount: life?.price?.discount ?? null,
        reason: life?.price ? 'price_increase' : 'initial',
      };
    case 'correctPrice': {
      const { price } = form;
      return { from: price.from, cycle: price.cycle, discount: price.discount, reason: price.reason };
    }
    case 'pause':
      return { from: nextMonth(today) };
    case 'correctPause':
      return { from: form.pause.from, until: form.pause.until };
    case 'resume':
      return { on: nextMonth(today) };
    case 'end':
      return { on: life?.termEndsOn && life.termEndsOn >= today ? life.termEndsOn : null };
    case 'add':
      return { cycle: 'monthly', starts_on: nextMonth(today) };
    default:
      return {};
  }
}

/** The texts a form begins with. */
export function startTexts(form: FormId, life: ContractLife | null, context: EntryContext): Texts {
  const values = startValues(form, life, life?.today ?? context.today);
  const texts = fieldsOf(form).map((field) => [
    field.name,
    fieldText(field, values[field.name] ?? null, context),
  ]);
  const known = form.kind === 'correctPrice' ? { amount: moneyText(form.price.amount, context) } : {};
  return { ...Object.fromEntries(texts), ...known };
}

/** The price that percents are taken of; cents. */
const baseOf = (form: FormId, life: ContractLife | null): number | null =>
  form.kind === 'correctPrice' ? form.price.amount : (life?.price?.amount ?? null);

type Read = { values: Record<string, FieldValue>; errors: Record<string, string> };

function read(form: FormId, life: ContractLife | null, texts: Texts, context: EntryContext): Read {
  const found: Read = { values: {}, errors: {} };
  // A contract may be added before its price is agreed.
  const isUnpriced = form.kind === 'add' && (texts.amount ?? '').trim() === '';
  for (const field of fieldsOf(form)) {
    const typed = texts[field.name] ?? '';
    if (isUnpriced && PRICE.includes(field)) continue;
    const isPrice = field === amount && typed.trim() !== '';
    const entry = isPrice ? readPrice(typed, baseOf(form, life), context) : parseField(field, typed, context);
    if (entry.ok) found.values[field.name] = entry.value;
    else found.errors[field.name] = entry.reason;
  }
  const { amount: price, discount } = found.values;
  if (typeof price === 'number' && typeof discount === 'number' && discount > price)
    found.errors.discount ??= 'The discount is more than the price.';
  return found;
}

type PriceTerms = Pick<Extract<ContractAction, { do: 'price' }>, 'cycle' | 'amount' | 'discount'>;

const termsOf = ({ cycle, amount: price, discount }: Record<string, FieldValue>): PriceTerms => ({
  cycle: cycle as PriceTerms['cycle'],
  amount: Number(price),
  discount: typeof discount === 'number' && discount !== 0 ? discount : null,
});

function added(values: Record<string, FieldValue>): ContractAction {
  const own = Object.fromEntries(
    NEW_CONTRACT.map(({ name }) => [name, values[name] ?? null] as const).filter(
      (entry): entry is readonly [string, string | number | boolean | null] => !Array.isArray(entry[1]),
    ),
  );
  const start = String(values.starts_on);
  return {
    do: 'add',
    values: own,
    price: values.amount === undefined ? null : { ...termsOf(values), from: start, reason: 'initial' },
  };
}

/** The action that a form's texts make, or what is wrong with each field. */
export function actionOf(
  form: FormId,
  life: ContractLife | null,
  texts: Texts,
  context: EntryContext,
): Made<ContractAction> {
  const { values, errors } = read(form, life, texts, context);
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  if (form.kind === 'add') return { ok: true, action: added(values) };
  const contract = life?.id ?? 0;
  const day0 = String(values.from ?? values.on ?? '');
  const until = typeof values.until === 'string' ? values.until : null;
  const price = () => ({
    do: 'price' as const,
    contract,
    from: day0,
    ...termsOf(values),
    reason: values.reason as (typeof CHANGE_REASONS)[number],
  });
  const action = ((): ContractAction => {
    switch (form.kind) {
      case 'price':
        return price();
      case 'correctPrice':
        return { ...price(), price: form.price.id };
      case 'removePrice':
        return { do: 'removePrice', contract, price: form.price };
      case 'pause':
        return { do: 'pause', contract, from: day0, until };
      case 'correctPause':
        return { do: 'pause', contract, pause: form.pause.id, from: day0, until };
      case 'removePause':
        return { do: 'removePause', contract, pause: form.pause };
      case 'resume':
        return { do: 'resume', contract, on: day0 };
      case 'end':
        return { do: 'end', contract, on: day0 };
      case 'reopen':
        return { do: 'reopen', contract };
    }
  })();
  return { ok: true, action };
}
