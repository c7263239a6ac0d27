import { type ReactNode, type RefObject, useEffect, useRef } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { BookStatus } from '../../../shared/contract/book.ts';
import { printValuation } from '../../lib/book-actions.ts';
import { keysOf } from '../../lib/shortcuts.ts';
import {
  goTo,
  isBookScreen,
  SCREEN_GROUPS,
  SCREEN_TITLES,
  type Screen,
  setTheme,
  setUi,
  THEMES,
  type Theme,
  useUi,
} from '../../lib/ui-state.ts';
import { AsOfPicker } from '../../ui/as-of-picker.tsx';
import { BrandMark } from '../../ui/brand-mark.tsx';
import { Button } from '../../ui/button.tsx';
import { SCROLLER } from '../../ui/row-window.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { ActionReport, DoneLine } from './action-report.tsx';
import styles from './frame.module.css';

type FrameProps = {
  status: BookStatus;
  asOf: string;
  /** Timers that run: they stand above the settings. */
  timers?: ReactNode;
  /** What happened by itself, or waits for the owner: it stands above the screen. */
  news?: ReactNode;
  children: ReactNode;
};

/** What surrounds every screen of an open book. */
export function Frame({ status, asOf, timers, news, children }: FrameProps) {
  const screen = useUi((ui) => ui.screen);
  const content = useRef<HTMLDivElement>(null);
  useFocusInside(content, screen);
  return (
    <div className={styles.frame}>
      <Sidebar status={status} timers={timers} />
      <main className={styles.page}>
        <header className={styles.header}>
          <h1>{SCREEN_TITLES[screen]}</h1>
          {isBookScreen(screen) && <DoneLine />}
          {screen !== 'settings' &&
            screen !== 'import' &&
            screen !== 'history' &&
            !isBookScreen(screen) &&
            status.firstDay &&
            status.lastDay && (
              <>
                <AsOfPicker
                  asOf={asOf}
                  firstDay={status.firstDay}
                  lastDay={status.lastDay}
                  onChange={(day) => setUi({ asOf: day, explaining: [] })}
                />
                <Button keys={keysOf('P')} onPress={() => void printValuation(asOf)}>
                  Print summary…
                </Button>
              </>
            )}
        </header>
        <ActionReport failuresOnly={isBookScreen(screen)} />
        {news}
        <div key={screen} ref={content} tabIndex={-1} className={styles.scroller} {...SCROLLER}>
          <div className={styles.content}>{children}</div>
        </div>
      </main>
    </div>
  );
}

/** A dialog gives the focus back when it is gone, and that takes a moment. */
const SETTLED = 120;

/** Of the links to the screens, but not the one of the screen that is shown. */
const isOtherLink = (element: Element): boolean =>
  element.closest('nav') !== null && element.getAttribute('aria-current') !== 'page';

/**
 * Whoever is led to a screen goes on inside it: what had the focus is gone with the last screen, or is another screen's
 * link. Whoever pressed this screen's own link stays there, to look at the next one; and has often gone on to that before
 * a dialog's moment is over, which therefore must not be waited for.
 */
function useFocusInside(content: RefObject<HTMLElement | null>, screen: Screen): void {
  const first = useRef(screen);
  useEffect(() => {
    if (first.current === screen) return;
    first.current = screen;
    if (document.activeElement?.matches('nav [aria-current="page"]')) return;
    const waiting = setTimeout(() => {
      const here = document.activeElement;
      const isLost = here === document.body || here === null;
      if (isLost || isOtherLink(here)) content.current?.focus({ preventScroll: true });
    }, SETTLED);
    return () => clearTimeout(waiting);
  }, [content, screen]);
}

function ScreenLink({ name }: { name: Screen }) {
  const screen = useUi((ui) => ui.screen);
  return (
    <AriaButton
      className={styles.screen}
      {...(name === screen && { 'aria-current': 'page' as const })}
      onPress={() => goTo(name)}
    >
      {SCREEN_TITLES[name]}
    </AriaButton>
  );
}

function Sidebar({ status, timers }: Pick<FrameProps, 'status' | 'timers'>) {
  return (
    <nav className={styles.sidebar} aria-label="Screens">
      <div className={styles.book}>
        <BrandMark />
        <div className={styles.names}>
          <p className={styles.company} title={status.company}>
            {status.company}
          </p>
          <p className={styles.file} title={status.fileName}>
            {status.fileName}
          </p>
          {status.readOnly && <span className={styles.badge}>Read only</span>}
        </div>
      </div>
      <div className={styles.groups}>
        {SCREEN_GROUPS.map(({ title, screens }) => (
          <section key={title} className={styles.screens} aria-label={title}>
            <h2 className={styles.group}>{title}</h2>
            {screens.map((name) => (
              <ScreenLink key={name} name={name} />
            ))}
          </section>
        ))}
      </div>
      <div className={styles.foot}>
        {timers}
        <ScreenLink name="settings" />
        <ThemeChoice />
      </div>
    </nav>
  );
}

const THEME_WORDS: Record<Theme, string> = { system: 'Auto', light: 'Light', dark: 'Dark' };
const THEME_OPTIONS = THEMES.map((theme) => ({ value: theme, label: THEME_WORDS[theme] }));

function ThemeChoice() {
  const theme = useUi((ui) => ui.theme);
  return <Segmented label="Theme" options={THEME_OPTIONS} value={theme} onChange={setTheme} />;
}
