import type { DataCheck } from '../../../shared/contract/checks.ts';
import { useFormat } from '../../lib/format-context.tsx';
import { useQuery } from '../../lib/store.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Tools } from '../../ui/tools.tsx';
import { CheckItem } from './check-item.tsx';
import styles from './checks.module.css';

type ChecksScreenProps = { asOf: string };

/** What of the book's rows may be wrong, gravest first, each with the way to the rows. */
export function ChecksScreen({ asOf }: ChecksScreenProps) {
  const query = useQuery('checks.list', { asOf });
  return (
    <Loaded {...query} reserve={[28, 320, 160]}>
      {(checks) => <Checks asOf={asOf} checks={checks} />}
    </Loaded>
  );
}

function Checks({ asOf, checks }: { asOf: string; checks: readonly DataCheck[] }) {
  const format = useFormat();
  const found = checks.filter(({ count }) => count > 0);
  const clear = checks.filter(({ count }) => count === 0);
  return (
    <>
      <Tools
        about={`Rows of the whole book; what bills and contracts say of each other as of ${format.day(asOf)}`}
      >
        <p className={styles.summary}>
          {found.length === 0
            ? `${checks.length} checks, nothing found`
            : `${found.length} of ${checks.length} checks found something`}
        </p>
      </Tools>
      {found.length === 0 ? (
        <EmptyState title="Nothing to mend">
          Time without a rate, contracts that overlap, rows entered twice and the like will be listed here,
          with the figures they bend and the way to the rows.
        </EmptyState>
      ) : (
        <Panel title="Worth a look" note="gravest first">
          <ul className={styles.list}>
            {found.map((check) => (
              <CheckItem key={check.id} asOf={asOf} check={check} />
            ))}
          </ul>
        </Panel>
      )}
      {clear.length > 0 && (
        <Panel title="Looked for, not found">
          <ul className={styles.clear}>
            {clear.map(({ id, title }) => (
              <li key={id}>{title}</li>
            ))}
          </ul>
        </Panel>
      )}
    </>
  );
}
