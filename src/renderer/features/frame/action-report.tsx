import { setUi, useUi } from '../../lib/ui-state.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import styles from './frame.module.css';

/** What the last action did, or could not do; stays until dismissed or the next action. */
export function ActionReport() {
  const failure = useUi((ui) => ui.failure);
  const done = useUi((ui) => ui.done);
  if (!failure && !done) return null;
  return (
    <div className={styles.report}>
      {failure && <ErrorNotice failure={failure} onDismiss={() => setUi({ failure: null })} />}
      {done && (
        <>
          <p className={styles.done} role="status">
            {done}
          </p>
          <Button look="link" onPress={() => setUi({ done: null })}>
            Dismiss
          </Button>
        </>
      )}
    </div>
  );
}
