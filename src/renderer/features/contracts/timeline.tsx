import type { ReactNode } from 'react';
import type { ContractEvent, ContractLife } from '../../../shared/contract/contracts.ts';
import { classes } from '../../lib/classes.ts';
import { useFormat } from '../../lib/format-context.tsx';
import styles from './contracts.module.css';
import { eventWords } from './words.ts';

type TimelineProps = {
  life: ContractLife;
  /** What can be done to what an event tells of; nothing where the book is read-only. */
  actions?: (event: ContractEvent) => ReactNode;
};

const keyOf = ({ kind, day, price, pause }: ContractEvent): string =>
  `${kind} ${day} ${price?.id ?? pause?.id ?? ''}`;

/** A contract's life from its start on: what was, today, what is to come. */
export function Timeline({ life, actions }: TimelineProps) {
  const format = useFormat();
  const [was, coming] = [
    life.events.filter((event) => !event.coming),
    life.events.filter((event) => event.coming),
  ];
  const list = (label: string, events: readonly ContractEvent[]) =>
    events.length > 0 && (
      <ol className={classes(styles.events, label === 'To come' && styles.coming)} aria-label={label}>
        {events.map((event) => (
          <Event key={keyOf(event)} event={event} life={life} actions={actions?.(event)} />
        ))}
      </ol>
    );
  return (
    <div className={styles.timeline}>
      {list('Until today', was)}
      <p className={styles.today}>
        <span>Today, {format.day(life.today)}</span>
        <b className="digits">{format.money(life.monthly, { cents: true })}</b>
      </p>
      {list('To come', coming)}
      {coming.length === 0 && <p className={styles.none}>Nothing is to come.</p>}
    </div>
  );
}

type EventProps = { event: ContractEvent; life: ContractLife; actions: ReactNode };

function Event({ event, life, actions }: EventProps) {
  const format = useFormat();
  const { title, detail } = eventWords(event, life, format);
  const change = event.price?.change ?? null;
  const never = event.price?.applies === null;
  return (
    <li className={classes(styles.event, never && styles.never)}>
      <time className={styles.day} dateTime={event.day}>
        {format.day(event.day)}
      </time>
      <div className={styles.what}>
        <p
          className={classes(
            styles.title,
            change !== null && change > 0 && styles.better,
            change !== null && change < 0 && styles.worse,
          )}
        >
          {title}
        </p>
        {detail && <p className={styles.detail}>{detail}</p>}
        {actions && <p className={styles.more}>{actions}</p>}
      </div>
      <p className={styles.monthly}>
        <span className="visually-hidden">then </span>
        {format.money(event.monthly, { cents: true })}
        <span className="visually-hidden"> a month</span>
      </p>
    </li>
  );
}
