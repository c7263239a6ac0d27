// How fast Plumbline is: `npm run bench`. Ratios of two things done in turn on the same machine, since seconds differ
// from one machine and minute to the next.
//
//   --only NAME   one measure (new, figures, decade, import, window, records, screens); may be repeated
//   --runs N      as many runs of each thing
//   --quick       small data, to try the bench itself: no limits
//   --data DIR    where the data is kept (default: a folder under the system's temporary one)
//   --gate        exit 1 when a limit is exceeded

import { readdirSync, statSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { openStore } from './bench/data.ts';
import { MEASURES, type Outcome } from './bench/measures.ts';
import { type Row, tableLines, verdict } from './bench/table.ts';
import { root } from './lib/paths.mjs';
import { buildIfMissing } from './lib/tools.mjs';

/** The command line, read and checked. */
function optionsOf(args: string[]) {
  const { values } = parseArgs({
    args,
    options: {
      only: { type: 'string', multiple: true, default: Object.keys(MEASURES) },
      runs: { type: 'string' },
      quick: { type: 'boolean', default: false },
      data: { type: 'string', default: join(tmpdir(), 'plumbline-bench') },
      gate: { type: 'boolean', default: false },
    },
  });
  const runs = values.runs === undefined ? undefined : Number(values.runs);
  if (runs !== undefined && !(Number.isInteger(runs) && runs > 0))
    throw new Error(`--runs takes a whole number above 0, not ${values.runs}.`);
  for (const name of values.only)
    if (!Object.hasOwn(MEASURES, name))
      throw new Error(`There is no measure ${name}. There are: ${Object.keys(MEASURES).join(', ')}.`);
  return { ...values, runs, data: resolve(values.data) };
}

type Options = ReturnType<typeof optionsOf>;

/** Whether a source is newer than what was built from it. */
function buildIsOld(): boolean {
  const { mtimeMs } = statSync(join(root, 'out', 'main', 'cli.js'));
  return readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).some(
    (name) => statSync(join(root, 'src', name)).mtimeMs > mtimeMs,
  );
}

const why = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Everything that was asked for; what fails is told and does not keep the others from being measured. */
async function measureAll({ only, runs, quick, data }: Options): Promise<Outcome & { failed: boolean }> {
  const store = openStore(data, quick, (line) => console.error(line));
  const all = { rows: [] as Row[], notes: [] as string[], failed: false };
  try {
    for (const [name, measure] of Object.entries(MEASURES)) {
      if (!only.includes(name)) continue;
      console.error(`Measuring ${name} …`);
      try {
        const { rows, notes } = await measure({ store, runs });
        all.rows.push(...rows.map((row) => (quick ? { ...row, limit: undefined } : row)));
        all.notes.push(...notes);
      } catch (error) {
        all.failed = true;
        all.notes.push(`${name} failed: ${why(error)}`);
      }
    }
  } finally {
    store.clear();
  }
  return all;
}

function print({ rows, notes }: Outcome, { data, quick }: Options): void {
  const cores = cpus();
  const load = loadavg()[0]?.toFixed(1);
  console.log(
    `\n${cores.length} × ${cores[0]?.model.trim() ?? 'unknown'}, load ${load}, Node ${process.versions.node}`,
  );
  console.log(`Medians of runs in turn; a limit holds for the ratio of medians. Data: ${data}\n`);
  for (const line of tableLines(rows)) console.log(line);
  if (quick) console.log('\nSmall data: no limits.');
  if (notes.length > 0) console.log(`\n${[...new Set(notes)].join('\n')}`);
}

async function bench(options: Options): Promise<0 | 1> {
  await buildIfMissing();
  const outcome = await measureAll(options);
  if (buildIsOld())
    outcome.notes.push('The build is older than the sources: `npm run build` to measure them.');
  print(outcome, options);
  const over = outcome.rows.filter((row) => verdict(row) === 'over').length;
  if (over > 0) console.log(`\n${over} over ${over === 1 ? 'its limit' : 'their limits'}.`);
  return outcome.failed || (options.gate && over > 0) ? 1 : 0;
}

let options: Options | null = null;
try {
  options = optionsOf(process.argv.slice(2));
} catch (error) {
  console.error(why(error));
  process.exitCode = 2;
}
if (options) process.exitCode = await bench(options);
