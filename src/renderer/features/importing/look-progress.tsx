import { cancelJob } from '../../lib/book-actions.ts';
import { useFormat } from '../../lib/format-context.tsx';
import { useUi } from '../../lib/ui-state.ts';
import { Button } from '../../ui/button.tsx';
import styles from './importing.module.css';

/** How far the look at a file is, once it takes long enough to be told. */
export function LookProgress() {
  const format = useFormat();
  const progress = useUi((ui) => (ui.inPlace ? ui.progress : null));
  if (!progress || progress.done === null || progress.total === 0) return null;
  return (
    <>
      <span className={styles.soFar}>
        {format.count(Math.floor((100 * progress.done) / progress.total))}&nbsp;%
      </span>
      <Button look="link" onPress={() => void cancelJob()}>
        Stop
      </Button>
    </>
  );
}
