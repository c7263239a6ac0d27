// Protects the choice of what separates cells: title lines, decimal commas and lists inside cells don't mislead it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findDelimiter } from '../../../../src/main/importing/reading/delimiter.ts';
import { bufferSource } from '../../../../src/main/importing/reading/source.ts';

const find = (text: string) => findDelimiter(bufferSource('export.csv', Buffer.from(text)), 'utf-8');

describe('the delimiter', () => {
  it.each([
    ['a header alone', 'Date,Client,Amount\n', ','],
    ['decimal commas', 'Datum;Betrag;Saldo\n1.1.2025;1,50;2,50\n2.1.2025;2,50;3,50\n', ';'],
    ['decimal commas in every cell', 'Soll;Haben\n1,5;2,5\n1,5;2,5\n1,5;2,5\n', ';'],
    ['lists inside cells', 'Date,Tags,Note\n2025,a;b,x\n2025,a;b,y\n2025,a;b,z\n', ','],
    ['quoted commas', '"Date";"Name";"City"\n"2025";"Doe, Sam";"Bonn"\n"2025";"Roe, Ann";"Ulm"\n', ';'],
    ['tabs', 'Date\tNote\n2025\tone, two\n2025\tthree\n', '\t'],
    ['bars', 'Date|Note|Hours\n2025|a, b|1,5\n', '|'],
    [
      'title lines and headings',
      'Acme LLC\nGeneral Ledger\n"January 1 - March 31, 2025"\n\nDate;Num;Amount\nBank\n1/2/2025;1;2,5\n1/3/2025;2;3,5\nTotal Bank;;6\n',
      ';',
    ],
    ['what the file says of itself', 'sep=;\nClient\nA,B\nC,D\n', ';'],
  ])('is found with %s', (_, text, delimiter) => {
    expect(find(text)).toBe(delimiter);
  });

  it('is none in a single column', () => {
    expect(find('Client\nAcme\nBlue Fern\n')).toBeNull();
    expect(find('Client')).toBeNull();
    expect(find('\n\n')).toBeNull();
  });

  it('is what the writer took, whatever the cells hold, if they are quoted', () => {
    const cell = fc
      .array(fc.constantFrom('a', ',', ';', '\t', '|', '\n', '1'))
      .map((parts) => parts.join(''));
    const table = fc
      .integer({ min: 2, max: 5 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 2, maxLength: 9 }),
      );
    fc.assert(
      fc.property(table, fc.constantFrom(',', ';', '\t', '|'), (rows, delimiter) => {
        const text = rows.map((cells) => cells.map((text) => `"${text}"`).join(delimiter)).join('\n');
        expect(find(text)).toBe(delimiter);
      }),
    );
  });
});
