import type { ReactNode } from 'react';
import type { ContractEvent, ContractLife } from '../../../shared/contract/contracts.ts';
import type { ContractState } from '../../../shared/domain.ts';
import { choiceWords } from '../../../shared/records/words.ts';
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
import { ContractForm } from './contract-form.tsx';
import type { FormId } from './forms.ts';
import { draftKey, showSheet, useShownSheet } from './state.ts';
import { eventWords, termWords } from './words.ts';

type ContractPanelProps = { id: number; readOnly: boolean; onClose: () => void };

export const STATE_TONES: Partial<Record<ContractState, 'good' | 'warn'>> = {
  running: 'good',
  paused: 'warn',
  unpriced: 'warn',
};

const SHEETS = [
  { value: 'life', label: 'Timeline' },
  { value: 'details', label: 'Details' },
  { value: 'history', label: 'History' },
] as const;

/** One contract: where it stands, its life, and what can be done to it. */
export function ContractPanel({ id, readOnly, onClose }: ContractPanelProps) {
  const query = useQuery('contracts.timeline', { contract: id });
  const sheet = useShownSheet();
  const format = useFormat();
  const place = useFormPlace<FormId>(`contract ${id}`);
  const isGone = useGone(query.error, onClose);
  useTurnToPart('contracts', id, () => showSheet('life'));
  const open = (form: FormId) => {
    showSheet('life');
    place.open(form);
  };
  if (isGone) return null;
  return (
    <PanelReading reading={query} label="Contract" onClose={onClose}>
      {(life) => (
        <SidePanel
          label="Contract"
          title={`${life.code} · ${life.client}`}
          now={
            <>
              <b>{format.money(life.monthly, { cents: true })}</b>
              <span>a month</span>
              <StateMark text={choiceWords(life.state)} tone={STATE_TONES[life.state]} />
            </>
          }
          about={[
            [life.name, life.serviceLine].filter((words) => words !== '').join(' · '),
            termWords(life, format).join(' · '),
          ]}
          actions={
            !readOnly && formsFor(life).map((offer) => <Offer key={offer.id} offer={offer} open={open} />)
          }
          onClose={onClose}
        >
          <Segmented label="Show" options={SHEETS} value={sheet} onChange={showSheet} />
          {sheet === 'life' && (
            <Life life={life} readOnly={readOnly} open={open} form={place.form} onLeave={place.leave} />
          )}
          {sheet === 'details' && (
            <RecordForm
              table="contracts"
              id={id}
              onDone={() => showSheet('life')}
              onCancel={() => showSheet('life')}
            />
          )}
          {sheet === 'history' && <HistoryList record={{ table: 'contracts', id }} />}
        </SidePanel>
      )}
    </PanelReading>
  );
}

type Opening = { open: (form: FormId) => void };
/** Doing and undoing are one button, so that the focus stays on it. */
type Offered = { id: 'price' | 'pause' | 'end'; form: FormId; text: string };

const Offer = ({ offer: { form, text }, open }: { offer: Offered } & Opening) => (
  <Button onPress={() => open(form)}>{text}</Button>
);

/** What can be done to a contract as it stands. */
function formsFor({ state, endedOn, price }: ContractLife): Offered[] {
  const isOver = state === 'ended';
  return [
    { id: 'price', form: { kind: 'price' }, text: price ? 'Change price…' : 'Set the price…' },
    ...(state === 'paused'
      ? [{ id: 'pause' as const, form: { kind: 'resume' as const }, text: 'Resume…' }]
      : []),
    ...(state === 'paused' || isOver
      ? []
      : [{ id: 'pause' as const, form: { kind: 'pause' as const }, text: 'Pause…' }]),
    endedOn === null
      ? { id: 'end', form: { kind: 'end' }, text: 'End…' }
      : { id: 'end', form: { kind: 'reopen' }, text: 'Reopen…' },
  ];
}

type LifeProps = Opening & {
  life: ContractLife;
  readOnly: boolean;
  form: FormId | undefined;
  onLeave: () => void;
};

function Life({ life, readOnly, open, form, onLeave }: LifeProps) {
  const format = useFormat();
  const money = (cents: number) => format.money(cents, { cents: true });
  const happenings = life.events.map((event): Happening => {
    const { kind, day, coming, monthly, price, pause } = event;
    const { change = null, applies } = price ?? {};
    return {
      key: `${kind} ${day} ${price?.id ?? pause?.id ?? ''}`,
      day,
      coming,
      ...eventWords(event, life, format),
      amount: money(monthly),
      tone: applies === null ? 'void' : !change ? undefined : change > 0 ? 'better' : 'worse',
      actions: readOnly ? null : mending(event, open),
      ...(price && { of: { table: 'contract_prices', id: price.id } }),
      ...(kind === 'pause' && pause && { of: { table: 'contract_pauses', id: pause.id } }),
    };
  });
  return (
    <>
      {form && !readOnly && (
        <ContractForm key={draftKey(life.id, form)} form={form} life={life} onLeave={onLeave} />
      )}
      <Timeline
        happenings={happenings}
        today={life.today}
        amount={money(life.monthly)}
        nothing="Nothing is to come."
      />
    </>
  );
}

/** Mending what the timeline tells of: a price or a pause that was entered wrongly. */
function mending({ price, pause, kind, day }: ContractEvent, open: Opening['open']): ReactNode {
  const buttons = (what: string, correct: FormId, remove: FormId) => (
    <>
      <Button look="link" aria-label={`Correct the ${what} of ${day}`} onPress={() => open(correct)}>
        Correct…
      </Button>
      <Button look="link" aria-label={`Remove the ${what} of ${day}`} onPress={() => open(remove)}>
        Remove…
      </Button>
    </>
  );
  if (price)
    return buttons(
      'price',
      { kind: 'correctPrice', price: { ...price, from: day } },
      { kind: 'removePrice', price: price.id, from: day },
    );
  if (kind === 'pause' && pause)
    return buttons(
      'pause',
      { kind: 'correctPause', pause },
      { kind: 'removePause', pause: pause.id, from: day },
    );
  return null;
}
