import { type ComponentType, lazy, Suspense, useEffect, useEffectEvent, useState } from 'react';
import type { BookStatus } from '../shared/contract/book.ts';
import type { Notice } from '../shared/contract/index.ts';
import type { RecordTable } from '../shared/records/fields.ts';
import { EmptyBook, needsRecords } from './features/frame/empty-book.tsx';
import { Frame } from './features/frame/frame.tsx';
import { OverviewScreen } from './features/overview/overview-screen.tsx';
import { runCommand } from './lib/book-actions.ts';
import { likelyTimeZone } from './lib/choices.ts';
import { onNotice } from './lib/client.ts';
import { FormatProvider } from './lib/format-context.tsx';
import { commandOf } from './lib/shortcuts.ts';
import { applyNotice, useQuery } from './lib/store.ts';
import { applyTheme, type Screen, setTheme, setUi, useUi } from './lib/ui-state.ts';
import { useAsking } from './records/ask.ts';
import { ErrorNotice } from './ui/error-notice.tsx';

// Only the overview comes with the first script: the figures need nothing else. The rest is fetched right behind it.
const later = {
  ask: () => import('./records/ask-host.tsx'),
  checks: () => import('./features/checks/checks-screen.tsx'),
  clientBook: () => import('./features/client-book/client-book-screen.tsx'),
  clients: () => import('./features/clients/clients-screen.tsx'),
  contracts: () => import('./features/contracts/contracts-screen.tsx'),
  explain: () => import('./features/explain/explain-panel.tsx'),
  importing: () => import('./features/importing/import-screen.tsx'),
  forget: () => import('./records/forget.ts'),
  find: () => import('./features/find/find-palette.tsx'),
  history: () => import('./features/history/history-screen.tsx'),
  job: () => import('./features/frame/job-dialog.tsx'),
  ledger: () => import('./features/ledger/ledger-screen.tsx'),
  ledgerNews: () => import('./features/ledger/ledger-news.tsx'),
  records: () => import('./records/record-screen.tsx'),
  newBook: () => import('./features/welcome/new-book-dialog.tsx'),
  revenue: () => import('./features/revenue/revenue-screen.tsx'),
  service: () => import('./features/service/service-screen.tsx'),
  settings: () => import('./features/settings/settings-screen.tsx'),
  team: () => import('./features/team/team-screen.tsx'),
  technicians: () => import('./features/technicians/technicians-screen.tsx'),
  time: () => import('./features/time/time-screen.tsx'),
  timers: () => import('./features/time/running-timers.tsx'),
  valuation: () => import('./features/valuation/valuation-screen.tsx'),
  welcome: () => import('./features/welcome/welcome-screen.tsx'),
};

const AskHost = lazy(async () => ({ default: (await later.ask()).AskHost }));
const ChecksScreen = lazy(async () => ({ default: (await later.checks()).ChecksScreen }));
const ClientBookScreen = lazy(async () => ({ default: (await later.clientBook()).ClientBookScreen }));
const ClientsScreen = lazy(async () => ({ default: (await later.clients()).ClientsScreen }));
const ContractsScreen = lazy(async () => ({ default: (await later.contracts()).ContractsScreen }));
const ExplainPanel = lazy(async () => ({ default: (await later.explain()).ExplainPanel }));
const FindPalette = lazy(async () => ({ default: (await later.find()).FindPalette }));
const HistoryScreen = lazy(async () => ({ default: (await later.history()).HistoryScreen }));
const ImportScreen = lazy(async () => ({ default: (await later.importing()).ImportScreen }));
const JobDialog = lazy(async () => ({ default: (await later.job()).JobDialog }));
const LedgerNews = lazy(async () => ({ default: (await later.ledgerNews()).LedgerNews }));
const LedgerScreen = lazy(async () => ({ default: (await later.ledger()).LedgerScreen }));
const NewBookDialog = lazy(async () => ({ default: (await later.newBook()).NewBookDialog }));
const RecordScreen = lazy(async () => ({ default: (await later.records()).RecordScreen }));
const RevenueScreen = lazy(async () => ({ default: (await later.revenue()).RevenueScreen }));
const ServiceScreen = lazy(async () => ({ default: (await later.service()).ServiceScreen }));
const SettingsScreen = lazy(async () => ({ default: (await later.settings()).SettingsScreen }));
const TeamScreen = lazy(async () => ({ default: (await later.team()).TeamScreen }));
const TechniciansScreen = lazy(async () => ({ default: (await later.technicians()).TechniciansScreen }));
const RunningTimers = lazy(async () => ({ default: (await later.timers()).RunningTimers }));
const TimeScreen = lazy(async () => ({ default: (await later.time()).TimeScreen }));
const ValuationScreen = lazy(async () => ({ default: (await later.valuation()).ValuationScreen }));
const WelcomeScreen = lazy(async () => ({ default: (await later.welcome()).WelcomeScreen }));

/** Fetches every other screen once the first one has had time to paint. */
const fetchTheRest = (): void => {
  requestIdleCallback(() => void Promise.all(Object.values(later).map((load) => load())), { timeout: 2000 });
};

