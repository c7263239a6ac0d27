// What the bench does in the page of the real window: it presses and types as an owner does, and waits for what is seen.
// Each function is written out as text, so it stands alone.

export type LedgerTimes = { search: number[]; filter: number[]; slow: number[]; fast: number[] };
export type SavedTimes = { sum: number[]; mrr: number[] };

/** On the ledger of a large book: milliseconds until a word, and a filter, are painted; and of frames while scrolling. */
export async function inLedger({ runs }: { runs: number }): Promise<LedgerTimes> {
  const WARM_UPS = 2;
  const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
  const until = async <T>(what: () => T | null | undefined | false): Promise<T> => {
    for (let i = 0; i < 3600; i++) {
      const found = what();
      if (found) return found;
      await frame();
    }
    throw new Error(`This never came: ${what}`);
  };
  const painted = () => new Promise<void>((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  const named = (place: 'nav' | '[aria-label="Which entries"]', words: string) => () =>
    [...document.querySelectorAll<HTMLElement>(`${place} button`)].find(
      (each) => each.textContent?.trim() === words,
    );
  /** Presses a screen's name until it is there: right after the start the window may still go to its first screen. */
  const goTo = async (words: string): Promise<void> => {
    const there = () => document.querySelector('h1')?.textContent?.trim() === words;
    for (let i = 0; i < 20 && !there(); i++) {
      (await until(named('nav', words))).click();
      for (let waited = 0; waited < 60 && !there(); waited++) await frame();
    }
  };
  /** How many the grid shows, or that there are none. */
  const foot = () =>
    (document.querySelector('[role="grid"] tfoot') ?? document.querySelector('[role="grid"] + div'))
      ?.textContent ?? '';
  /** All rows in sight are here, and they are of the question asked: their number has changed. */
  const stands = (before: string) => () =>
    foot() !== '' && foot() !== before && !document.querySelector('[role="grid"] tbody tr[aria-busy]');
  const timed = async (act: () => void): Promise<number> => {
    const before = foot();
    const start = performance.now();
    act();
    await until(stands(before));
    await painted();
    return performance.now() - start;
  };
  await goTo('Ledger');
  await until(stands(''));
  const field = await until(() => document.querySelector<HTMLInputElement>('input[placeholder^="Search"]'));
  const type = (text: string) => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, text);
    field.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const [search, filter]: [number[], number[]] = [[], []];
  const words = ['licences', 'rent', 'backup', 'managed', 'phone', 'security', 'monthly'];
  for (let turn = -WARM_UPS; turn < runs; turn++) {
    const word = words[(turn + WARM_UPS) % words.length] ?? '';
    const found = await timed(() => type(word));
    await timed(() => type(''));
    const side = turn % 2 === 0 ? 'Revenue' : 'Costs';
    const press = await until(named('[aria-label="Which entries"]', side));
    const filtered = await timed(() => press.click());
    if (turn >= 0) {
      search.push(found);
      filter.push(filtered);
    }
    const all = await until(named('[aria-label="Which entries"]', 'All'));
    await timed(() => all.click());
  }
  const scroller = await until(() => {
    let box = document.querySelector<HTMLElement>('[role="grid"]');
    while (box && box.scrollHeight <= box.clientHeight + 1) box = box.parentElement;
    return box;
  });
  const scroll = async (pixels: number): Promise<number[]> => {
    scroller.scrollTop = 0;
    await frame();
    const times: number[] = [];
    let last = await frame();
    for (let i = 0; i < 180; i++) {
      scroller.scrollTop += pixels;
      const now = await frame();
      times.push(now - last);
      last = now;
    }
    return times;
  };
  return { search, filter, slow: await scroll(60), fast: await scroll(150) };
}

/** On the sample book: milliseconds from Enter in a cell until the sum under the ledger, and MRR, say something else. */
export async function inCells({ runs }: { runs: number }): Promise<SavedTimes> {
  const WARM_UPS = 2;
  const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
  const until = async <T>(what: () => T | null | undefined | false): Promise<T> => {
    for (let i = 0; i < 3600; i++) {
      const found = what();
      if (found) return found;
      await frame();
    }
    throw new Error(`This never came: ${what}`);
  };
  const painted = () => new Promise<void>((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  const named = (place: 'nav' | '[aria-label="Which entries"]', words: string) => () =>
    [...document.querySelectorAll<HTMLElement>(`${place} button`)].find(
      (each) => each.textContent?.trim() === words,
    );
  /** Presses a screen's name until it is there: right after the start the window may still go to its first screen. */
  const goTo = async (words: string): Promise<void> => {
    const there = () => document.querySelector('h1')?.textContent?.trim() === words;
    for (let i = 0; i < 20 && !there(); i++) {
      (await until(named('nav', words))).click();
      for (let waited = 0; waited < 60 && !there(); waited++) await frame();
    }
  };
  const cellUnder = (heading: string) => () => {
    const head = [...document.querySelectorAll<HTMLElement>('[role="grid"] th[data-column]')].find((each) =>
      each.textContent?.startsWith(heading),
    );
    return document.querySelector<HTMLElement>(
      `[role="grid"] tr[data-row="0"]:not([aria-busy]) > [data-column="${head?.dataset.column}"]`,
    );
  };
  const key = (at: Element, name: string) =>
    at.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true }));
  /** Types into the first row's cell, and waits after Enter until the figure is another one. */
  const saved = async (heading: string, text: string, figure: () => string): Promise<number> => {
    const cell = await until(cellUnder(heading));
    cell.click();
    cell.focus();
    await frame();
    key(cell, 'F2');
    const input = await until(() => cellUnder(heading)()?.querySelector<HTMLInputElement>('input'));
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, text);
    input.dispatchEvent(new Event('input', { bubbles: true }));
    await frame();
    const before = figure();
    const start = performance.now();
    key(input, 'Enter');
    await until(() => figure() !== before && figure() !== '');
    await painted();
    return performance.now() - start;
  };
  const [sum, mrr]: [number[], number[]] = [[], []];
  await goTo('Ledger');
  const revenue = await until(named('[aria-label="Which entries"]', 'Revenue'));
  revenue.click();
  const foot = () => document.querySelector('[role="grid"] tfoot')?.textContent ?? '';
  for (let turn = -WARM_UPS; turn < runs; turn++) {
    const took = await saved('Amount', String(1000 + turn), foot);
    if (turn >= 0) sum.push(took);
  }
  await goTo('Contracts');
  const shown = () => document.querySelector('[data-at="company/mrr"]')?.textContent ?? '';
  await until(() => shown() !== '');
  for (let turn = -WARM_UPS; turn < runs; turn++) {
    const took = await saved('Ended', turn % 2 === 0 ? '2026-01-31' : '', shown);
    if (turn >= 0) mrr.push(took);
  }
  return { sum, mrr };
}
