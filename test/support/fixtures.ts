import { test as base } from '@playwright/test';
import { launch, openSample, type Plumbline, removeFolders } from './app.ts';

type Fixtures = {
  /** The app as on its first start: the welcome screen. */
  app: Plumbline;
  /** The app with the sample company open. */
  sample: Plumbline;
};

/** Playwright's `test` with the built app in it, quit and cleaned up after each. */
export const test = base.extend<Fixtures>({
  app: async ({ browserName: _ }, use) => {
    const app = await launch();
    await use(app);
    await app.quit();
    removeFolders();
  },
  sample: async ({ app }, use) => {
    await openSample(app);
    await use(app);
  },
});
