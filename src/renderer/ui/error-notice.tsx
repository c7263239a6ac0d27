import type { Failure, Problem } from '../../shared/result.ts';
import { useFormat } from '../lib/format-context.tsx';
import { Button } from './button.tsx';
import styles from './error-notice.module.css';

type ErrorNoticeProps = {
  failure: Failure;
  /** Does again what failed. */
  onRetry?: (() => void) | undefined;
  isRetrying?: boolean;
  onDismiss?: (() => void) | undefined;
};

/** What happened and what to do; of bad data, all that is wrong and where. */
export function ErrorNotice({ failure, onRetry, isRetrying = false, onDismiss }: ErrorNoticeProps) {
  const { message, code, fields, problems = [] } = failure;
  return (
    <div className={styles.notice} role="alert" data-code={code}>
      <div className={styles.head}>
        <p className={styles.message}>{message}</p>
        {onRetry && (
          <Button look="link" onPress={onRetry}>
            {isRetrying ? 'Trying again…' : 'Try again'}
          </Button>
        )}
        {onDismiss && (
          <Button look="link" onPress={onDismiss}>
            Dismiss
          </Button>
        )}
      </div>
      {fields && (
        <ul className={styles.fields}>
          {Object.entries(fields).map(([field, text]) => (
            <li key={field}>{text}</li>
          ))}
        </ul>
      )}
      {problems.length > 0 && <Problems problems={problems} />}
    </div>
  );
}

function Problems({ problems }: { problems: Problem[] }) {
  const format = useFormat();
  const label = problems.length === 1 ? '1 problem' : `${format.count(problems.length)} problems`;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard.
    <section className={styles.problems} aria-label={label} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th>File</th>
            <th className={styles.line}>Line</th>
            <th>Column</th>
            <th>{label}</th>
          </tr>
        </thead>
        <tbody>
          {problems.map((problem) => (
            <tr key={`${problem.file} ${problem.line} ${problem.column} ${problem.message}`}>
              <td className={styles.place}>{problem.file}</td>
              <td className={styles.line}>{problem.line === undefined ? '' : format.count(problem.line)}</td>
              <td className={styles.place}>{problem.column}</td>
              <td>{problem.message}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
