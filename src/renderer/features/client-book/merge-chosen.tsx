import { useQuery } from '../../lib/store.ts';
import { dropDraft } from '../../records/drafts.ts';
import { setGrid, useGrid } from '../../records/grid-state.ts';
import { setOpenForm } from '../../records/open-forms.ts';
import { Button } from '../../ui/button.tsx';
import { type MergeId, mergeDraft, placeOf, showSheet } from './state.ts';

/** Offers to make one client of the two that are chosen in the grid. */
export function MergeChosen() {
  const { selected } = useGrid('clients');
  const { data: names } = useQuery('records.names', { tables: ['clients'] });
  const [first, second] = selected;
  const other = names?.clients?.find(({ id }) => id === second)?.name;
  if (selected.size !== 2 || first === undefined || other === undefined) return null;
  const merge = () => {
    showSheet('about');
    dropDraft(mergeDraft(first));
    setOpenForm<MergeId>(placeOf(first), { other });
    setGrid('clients', { open: first });
  };
  return <Button onPress={merge}>Merge these two…</Button>;
}
