// Writes the sample company, a canonical folder with its figures: `npm run sample`.
//
// The same options give the same bytes on any machine. Bigger books for benchmarks come from the same code, e.g.
// --out DIR --years 10 --clients 200 --time-entries 1000000 --tickets 200000 --ledger 100000 --no-expected

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { naiveFigures } from '../test/support/naive/index.ts';
import { generate } from './sample/generate.ts';
import { AS_OF, defaults } from './sample/world.ts';

const { values } = parseArgs({
  options: {
    out: { type: 'string', default: join(import.meta.dirname, '..', 'resources', 'sample') },
    seed: { type: 'string', default: defaults.seed },
    years: { type: 'string' },
    clients: { type: 'string' },
    'time-entries': { type: 'string' },
    tickets: { type: 'string' },
    ledger: { type: 'string' },
    'no-expected': { type: 'boolean', default: false },
  },
});

function number(text: string | undefined, otherwise: number): number {
  const value = text === undefined ? otherwise : Number(text);
  if (!(value > 0)) throw new Error(`not a positive number: ${text}`);
  return value;
}

generate(
  {
    seed: values.seed,
    years: number(values.years, defaults.years),
    clients: number(values.clients, defaults.clients),
    timeEntries: number(values['time-entries'], defaults.timeEntries),
    tickets: number(values.tickets, defaults.tickets),
    ledger: values.ledger === undefined ? defaults.ledger : number(values.ledger, 0),
  },
  values.out,
);
if (!values['no-expected']) {
  const figures = naiveFigures(values.out, AS_OF);
  writeFileSync(join(values.out, 'expected.json'), `${JSON.stringify(figures, null, 1)}\n`);
}
