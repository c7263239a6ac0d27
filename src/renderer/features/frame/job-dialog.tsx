import { cancelJob } from '../../lib/book-actions.ts';
import { useUi } from '../../lib/ui-state.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Progress } from '../../ui/progress.tsx';

/** A long job under way; stopping it leaves nothing behind. */
export function JobDialog() {
  const progress = useUi((ui) => ui.progress);
  return (
    <Dialog title="One moment" isOpen={progress !== null}>
      {progress && (
        <Progress
          label={progress.label}
          done={progress.done ?? 0}
          total={progress.total}
          onCancel={() => void cancelJob()}
        />
      )}
    </Dialog>
  );
}
