// At 200 % in a window of 1280 × 800, all of it can still be come to and read: 640 × 400 pixels are left to the page.
import { expect, type Page } from '@playwright/test';
import { ACCOUNTS, screensOf, toScreen } from '../support/access.ts';
import { type Plumbline, settled } from '../support/app.ts';
import { test } from '../support/fixtures.ts';

async function zoom({ electron, page }: Plumbline): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await electron.evaluate(({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows()[0];
    window?.setContentSize(1280, 800);
    window?.webContents.setZoomFactor(2);
  });
  await expect.poll(() => page.evaluate(() => [innerWidth, innerHeight])).toEqual([640, 400]);
}

/**
 * What can't be used, a line each: controls that nothing scrolls into sight or that something else covers, text that
 * only scrolling sideways reads, and parts that hide what doesn't fit.
 */
const faults = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found: string[] = [];
    const say = (element: Element, what: string) => {
      const words = element.getAttribute('aria-label') ?? element.textContent ?? '';
      found.push(`${what}: ${element.localName} “${words.trim().slice(0, 40)}”`);
    };
    const wide = document.documentElement;
    if (wide.scrollWidth > innerWidth || wide.scrollHeight > innerHeight)
      say(document.body, 'page overflows');

    // Tables may be wider than the page, if they scroll by themselves.
    const tables = 'table, [role="grid"], [role="table"]';
    for (const box of document.querySelectorAll<HTMLElement>('main, main *, nav, nav *, [role="dialog"] *')) {
      const scrolls = /auto|scroll/.test(getComputedStyle(box).overflowX);
      if (!scrolls || box.scrollWidth <= box.clientWidth + 1 || box.matches('textarea, input')) continue;
      const other = [...box.querySelectorAll('p, h2, h3, button, label, input, dt, dd, li')].find(
        (one) =>
          !one.closest(tables) &&
          one.getBoundingClientRect().right + box.scrollLeft > box.getBoundingClientRect().right + 1,
      );
      if (!box.querySelector(tables) || other) say(other ?? box, 'only by scrolling sideways');
    }

    const modal = document.querySelector('[role="dialog"]');
    const controls = 'button, input, select, textarea, a[href], [tabindex]';
    for (const input of (modal ?? document).querySelectorAll<HTMLElement>(controls)) {
      // A box to tick is drawn and pressed as its label; the input itself is hidden.
      const control = (input.matches('[type="checkbox"], [type="radio"]') && input.closest('label')) || input;
      const { width, height } = control.getBoundingClientRect();
      // React Aria's own, for readers of screens only.
      if (width < 4 || height < 4 || control.closest('[inert], [aria-hidden="true"]')) continue;
      if (control.matches('[tabindex="-1"]') && control.closest(tables)) continue;
      control.scrollIntoView({ block: 'center', inline: 'center' });
      const { left, top, right, bottom } = control.getBoundingClientRect();
      const x = Math.min(Math.max((left + right) / 2, 1), innerWidth - 1);
      const y = Math.min(Math.max((top + bottom) / 2, 1), innerHeight - 1);
      const there = document.elementFromPoint(x, y);
      const isThere =
        there &&
        (control.contains(there) || there.contains(control) || there.closest('label')?.contains(control));
      if (!isThere)
        say(
          control,
          `covered or cut off at ${Math.round(x)}, ${Math.round(y)} by ${there?.localName} ${there?.className}`,
        );
      // A region as large as the page is seen in parts.
      else if (width < 600 && (left < -1 || right > innerWidth + 1)) say(control, 'beyond the page');
    }
    // Whatever had to be moved to come to a control, though nobody could have.
    for (const box of document.querySelectorAll('*')) {
      if ((box.scrollTop === 0 && box.scrollLeft === 0) || box.clientWidth < 4) continue;
      const { overflowX, overflowY } = getComputedStyle(box);
      if ((box.scrollTop !== 0 && overflowY === 'hidden') || (box.scrollLeft !== 0 && overflowX === 'hidden'))
        if (!box.matches('input, textarea')) say(box, 'hides what is in it');
    }
    // Text over text.
    for (const text of document.querySelectorAll<HTMLElement>(
      'main p, main h1, main dd, main dt, main button',
    )) {
      const { overflow } = getComputedStyle(text);
      if (text.closest(tables) || overflow !== 'visible' || text.clientWidth === 0) continue;
      if (
        text.scrollWidth > text.clientWidth + 4 &&
        !text.matches('.visually-hidden, :has(.visually-hidden)')
      )
        say(text, `runs over its edge by ${text.scrollWidth - text.clientWidth}`);
    }
    return found;
  });

test('every screen can be used at 200 %', async ({ sample }) => {
  test.setTimeout(200_000);
  const { page } = sample;
  await zoom(sample);
  for (const name of [...(await screensOf(page)), ACCOUNTS]) {
    await toScreen(page, name);
    expect.soft(await faults(page), name).toEqual([]);
  }
});

test('what opens over a screen can be used at 200 %', async ({ sample }) => {
  test.setTimeout(200_000);
  const { page } = sample;
  await zoom(sample);
  const look = async (what: string) => {
    await settled(page);
    expect.soft(await faults(page), what).toEqual([]);
  };
  for (const [screen, record] of [
    ['Tickets', 'ticket'],
    ['Contracts', 'contract'],
    ['Technicians', 'technician'],
    ['Client details', 'client'],
    ['Adjustments', 'adjustment'],
    [ACCOUNTS, 'account'],
  ] as const) {
    await toScreen(page, screen);
    await page.getByRole('button', { name: `Add ${record}`, exact: true }).click();
    await page.getByRole('form').first().waitFor();
    await look(`${screen}, a new one`);
    await page.keyboard.press('Escape');
    await page.locator('[role="grid"] [data-row="0"] > [data-column="0"]').click();
    await page.keyboard.press('Control+Enter');
    await page.getByRole('region', { name: record }).waitFor();
    await look(`${screen}, one of them`);
    for (const tool of ['Filter', 'Columns']) {
      await page.getByRole('button', { name: tool, exact: true }).click();
      await page.getByRole('dialog').waitFor();
      await look(`${screen}, ${tool}`);
      await page.keyboard.press('Escape');
    }
  }
  await page.keyboard.press('Control+k');
  await page.getByRole('menuitem').first().waitFor();
  await look('Find');
});
