import type { Output } from '../../../shared/contract/index.ts';
import type { Rate, RateAction } from '../../../shared/contract/technicians.ts';
import { fieldText, parseField } from '../../../shared/entry/fields.ts';
import { moneyText } from '../../../shared/entry/money.ts';
import { readPrice } from '../../../shared/entry/price.ts';
import type { EntryContext } from '../../../shared/entry/types.ts';
import { day, type NamedTable, text } from '../../../shared/records/fields.ts';
import { useFormat } from '../../lib/format-context.tsx';
import { useQuery } from '../../lib/store.ts';
import { ActionForm, type Made } from '../../records/action-form.tsx';
import { EffectNote, EffectPending, EffectProblem } from '../../records/effect.tsx';
import { type Texts, useFormTexts } from '../../records/open-forms.ts';
import { change, fieldsOfRow, saveSets } from '../../records/save.ts';
import { useFields } from '../../records/use-fields.ts';
import { effectWords } from './words.ts';

type Rates = Output<'technicians.rates'>;
/** A rate from a day on, one that is corrected, or one that is taken out. */
export type RateFormId = { kind: 'add' } | { kind: 'correct' | 'remove'; rate: Rate };

const must = { required: true } as const;
/** The cost is text: it may also be said as a change by percents. */
const FIELDS = [day('effective_from', 'From', must), text('hourly_cost', 'Cost an hour', must)];
const [FROM] = FIELDS;

const WORDS: Record<RateFormId['kind'], { title: string; send: string }> = {
  add: { title: 'A rate from a day on', send: 'Set the rate' },
  correct: { title: 'Correct this rate', send: 'Correct the rate' },
  remove: { title: 'Remove this rate', send: 'Remove the rate' },
};

const baseOf = (form: RateFormId, { rates, today }: Rates): number | null =>
  form.kind === 'add'
    ? (rates.findLast(({ from, overruled }) => from <= today && !overruled)?.hourly ?? null)
    : form.rate.hourly;

/** What typed texts make of a rate. */
export function rateAction(
  form: RateFormId,
  rates: Rates,
  texts: Texts,
  context: EntryContext,
): Made<RateAction> {
  const technician = rates.id;
  if (form.kind === 'remove')
    return { ok: true, action: { do: 'removeRate', technician, rate: form.rate.id } };
  const typed = texts.hourly_cost ?? '';
  const from = FROM ? parseField(FROM, texts.effective_from ?? '', context) : null;
  const hourly =
    typed.trim() === ''
      ? ({ ok: false, reason: 'A cost an hour is needed.' } as const)
      : readPrice(typed, baseOf(form, rates), context);
  if (from?.ok && typeof from.value === 'string' && hourly.ok)
    return {
      ok: true,
      action: {
        do: 'rate',
        technician,
        ...(form.kind === 'correct' && { rate: form.rate.id }),
        from: from.value,
        hourly: hourly.value,
      },
    };
  return {
    ok: false,
    errors: {
      ...(from && !from.ok && { effective_from: from.reason }),
      ...(!hourly.ok && { hourly_cost: hourly.reason }),
    },
  };
}

const NOBODY: readonly NamedTable[] = [];

type RateFormProps = { form: RateFormId; rates: Rates; onLeave: () => void };

/** What an hour costs from a day on, and which hours that changes. */
export function RateForm({ form, rates, onLeave }: RateFormProps) {
  const format = useFormat();
  const context = useFields(NOBODY);
  const key = `rate ${rates.id} ${form.kind} ${form.kind === 'add' ? '' : form.rate.id}`;
  const start: Texts =
    form.kind === 'correct'
      ? {
          effective_from: fieldText({ type: 'day' }, form.rate.from, context),
          hourly_cost: moneyText(form.rate.hourly, context),
        }
      : { effective_from: fieldText({ type: 'day' }, rates.today, context), hourly_cost: '' };
  const texts = useFormTexts(key, start);
  const made = rateAction(form, rates, texts, context);
  const send = async (action: RateAction) => {
    const result =
      action.do === 'removeRate'
        ? await change('records.remove', { table: 'cost_rates', ids: [action.rate] }, { ownFailure: true })
        : await saveSets(
            [
              {
                table: 'cost_rates',
                rows: [
                  {
                    ...(action.rate !== undefined && { id: action.rate }),
                    values: {
                      technician: rates.name,
                      effective_from: action.from,
                      hourly_cost: action.hourly,
                    },
                  },
                ],
              },
            ],
            { ownFailure: true },
          );
    if (!result.ok) return { ...result.error, fields: fieldsOfRow(result.error) };
    onLeave();
    return null;
  };
  const isPercent = (texts.hourly_cost ?? '').includes('%');
  const hints: Record<string, string | undefined> = {
    hourly_cost:
      isPercent && made.ok && made.action.do === 'rate'
        ? `= ${format.money(made.action.hourly, { cents: true })}`
        : 'All in: wages, taxes, benefits; or a change such as +3 %',
  };
  const words = WORDS[form.kind];
  return (
    <ActionForm
      title={words.title}
      fields={form.kind === 'remove' ? [] : FIELDS}
      start={start}
      texts={texts}
      keptAs={key}
      made={made}
      send={words.send}
      onSend={send}
      onLeave={onLeave}
      hintOf={(name) => hints[name]}
    >
      {made.ok && <Effect action={made.action} />}
    </ActionForm>
  );
}

function Effect({ action }: { action: RateAction }) {
  const format = useFormat();
  const { data, error } = useQuery('technicians.ratePreview', { action });
  if (error) return <EffectProblem text={error.message} />;
  if (!data) return <EffectPending />;
  const money = (cents: number) => format.money(cents, { cents: true });
  return (
    <EffectNote
      lines={effectWords(data, format)}
      months={{
        label: 'Months whose hours get another cost',
        head: ['Month', 'Hours', 'Before', 'After'],
        rows: data.months.map(({ month, seconds, cost }) => [
          format.month(month),
          format.hours(seconds),
          money(cost.before),
          money(cost.after),
        ]),
      }}
    />
  );
}
