import { Button } from 'react-aria-components';
import { classes } from '../lib/classes.ts';
import styles from './table.module.css';

type SortHeaderProps = {
  text: string;
  direction: 'asc' | 'desc' | null;
  onPress: () => void;
  className: string;
};

const SPOKEN = { asc: 'ascending', desc: 'descending' } as const;

/** A column's heading; pressing it sorts, pressing again turns the order round. */
export function SortHeader({ text, direction, onPress, className }: SortHeaderProps) {
  return (
    <th scope="col" className={className} aria-sort={direction ? SPOKEN[direction] : 'none'}>
      <Button className={classes(styles.sort, direction && styles.sorted)} onPress={onPress}>
        {text}
        {direction && (
          <span className={styles.arrow} aria-hidden="true">
            {direction === 'asc' ? ' ▲' : ' ▼'}
          </span>
        )}
      </Button>
    </th>
  );
}
