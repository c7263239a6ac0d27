import { useState } from 'react';
import type { BookStatus } from '../../../shared/contract/book.ts';
import { HistoryList } from '../../records/history-list.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Tools } from '../../ui/tools.tsx';
import styles from './history.module.css';
import { MonthsView } from './months-view.tsx';
import { PrintedView } from './printed-view.tsx';

const VIEWS = [
  { value: 'changes', label: 'Changes' },
  { value: 'months', label: 'Closed months' },
  { value: 'printed', label: 'Printed figures' },
] as const;
type View = (typeof VIEWS)[number]['value'];

const ABOUT: Record<View, string> = {
  changes: 'Everything that was done to this book; nothing is ever taken out of this list',
  months: 'A change to a closed month asks first, and says which printed figures it alters',
  printed: 'Figures as they left the house, whatever has become of the book since',
};

/** What was done to the book, which months are closed, and what was printed of it. */
export function HistoryScreen({ status }: { status: BookStatus }) {
  const [view, setView] = useState<View>('changes');
  return (
    <div className={styles.screen}>
      <Tools about={ABOUT[view]}>
        <Segmented label="View" options={VIEWS} value={view} onChange={setView} />
      </Tools>
      {view === 'changes' && (
        <Panel title="Changes" note="latest first">
          <HistoryList />
        </Panel>
      )}
      {view === 'months' && <MonthsView status={status} />}
      {view === 'printed' && <PrintedView />}
    </div>
  );
}
