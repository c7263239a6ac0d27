import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { classes } from '../lib/classes.ts';
import styles from './dialog.module.css';

type DialogProps = {
  title: string;
  isOpen: boolean;
  /** Absent when only finishing closes it. */
  onClose?: () => void;
  /** For what needs room, such as a table. */
  wide?: boolean;
  children: ReactNode;
};

/** A question that must be answered, or left, before going on. */
export function Dialog({ title, isOpen, onClose, wide, children }: DialogProps) {
  return (
    <ModalOverlay
      className={styles.scrim}
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose?.()}
      isKeyboardDismissDisabled={!onClose}
    >
      <Modal className={classes(styles.modal, wide && styles.wide)}>
        <AriaDialog className={styles.dialog}>
          <Heading slot="title" level={2} className={styles.title}>
            {title}
          </Heading>
          <div className={styles.body}>{children}</div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
