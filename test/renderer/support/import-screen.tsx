import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ImportScreen } from '../../../src/renderer/features/importing/import-screen.tsx';
import { installBridge } from './dom.ts';
import { ok } from './fake-bridge.ts';
import { bookStatus } from './figures.ts';
import { plan } from './importing.ts';

/** The import as the owner sees it, for tests. */

type Answers = Parameters<typeof installBridge>[0];

/** The screen with these files chosen. */
export async function choose(answers: Answers, names = ['hours.csv'], book = bookStatus()) {
  const fake = installBridge({
    'import.choose': () => ok(names.map((name) => ({ token: name, name }))),
    'import.plan': () => ok(plan()),
    'jobs.cancel': () => ok({}),
    ...answers,
  });
  const view = render(<ImportScreen status={book} />);
  await userEvent.click(screen.getByRole('button', { name: 'Choose files…' }));
  return { ...fake, ...view };
}

/** The button that imports the file shown. */
export const commitButton = () =>
  within(screen.getByRole('region', { name: 'Import' })).getByRole<HTMLButtonElement>('button');
/** Why it can't be pressed. */
export const hindrance = () =>
  within(screen.getByRole('region', { name: 'Import' })).getByRole('status').textContent;
/** Presses a button once it is there. */
export const press = async (name: string | RegExp) =>
  userEvent.click(await screen.findByRole('button', { name }));