/** Fetched when first used: the first figures need nothing of it. */
const takeBack = async (way: 'undo' | 'redo', hasBook: boolean): Promise<void> =>
  (await import('./records/undo.ts')).takeHere(way, hasBook);

type Command = Extract<Notice, { type: 'command' }>['command'];

type ScreenProps = { asOf: string; status: BookStatus };

/** True once the first screen has had time to paint. */
function useIdle(): boolean {
  const [idle, setIdle] = useState(false);
  useEffect(() => {
    const waiting = requestIdleCallback(() => setIdle(true), { timeout: 2000 });
    return () => cancelIdleCallback(waiting);
  }, []);
  return idle;
}

/** A screen that is a table of records, and nothing else. */
const recordsOf =
  (table: RecordTable): ComponentType<ScreenProps> =>
  ({ status }) => <RecordScreen table={table} readOnly={status.readOnly} />;

const SCREEN_OF: Record<Screen, ComponentType<ScreenProps>> = {
  overview: OverviewScreen,
  clients: ClientsScreen,
  revenue: RevenueScreen,
  service: ServiceScreen,
  team: TeamScreen,
  valuation: ValuationScreen,
  clientBook: ClientBookScreen,
  contracts: ContractsScreen,
  time: TimeScreen,
  ledger: LedgerScreen,
  tickets: recordsOf('tickets'),
  surveys: recordsOf('surveys'),
  technicians: TechniciansScreen,
  adjustments: recordsOf('adjustments'),
  import: ImportScreen,
  checks: ChecksScreen,
  history: HistoryScreen,
  settings: SettingsScreen,
};

/** The window: the welcome screen, or the screens of the book that is open. */
export function App() {
  const { data: status, error, loading, retry } = useQuery('book.status', {});
  const theme = useUi((ui) => ui.theme);
  const chosenDay = useUi((ui) => ui.asOf);
  const book = status?.opened ?? null;
  const asOf = chosenDay ?? status?.asOf;
  // What is not open is not asked for: its script would come between the first figures and the eye.
  const naming = useUi((ui) => ui.naming);
  const asking = useAsking(({ open }) => open.length > 0);
  const working = useUi((ui) => ui.progress !== null && !ui.inPlace);

  useEffect(fetchTheRest, []);
  useEffect(() => applyTheme(theme), [theme]);
  // Another book opens on its own day, at the overview.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the book is what this waits for.
  useEffect(() => {
    void later.forget().then(({ forgetRecords }) => forgetRecords());
    setUi({ asOf: null, screen: 'overview', explaining: [] });
  }, [book]);
  const run = useEffectEvent((command: Command) => {
    if (command === 'undo' || command === 'redo') void takeBack(command, status != null);
    else runCommand(command, status && asOf ? { asOf, company: status.company } : null);
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const command = commandOf(event);
      if (!command || event.defaultPrevented) return;
      event.preventDefault();
      run(command);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  // The only listener: what main told before there was one goes to the first.
  useEffect(
    () =>
      onNotice((notice) => {
        applyNotice(notice);
        if (notice.type === 'command') run(notice.command);
        if (notice.type === 'progress') setUi({ progress: notice.done === null ? null : notice });
        if (notice.type === 'theme') setTheme(notice.theme);
        if (notice.type === 'failure') setUi({ failure: notice.failure });
      }),
    [],
  );

  return (
    <FormatProvider currency={status?.currency ?? 'USD'} zone={status?.timeZone ?? likelyTimeZone()}>
      {error && <ErrorNotice failure={error} onRetry={retry} isRetrying={loading} />}
      <Suspense fallback={null}>{status === null && <WelcomeScreen />}</Suspense>
      {status && asOf && <OpenBook key={book} status={status} asOf={asOf} />}
      <Suspense fallback={null}>
        {asking && <AskHost />}
        {naming && <NewBookDialog />}
        {working && <JobDialog />}
      </Suspense>
    </FormatProvider>
  );
}

function OpenBook({ status, asOf }: ScreenProps) {
  const screen = useUi((ui) => ui.screen);
  const explaining = useUi((ui) => ui.explaining.length > 0);
  const finding = useUi((ui) => ui.finding);
  const Shown = SCREEN_OF[screen];
  const idle = useIdle();
  return (
    <>
      <Frame
        status={status}
        asOf={asOf}
        news={<Suspense fallback={null}>{idle && <LedgerNews />}</Suspense>}
        timers={<Suspense fallback={null}>{idle && <RunningTimers readOnly={status.readOnly} />}</Suspense>}
      >
        {status.empty && needsRecords(screen) ? (
          <EmptyBook screen={screen} readOnly={status.readOnly} />
        ) : (
          <Suspense fallback={<div aria-busy="true" />}>
            <Shown status={status} asOf={asOf} />
          </Suspense>
        )}
      </Frame>
      <Suspense fallback={null}>
        {explaining && <ExplainPanel asOf={asOf} />}
        {finding && <FindPalette status={status} asOf={asOf} />}
      </Suspense>
    </>
  );
}
