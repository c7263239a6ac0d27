import type { ImportKind } from '../../../shared/import.ts';
import { KINDS } from '../kinds/index.ts';
import type { FieldSpec, Header, Kind, Tool } from '../types.ts';

/** What a table can be read as. */
export type Recognised = {
  /** Null = told by its column names alone. */
  tool: Tool | null;
  /** Null = known, but no record of a book; the reasons say why. */
  kind: ImportKind | null;
  /** Field → column position. */
  columns: Record<string, number>;
  /** Labels of required fields that no column was found for. */
  missing: string[];
  /** Sentences for the owner. */
  reasons: string[];
};

/**
 * What a table probably is, the likeliest first: the tool whose columns it has, then every kind whose fields it has.
 * Empty when no two of its column names are known.
 */
export function recognise(header: Header, tools: readonly Tool[]): Recognised[] {
  const matching = tools
    .filter((tool) => matches(header, tool))
    .sort((a, b) => b.signature.length - a.signature.length);
  const byName = kindsByName(header);
  const [tool] = matching;
  if (!tool) return byName;
  const known = ofTool(header, tool, matching.slice(1));
  return [known, ...byName.filter(({ kind }) => kind !== known.kind)];
}

/** Whether the table has all columns by which a tool's export is known. */
function matches(header: Header, tool: Tool): boolean {
  if (tool.matches) return tool.matches(header);
  return tool.signature.length > 0 && tool.signature.every((name) => positionOf(header, name) !== undefined);
}

function ofTool(header: Header, tool: Tool, others: readonly Tool[]): Recognised {
  const labels = tool.signature.map((name) => header.labels[positionOf(header, name) ?? -1] ?? name);
  const has = labels.length === 0 ? '' : `: has the columns ${listed(labels)}`;
  const tied = others.filter((other) => other.signature.length === tool.signature.length);
  const reasons = [
    tool.because ?? `Looks like an export of ${tool.name}${has}.`,
    ...tied.map((other) => `It could also be an export of ${other.name}.`),
  ];
  if (tool.refused !== undefined)
    return { tool, kind: null, columns: {}, missing: [], reasons: [...reasons, tool.refused] };
  const kind = KINDS[tool.kind];
  const columns = mappingFor(header, kind, tool);
  return { tool, kind: tool.kind, columns, missing: missingOf(kind, columns), reasons };
}

/** Every kind of which the table has two fields or more: those with all required fields first, then by their number. */
function kindsByName(header: Header): Recognised[] {
  const found = Object.values(KINDS).map((kind) => {
    const columns = mappingFor(header, kind, null);
    return { kind, columns, missing: missingOf(kind, columns), count: Object.keys(columns).length };
  });
  // Of two kinds with as many fields, the one whose columns fewer others know: `Balance` says more than `Date`.
  const takers = new Map<number, number>();
  for (const { columns } of found)
    for (const at of Object.values(columns)) takers.set(at, (takers.get(at) ?? 0) + 1);
  const rarity = (columns: Record<string, number>) =>
    Object.values(columns).reduce((sum, at) => sum + 1 / (takers.get(at) ?? 1), 0);
  return found
    .filter(({ count }) => count >= 2)
    .sort(
      (a, b) =>
        a.missing.length - b.missing.length || b.count - a.count || rarity(b.columns) - rarity(a.columns),
    )
    .map(({ kind, columns, missing }) => ({
      tool: null,
      kind: kind.kind,
      columns,
      missing,
      reasons: [
        `Has the columns ${listed(Object.values(columns).map((at) => header.labels[at] ?? ''))}.`,
        ...(missing.length === 0 ? [] : [`No column for ${listed(missing)} was found.`]),
      ],
    }));
}

/**
 * Which column is which field: the tool's own columns first, then by the names a kind's fields are known by, field by
 * field in the kind's order. A column is taken once, unless the tool gives it to several fields.
 */
export function mappingFor(header: Header, kind: Kind, tool: Tool | null): Record<string, number> {
  const columns: Record<string, number> = {};
  const fields = [...kind.fields, ...(kind.headerFields?.(header) ?? [])];
  const taken = new Set<number>();
  for (const [field, name] of Object.entries(tool?.columns ?? {})) {
    const at = positionOf(header, name);
    if (at === undefined) continue;
    columns[field] = at;
    taken.add(at);
  }
  for (const name of tool?.unmapped ?? [])
    header.names.forEach((other, at) => {
      if (other === name) taken.add(at);
    });
  const names = header.names.map(bare);
  for (const field of fields) {
    if (columns[field.field] !== undefined) continue;
    const at = columnFor(field, names, header.units, taken);
    if (at === undefined) continue;
    columns[field.field] = at;
    taken.add(at);
  }
  return columns;
}

function columnFor(
  field: FieldSpec,
  names: readonly string[],
  units: readonly string[],
  taken: ReadonlySet<number>,
): number | undefined {
  for (const known of field.headers) {
    const name = bare(known);
    const at = names.findIndex(
      (other, i) => other === name && !taken.has(i) && unitFits(field.type, units[i] ?? '', name),
    );
    if (at !== -1) return at;
  }
  return undefined;
}

/** `First response time (in hrs)` is no moment, and `First response time` no number of hours. */
function unitFits(type: FieldSpec['type'], unit: string, name: string): boolean {
  const said = unit.toLowerCase().replace(/^in /, '');
  const hours = /^h(?:$|rs?$|ours?$)/.test(said);
  const minutes = /^m(?:$|ins?$|inutes?$)/.test(said);
  if (type === 'hours') return hours || /hours?|hrs/.test(name);
  if (type === 'minutes') return minutes || /min(?:ute)?s?/.test(name);
  return type === 'moment' || type === 'day' || type === 'time' ? !hours && !minutes : true;
}

/** Column of a normalised name; `name#2` is its second occurrence. */
function positionOf(header: Header, name: string): number | undefined {
  const [, plain = name, nth = '1'] = /^(.+)#(\d+)$/.exec(name) ?? [];
  let left = Number(nth);
  const at = header.names.findIndex((other) => other === plain && --left === 0);
  return at === -1 ? undefined : at;
}

/** For comparing: `created_at`, `Created at` and `createdAt` are one name. */
const bare = (name: string): string => name.replace(/[\s_.-]+/g, '') || name;

function missingOf(kind: Kind, columns: Record<string, number>): string[] {
  return kind.fields
    .filter(({ field, required }) => required && columns[field] === undefined)
    .map(({ label }) => label);
}

const MAX_LISTED = 8;

function listed(labels: readonly string[]): string {
  const shown = labels.slice(0, MAX_LISTED).join(', ');
  return labels.length > MAX_LISTED ? `${shown} and ${labels.length - MAX_LISTED} more` : shown;
}

/** Every normalised name a column can be known by, as written with blanks, underscores or nothing between its words. */
export function knownNames(tools: readonly Tool[]): ReadonlySet<string> {
  const names = [
    ...Object.values(KINDS).flatMap(({ fields }) => fields.flatMap(({ headers }) => headers)),
    ...tools.flatMap((tool) => [...tool.signature, ...Object.values(tool.columns)]),
  ].map((name) => name.replace(/#\d+$/, ''));
  return new Set(names.flatMap((name) => [name, name.replaceAll(' ', '_'), name.replaceAll(' ', '')]));
}
