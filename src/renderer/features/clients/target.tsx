import { Button as AriaButton, DialogTrigger } from 'react-aria-components';
import { useFormat } from '../../lib/format-context.tsx';
import { MoneyField } from '../../records/money-field.tsx';
import { useSettings } from '../../records/use-settings.ts';
import { ButtonDialog } from '../../ui/button-dialog.tsx';
import styles from './clients.module.css';

/** The net rate that clients are held against; press it to set another. */
export function Target({ cents, isDisabled }: { cents: number | null; isDisabled: boolean }) {
  const format = useFormat();
  const { settings, save, errorOf } = useSettings();
  return (
    <DialogTrigger>
      <AriaButton className={styles.target}>
        {cents === null ? (
          'Set a target rate'
        ) : (
          <>
            <span aria-hidden="true">▼ </span>below target{' '}
            {format.figure({ value: cents, unit: 'cents_per_hour' })}
          </>
        )}
      </AriaButton>
      <ButtonDialog label="Target net rate">
        <MoneyField
          label="Target net rate (net CER), an hour"
          cents={settings?.targetCer ?? null}
          onCommit={(next) => void save('targetCer', next)}
          min={0}
          hint="Clients below it are marked; empty = none are"
          error={errorOf('targetCer')}
          isDisabled={isDisabled}
        />
      </ButtonDialog>
    </DialogTrigger>
  );
}
