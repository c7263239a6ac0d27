import type { ReactElement } from 'react';
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components';
import styles from './tooltip.module.css';

/** Says more about what the pointer or the keyboard is on; the child must be able to take focus. */
export function Tooltip({ lines, children }: { lines: readonly string[]; children: ReactElement }) {
  return (
    <TooltipTrigger delay={250} closeDelay={60}>
      {children}
      <AriaTooltip className={styles.tooltip} offset={6}>
        {lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
