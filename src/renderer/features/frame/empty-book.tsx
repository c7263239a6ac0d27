import { importFolder } from '../../lib/book-actions.ts';
import { goTo, type Screen } from '../../lib/ui-state.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';

const WILL_BE_HERE = {
  overview: 'Recurring revenue, earnings, margin, effective rate and churn will be here, month by month.',
  clients: 'Every client will be here with its revenue, hours, cost and what it contributes.',
  revenue: 'Where revenue comes from, what each service line leaves, and billed against earned will be here.',
  service:
    'Tickets by client, category, technician and month, and how soon they are dealt with, will be here.',
  team: 'Hours, what of them is billable, and what they cost will be here, technician by technician.',
  checks: 'Rows that may be wrong, and the figures they bend, will be listed here.',
  valuation: 'Earnings as a buyer reads them, and what they are worth at your own multiples, will be here.',
} satisfies Partial<Record<Screen, string>>;

/** Whether a screen shows nothing while a book has no records. */
export const needsRecords = (screen: Screen): screen is keyof typeof WILL_BE_HERE =>
  Object.hasOwn(WILL_BE_HERE, screen);

/** An open book without records: what this screen will show, and how it gets there. */
export function EmptyBook({ screen, readOnly }: { screen: keyof typeof WILL_BE_HERE; readOnly: boolean }) {
  return (
    <EmptyState
      title="This book has no records yet"
      actions={
        <>
          <Button look="primary" isDisabled={readOnly} onPress={() => goTo('import')}>
            Import your tools’ exports
          </Button>
          <Button isDisabled={readOnly} onPress={() => void importFolder()}>
            Read a folder of exports…
          </Button>
          <Button isDisabled={readOnly} onPress={() => goTo('clientBook')}>
            Enter by hand
          </Button>
        </>
      }
    >
      {WILL_BE_HERE[screen]} Import what your tools export, file by file; or choose a folder that Plumbline
      itself wrote or that is laid out like it: all of it is read, or none if something in it is wrong. Or
      begin by hand, with a client and its contract.
    </EmptyState>
  );
}
