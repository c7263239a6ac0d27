import { setUi, useUi } from '../../lib/ui-state.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import styles from './frame.module.css';

/** What the last action did, in the line of the screen's title: where one thing after another is typed, nothing jumps. */
export function DoneLine() {
  const done = useUi((ui) => ui.done);
  return (
    <div className={styles.line}>
      {/* Always there: readers of screens tell what changes in it, not what comes with it. */}
      <p className={done ? styles.said : 'visually-hidden'} role="status" title={done ?? undefined}>
        {done}
      </p>
      {done && <Dismiss />}
    </div>
  );
}

const Dismiss = () => (
  <Button look="link" onPress={() => setUi({ done: null })}>
    Dismiss
  </Button>
);

type ActionReportProps = {
  /** What was done is told elsewhere. */
  failuresOnly: boolean;
};

/** What the last action did, or could not do; stays until dismissed or the next action. */
export function ActionReport({ failuresOnly }: ActionReportProps) {
  const failure = useUi((ui) => ui.failure);
  const said = useUi((ui) => ui.done);
  const done = failuresOnly ? null : said;
  return (
    <div className={failure || done ? styles.report : undefined}>
      {failure && <ErrorNotice failure={failure} onDismiss={() => setUi({ failure: null })} />}
      {!failuresOnly && (
        <p className={done ? styles.done : 'visually-hidden'} role="status">
          {done}
        </p>
      )}
      {done && <Dismiss />}
    </div>
  );
}
