import { useEffect } from 'react';
import type { BookStatus } from '../shared/contract/book.ts';
import { ClientsScreen } from './features/clients/clients-screen.tsx';
import { ExplainPanel } from './features/explain/explain-panel.tsx';
import { EmptyBook } from './features/frame/empty-book.tsx';
import { Frame } from './features/frame/frame.tsx';
import { JobDialog } from './features/frame/job-dialog.tsx';
import { OverviewScreen } from './features/overview/overview-screen.tsx';
import { RevenueScreen } from './features/revenue/revenue-screen.tsx';
import { ServiceScreen } from './features/service/service-screen.tsx';
import { SettingsScreen } from './features/settings/settings-screen.tsx';
import { TeamScreen } from './features/team/team-screen.tsx';
import { ValuationScreen } from './features/valuation/valuation-screen.tsx';
import { NewBookDialog } from './features/welcome/new-book-dialog.tsx';
import { WelcomeScreen } from './features/welcome/welcome-screen.tsx';
import { runCommand } from './lib/book-actions.ts';
import { onNotice } from './lib/client.ts';
import { FormatProvider } from './lib/format-context.tsx';
import { connectStore, useQuery } from './lib/store.ts';
import { applyTheme, type Screen, setTheme, setUi, useUi } from './lib/ui-state.ts';
import { ErrorNotice } from './ui/error-notice.tsx';

type ScreenProps = { asOf: string; status: BookStatus };

const SCREEN_OF: Record<Screen, (props: ScreenProps) => React.ReactNode> = {
  overview: OverviewScreen,
  clients: ClientsScreen,
  revenue: RevenueScreen,
  service: ServiceScreen,
  team: TeamScreen,
  valuation: ValuationScreen,
  settings: SettingsScreen,
};

/** The window: the welcome screen, or the screens of the book that is open. */
export function App() {
  const { data: status, error } = useQuery('book.status', {});
  const theme = useUi((ui) => ui.theme);
  const chosenDay = useUi((ui) => ui.asOf);
  const book = status ? `${status.fileName} ${status.company}` : null;
  const asOf = chosenDay ?? status?.asOf;

  useEffect(() => connectStore(), []);
  useEffect(() => applyTheme(theme), [theme]);
  // Another book opens on its own day, at the overview.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the book is what this waits for.
  useEffect(() => setUi({ asOf: null, screen: 'overview', explaining: [] }), [book]);
  useEffect(
    () =>
      onNotice((notice) => {
        if (notice.type === 'command') {
          runCommand(notice.command, status && asOf ? { asOf, company: status.company } : null);
        }
        if (notice.type === 'progress') setUi({ progress: notice.done === null ? null : notice });
        if (notice.type === 'theme') setTheme(notice.theme);
        if (notice.type === 'failure') setUi({ failure: notice.failure });
      }),
    [status, asOf],
  );

  return (
    <FormatProvider currency={status?.currency ?? 'USD'}>
      {error && <ErrorNotice failure={error} />}
      {status === null && <WelcomeScreen />}
      {status && asOf && <OpenBook key={book} status={status} asOf={asOf} />}
      <NewBookDialog />
      <JobDialog />
    </FormatProvider>
  );
}

function OpenBook({ status, asOf }: ScreenProps) {
  const screen = useUi((ui) => ui.screen);
  const Shown = SCREEN_OF[screen];
  return (
    <>
      <Frame status={status} asOf={asOf}>
        {status.empty && screen !== 'settings' ? (
          <EmptyBook screen={screen} readOnly={status.readOnly} />
        ) : (
          <Shown status={status} asOf={asOf} />
        )}
      </Frame>
      <ExplainPanel asOf={asOf} />
    </>
  );
}
