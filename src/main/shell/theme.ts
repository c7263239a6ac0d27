import type { Notice } from '../../shared/contract/index.ts';

export type Theme = Extract<Notice, { type: 'theme' }>['theme'];

/** Every theme, as the menu and the terminal name them. */
export const THEME_LABELS: Record<Theme, string> = { system: 'As the system', light: 'Light', dark: 'Dark' };

export const THEMES = Object.keys(THEME_LABELS) as Theme[];
