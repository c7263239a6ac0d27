import type { KeyboardEvent } from 'react';
import { Checkbox, DialogTrigger } from 'react-aria-components';
import type { RecordTable } from '../../shared/records/fields.ts';
import { Button } from '../ui/button.tsx';
import { ButtonDialog } from '../ui/button-dialog.tsx';
import dialogStyles from './dialogs.module.css';
import { moveName, offeredOf } from './grid-columns.ts';
import { setGrid, usualColumns } from './grid-state.ts';
import styles from './grid-tools.module.css';

type ColumnChooserProps = {
  table: RecordTable;
  view: string;
  /** Names of the columns shown, in their order. */
  shown: readonly string[];
  /** Only these fields may be, and what is worked out beside them. */
  offered: readonly string[] | null;
};

/** Which columns are shown, and in which order. */
export function ColumnChooser({ table, view, shown, offered }: ColumnChooserProps) {
  const fields = offeredOf(table, offered);
  const labels = new Map(fields.map(({ name, label }) => [name, label]));
  const own = shown.filter((name) => labels.has(name));
  const rest = fields.map(({ name }) => name).filter((name) => !own.includes(name));
  const set = (columns: readonly string[]) => setGrid(table, { columns }, view);
  const move = (event: KeyboardEvent, name: string) => {
    const steps = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!event.altKey || steps === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    set(moveName(own, name, steps));
  };
  return (
    <DialogTrigger>
      <Button>Columns</Button>
      <ButtonDialog label="Columns">
        <ul className={styles.columns}>
          {[...own, ...rest].map((name) => {
            const isShown = own.includes(name);
            return (
              <li key={name} className={styles.column} onKeyDown={(event) => isShown && move(event, name)}>
                <Checkbox
                  className={dialogStyles.check}
                  isSelected={isShown}
                  // One column at least: a grid of none says nothing.
                  isDisabled={isShown && own.length === 1}
                  onChange={(isSelected) =>
                    set(isSelected ? [...own, name] : own.filter((each) => each !== name))
                  }
                >
                  <span className={dialogStyles.box} aria-hidden="true">
                    {isShown && '✓'}
                  </span>
                  {labels.get(name)}
                </Checkbox>
              </li>
            );
          })}
        </ul>
        <p className={dialogStyles.note}>Alt ↑ and Alt ↓ move a column.</p>
        <Button
          look="link"
          onPress={() => setGrid(table, { columns: usualColumns(table), widths: {} }, view)}
        >
          As it was at first
        </Button>
      </ButtonDialog>
    </DialogTrigger>
  );
}
