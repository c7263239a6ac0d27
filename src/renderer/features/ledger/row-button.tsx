import { Button } from 'react-aria-components';
import styles from './ledger.module.css';

type RowButtonProps = { id: number; text: string; isOpen: boolean; onPress: () => void };

/** The name of a row, which opens it beside the list. Tab stops at the table once; arrows and Enter lead here. */
export const RowButton = ({ id, text, isOpen, onPress }: RowButtonProps) => (
  <Button className={styles.open} data-at={id} excludeFromTabOrder aria-expanded={isOpen} onPress={onPress}>
    {text}
  </Button>
);
