import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, resolve, sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cycleIn, loadedWith, MAX_LINES, roomOf, type Source, violations } from './rules.ts';

const root = resolve(import.meta.dirname, '..', '..');

const sources: Source[] = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(ts|tsx|css|html)$/.test(name))
  .map((name) => posix.join('src', name.split(sep).join('/')))
  .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));

describe('the rooms of src', () => {
  it('import only what they may', () => {
    expect(violations(sources)).toEqual([]);
  });

  it('form no cycle', () => {
    expect(cycleIn(sources)).toEqual([]);
  });

  it(`hold no file over ${MAX_LINES} lines`, () => {
    const long = sources.filter(({ text }) => text.trimEnd().split('\n').length > MAX_LINES);
    expect(long.map(({ path }) => path)).toEqual([]);
  });
});

// A script may call the terminal in a loop, and a window is waited for: neither may begin with what it does not use.
describe('what is waited for loads no schemas', () => {
  it.each([
    ['the terminal, before it knows its command', 'src/main/cli/main.ts'],
    ['the figures of a book', 'src/main/services/figures-of-file.ts'],
    ['the window', 'src/renderer/main.tsx'],
  ])('%s', (_, entry) => {
    const loaded = loadedWith(sources, entry);
    expect(loaded.size).toBeGreaterThan(5);
    expect([...loaded].filter((name) => name === 'zod' || name.startsWith('src/shared/contract/'))).toEqual(
      [],
    );
  });
});

describe('the check itself', () => {
  const check = (path: string, text: string) => violations([{ path, text }]);

  it.each([
    ['metrics reaching for SQL', 'src/main/metrics/mrr.ts', `import { open } from '../db/open.ts';`],
    ['type-only import', 'src/main/db/open.ts', `import type { Plan } from '../importing/plan.ts';`],
    ['re-export', 'src/shared/money.ts', `export { open } from '../main/db/open.ts';`],
    ['dynamic import', 'src/renderer/lib/x.ts', `const x = await import('../features/time/x.ts');`],
    ['import over several lines', 'src/main/cli/main.ts', `import {\n  a,\n  b,\n} from '../db/open.ts';`],
    ['bare import', 'src/renderer/ui/x.tsx', `import '../charts/frame.css';`],
    [
      'feature importing a feature',
      'src/renderer/features/time/a.tsx',
      `import { B } from '../clients/b.tsx';`,
    ],
    ['renderer importing main', 'src/renderer/app.tsx', `import { open } from '../main/db/open.ts';`],
    ['SQLite outside db', 'src/main/services/x.ts', `import Database from 'better-sqlite3';`],
    ['electron in a service', 'src/main/services/x.ts', `import { app } from 'electron';`],
    ['node in shared', 'src/shared/x.ts', `import { join } from 'node:path';`],
    ['a room nobody decided on', 'src/main/misc/x.ts', `export const x = 1;`],
    ['an import without extension', 'src/shared/x.ts', `import { y } from './y';`],
  ])('sees: %s', (_, path, text) => {
    expect(check(path, text)).toHaveLength(1);
  });

  it.each([
    ['src/main/app.ts', `import { open } from './db/open.ts';\nimport { app } from 'electron';`],
    ['src/main/db/open.ts', `import Database from 'better-sqlite3';\nimport { join } from 'node:path';`],
    [
      'src/main/services/clients.ts',
      `import { mrr } from '../metrics/mrr.ts';\nimport { log } from './log.ts';`,
    ],
    [
      'src/renderer/features/time/parts/a.tsx',
      `import { b } from '../b.tsx';\nimport { ui } from '../../../ui/button.tsx';`,
    ],
    ['src/renderer/charts/frame.tsx', `// import { x } from '../features/time/x.tsx';\nimport 'react';`],
  ])('lets pass: %s', (path, text) => {
    expect(check(path, text)).toEqual([]);
  });

  it('finds a cycle and names it', () => {
    const loop = [
      { path: 'src/renderer/ui/a.ts', text: `import { b } from '../lib/b.ts';` },
      { path: 'src/renderer/lib/b.ts', text: `import { c } from '../ui/c.ts';` },
    ];
    expect(cycleIn(loop)).toEqual(['renderer/ui', 'renderer/lib', 'renderer/ui']);
    expect(cycleIn(loop.slice(0, 1))).toEqual([]);
  });

  it('knows what a file brings with it', () => {
    const files = [
      { path: 'src/a.ts', text: `import type { T } from './t.ts';\nimport { b, type B } from './b.ts';` },
      { path: 'src/b.ts', text: `import {\n  z,\n} from 'zod';\nconst c = () => import('./c.ts');` },
    ];
    expect([...loadedWith(files, 'src/a.ts')]).toEqual(['src/a.ts', 'src/b.ts', 'zod']);
  });

  it('knows which room a file is in', () => {
    expect(roomOf('src/shared/contract/index.ts')).toBe('shared');
    expect(roomOf('src/main/app.ts')).toBe('main');
    expect(roomOf('src/main/db/open.ts')).toBe('main/db');
    expect(roomOf('src/renderer/main.tsx')).toBe('renderer');
    expect(roomOf('src/renderer/features/time/parts/x.tsx')).toBe('renderer/features/time');
  });
});
