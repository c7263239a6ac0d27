import { useState } from 'react';
import type { Revenue } from '../../../shared/contract/analysis.ts';
import { useFormat } from '../../lib/format-context.tsx';
import { periodWords } from '../../lib/period.ts';
import { useQuery } from '../../lib/store.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Tools } from '../../ui/tools.tsx';
import { BilledView } from './billed-view.tsx';
import { ComparedView } from './compared-view.tsx';
import { ExpansionView } from './expansion-view.tsx';
import { LinesView } from './lines-view.tsx';

const VIEWS = [
  { value: 'compared', label: 'Compared' },
  { value: 'lines', label: 'Service lines' },
  { value: 'expansion', label: 'Expansion' },
  { value: 'billed', label: 'Billed and earned' },
] as const;
type View = (typeof VIEWS)[number]['value'];

const VIEW_OF: Record<View, (props: { revenue: Revenue }) => React.ReactNode> = {
  compared: ComparedView,
  lines: LinesView,
  expansion: ExpansionView,
  billed: BilledView,
};

const BASIS_WORDS: Record<Revenue['basis'], string> = {
  contracts: 'recurring as earned under contract',
  ledger: 'recurring as billed in the ledger',
};

/** Where revenue comes from and what is left of it. */
export function RevenueScreen({ asOf }: { asOf: string }) {
  const query = useQuery('metrics.revenue', { asOf });
  return (
    <Loaded {...query} reserve={[28, 420, 240]}>
      {(revenue) => <RevenueParts revenue={revenue} />}
    </Loaded>
  );
}

function RevenueParts({ revenue }: { revenue: Revenue }) {
  const format = useFormat();
  const [view, setView] = useState<View>('compared');
  const Shown = VIEW_OF[view];
  return (
    <>
      <Tools about={`${periodWords(revenue.period, format)} · ${BASIS_WORDS[revenue.basis]}`}>
        <Segmented label="View" options={VIEWS} value={view} onChange={setView} />
      </Tools>
      <Shown revenue={revenue} />
    </>
  );
}
