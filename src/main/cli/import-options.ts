import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { z } from 'zod';
import { IMPORT_KINDS } from '../../shared/import.ts';
import { PlumblineError } from '../../shared/result.ts';
import type { JobMap } from '../services/jobs.ts';
import type { ImportWords } from './arguments.ts';

/** What the owner says about a file to import: its kind, its columns, his answers. */
export type Given = JobMap['planImport']['input']['given'];

/** A column by its position from 0, its name as the file has it, or `Others (2)` for the second of its name. */
const mappingFile = z.strictObject({
  kind: z.enum(IMPORT_KINDS).optional(),
  source: z.string().min(1).max(200).optional(),
  columns: z.record(z.string(), z.union([z.int().min(0), z.string()])),
});

/** Question → answer, the questions by their ids as a plan lists them. */
const answersFile = z.record(z.string(), z.string());

const usage = (message: string) => new PlumblineError('usage', message);

function readJson<T>(option: string, path: string, schema: z.ZodType<T>, example: string): T {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    throw usage(`--${option}: “${basename(path)}” can’t be read.`);
  }
  try {
    const result = schema.safeParse(JSON.parse(text));
    if (result.success) return result.data;
    const [issue] = result.error.issues;
    throw usage(
      `--${option}: “${basename(path)}” does not fit at ${issue?.path.join('.') || 'its top'}: ${issue?.message}. It looks like ${example}.`,
    );
  } catch (error) {
    if (error instanceof PlumblineError) throw error;
    throw usage(`--${option}: “${basename(path)}” is not JSON. It looks like ${example}.`);
  }
}

/** Reads the options of `plumbline import`. @throws PlumblineError usage */
export function importGiven(values: ImportWords): Given {
  const kind = IMPORT_KINDS.find((known) => known === values.kind);
  if (values.kind !== undefined && kind === undefined)
    throw usage(`--kind ${values.kind} is no kind of import. There are: ${IMPORT_KINDS.join(', ')}.`);
  const mapping =
    values.mapping === undefined
      ? undefined
      : readJson(
          'mapping',
          values.mapping,
          mappingFile,
          '{"columns":{"client":"Customer","duration":"Hours"}}',
        );
  const answers =
    values.answers === undefined
      ? {}
      : readJson('answers', values.answers, answersFile, '{"dates:Start date":"dmy"}');
  return {
    ...(kind ? { kind } : {}),
    ...(mapping
      ? {
          mapping: {
            columns: mapping.columns,
            ...(mapping.kind ? { kind: mapping.kind } : {}),
            ...(mapping.source ? { source: mapping.source } : {}),
          },
        }
      : {}),
    answers,
  };
}
