import { openRecent } from '../../lib/book-actions.ts';
import { useFormat } from '../../lib/format-context.tsx';
import { useQuery } from '../../lib/store.ts';
import { Button } from '../../ui/button.tsx';
import styles from './welcome.module.css';

/** Books opened on this computer before, latest first. */
export function RecentBooks() {
  const { data = [] } = useQuery('book.recent', {});
  const format = useFormat();
  if (data.length === 0) return null;
  return (
    <section className={styles.recent} aria-labelledby="recent-books">
      <h2 id="recent-books">Recent books</h2>
      <ul>
        {data.map((book) => (
          <li key={book.id}>
            <Button look="link" onPress={() => void openRecent(book.id)}>
              {book.company}
            </Button>
            <span className={styles.opened}>
              {book.name} · {format.day(format.dayOf(book.openedAt))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
