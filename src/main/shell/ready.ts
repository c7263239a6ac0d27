import { setTimeout as wait } from 'node:timers/promises';
import { PlumblineError } from '../../shared/result.ts';

/** The print page says on its root element when its data stands (`data-ready="true"`) or will not come (`data-failed`). */
const PRINT_PAGE =
  '({ ready: document.documentElement.dataset.ready, failed: document.documentElement.dataset.failed })';
const EVERY_MS = 40;

export type Page = { executeJavaScript(code: string): Promise<unknown> };
type Answer = { ready?: string; failed?: string };

/** Waits until the page shows its data; `probe` asks it, the print page by default. @throws PlumblineError when it says that it can't, or takes too long. */
export async function whenReady(page: Page, withinMs: number, probe = PRINT_PAGE): Promise<void> {
  const deadline = Date.now() + withinMs;
  while (Date.now() < deadline) {
    const { ready, failed } = (await page.executeJavaScript(probe)) as Answer;
    if (failed !== undefined) {
      throw new PlumblineError(
        'failed',
        failed || 'The page could not be laid out. The log has the details.',
      );
    }
    if (ready === 'true') return;
    await wait(EVERY_MS);
  }
  const seconds = Math.round(withinMs / 1000);
  throw new PlumblineError(
    'failed',
    `The page was not ready within ${seconds} seconds. Try again; if it happens again, the log may say why.`,
  );
}
