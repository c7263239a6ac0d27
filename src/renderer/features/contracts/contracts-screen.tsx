import { type ReactNode, useMemo } from 'react';
import type { BookStatus } from '../../../shared/contract/book.ts';
import type { ContractStanding } from '../../../shared/contract/contracts.ts';
import type { BookRecord } from '../../../shared/contract/records.ts';
import { ExplainProvider, openExplanation } from '../../lib/explain.ts';
import { useFormat } from '../../lib/format-context.tsx';
import { useQuery } from '../../lib/store.ts';
import { StateMark } from '../../records/effect.tsx';
import type { ExtraColumn } from '../../records/grid-columns.ts';
import { RecordScreen } from '../../records/record-screen.tsx';
import { SidePanel } from '../../records/side-panel.tsx';
import { Figure } from '../../ui/figure.tsx';
import { ContractForm } from './contract-form.tsx';
import { ContractPanel, STATE_TONES } from './contract-panel.tsx';
import { nextWords, STATE_WORDS } from './words.ts';

/** All contracts with what they bring today, and the one that is open beside them. */
export function ContractsScreen({ status }: { status: BookStatus }) {
  const format = useFormat();
  const { data } = useQuery('contracts.standings', {});
  const extra = useMemo((): ExtraColumn[] => {
    const standings = new Map(data?.rows.map((row) => [row.id, row]));
    const cell = (show: (standing: ContractStanding) => ReactNode) => (record: BookRecord) => {
      const standing = standings.get(record.id);
      return standing ? show(standing) : null;
    };
    return [
      {
        id: 'state',
        label: 'State',
        width: 108,
        after: 'client',
        // Most run, or did: only what is otherwise catches the eye.
        cell: cell(({ state }) =>
          state === 'running' || state === 'ended' ? (
            STATE_WORDS[state]
          ) : (
            <StateMark text={STATE_WORDS[state]} tone={STATE_TONES[state]} />
          ),
        ),
      },
      {
        id: 'monthly',
        label: 'MRR today',
        width: 104,
        kind: 'number',
        after: 'client',
        cell: cell(({ monthly }) => format.money(monthly, { cents: true })),
      },
      {
        id: 'next',
        label: 'To come',
        width: 200,
        after: 'client',
        cell: cell((standing) => nextWords(standing, format)),
      },
    ];
  }, [data, format]);
  return (
    <RecordScreen
      table="contracts"
      readOnly={status.readOnly}
      extra={extra}
      tools={
        data && (
          <p>
            MRR today{' '}
            <ExplainProvider value={(at) => openExplanation(at, data.today)}>
              <b className="digits">
                <Figure figure={data.mrr} name="MRR today" cents />
              </b>
            </ExplainProvider>
          </p>
        )
      }
      panel={(id, close, open) =>
        id === 'new' ? (
          <SidePanel label="New contract" title="New contract" onClose={close}>
            <ContractForm
              form={{ kind: 'add' }}
              life={null}
              onLeave={(done) => (done === null ? close() : open(done))}
            />
          </SidePanel>
        ) : (
          <ContractPanel key={id} id={id} readOnly={status.readOnly} onClose={close} />
        )
      }
    />
  );
}
