import type { Output } from '../../../shared/contract/index.ts';
import { useFormat } from '../../lib/format-context.tsx';
import { useQuery } from '../../lib/store.ts';
import { StateMark } from '../../records/effect.tsx';
import { HistoryList } from '../../records/history-list.tsx';
import { useFormPlace, useGone, useTurnToPart } from '../../records/panel-hooks.ts';
import { RecordForm } from '../../records/record-form.tsx';
import { PanelReading, SidePanel } from '../../records/side-panel.tsx';
import { type Happening, Timeline } from '../../records/timeline.tsx';
import { Button } from '../../ui/button.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { RateForm, type RateFormId } from './rate-form.tsx';
import { type Sheet, showSheet, useShownSheet } from './state.ts';
import { hourlyWords, rateWords } from './words.ts';

const SHEETS: readonly { value: Sheet; label: string }[] = [
  { value: 'rates', label: 'Cost over time' },
  { value: 'details', label: 'Details' },
  { value: 'history', label: 'History' },
];

type TechnicianPanelProps = { id: number; readOnly: boolean; onClose: () => void };

/** One technician: what an hour costs, and what it did and will. */
export function TechnicianPanel({ id, readOnly, onClose }: TechnicianPanelProps) {
  const query = useQuery('technicians.rates', { technician: id });
  const format = useFormat();
  const sheet = useShownSheet();
  const place = useFormPlace<RateFormId>(`technician ${id}`);
  const isGone = useGone(query.error, onClose);
  useTurnToPart('technicians', id, () => showSheet('rates'));
  const open = (form: RateFormId) => {
    showSheet('rates');
    place.open(form);
  };
  if (isGone) return null;
  return (
    <PanelReading reading={query} label="Technician" onClose={onClose}>
      {(rates) => {
        const now = hourlyToday(rates);
        return (
          <SidePanel
            label="Technician"
            title={rates.name}
            now={
              <>
                <b>{now === null ? 'No rate' : format.money(now, { cents: true })}</b>
                {now !== null && <span>an hour</span>}
                {rates.isOwner && <StateMark text="Owner" />}
              </>
            }
            about={[
              rates.uncosted > 0
                ? `${format.hours(rates.uncosted)} h logged before the first rate cost nothing`
                : '',
            ]}
            actions={
              !readOnly && (
                <Button onPress={() => open({ kind: 'add' })}>
                  {now === null ? 'Set the rate…' : 'Change the rate…'}
                </Button>
              )
            }
            onClose={onClose}
          >
            <Segmented label="Show" options={SHEETS} value={sheet} onChange={showSheet} />
            {sheet === 'rates' && (
              <Rates rates={rates} readOnly={readOnly} open={open} form={place.form} onLeave={place.leave} />
            )}
            {sheet === 'details' && (
              <RecordForm
                table="technicians"
                id={id}
                onDone={() => showSheet('rates')}
                onCancel={() => showSheet('rates')}
              />
            )}
            {sheet === 'history' && <HistoryList record={{ table: 'technicians', id }} />}
          </SidePanel>
        );
      }}
    </PanelReading>
  );
}

type RatesOf = Output<'technicians.rates'>;

/** What an hour costs today; null = nobody knows. */
const hourlyToday = ({ rates }: RatesOf): number | null =>
  rates.findLast(({ coming, overruled }) => !coming && !overruled)?.hourly ?? null;

type RatesProps = {
  rates: RatesOf;
  readOnly: boolean;
  form: RateFormId | undefined;
  open: (form: RateFormId) => void;
  onLeave: () => void;
};

function Rates({ rates, readOnly, form, open, onLeave }: RatesProps) {
  const format = useFormat();
  const happenings = rates.rates.map((rate): Happening => {
    const { id, from, coming, hourly, overruled } = rate;
    const button = (text: string, kind: 'correct' | 'remove') => (
      <Button
        look="link"
        aria-label={`${text.slice(0, -1)} the rate of ${from}`}
        onPress={() => open({ kind, rate })}
      >
        {text}
      </Button>
    );
    return {
      key: String(id),
      of: { table: 'cost_rates', id },
      day: from,
      coming,
      ...rateWords(rate, format),
      amount: format.money(hourly, { cents: true }),
      tone: overruled ? 'void' : undefined,
      actions: !readOnly && (
        <>
          {button('Correct…', 'correct')}
          {button('Remove…', 'remove')}
        </>
      ),
    };
  });
  return (
    <>
      {form && !readOnly && (
        <RateForm
          key={`${form.kind} ${form.kind === 'add' ? '' : form.rate.id}`}
          form={form}
          rates={rates}
          onLeave={onLeave}
        />
      )}
      <Timeline
        happenings={happenings}
        today={rates.today}
        amount={hourlyWords(hourlyToday(rates), format)}
        nothing={rates.rates.length === 0 ? 'No rate yet: hours cost nothing.' : 'No other rate is to come.'}
      />
    </>
  );
}
