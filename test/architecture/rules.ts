import { posix } from 'node:path';

export const MAX_LINES = 400;

export interface Source {
  /** From the root of the checkout, with forward slashes. */
  path: string;
  text: string;
}

interface Room {
  /** Rooms it may import besides itself; `*` is every room. */
  may: string[];
  /** Packages that belong to few rooms, and Node's own modules. */
  packages?: string[];
}

const NODE = 'node:';
const compute = ['main/metrics', 'main/db', 'main/importing', 'main/exporting', 'shared'];

/** Who may import whom. biome.json says the same, so that an editor tells at once; this table is the whole truth. */
const ROOMS: Record<string, Room> = {
  shared: { may: [] },
  'main/metrics': { may: ['shared'] },
  'main/db': { may: ['shared'], packages: [NODE, 'better-sqlite3'] },
  'main/importing': { may: ['main/db', 'shared'], packages: [NODE] },
  'main/exporting': { may: ['main/db', 'shared'], packages: [NODE] },
  'main/services': { may: compute, packages: [NODE] },
  'main/jobs': { may: ['main/services', ...compute], packages: [NODE] },
  'main/ipc': { may: ['main/services', 'main/jobs', 'shared'], packages: [NODE, 'electron'] },
  'main/cli': { may: ['main/services', 'main/jobs', 'shared'], packages: [NODE] },
  'main/shell': { may: ['shared'], packages: [NODE, 'electron'] },
  main: { may: ['*'], packages: [NODE, 'electron'] },
  preload: { may: ['shared'], packages: ['electron'] },
  'renderer/ui': { may: ['renderer/lib', 'shared'] },
  'renderer/lib': { may: ['renderer/ui', 'shared'] },
  'renderer/charts': { may: ['renderer/ui', 'renderer/lib', 'shared'] },
  'renderer/records': { may: ['renderer/ui', 'renderer/lib', 'shared'] },
  'renderer/features/*': {
    may: ['renderer/records', 'renderer/charts', 'renderer/ui', 'renderer/lib', 'shared'],
  },
  renderer: {
    may: [
      'renderer/features/*',
      'renderer/records',
      'renderer/charts',
      'renderer/ui',
      'renderer/lib',
      'shared',
    ],
  },
};

const GUARDED = ['better-sqlite3', 'electron', NODE];

/** `src/main/db/open.ts` is in `main/db`; what lies directly in `src/main` is in `main`; every feature is a room. */
export function roomOf(path: string): string {
  const [, side = '', ...rest] = path.split('/');
  const folders = rest.slice(0, -1);
  if (side === 'shared' || side === 'preload' || folders.length === 0) return side;
  const depth = side === 'renderer' && folders[0] === 'features' ? 2 : 1;
  return [side, ...folders.slice(0, depth)].join('/');
}

function generic(room: string): string {
  return room.startsWith('renderer/features/') ? 'renderer/features/*' : room;
}

/** Everything a source imports: statically, for its types, dynamically, for its effects, or to pass it on. */
export function importsOf({ path, text }: Source): string[] {
  if (!/\.tsx?$/.test(path)) return [];
  const code = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
  const patterns = [
    /\b(?:import|export)\b[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]/g,
    /\bimport\s*['"]([^'"]+)['"]/g,
    /\bimport\s*\(\s*['"]([^'"]+)['"]/g,
  ];
  return patterns.flatMap((pattern) => [...code.matchAll(pattern)].map((match) => match[1] ?? ''));
}

function resolveFrom(path: string, specifier: string): string {
  return posix.join(posix.dirname(path), specifier.replace(/\?.*$/, ''));
}

/** What is wrong with one import of a file, or nothing. */
function judge(source: Source, room: string, specifier: string): string | undefined {
  const { may, packages = [] } = ROOMS[generic(room)] ?? { may: [] };
  if (!specifier.startsWith('.')) {
    const guarded = GUARDED.find(
      (name) => specifier === name || (name === NODE && specifier.startsWith(NODE)),
    );
    return guarded && !packages.includes(guarded) ? `${source.path} may not import ${specifier}` : undefined;
  }
  const target = resolveFrom(source.path, specifier);
  if (!/\.\w+$/.test(posix.basename(target)))
    return `${source.path} imports ${specifier} without its extension`;
  const other = roomOf(target);
  const allowed = other === room || may.includes('*') || may.includes(generic(other));
  return allowed && target.startsWith('src/') ? undefined : `${source.path} may not import ${target}`;
}

export function violations(sources: Source[]): string[] {
  return sources.flatMap((source) => {
    const room = roomOf(source.path);
    if (!ROOMS[generic(room)]) return [`${source.path} is in a room that the table of rules does not know`];
    return importsOf(source).flatMap((specifier) => judge(source, room, specifier) ?? []);
  });
}

/** The rooms of one cycle, first and last the same; empty when there is none. */
export function cycleIn(sources: Source[]): string[] {
  const edges = new Map<string, Set<string>>();
  for (const source of sources) {
    const from = roomOf(source.path);
    const targets = edges.get(from) ?? new Set<string>();
    edges.set(from, targets);
    for (const specifier of importsOf(source)) {
      if (!specifier.startsWith('.')) continue;
      const to = roomOf(resolveFrom(source.path, specifier));
      if (to !== from) targets.add(to);
    }
  }
  const done = new Set<string>();
  const walk = (room: string, trail: string[]): string[] => {
    if (trail.includes(room)) return [...trail.slice(trail.indexOf(room)), room];
    if (done.has(room)) return [];
    for (const next of edges.get(room) ?? []) {
      const cycle = walk(next, [...trail, room]);
      if (cycle.length > 0) return cycle;
    }
    done.add(room);
    return [];
  };
  for (const room of edges.keys()) {
    const cycle = walk(room, []);
    if (cycle.length > 0) return cycle;
  }
  return [];
}

/** Sources and packages that a file brings with it before its first line: not for their types, and not `import()`. */
export function loadedWith(sources: readonly Source[], entry: string): Set<string> {
  const byPath = new Map(sources.map((source) => [source.path, source]));
  const loaded = new Set<string>();
  const load = (path: string): void => {
    if (loaded.has(path)) return;
    loaded.add(path);
    const source = byPath.get(path);
    if (!source) return;
    const text = source.text
      .replace(/\b(?:import|export)\s+type\b[^'"]*'[^']+'/g, '')
      .replace(/\bimport\s*\(/g, '');
    for (const specifier of importsOf({ path, text }))
      load(specifier.startsWith('.') ? resolveFrom(path, specifier) : specifier);
  };
  load(entry);
  return loaded;
}
