/** One CSV line (RFC 4180): cells are quoted only where they must be, so that the same book gives the same bytes. */
export const csvLine = (cells: readonly string[]): string => {
  let line = '';
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i] ?? '';
    line += (i === 0 ? '' : ',') + (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  }
  // A row of one empty cell would read as a blank line.
  return line === '' && cells.length === 1 ? '""\n' : `${line}\n`;
};

/** A text that a spreadsheet would take for a formula gets the quote that the importer takes off again; numbers are left. */
export const guardedCell = (text: string): string =>
  /^[=+\-@]/.test(text) && !/^[+-]?[\d.,]+$/.test(text) ? `'${text}` : text;
