import type { RecordTable } from '../../shared/records/fields.ts';
import styles from './grid.module.css';
import { RecordGrid } from './record-grid.tsx';

type RecordScreenProps = { table: RecordTable; readOnly: boolean };

/** A screen that is a table of records. */
export function RecordScreen({ table }: RecordScreenProps) {
  return (
    <div className={styles.screen} data-fills="">
      <div className={styles.main}>
        <RecordGrid key={table} table={table} />
      </div>
    </div>
  );
}
