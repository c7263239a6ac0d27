import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { AboutFile } from './about-file.tsx';
import { lookAgain, removeFile } from './actions.ts';
import { Columns } from './columns.tsx';
import { CommitBar } from './commit-bar.tsx';
import styles from './importing.module.css';
import { LookProgress } from './look-progress.tsx';
import { Outcome } from './outcome.tsx';
import { Questions } from './questions.tsx';
import { Receipt } from './receipt.tsx';
import { type ImportFile, isCurrent, useImports } from './state.ts';

/** One file from what it is to its receipt, all on one page. */
export function FilePage({ file, readOnly }: { file: ImportFile; readOnly: boolean }) {
  const { receipt, plan } = file;
  const isBusy = useImports((state) => !isCurrent(file, state.book));
  if (receipt) return <Receipt file={file} receipt={receipt} readOnly={readOnly} />;
  return (
    <div className={styles.page} aria-busy={isBusy}>
      {file.failure && <Refused file={file} failure={file.failure} />}
      {!plan && isBusy && !file.failure && <Looking name={file.name} />}
      {plan && (
        <>
          <AboutFile file={file} plan={plan} />
          <Questions file={file} plan={plan} />
          {plan.kind && (
            <>
              <Outcome file={file} plan={plan} kind={plan.kind} />
              <Columns file={file} plan={plan} />
            </>
          )}
          <CommitBar file={file} plan={plan} readOnly={readOnly} isBusy={isBusy} />
        </>
      )}
    </div>
  );
}

function Refused({ file, failure }: { file: ImportFile; failure: NonNullable<ImportFile['failure']> }) {
  return (
    <div className={styles.refused}>
      {!file.plan && <h2>{file.name}</h2>}
      <ErrorNotice failure={failure} />
      <div className={styles.buttons}>
        <Button onPress={() => lookAgain(file.token)}>Look at it again</Button>
        {!file.plan && <Button onPress={() => removeFile(file.token)}>Put aside</Button>}
      </div>
    </div>
  );
}

/** Nothing is known of it yet. */
function Looking({ name }: { name: string }) {
  return (
    <div className={styles.looking}>
      <p>Looking at {name}…</p>
      <LookProgress />
    </div>
  );
}
