import { cleanup, configure } from '@testing-library/react';
import { afterEach, beforeEach } from 'vitest';
import { resetStore } from '../../../src/renderer/lib/store.ts';
import { resetUi } from '../../../src/renderer/lib/ui-state.ts';
import { fakeBridge } from './fake-bridge.ts';

// What is waited for is there at once, but not on a busy machine; what never comes fails half a test's time later.
configure({ asyncUtilTimeout: 15_000 });

// Chromium has it; jsdom does not.
globalThis.requestIdleCallback ??= (work) =>
  Number(setTimeout(() => work({ didTimeout: false, timeRemaining: () => 0 })));

globalThis.cancelIdleCallback ??= (handle) => clearTimeout(handle);

// jsdom has no layout: what only asks for it gets an answer that changes nothing.
globalThis.matchMedia ??= ((query: string) => ({
  matches: false,
  media: query,
  addEventListener: () => undefined,
  removeEventListener: () => undefined,
})) as unknown as typeof matchMedia;
globalThis.ResizeObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
};
Element.prototype.scrollIntoView ??= () => undefined;

beforeEach(() => installBridge());
afterEach(() => {
  cleanup();
  resetStore();
  localStorage.clear();
  resetUi();
});

/** Puts a fake bridge where the preload puts the real one. */
export function installBridge(answers: Parameters<typeof fakeBridge>[0] = {}) {
  const fake = fakeBridge(answers);
  window.plumbline = fake.bridge;
  return fake;
}
