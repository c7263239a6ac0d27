import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaProps } from 'react-aria-components';
import { classes } from '../lib/classes.ts';
import styles from './button.module.css';

type ButtonProps = Omit<AriaProps, 'className' | 'style' | 'children'> & {
  look?: 'plain' | 'primary' | 'link';
  /** The keys that do the same. */
  keys?: string;
  children: ReactNode;
};

/** A button says what will happen. */
export function Button({ look = 'plain', keys, children, ...props }: ButtonProps) {
  return (
    <AriaButton {...props} className={classes(styles.button, look !== 'plain' && styles[look])}>
      {children}
      {keys && (
        <span className={styles.keys} aria-hidden="true">
          {keys}
        </span>
      )}
    </AriaButton>
  );
}
