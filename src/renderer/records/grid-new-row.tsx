import { fieldText } from '../../shared/entry/fields.ts';
import type { EntryContext } from '../../shared/entry/types.ts';
import type { RecordTable } from '../../shared/records/fields.ts';
import { TABLES } from '../../shared/records/tables.ts';
import { classes } from '../lib/classes.ts';
import { FieldInput } from './field-input.tsx';
import styles from './grid.module.css';
import type { GridColumn } from './grid-columns.ts';
import { NEW_ROW } from './grid-state.ts';
import type { useNewRow } from './use-new-row.ts';

type GridNewRowProps = {
  table: RecordTable;
  columns: readonly GridColumn[];
  context: EntryContext;
  focused: number | null;
  row: ReturnType<typeof useNewRow>;
};

/** The row above the records to type a new one into. */
export function GridNewRow({ table, columns, context, focused, row }: GridNewRowProps) {
  const { one } = TABLES[table];
  return (
    <tr
      aria-rowindex={2}
      aria-label={`New ${one}`}
      data-row={NEW_ROW}
      className={classes(styles.row, styles.new)}
    >
      <td aria-colindex={1} className={styles.mark}>
        <span aria-hidden="true">+</span>
      </td>
      {columns.map(({ name, field, look, label }, i) => {
        const text = field ? row.textOf(field) : '';
        const usual = field ? fieldText(field, field.fallback, context) : '';
        const hint = usual !== '' ? usual : i === 0 ? `Add ${one}…` : '';
        const error = row.errors[name];
        return (
          <td
            key={name}
            aria-colindex={i + 2}
            data-column={i}
            tabIndex={focused === i ? 0 : -1}
            {...(!field && { 'aria-readonly': true })}
            {...(error !== undefined && { 'aria-invalid': true, title: error })}
            className={classes(
              styles.cell,
              look === 'number' && styles.number,
              look === 'text' && styles.text,
              row.column === i && styles.input,
              error !== undefined && styles.wrong,
              text === '' && styles.hint,
            )}
          >
            {row.column === i && field ? (
              <FieldInput
                field={field}
                text={text}
                onChange={row.change}
                onCommit={row.finish}
                error={error}
                compact
                autoFocus
              />
            ) : (
              <>
                <span className="visually-hidden">{`New ${one}, ${label.toLowerCase()}: `}</span>
                {text === '' ? hint : text}
              </>
            )}
          </td>
        );
      })}
    </tr>
  );
}
