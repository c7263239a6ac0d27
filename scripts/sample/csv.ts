// Rows go to disk as they come: a million of them never sit in memory together.

import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';

export type Cell = string | number;

const quote = (cell: Cell): string => {
  const text = String(cell);
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

export const csvLine = (cells: readonly Cell[]): string => `${cells.map(quote).join(',')}\n`;

/** Cents as a plain decimal: `1234.50`, `-20.00`. */
export function money(cents: number): string {
  const magnitude = Math.abs(cents);
  const rest = magnitude % 100;
  return `${cents < 0 ? '-' : ''}${(magnitude - rest) / 100}.${rest < 10 ? '0' : ''}${rest}`;
}

export function duration(seconds: number): string {
  const minutes = Math.floor(seconds / 60) % 60;
  const rest = seconds % 60;
  return `${Math.floor(seconds / 3600)}:${minutes < 10 ? '0' : ''}${minutes}:${rest < 10 ? '0' : ''}${rest}`;
}

export const flag = (value: boolean): string => (value ? 'yes' : 'no');

export class CsvFile {
  private readonly file: number;
  private pending = '';

  constructor(dir: string, name: string, columns: string) {
    this.file = openSync(join(dir, name), 'w');
    this.line(`${columns}\n`);
  }

  row(...cells: Cell[]): void {
    this.line(csvLine(cells));
  }

  line(text: string): void {
    this.pending += text;
    if (this.pending.length > 262_144) this.flush();
  }

  close(): void {
    this.flush();
    closeSync(this.file);
  }

  private flush(): void {
    // A write may be short: keep going until all bytes are out.
    const bytes = Buffer.from(this.pending, 'utf8');
    for (let done = 0; done < bytes.length; ) done += writeSync(this.file, bytes, done);
    this.pending = '';
  }
}
