import { create } from 'zustand';
import type { Notice } from '../../shared/contract/index.ts';
import type { Failure } from '../../shared/result.ts';

/** The screens of an open book, group by group in the order of the sidebar. */
export const SCREEN_GROUPS = [
  { title: 'Figures', screens: ['overview', 'clients', 'revenue', 'service', 'team', 'valuation'] },
  {
    title: 'Books',
    screens: [
      'clientBook',
      'contracts',
      'time',
      'ledger',
      'tickets',
      'surveys',
      'technicians',
      'adjustments',
    ],
  },
  { title: 'Upkeep', screens: ['import', 'checks', 'history'] },
] as const;
/** Settings stand at the foot of the sidebar. */
export type Screen = (typeof SCREEN_GROUPS)[number]['screens'][number] | 'settings';

/** The screens on which records are kept: they stand in an empty book, too. */
export type BookScreen = (typeof SCREEN_GROUPS)[1]['screens'][number];
export const isBookScreen = (screen: Screen): screen is BookScreen =>
  SCREEN_GROUPS[1].screens.some((each) => each === screen);

export const SCREEN_TITLES: Record<Screen, string> = {
  overview: 'Overview',
  clients: 'Clients',
  revenue: 'Revenue',
  service: 'Service desk',
  team: 'Team',
  valuation: 'Valuation',
  clientBook: 'Client details',
  contracts: 'Contracts',
  time: 'Time',
  ledger: 'Ledger',
  tickets: 'Tickets',
  surveys: 'Surveys',
  technicians: 'Technicians',
  adjustments: 'Adjustments',
  import: 'Import',
  checks: 'Data checks',
  history: 'History',
  settings: 'Settings',
};

/** `system` follows the machine. */
export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** One step of an explanation: the figure's address, and its name and whose it is once they are known. */
export type Step = {
  at: string;
  name: string | null;
  of: string | null;
  /** The day of a figure that is not as of the day chosen for the screens, such as today’s. */
  asOf?: string;
};

type Progress = Extract<Notice, { type: 'progress' }>;

type UiState = {
  screen: Screen;
  /** The day chosen by the owner; null = the day the book opens on. */
  asOf: string | null;
  theme: Theme;
  /** The figure being explained, after those it was reached through; none = the panel is closed. */
  explaining: readonly Step[];
  /** Finding anything by a few words is open. */
  finding: boolean;
  /** The form for a new book is open. */
  naming: boolean;
  /** What the last action could not do. */
  failure: Failure | null;
  /** What the last action did, in a sentence. */
  done: string | null;
  progress: Progress | null;
  /** The job under way shows its progress on its own screen, not in a dialog over all. */
  inPlace: boolean;
};

const THEME_KEY = 'theme';
const isTheme = (text: string | null): text is Theme => THEMES.some((theme) => theme === text);
const rememberedTheme = (): Theme => {
  const text = localStorage.getItem(THEME_KEY);
  return isTheme(text) ? text : 'system';
};

const start = (): UiState => ({
  screen: 'overview',
  asOf: null,
  explaining: [],
  theme: rememberedTheme(),
  finding: false,
  naming: false,
  failure: null,
  done: null,
  progress: null,
  inPlace: false,
});

/** What the window shows; nothing of the book. */
export const useUi = create<UiState>(start);

/** Changes what the window shows. */
export const setUi = (change: Partial<UiState>): void => useUi.setState(change);

/** Goes to a screen; an explanation belongs to the screen it was opened on. */
export const goTo = (screen: Screen): void => setUi({ screen, explaining: [] });

/** As on start; for tests. */
export const resetUi = (): void => useUi.setState(start());

/** Light, dark, or as the machine has it; remembered on this machine. */
export function setTheme(theme: Theme): void {
  localStorage.setItem(THEME_KEY, theme);
  setUi({ theme });
}

/** Puts the chosen theme on the document, where tokens.css reads it. */
export function applyTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}
