import { ahead } from './store.ts';

/** As long as nobody sees a difference: a book that takes longer shows its window first, then its figures. */
const PATIENCE_MS = 100;

async function firstScreen(): Promise<void> {
  const status = await ahead('book.status', {});
  if (status && !status.empty) await ahead('metrics.overview', { asOf: status.asOf });
}

/** Fetches what the first screen shows, so that it is drawn once, with its figures. Settles soon in any case. */
export const firstAnswers = (): Promise<unknown> =>
  Promise.race([firstScreen(), new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
