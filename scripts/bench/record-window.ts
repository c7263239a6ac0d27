// Keeping records in the real window: how soon what is typed, filtered or saved is painted, and how scrolling goes.
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../lib/paths.mjs';
import type { Measure } from './measures.ts';
import type { LedgerTimes, SavedTimes } from './record-pages.ts';
import { onDisplayAnswer, skipped } from './window.ts';

const RUNS = 15;
/** Milliseconds, as in records.ts; a frame of a display that shows 60 a second, and a little for its clock. */
const FILTERED_WITHIN = 100;
const SAVED_WITHIN = 150;
const FRAME_WITHIN = 17.5;

export const recordsInWindow: Measure = async ({ store, runs = RUNS }) => {
  const [large, sample] = [store.scratch('window-large.plumbline'), store.scratch('window-sample.plumbline')];
  copyFileSync(store.book('decade'), large);
  copyFileSync(store.sampleBook(), sample);
  const child = join(root, 'scripts', 'bench', 'record-window-times.ts');
  const answer = onDisplayAnswer(child, [large, sample, store.scratch('record-window'), String(runs)]);
  if (answer === null) return skipped();
  const times: LedgerTimes & SavedTimes = JSON.parse(answer);
  return {
    rows: [
      { name: 'window, a word typed until painted, ledger', ours: times.search, limit: FILTERED_WITHIN },
      { name: 'window, a filter until painted, ledger', ours: times.filter, limit: FILTERED_WITHIN },
      { name: 'window, a frame scrolling 3,600 px/s', ours: times.slow, limit: FRAME_WITHIN },
      { name: 'window, a frame scrolling 9,000 px/s', ours: times.fast, limit: FRAME_WITHIN },
      { name: 'window, Enter in a cell until the sum, sample', ours: times.sum, limit: SAVED_WITHIN },
      { name: 'window, Enter in a cell until MRR, sample', ours: times.mrr, limit: SAVED_WITHIN },
    ],
    notes: [],
  };
};
