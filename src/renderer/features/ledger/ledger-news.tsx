import type { LedgerNews as News } from '../../../shared/contract/ledger.ts';
import { call } from '../../lib/client.ts';
import { useFormat } from '../../lib/format-context.tsx';
import { useQuery } from '../../lib/store.ts';
import { setUi } from '../../lib/ui-state.ts';
import { openRecord, showRecords } from '../../records/navigate.ts';
import { Button } from '../../ui/button.tsx';
import { postDays, skipDays } from './due-actions.ts';
import styles from './ledger-news.module.css';

/** So many are named; of more their number. */
const NAMED = 3;

/** Names the first few of some things: `a; b; c and 4 more`. */
const some = (words: readonly string[], count: number): string => {
  const shown = words.slice(0, NAMED).join('; ');
  return count > NAMED ? `${shown} and ${count - NAMED} more` : shown;
};

async function told(): Promise<void> {
  const result = await call('ledger.told', {});
  if (!result.ok) setUi({ failure: result.error });
}

/** What recurring entries have done by themselves, and what they ask; stays until the owner has dealt with it. */
export function LedgerNews() {
  const { data } = useQuery('ledger.news', {});
  if (!data || (data.posted.ids.length === 0 && data.waiting.length === 0 && data.held.length === 0))
    return null;
  return (
    <section className={styles.news} aria-label="Recurring entries">
      <PostedNews posted={data.posted} />
      <WaitingNews waiting={data.waiting} />
      {data.held.map((held) => (
        <HeldNews key={held.recurring} held={held} />
      ))}
    </section>
  );
}

function PostedNews({ posted: { ids, entries } }: Pick<News, 'posted'>) {
  const format = useFormat();
  if (ids.length === 0) return null;
  const words = entries.map(({ account, client, memo, date, amount }) =>
    [
      [memo || account, client].filter((word) => word !== '').join(', '),
      format.day(date),
      format.money(amount, { cents: true }),
    ].join(' · '),
  );
  return (
    <div className={styles.item}>
      <p role="status">
        {ids.length === 1
          ? '1 recurring entry was posted: '
          : `${format.count(ids.length)} recurring entries were posted: `}
        {some(words, ids.length)}.
      </p>
      <Button
        look="link"
        onPress={() => {
          showRecords('ledger_entries', { ids });
          void told();
        }}
      >
        Show {ids.length === 1 ? 'it' : 'them'}
      </Button>
      <Button look="link" onPress={() => void told()}>
        Dismiss<span className="visually-hidden"> what was posted</span>
      </Button>
    </div>
  );
}

function WaitingNews({ waiting }: Pick<News, 'waiting'>) {
  const format = useFormat();
  if (waiting.length === 0) return null;
  const days = waiting.map(({ recurring, day }) => ({ recurring, day })).slice(0, 1000);
  const one = waiting.length === 1;
  const words = waiting.map(({ title, day }) => `${title}, ${format.day(day)}`);
  return (
    <div className={styles.item}>
      <p role="status">
        {one
          ? '1 recurring entry is due in a closed month: '
          : `${format.count(waiting.length)} recurring entries are due in closed months: `}
        {some(words, waiting.length)}. Post {one ? 'it' : 'them'} all the same?
      </p>
      <Button look="link" onPress={() => void postDays(days)}>
        Post {one ? 'it' : 'them'}
      </Button>
      <Button look="link" onPress={() => void skipDays(days)}>
        Leave {one ? 'it' : 'them'} out
      </Button>
    </div>
  );
}

function HeldNews({ held }: { held: News['held'][number] }) {
  const format = useFormat();
  return (
    <div className={styles.item}>
      <p role="status">
        {held.title} has {format.count(held.count)} due days since {format.day(held.first)}: too many to post
        unasked. Is its first due day right?
      </p>
      <Button look="link" onPress={() => openRecord('recurring_entries', held.recurring)}>
        Open it
      </Button>
    </div>
  );
}
