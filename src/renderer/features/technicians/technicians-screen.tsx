import { type ReactNode, useMemo } from 'react';
import type { BookStatus } from '../../../shared/contract/book.ts';
import type { BookRecord } from '../../../shared/contract/records.ts';
import type { TechnicianRow } from '../../../shared/contract/technicians.ts';
import { useFormat } from '../../lib/format-context.tsx';
import { useQuery } from '../../lib/store.ts';
import type { ExtraColumn } from '../../records/grid-columns.ts';
import { RecordForm } from '../../records/record-form.tsx';
import { RecordScreen } from '../../records/record-screen.tsx';
import { SidePanel } from '../../records/side-panel.tsx';
import { TechnicianPanel } from './technician-panel.tsx';
import { nextWords } from './words.ts';

/** Who works here, and what an hour of each costs. */
export function TechniciansScreen({ status }: { status: BookStatus }) {
  const format = useFormat();
  const { data } = useQuery('technicians.list', {});
  const extra = useMemo((): ExtraColumn[] => {
    const rows = new Map(data?.rows.map((row) => [row.id, row]));
    const cell = (show: (row: TechnicianRow) => ReactNode) => (record: BookRecord) => {
      const row = rows.get(record.id);
      return row ? show(row) : null;
    };
    return [
      {
        id: 'hourly',
        label: 'An hour today',
        width: 108,
        kind: 'number',
        cell: cell(({ hourly }) => (hourly === null ? 'no rate' : format.money(hourly, { cents: true }))),
      },
      { id: 'since', label: 'Since', width: 100, cell: cell(({ since }) => since && format.day(since)) },
      { id: 'next', label: 'To come', width: 180, cell: cell((row) => nextWords(row, format)) },
      {
        id: 'seconds',
        label: 'Hours logged',
        width: 100,
        kind: 'number',
        cell: cell(({ seconds }) => format.hours(seconds)),
      },
      {
        id: 'uncosted',
        label: 'Without a rate',
        width: 108,
        kind: 'number',
        cell: cell(({ uncosted }) => (uncosted === 0 ? '' : format.hours(uncosted))),
      },
    ];
  }, [data, format]);
  return (
    <RecordScreen
      table="technicians"
      readOnly={status.readOnly}
      extra={extra}
      panel={(id, close, open) =>
        id === 'new' ? (
          <SidePanel label="New technician" title="New technician" onClose={close}>
            <RecordForm table="technicians" onDone={open} onCancel={close} />
          </SidePanel>
        ) : (
          <TechnicianPanel key={id} id={id} readOnly={status.readOnly} onClose={close} />
        )
      }
    />
  );
}
