import { useQuery } from '../lib/store.ts';
import { Button } from '../ui/button.tsx';
import { useGrid } from './grid-state.ts';
import { beginMerge } from './merging.ts';
import type { Mergeable } from './save.ts';

type MergeChosenProps = {
  table: Mergeable;
  /** Told as the form is opened. */
  onBegin?: () => void;
};

/** Offers to make one record of the two that are chosen in the grid. */
export function MergeChosen({ table, onBegin }: MergeChosenProps) {
  const { selected } = useGrid(table);
  const { data: names } = useQuery('records.names', { tables: [table] });
  const [first, second] = selected;
  const other = names?.[table]?.find(({ id }) => id === second)?.name;
  if (selected.size !== 2 || first === undefined || other === undefined) return null;
  const merge = () => {
    onBegin?.();
    beginMerge(table, first, other);
  };
  return <Button onPress={merge}>Merge these two…</Button>;
}
