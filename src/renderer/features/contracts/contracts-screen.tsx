import type { BookStatus } from '../../../shared/contract/book.ts';
import type { ContractState } from '../../../shared/domain.ts';
import { choiceWords } from '../../../shared/records/words.ts';
import { ExplainProvider, openExplanation } from '../../lib/explain.ts';
import { useQuery } from '../../lib/store.ts';
import { StateMark } from '../../records/effect.tsx';
import type { CellLooks } from '../../records/grid-columns.ts';
import { RecordScreen } from '../../records/record-screen.tsx';
import { SidePanel } from '../../records/side-panel.tsx';
import { Figure } from '../../ui/figure.tsx';
import { ContractForm } from './contract-form.tsx';
import { ContractPanel, STATE_TONES } from './contract-panel.tsx';

const LOOKS: CellLooks = {
  // Most run, or did: only what is otherwise catches the eye.
  state: ({ worked }) => {
    const state = worked?.state as ContractState;
    if (state === 'running' || state === 'ended') return undefined;
    return <StateMark text={choiceWords(state)} tone={STATE_TONES[state]} />;
  },
};

/** All contracts with what they bring today, and the one that is open beside them. */
export function ContractsScreen({ status }: { status: BookStatus }) {
  const { data } = useQuery('contracts.standings', {});
  return (
    <RecordScreen
      table="contracts"
      readOnly={status.readOnly}
      looks={LOOKS}
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
