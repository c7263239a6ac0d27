import { useMemo } from 'react';
import type { BookStatus } from '../../../shared/contract/book.ts';
import type { Settings } from '../../../shared/contract/settings.ts';
import { currencies, REVENUE_BASIS_OPTIONS, timeZones } from '../../lib/choices.ts';
import { useQuery } from '../../lib/store.ts';
import { MoneyField } from '../../records/money-field.tsx';
import { type SettingsAccess, useSettings } from '../../records/use-settings.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { MultipleField, NumberField } from '../../ui/number-field.tsx';
import { Panel } from '../../ui/panel.tsx';
import { SearchSelect, Select } from '../../ui/select.tsx';
import { DraftField } from '../../ui/text-field.tsx';
import { Holidays } from './holidays.tsx';
import styles from './settings.module.css';

/** What the figures of this book rest on besides its records. Each field is kept once it is left. */
export function SettingsScreen({ status }: { status: BookStatus }) {
  const query = useQuery('settings.get', {});
  const access = useSettings();
  return (
    <Loaded {...query} data={access.settings} reserve={[240, 200, 240]}>
      {(settings) => (
        <div className={styles.settings}>
          {status.readOnly && <p className={styles.note}>This book is read only: nothing can be changed.</p>}
          <CompanyPanel settings={settings} access={access} isDisabled={status.readOnly} />
          <FiguresPanel settings={settings} access={access} isDisabled={status.readOnly} />
          <WorthPanel settings={settings} access={access} isDisabled={status.readOnly} />
        </div>
      )}
    </Loaded>
  );
}

type PartProps = { settings: Settings; access: SettingsAccess; isDisabled: boolean };

function CompanyPanel({ settings, access: { save, errorOf, hintOf }, isDisabled }: PartProps) {
  const currencyOptions = useMemo(() => currencies(navigator.language), []);
  const zoneOptions = useMemo(timeZones, []);
  return (
    <Panel title="Company">
      <div className={styles.fields}>
        <DraftField
          label="Company"
          value={settings.company}
          onCommit={(company) => void save('company', company)}
          maxLength={200}
          {...hintOf('company')}
          error={errorOf('company')}
          isDisabled={isDisabled}
        />
        <SearchSelect
          label="Currency"
          options={currencyOptions}
          value={settings.currency}
          onChange={(currency) => void save('currency', currency)}
          {...hintOf('currency')}
          error={errorOf('currency')}
          isDisabled={isDisabled}
        />
        <SearchSelect
          label="Time zone"
          options={zoneOptions}
          value={settings.timeZone}
          onChange={(zone) => void save('timeZone', zone)}
          {...hintOf('timeZone')}
          error={errorOf('timeZone')}
          isDisabled={isDisabled}
        />
        <DraftField
          label="Business hours"
          value={settings.businessHours}
          onCommit={(hours) => void save('businessHours', hours)}
          {...hintOf('businessHours', 'Such as Mon-Fri 08:00-17:00')}
          error={errorOf('businessHours')}
          isDisabled={isDisabled}
        />
      </div>
      <Holidays
        days={settings.holidays}
        onChange={(holidays) => void save('holidays', holidays)}
        error={errorOf('holidays')}
        isDisabled={isDisabled}
      />
    </Panel>
  );
}

const WHOLE = [0, 0] as const;

function FiguresPanel({ settings, access: { save, errorOf, hintOf }, isDisabled }: PartProps) {
  return (
    <Panel title="How figures are worked out">
      <div className={styles.fields}>
        <Select
          label="Recurring revenue"
          options={REVENUE_BASIS_OPTIONS}
          value={settings.revenueBasis}
          onChange={(basis) => void save('revenueBasis', basis)}
          {...hintOf('revenueBasis')}
          error={errorOf('revenueBasis')}
          isDisabled={isDisabled}
        />
        <MoneyField
          label="Target net rate (net CER), an hour"
          cents={settings.targetCer}
          onCommit={(cents) => void save('targetCer', cents)}
          min={0}
          hint="Clients below it are marked; empty = none are"
          error={errorOf('targetCer')}
          isDisabled={isDisabled}
        />
        <NumberField
          label="A ticket is stuck after, days"
          value={settings.stuckDays}
          onCommit={(days) => days !== null && void save('stuckDays', days)}
          decimals={WHOLE}
          min={0}
          max={3650}
          {...hintOf('stuckDays', 'Days without activity')}
          error={errorOf('stuckDays')}
          isDisabled={isDisabled}
        />
        <MoneyField
          label="Market pay of the owner(s), a year"
          cents={settings.ownerMarketPay}
          onCommit={(cents) => void save('ownerMarketPay', cents)}
          min={0}
          hint="What replacing the owner(s) costs; empty = adjusted EBITDA and SDE are n/a"
          error={errorOf('ownerMarketPay')}
          isDisabled={isDisabled}
        />
      </div>
    </Panel>
  );
}

const MULTIPLES = [
  { key: 'ebitdaMultiple', label: 'Multiple of adjusted EBITDA' },
  { key: 'sdeMultiple', label: 'Multiple of SDE' },
] as const;
const BALANCES = [
  { key: 'debt', label: 'Debt', hint: undefined },
  { key: 'cash', label: 'Cash', hint: undefined },
  { key: 'deferredRevenue', label: 'Deferred revenue to deduct', hint: 'Billed but not yet earned' },
] as const;

function WorthPanel({ settings, access: { save, errorOf, hintOf }, isDisabled }: PartProps) {
  return (
    <Panel title="What the company is worth" note="your own multiples; none is built in">
      <div className={styles.fields}>
        {MULTIPLES.map(({ key, label }) => (
          <MultipleField
            key={key}
            label={label}
            multiple={settings[key]}
            onCommit={(multiple) => void save(key, multiple)}
            error={errorOf(key)}
            isDisabled={isDisabled}
          />
        ))}
        {BALANCES.map(({ key, label, hint }) => (
          <MoneyField
            key={key}
            label={label}
            cents={settings[key]}
            onCommit={(cents) => void save(key, cents)}
            {...hintOf(key, hint)}
            error={errorOf(key)}
            isDisabled={isDisabled}
          />
        ))}
      </div>
    </Panel>
  );
}
