import type { ReactNode } from 'react';
import { Dialog, Popover } from 'react-aria-components';
import styles from './button-dialog.module.css';

/** A small dialog that hangs under the button beside it in a DialogTrigger. */
export const ButtonDialog = ({ label, children }: { label: string; children: ReactNode }) => (
  <Popover className={styles.popover} placement="bottom end" offset={4}>
    <Dialog className={styles.dialog} aria-label={label}>
      {children}
    </Dialog>
  </Popover>
);
