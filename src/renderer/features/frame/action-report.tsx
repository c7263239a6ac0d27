import { setUi, useUi } from '../../lib/ui-state.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import styles from './frame.module.css';

/** What the last action did, in the line of the screen's title: where one thing after another is typed, nothing jumps. */
export function DoneLine() {
  const done = useUi((ui) => ui.done);
  if (!done) return null;
  return (
    <div className={styles.line}>
      <p className={styles.said} role="status" title={done}>
        {done}
      </p>
      <Button look="link" onPress={() => setUi({ done: null })}>
        Dismiss
      </Button>
    </div>
  );
}

type ActionReportProps = {
  /** What was done is told elsewhere. */
  failuresOnly: boolean;
};

/** What the last action did, or could not do; stays until dismissed or the next action. */
export function ActionReport({ failuresOnly }: ActionReportProps) {
  const failure = useUi((ui) => ui.failure);
  const said = useUi((ui) => ui.done);
  const done = failuresOnly ? null : said;
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
