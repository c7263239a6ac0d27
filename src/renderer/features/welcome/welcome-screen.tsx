import { createFromFolder, openBook, openSample } from '../../lib/book-actions.ts';
import { classes } from '../../lib/classes.ts';
import { keysOf } from '../../lib/shortcuts.ts';
import { setUi, useUi } from '../../lib/ui-state.ts';
import { BrandMark } from '../../ui/brand-mark.tsx';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { RecentBooks } from './recent-books.tsx';
import styles from './welcome.module.css';

/** No book is open: every way to get one. */
export function WelcomeScreen() {
  const failure = useUi((ui) => ui.failure);
  const hasProblems = (failure?.problems?.length ?? 0) > 0;
  return (
    <main className={styles.welcome}>
      <div className={classes(styles.column, hasProblems && styles.wide)}>
        <div className={styles.brand}>
          <BrandMark height={40} />
          <h1>Plumbline</h1>
        </div>
        <p className={styles.words}>
          What each client earns you, and what the company is worth. Your books stay in one file on this
          computer.
        </p>
        {failure && (
          <div className={styles.failure}>
            <ErrorNotice failure={failure} onDismiss={() => setUi({ failure: null })} />
          </div>
        )}
        <Choices />
        <RecentBooks />
      </div>
    </main>
  );
}

const CHOICES = [
  {
    title: 'See how it works',
    text: 'A copy of a made-up company with three years of records; change whatever you like.',
    button: 'Open the sample company',
    act: () => void openSample(),
  },
  {
    title: 'Begin with your exports',
    text: 'A folder with clients, contracts, time and ledger as CSV files. All of it is read, or nothing.',
    button: 'New book from a folder of exports…',
    act: () => void createFromFolder(),
  },
  {
    title: 'Begin empty',
    text: 'Name the company now and read its records later.',
    button: 'New book…',
    keys: 'N',
    act: () => setUi({ naming: true, failure: null }),
  },
  {
    title: 'Go on with a book',
    text: 'A file that ends in .plumbline.',
    button: 'Open…',
    keys: 'O',
    act: () => void openBook(),
  },
] as const;

function Choices() {
  return (
    <ul className={styles.choices}>
      {CHOICES.map((choice) => (
        <li key={choice.button} className={styles.choice}>
          <div>
            <p className={styles.title}>{choice.title}</p>
            <p>{choice.text}</p>
          </div>
          <Button onPress={choice.act} {...('keys' in choice && { keys: keysOf(choice.keys) })}>
            {choice.button}
          </Button>
        </li>
      ))}
    </ul>
  );
}
