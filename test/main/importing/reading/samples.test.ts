// Protects the reading of real exports: encoding, delimiter, header and number of rows are what their README says.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findDelimiter } from '../../../../src/main/importing/reading/delimiter.ts';
import { findEncoding } from '../../../../src/main/importing/reading/encoding.ts';
import { findHeader } from '../../../../src/main/importing/reading/header.ts';
import { firstRows, readRows } from '../../../../src/main/importing/reading/rows.ts';
import { fileSource } from '../../../../src/main/importing/reading/source.ts';

// Other people's data: it lives beside the checkout and is never copied into it.
const folder = join(import.meta.dirname, '..', '..', '..', '..', '..', 'shared', 'samples');
const readme = join(folder, 'README.md');
const DELIMITERS: Record<string, string> = { comma: ',', semicolon: ';', tab: '\t' };

const samples = existsSync(readme)
  ? [
      ...readFileSync(readme, 'utf8').matchAll(
        /^## `(.+\.csv)`\n(?:- .+\n)*?- file: (\S+?)(\+BOM)?, \w+, (\w+), (\d+) cols, (\d+) rows, junk (\d+)/gm,
      ),
    ].map(([, file = '', encoding = '', , delimiter = '', columns, rows, junk]) => ({
      file,
      encoding,
      delimiter: DELIMITERS[delimiter],
      columns: Number(columns),
      rows: Number(rows),
      junk: Number(junk),
    }))
  : [];

/** Enough of the names that the tools' kinds know. */
const KNOWN = new Set([
  'date',
  'client',
  'project',
  'amount',
  'num',
  'memo',
  'name',
  'source',
  'reference',
  'debit',
]);

describe.skipIf(samples.length === 0)('samples', () => {
  it.each(samples)('$file', ({ file, encoding, delimiter, columns, rows, junk }) => {
    const source = fileSource(join(folder, file));
    const found = findEncoding(source);
    expect(found.encoding).toBe(encoding === 'cp1252' ? 'windows-1252' : 'utf-8');
    expect(found.question !== null).toBe(encoding === 'cp1252');
    expect(findDelimiter(source, found.encoding)).toBe(delimiter);
    const format = { encoding: found.encoding, delimiter: delimiter as ',' };
    const finding = findHeader(firstRows(source, format, 60).rows, KNOWN);
    expect(finding).toMatchObject({ found: true, header: { line: junk + 1 } });
    expect(finding.found && finding.header.labels.length).toBe(columns);
    let after = 0;
    const count = (line: number) => {
      if (line > junk + 1) after++;
    };
    readRows(source, format, (row) => count(row.line), count);
    expect(after).toBe(rows);
  });
});
