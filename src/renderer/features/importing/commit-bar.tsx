import type { ImportPlan } from '../../../shared/contract/importing.ts';
import { useFormat } from '../../lib/format-context.tsx';
import { Button } from '../../ui/button.tsx';
import { commit } from './actions.ts';
import styles from './importing.module.css';
import { LookProgress } from './look-progress.tsx';
import { type ImportFile, useImports } from './state.ts';
import { counted, recordsOf } from './words.ts';

type Props = { file: ImportFile; plan: ImportPlan; readOnly: boolean; isBusy: boolean };

/** What the button will do: `Import 400 and change 12 time entries`. */
function useDeed({ kind, new: added, changed }: ImportPlan): string {
  const { count } = useFormat();
  if (!kind || added + changed === 0) return 'Import';
  if (changed === 0) return `Import ${recordsOf(kind, added, count)}`;
  if (added === 0) return `Change ${recordsOf(kind, changed, count)}`;
  return `Import ${count(added)} and change ${recordsOf(kind, changed, count)}`;
}

/** Why nothing can be imported now; null = it can. */
function useHindrance({ file, plan, readOnly, isBusy }: Props): string | null {
  const { count } = useFormat();
  const isImporting = useImports((state) => state.importing !== null);
  const open = plan.questions.length;
  if (readOnly) return 'This book is open read-only.';
  if (isImporting) return 'One moment…';
  if (isBusy) return 'Looking at what would happen…';
  if (file.failure) return 'Something is in the way, see above.';
  if (!plan.kind) return 'First say what the file is.';
  if (open > 0) return `${counted(open, 'question', count)} still open.`;
  if (plan.new + plan.changed > 0) return null;
  if (plan.unchanged > 0) return 'All of it is in the book already.';
  return plan.rejectedCount > 0 ? 'Every row was rejected.' : 'There is no record in it.';
}

/** Stays in sight at the foot of the page. */
export function CommitBar(props: Props) {
  const { file, plan } = props;
  const deed = useDeed(plan);
  const hindrance = useHindrance(props);
  return (
    <section className={styles.bar} aria-label="Import">
      <p className={styles.hindrance} role="status">
        {hindrance ?? 'One step: all of it, or nothing. It can be undone.'}
      </p>
      <LookProgress />
      <Button look="primary" isDisabled={hindrance !== null} onPress={() => void commit(file.token)}>
        {deed}
      </Button>
    </section>
  );
}
