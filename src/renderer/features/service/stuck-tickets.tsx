import type { ServiceDesk } from '../../../shared/contract/analysis.ts';
import { useFormat } from '../../lib/format-context.tsx';
import { Figure } from '../../ui/figure.tsx';
import { Panel } from '../../ui/panel.tsx';
import { PlainTable } from '../../ui/plain-table.tsx';
import styles from './service.module.css';

/** Open tickets nobody has touched for longer than the owner allows. */
export function StuckTickets({ desk: { stuck, stuckDays } }: { desk: ServiceDesk }) {
  const format = useFormat();
  return (
    <Panel title="Stuck tickets" note={`open, and untouched for more than ${stuckDays} days`}>
      {stuck.length === 0 ? (
        <p className={styles.quiet}>None. Tickets that wait too long will be listed here.</p>
      ) : (
        <PlainTable
          label="Stuck tickets"
          head={[
            { label: 'Ticket', kind: 'text' },
            { label: 'Client', kind: 'text' },
            { label: 'Technician', kind: 'text' },
            { label: 'Waits because', kind: 'text' },
            { label: 'Last touched', kind: 'word' },
            { label: 'Days' },
          ]}
          rows={stuck.map((ticket) => ({
            key: String(ticket.id),
            cells: [
              <span key="ticket">
                {ticket.ticket} · {ticket.subject}
              </span>,
              ticket.client ?? '–',
              ticket.technician ?? 'nobody',
              ticket.reason,
              format.day(ticket.since),
              <Figure key="days" figure={ticket.days} />,
            ],
          }))}
        />
      )}
    </Panel>
  );
}
