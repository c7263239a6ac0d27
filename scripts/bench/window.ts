// How soon a window shows its figures. One display serves all runs, so that none of them waits for its start.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { asNode, onDisplay } from '../lib/launch.mjs';
import { root } from '../lib/paths.mjs';
import type { Measure, Outcome } from './measures.ts';
import type { Times } from './stats.ts';

const RUNS = 7;
const LIMIT = 1.5;

export const skipped = (): Outcome => ({
  rows: [],
  notes: ['The window was not measured: there is no display here, and none can be made.'],
});

/** What a script says that needs a display; null where there is none. */
export function onDisplayAnswer(script: string, words: readonly string[]): string | null {
  const [program, args] = onDisplay(process.execPath, [script, ...words]);
  const done = spawnSync(program, args, {
    env: asNode(),
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (done.error) return null;
  if (done.status !== 0)
    throw new Error(done.stderr.trim().split('\n').slice(-5).join('\n') || `exit code ${done.status}`);
  return done.stdout;
}

/** The built app on the sample company, from its start to the first figures, against an empty window. */
export const firstFigures: Measure = async ({ store, runs = RUNS }) => {
  const child = join(root, 'scripts', 'bench', 'window-times.ts');
  const answer = onDisplayAnswer(child, [store.sampleBook(), store.scratch('window'), String(runs)]);
  if (answer === null) return skipped();
  const { ours, empty }: { ours: Times; empty: Times } = JSON.parse(answer);
  const reference = { name: 'empty window', times: empty };
  return { rows: [{ name: 'window, first figures', ours, reference, limit: LIMIT }], notes: [] };
};
